import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { withDeadline } from '../network/deadline.ts';
import { lookUp } from '../network/look-up.ts';
import { type Channel, type Fault, faultOf, openInbox, type Receive } from './channel.ts';
import type { Peer } from './peer.ts';

/** How long connecting may take. */
const CONNECT_MS = 10_000;

/** Connects to a server; resolves with a fault if that fails. Aborting `signal` gives up. */
export async function openTcp(
  peer: Peer,
  options: { receive: Receive; signal: AbortSignal },
): Promise<Channel | Fault> {
  const lookup = await lookUp(peer.host, options.signal);
  const socket = connect({ ...peer, noDelay: true, lookup });
  try {
    const { signal } = options;
    await withDeadline({ signal, ms: CONNECT_MS }, signal => once(socket, 'connect', { signal }));
  } catch (error) {
    socket.on('error', () => {}).destroy();
    return faultOf(error, peer.host);
  }
  return channelOf(socket, peer, options.receive);
}

function channelOf(socket: Socket, { host }: Peer, receive: Receive): Channel {
  const inbox = openInbox();
  const read = async () => {
    try {
      for await (const bytes of socket) {
        inbox.notify('bytes');
        await receive(bytes);
      }
      inbox.close('closed');
    } catch (error) {
      inbox.close(faultOf(error, host));
    }
  };
  void read();
  return {
    ...inbox,
    send: message => void socket.write(message),
    finish: () => void socket.end(),
    hangUp() {
      inbox.close('hung-up');
      socket.destroy();
    },
  };
}
