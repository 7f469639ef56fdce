import type { Link } from './link.ts';
import { knownLabs, type makeClient, makeLabQueue, type makeSurveyQueue, signsKey } from './queue.ts';
import type { QueueStatus, WorkerSign } from './shard-queue.ts';
import { freshSigns } from './sign.ts';
import { QueueTrouble, refusalOf } from './trouble.ts';

type Client = ReturnType<typeof makeClient>;

/** At most this many surveys are listed. */
const NAMED_SURVEYS = 20;

/** The time of the queue server's clock, in ms. */
export async function timeOf(client: Client): Promise<number> {
  const [seconds = 0] = await client.time();
  return Number(seconds) * 1_000;
}

/** The workers of each lab that have given a sign of life recently. */
export async function signsOf(client: Client, labs: readonly string[]): Promise<WorkerSign[][]> {
  const now = await timeOf(client);
  return Promise.all(
    labs.map(async lab => {
      // Whoever has the lab's password can write anything there: that is no worker.
      const kept = await client.hgetall(signsKey(lab)).catch(error => {
        if (refusalOf(error)) return {};
        throw error;
      });
      return freshSigns(kept, now);
    }),
  );
}

/** What the queue holds for these labs, and for every other lab it knows. */
export async function lookAround(
  { client, link, surveys }: { client: Client; link: Link; surveys: ReturnType<typeof makeSurveyQueue> },
  labs: readonly string[],
): Promise<QueueStatus> {
  return link.insist(async () => {
    const names = [...new Set([...labs, ...(await knownLabs(client))])];
    const workers = await signsOf(client, names);
    const counts = await Promise.all(
      names.map(async lab => {
        const queue = makeLabQueue(client, lab);
        queue.on('error', link.lose);
        const { waiting = 0, active = 0 } = await queue.getJobCounts('waiting', 'active').catch(error => {
          const refusal = refusalOf(error);
          throw refusal
            ? new QueueTrouble(refusal.code, `${lab}: ${refusal.detail}`, { cause: error })
            : error;
        });
        await queue.close();
        return { waiting, running: active };
      }),
    );
    const jobs = await surveys.getWaiting(0, NAMED_SURVEYS - 1);
    return {
      surveys: jobs.map(({ id = '', data }) => ({ survey: id, submission: data })),
      labs: names.map((lab, at) => ({
        lab,
        workers: workers[at] ?? [],
        waiting: 0,
        running: 0,
        ...counts[at],
      })),
    };
  });
}
