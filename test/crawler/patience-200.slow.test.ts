import { expect, it } from 'vitest';
import type { NoteCode } from '../../shared/finding.ts';
import { describeWithPython, type PythonServer, type ServerCommand, withPython } from '../fixtures/python.ts';
import { crawl } from './rows.ts';

/** The beginner's servers that a crawler must get on with, and the notes that each is due. */
const room: readonly { server: ServerCommand; id: string; notes: readonly NoteCode[] }[] = [
  { server: ['sends_on_connect_and_closes'], id: '2023001', notes: [] },
  { server: ['waits_for_newline'], id: '2023002', notes: ['needed-newline'] },
  { server: ['keeps_open'], id: '2023003', notes: ['kept-open'] },
  { server: ['byte_by_byte'], id: '2023004', notes: ['in-pieces'] },
  { server: ['closes_with_request_unread'], id: '2023005', notes: [] },
];

const CRAWLS = 200;
/** Each room has five servers, and its crawls run one after the other, which takes seconds in all. */
const ROOMS = 8;

describeWithPython('a room of servers that beginners wrote', () => {
  it(`is heard out by ${CRAWLS} crawls of ${CRAWLS}`, { timeout: 180_000 }, async () => {
    const commands = room.map(({ server }) => server);
    const crawls = await withPython(Array(ROOMS).fill(commands).flat(), async servers => {
      const rooms = Array.from({ length: ROOMS }, (_, at) =>
        servers.slice(at * room.length).slice(0, room.length),
      );
      return (await Promise.all(rooms.map(crawlAgain))).flat();
    });
    expect(crawls).toHaveLength(CRAWLS);
    const wrong = crawls.flatMap(seats =>
      seats.filter(({ status, id, notes }, index) => {
        const due = room[index];
        return status !== 'ok' || id !== due?.id || notes.some(note => !due?.notes.includes(note));
      }),
    );
    expect(wrong).toEqual([]);
    // A note may be missing where this computer stops for a moment: then no time proves it. That is rare.
    for (const [index, { notes }] of room.entries()) {
      const told = crawls.filter(seats => notes.every(note => seats[index]?.notes.includes(note)));
      expect(told.length).toBeGreaterThan(CRAWLS * 0.9);
    }
  });
});

/** Crawls one room as often as is its share, and says of each crawl what it heard from each seat. */
async function crawlAgain(servers: PythonServer[]) {
  const targets = servers.map(({ host, port }, index) => ({ seat: index + 1, host, port }));
  const crawls = [];
  for (let time = 0; time < CRAWLS / ROOMS; time++) {
    const results = await crawl(targets);
    crawls.push(
      results.map(({ status, student, notes, ...rest }) => {
        // On a machine that is busy with other tests any server is slow, and it is right to say so.
        const codes: NoteCode[] = notes.map(note => note.code).filter(code => code !== 'slow');
        return { status, id: student?.id, notes: codes, ...(status === 'ok' ? {} : rest) };
      }),
    );
  }
  return crawls;
}
