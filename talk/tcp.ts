import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type Fault, faultOf, type Line, openEar, type Receive } from './line.ts';
import type { Peer } from './peer.ts';

/** How long a server may take to accept. */
const CONNECT_MS = 10_000;

/** Connects to a server, or says why that cannot be. An abort of `signal` gives the attempt up. */
export async function openTcp(
  peer: Peer,
  options: { receive: Receive; signal: AbortSignal },
): Promise<Line | Fault> {
  const socket = connect({ ...peer, noDelay: true });
  try {
    const signal = AbortSignal.any([options.signal, AbortSignal.timeout(CONNECT_MS)]);
    await once(socket, 'connect', { signal });
  } catch (error) {
    socket.on('error', () => {}).destroy();
    return faultOf(error);
  }
  return lineOf(socket, options.receive);
}

function lineOf(socket: Socket, receive: Receive): Line {
  const ear = openEar();
  const read = async () => {
    try {
      for await (const bytes of socket) {
        ear.tell('bytes');
        await receive(bytes);
      }
      ear.close('closed');
    } catch (error) {
      ear.close(faultOf(error));
    }
  };
  void read();
  return {
    send: message => void socket.write(message),
    listen: ear.listen,
    finish: () => void socket.end(),
    hangUp() {
      ear.close('hung-up');
      socket.destroy();
    },
    bytesAt: ear.bytesAt,
    ending: ear.ending,
    ended: ear.ended,
  };
}
