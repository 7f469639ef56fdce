import { createSocket, type Socket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { type Channel, type Fault, faultOf, openInbox, type Receive } from './channel.ts';
import type { Peer } from './peer.ts';

/**
 * Opens a connected UDP socket to one server, so that only this server's datagrams come in, and the system reports if its
 * port is closed. Sends nothing yet.
 */
export async function openUdp(peer: Peer, options: { receive: Receive }): Promise<Channel | Fault> {
  let socket: Socket | undefined;
  try {
    const { address, family } = await lookup(peer.host);
    socket = createSocket(family === 6 ? 'udp6' : 'udp4');
    socket.connect(peer.port, address);
    await once(socket, 'connect');
    return channelOf(socket, peer, options.receive);
  } catch (error) {
    socket?.close();
    return faultOf(error, peer.host);
  }
}

function channelOf(socket: Socket, { host }: Peer, receive: Receive): Channel {
  const inbox = openInbox();
  socket.on('message', bytes => {
    inbox.notify('bytes');
    void receive(bytes);
  });
  // One datagram may fail and the next one arrive, so an error does not end the channel.
  socket.on('error', error => inbox.notify(datagramFaultOf(error, host)));
  return {
    ...inbox,
    send: message =>
      socket.send(message, error => {
        if (error) inbox.notify(datagramFaultOf(error, host));
      }),
    finish: () => {},
    hangUp() {
      if (inbox.ending()) return;
      inbox.close('hung-up');
      socket.close();
    },
  };
}

/** Over UDP there is no connection to reset: Windows reports a closed port as a reset. */
function datagramFaultOf(error: Error, host: string): Fault {
  const fault = faultOf(error, host);
  return fault === 'reset' ? 'refused' : fault;
}
