import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Survey, surveySchema } from '../../survey/survey-schema.ts';
import { command } from '../binary.ts';
import { lacks } from '../tools/lacks.ts';
import { LAB_PORT, openRoom, type Role, type Room } from './room.ts';

const roles: Role[] = [
  ...Array<Role>(26).fill('alive'),
  ...Array<Role>(2).fill('slow'),
  ...Array<Role>(2).fill('refuse'),
  ...Array<Role>(5).fill('drop'),
  ...Array<Role>(5).fill('absent'),
];
const living = 28;

describe.skipIf(lacks('namespaces', 'python3'))('a room of 40 machines, some of them dead', () => {
  let room: Room;

  beforeAll(async () => {
    room = await openRoom(roles);
  });
  afterAll(() => room?.close());

  async function crawl(...flags: string[]): Promise<Survey> {
    const [node = '', ...words] = command([
      'crawl',
      room.targets,
      '--port',
      String(LAB_PORT),
      '--format',
      'json',
      ...flags,
    ]);
    const { stdout } = await room.run(node, words);
    return surveySchema.parse(JSON.parse(stdout));
  }
  const hostsOf = (survey: Survey, status: string) =>
    survey.hosts.filter(host => host.status === status).map(({ host }) => host);

  it('is told apart seat by seat: answered, slow, refused, dropping, absent', async () => {
    room.meetNeighbours();
    const survey = await crawl();
    expect(survey.counts).toEqual({ ok: living, refused: 2, timeout: 10 });
    expect(hostsOf(survey, 'refused')).toEqual(room.hosts('refuse'));
    expect(hostsOf(survey, 'timeout')).toEqual([...room.hosts('drop'), ...room.hosts('absent')]);
  });

  it('waits for whom the kernel has not resolved, and not for a firewall', async () => {
    room.forgetNeighbours();
    const { hosts } = await crawl();
    const waited = (role: Role) =>
      hosts.filter(({ host }) => room.hosts(role).includes(host)).map(host => host.totalMs);
    // How long in all is the bench's to say.
    expect(Math.min(...waited('absent'))).toBeGreaterThanOrEqual(1_300);
    expect(Math.min(...waited('drop'))).toBeLessThan(1_300);
  });

  it('waits shorter for the dead with --timeout 1000, and misses nobody who answers', async () => {
    room.forgetNeighbours();
    const survey = await crawl('--timeout', '1000');
    expect(survey.counts.ok).toBe(living);
    const waited = survey.hosts.filter(({ status }) => status === 'timeout').map(({ totalMs }) => totalMs);
    expect(Math.min(...waited)).toBeLessThan(1_300);
  });

  it('costs a living seat one connection, and a silent one no more than --attempts', async () => {
    room.meetNeighbours();
    const survey = await crawl('--attempts', '3');
    const attempts = (status: string) =>
      survey.hosts.filter(host => host.status === status).map(host => host.attempts);
    const answered = attempts('ok');
    expect(answered.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(Math.ceil(living * 1.02));
    expect(Math.max(...attempts('timeout'))).toBe(3);
  });

  it('opens one connection and no more with --attempts 1', async () => {
    const { hosts } = await crawl('--attempts', '1');
    expect(new Set(hosts.map(host => host.attempts))).toEqual(new Set([1]));
  });

  it.each([1, 5])(
    'misses no living seat where the switch loses %i percent of the packets',
    async percent => {
      room.meetNeighbours();
      room.lose(percent);
      try {
        let missed = 0;
        for (let sweep = 0; sweep < 5; sweep++) missed += living - ((await crawl()).counts.ok ?? 0);
        // Of 140: at 5 % one in 10,000 is expected to be missed, so that one may be, once in a hundred runs.
        expect(missed).toBeLessThanOrEqual(percent === 5 ? 1 : 0);
      } finally {
        room.lose(0);
      }
    },
    60_000,
  );
});
