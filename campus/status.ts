import { type Connection, knownLabs, makeLabQueue, signsKey } from './queue.ts';
import type { QueueStatus, WorkerSign } from './shard-queue.ts';
import { freshSigns } from './sign.ts';
import { QueueTrouble, refusalOf } from './trouble.ts';

/** At most this many surveys are listed. */
const NAMED_SURVEYS = 20;

/** The time of the queue server's clock, in ms. */
export async function timeOf({ client }: Connection): Promise<number> {
  const [seconds = 0] = await client.time();
  return Number(seconds) * 1_000;
}

/** The workers of each lab that have given a sign of life recently. */
export async function signsOf(connection: Connection, labs: readonly string[]): Promise<WorkerSign[][]> {
  const now = await timeOf(connection);
  return Promise.all(
    labs.map(async lab => {
      // Anybody with the lab's password can write to this key; if it is no hash, the lab has no worker.
      const kept = await connection.client.hgetall(signsKey(lab)).catch(error => {
        if (refusalOf(error)) return {};
        throw error;
      });
      return freshSigns(kept, now);
    }),
  );
}

/** What the queue holds for these labs, and for every other lab it knows. */
export async function readStatus(connection: Connection, labs: readonly string[]): Promise<QueueStatus> {
  const { client, link, surveys } = connection;
  return link.insist(async () => {
    const names = [...new Set([...labs, ...(await knownLabs(client))])];
    const workers = await signsOf(connection, names);
    const found = await Promise.all(
      names.map(async (lab, at) => {
        const queue = makeLabQueue(connection, lab);
        const { waiting = 0, active = 0 } = await queue.getJobCounts('waiting', 'active').catch(error => {
          const refusal = refusalOf(error);
          throw refusal
            ? new QueueTrouble(refusal.code, `${lab}: ${refusal.detail}`, { cause: error })
            : error;
        });
        await queue.close();
        return { lab, workers: workers[at] ?? [], waiting, running: active };
      }),
    );
    const jobs = await surveys.getWaiting(0, NAMED_SURVEYS - 1);
    return {
      surveys: jobs.map(({ id = '', data }) => ({ survey: id, submission: data })),
      labs: found,
    };
  });
}
