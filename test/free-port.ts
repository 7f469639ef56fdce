import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port of loopback that nobody listens on: given to us a moment ago, and given back. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
