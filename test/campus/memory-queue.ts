import { CANCELLED } from '../../campus/failure.ts';
import type { ShardKey, ShardQueue, WorkerSign } from '../../campus/shard-queue.ts';

interface Entry {
  key: ShardKey;
  data: unknown;
  holder?: AbortController;
  text?: string;
  reason?: string;
}

export type Ask = (shard: unknown, signal: AbortSignal) => Promise<unknown>;

/** A queue in memory, with workers: what the queue of the engine has to do, in its plainest form. */
export function openMemory() {
  let jobs = new Map<string, Entry>();
  let surveys = new Set<string>();
  const workers = new Map<string, { ask: Ask; sign: WorkerSign }[]>();
  const hearers = new Set<(id: string) => void>();

  const work = async (lab: string, ask: Ask, sign: WorkerSign): Promise<void> => {
    const mine = [...jobs.values()].find(
      ({ key, holder, text, reason }) =>
        key.lab === lab && !holder && text === undefined && reason === undefined,
    );
    if (!mine || sign.running > 0) return;
    mine.holder = new AbortController();
    sign.running++;
    try {
      mine.text = JSON.stringify(await ask(mine.data, mine.holder.signal));
    } catch (error) {
      mine.reason = error instanceof Error ? error.message : String(error);
      if (mine.reason === CANCELLED) jobs.delete(mine.key.id);
    }
    sign.running--;
    delete mine.holder;
    for (const act of hearers) act(mine.key.id);
    await work(lab, ask, sign);
  };

  return {
    survey(survey: string): ShardQueue {
      return {
        async submit(shards) {
          surveys.add(survey);
          for (const { id, lab, data } of shards) if (!jobs.has(id)) jobs.set(id, { key: { id, lab }, data });
          for (const [lab, some] of workers) for (const { ask, sign } of some) void work(lab, ask, sign);
        },
        statesOf: async keys =>
          keys.map(({ id }) => {
            const job = jobs.get(id);
            if (!job) return { state: 'gone' };
            if (job.text !== undefined) return { state: 'done', text: job.text };
            if (job.reason !== undefined) return { state: 'failed', reason: job.reason };
            return { state: job.holder ? 'running' : 'waiting' };
          }),
        withdraw: async keys =>
          keys.map(({ id }) => jobs.get(id)?.holder === undefined && (jobs.delete(id) || true)),
        async forget(keys) {
          surveys.delete(survey);
          for (const { id } of keys) {
            jobs.get(id)?.holder?.abort();
            jobs.delete(id);
          }
        },
        workersOf: async labs => labs.map(lab => (workers.get(lab) ?? []).map(({ sign }) => sign)),
        onDone: act => void hearers.add(act),
        close: async () => {},
      };
    },
    startWorker(lab: string, ask: Ask): () => Promise<void> {
      const own = { ask, sign: { name: 'memory', speaks: 'peer-survey/shard@1', running: 0 } };
      workers.set(lab, [...(workers.get(lab) ?? []), own]);
      void work(lab, ask, own.sign);
      return async () =>
        void workers.set(
          lab,
          (workers.get(lab) ?? []).filter(one => one !== own),
        );
    },
    /** Loses its data, as a server without persistence does when it restarts. */
    async loseAll() {
      jobs = new Map();
      surveys = new Set();
    },
    /** Never gives a hint again. */
    deafen: () => hearers.clear(),
    left: async () => jobs.size + surveys.size,
  };
}
