import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A port of loopback that nobody listens on. It is drawn from below those that Linux (from 32768), macOS and Windows (from 49152) hand out
 * by themselves: one of theirs could be given to a client of another test before ours listens there.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = 12_000 + Math.floor(Math.random() * 20_000);
    if (await listensOn(port)) return port;
  }
  throw new Error('of 100 ports none was free');
}

async function listensOn(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
