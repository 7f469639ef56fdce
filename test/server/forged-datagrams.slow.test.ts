import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { python } from './python-client.ts';
import { dialUdp, makeExercise, serve } from './tutorial.ts';

// Only root may forge a sender.
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

describe.skipIf(!isRoot)('a datagram with a forged sender', () => {
  it('from port 0 is dropped, and the next client is answered', async () => {
    const server = await serve(await makeExercise('echo'), { transport: 'udp' });
    await python('forged_datagrams.py', server.port, '127.0.0.1:0', '127.0.0.1:1', '127.0.0.1:65535');
    const client = await dialUdp(server.port);
    client.send(Buffer.from('hello'));
    expect(await client.hear()).toBe('echo hello');
    const ports = server.events.flatMap(event => ('peer' in event ? event.peer.split(':')[1] : []));
    expect(ports).toContain('65535');
    expect(ports).not.toContain('0');
  });

  it('that sets a service which answers everything against the server begins a loop that ends', {
    timeout: 60_000,
  }, async () => {
    const server = await serve(await makeExercise('echo'), { transport: 'udp' });
    const service = createSocket('udp4');
    onTestFinished(() => void service.close());
    service.bind(0, '127.0.0.1');
    await once(service, 'listening');
    let answers = 0;
    service.on('message', (_message, { port, address }) => {
      answers++;
      service.send('unknown request', port, address);
    });
    await python('forged_datagrams.py', server.port, `127.0.0.1:${service.address().port}`);
    await Promise.race([server.event('loop'), server.event('dropped-datagrams')]);
    const atTheEnd = answers;
    const client = await dialUdp(server.port);
    for (let n = 0; n < 3; n++) {
      client.send(Buffer.from('hello'));
      // The answers of this second may be used up.
      await new Promise(resolve => setTimeout(resolve, 1_000));
    }
    expect(await client.hear()).toBe('echo hello');
    expect(answers).toBeLessThanOrEqual(atTheEnd + 1);
  });
});
