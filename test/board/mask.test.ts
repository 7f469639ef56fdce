import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openSmallRoom, record, type SmallRoom } from './seats.ts';
import { endBoard, startBoard } from './started.ts';
import { ask, listenUntil } from './stream.ts';

/** Each reply contains a private value: SECRET, 177.7 or 77.7. */
const replies = [
  record('SECRET1', 177.7),
  record('SECRET2', 177.7),
  "{'id': 'SECRET3', 'height': 177.7}",
  '{"id": "SECRET4", "declined": true}',
  '{"id": "SECRET5", "height": 1.777, "weight": 77.7, "size": "M"}',
  '{"id": "SECRET6", "hieght": 177.7, "weight": 77.7, "size": "M"}',
  '{"error": "SECRET7"}',
  '{"id": "SECRET8", "height": 177.7, "weight": 77.7, "size": "SECRET"}',
  `${record('SECRET9', 177.7)} SECRET`,
  '{"id": "SECRET10", "height": 177.7, "weight": 77.7, "size": "M", "SECRET": 1, "SECRET": 2}',
  '{"id": "SECRET11", "height": 150.5, "weight": 120, "size": "M", "SECRET": 1}',
];
const told = /SECRET|177[.,]?7|1\.777|77\.7|hieght|150[.,]?5/;

describe('what a board shows', () => {
  let room: SmallRoom;
  beforeAll(async () => {
    room = await openSmallRoom(replies.length);
    for (const [index, reply] of replies.entries()) await room.start(index + 1, reply);
  });
  afterAll(() => room.close());

  async function everythingOf(flags: string[]): Promise<string> {
    const board = await startBoard([...room.targets, '--every', '1', ...flags]);
    onTestFinished(async () => void (await endBoard(board)));
    // The stream during the second sweep, and the greeting of a browser that connects later.
    const stream = await listenUntil(board.url, text => text.split('event: room').length > 2);
    const late = await listenUntil(board.url, text => text.includes('\n\n'));
    const files = await Promise.all(['/', '/page.js'].map(path => ask(new URL(path, board.url).href)));
    expect(stream.match(/event: seat/g)?.length).toBeGreaterThanOrEqual(replies.length);
    return [stream, late, ...files.map(({ body }) => body)].join('\n');
  }

  it('has nothing of any seat by default: no id, no measure, no evidence, nothing made of them', async () => {
    const everything = await everythingOf([]);
    expect(everything).not.toMatch(told);
    expect(everything).not.toMatch(/"said"|"record"/);
  });

  it('has it all with --show all, where a banner says so', async () => {
    const everything = await everythingOf(['--show', 'all']);
    for (const [index] of replies.entries()) expect(everything).toContain(`SECRET${index + 1}`);
    expect(everything).toContain('Student numbers and measures are shown');
  });
});
