import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSchema } from '../../check/result.ts';
import { command } from '../binary.ts';
import { LAB_PORT, openRoom, type Role, type Room } from '../lab/room.ts';
import { lacks, pathOf } from '../tools/lacks.ts';

const roles: Role[] = ['alive', 'refuse', 'drop', 'absent'];

describe.skipIf(lacks('namespaces', 'python3'))('check in a room of machines', { timeout: 60_000 }, () => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom(roles);
  });
  afterAll(() => room?.close());

  it('tells a closed port, a firewall and an absent machine apart, and gives each group its hints', async () => {
    const [node = '', ...words] = command([
      'check',
      room.targets,
      '--port',
      String(LAB_PORT),
      '--format',
      'json',
    ]);
    const { stdout, code } = await room.run(node, words);
    const { hosts } = checkSchema.parse(JSON.parse(stdout));
    const found = hosts.map(host => {
      const failed = host.rules.find(({ id }) => id === host.headline);
      return [failed?.id, failed?.finding?.code, failed?.hints];
    });
    expect(found).toEqual([
      [undefined, undefined, undefined],
      ['1.2', 'refused', ['N03', 'N04', 'N07', 'N11', 'N12']],
      ['1.2', 'filtered', ['N02', 'N09']],
      ['1.1', 'unreachable', ['N01']],
    ]);
    expect(code).toBe(1);
  });

  it('blames no server for a network that this computer has no route to, and ends with 2', async () => {
    const words = command(['check', '192.168.77.7', '--format', 'json']);
    const { stdout, code } = await room.run('unshare', ['--net', ...words]);
    const [host] = checkSchema.parse(JSON.parse(stdout)).hosts;
    expect([code, host?.outcome, host?.rules[0]?.trouble]).toEqual([2, 'error', 'network']);
  });

  it('tells a server that is bound to loopback from one that is closed', async () => {
    const server = ['-c', `${listenThere}\nprint("ready", flush=True)\n${checkThere}`];
    const { stdout } = await room.run(pathOf('python3'), [
      ...server,
      ...command(['check', '--format', 'json']),
    ]);
    const [loopback, own] = stdout
      .split('\n')
      .filter(line => line !== '' && line !== 'ready')
      .map(line => checkSchema.parse(JSON.parse(line)).hosts[0]);
    expect(loopback?.outcome).toBe('passed');
    const failed = own?.rules.find(({ id }) => id === own.headline);
    expect([failed?.id, failed?.finding?.code, failed?.hints]).toEqual([
      '1.2',
      'loopback-only',
      ['N04', 'N09'],
    ]);
  });
});

/** A server on the crawler's own machine that only it can reach, and a check of it from both of its addresses. */
const listenThere = `
import json, socket, subprocess, sys, threading
server = socket.create_server(("127.0.0.1", 0))
def serve():
    while True:
        client, address = server.accept()
        client.recv(1024)
        client.sendall(json.dumps({"id": "7", "height": 171, "weight": 63, "size": "M"}).encode())
        client.close()
threading.Thread(target=serve, daemon=True).start()`;

const checkThere = `
subprocess.run(["ip", "link", "set", "lo", "up"])
for host in ("127.0.0.1", "10.99.0.1"):
    done = subprocess.run([*sys.argv[1:], host + ":" + str(server.getsockname()[1])], capture_output=True)
    print(json.dumps(json.loads(done.stdout)), flush=True)`;
