import { createSocket, type Socket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { type Fault, faultOf, type Line, openEar, type Receive } from './line.ts';
import type { Peer } from './peer.ts';

/**
 * Opens a socket for datagrams to one server. It is connected, so that only this server's datagrams come in, and
 * that the system says where nobody listens there. Nothing is sent yet.
 */
export async function openUdp(peer: Peer, options: { receive: Receive }): Promise<Line | Fault> {
  let socket: Socket | undefined;
  try {
    const { address, family } = await lookup(peer.host);
    socket = createSocket(family === 6 ? 'udp6' : 'udp4');
    socket.connect(peer.port, address);
    await once(socket, 'connect');
    return lineOf(socket, options.receive);
  } catch (error) {
    socket?.close();
    return faultOf(error);
  }
}

function lineOf(socket: Socket, receive: Receive): Line {
  const ear = openEar();
  socket.on('message', bytes => {
    ear.tell('bytes');
    void receive(bytes);
  });
  // A datagram can fail and the next one arrive: a fault does not end the line.
  socket.on('error', error => ear.tell(datagramFaultOf(error)));
  return {
    send: message =>
      socket.send(message, error => {
        if (error) ear.tell(datagramFaultOf(error));
      }),
    listen: ear.listen,
    finish: () => {},
    hangUp() {
      if (ear.ending()) return;
      ear.close('hung-up');
      socket.close();
    },
    bytesAt: ear.bytesAt,
    ending: ear.ending,
    ended: ear.ended,
  };
}

/** There is no connection that could be reset: it is Windows' word for a port where nobody listens. */
function datagramFaultOf(error: Error): Fault {
  const fault = faultOf(error);
  return fault === 'reset' ? 'refused' : fault;
}
