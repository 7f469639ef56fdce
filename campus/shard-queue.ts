import type { Shard, ShardResult, Submission } from './shard.ts';

/** How a survey names one of its shards: its lab, which has a queue of its own, and an id that is used once. */
export interface ShardKey {
  id: string;
  lab: string;
}

/** Where a shard is. The text of a result is as a worker wrote it, and not yet parsed. */
export type ShardState =
  | { state: 'gone' | 'waiting' | 'running' }
  | { state: 'done'; text: string }
  | { state: 'failed'; reason: string };

/** What a worker says of itself every few seconds. */
export interface WorkerSign {
  name: string;
  /** The version of shards that it reads. */
  speaks: string;
  /** Shards that it is asking. */
  running: number;
}

/** The queue as one survey uses it. A call waits until the queue has answered, however long that takes. */
export interface ShardQueue {
  /** Enters the survey and its shards, those that are there already excepted. */
  submit(shards: readonly (ShardKey & { data: Shard })[]): Promise<void>;
  /** Says where each of the shards is, in one question: all their results are in memory together. */
  look(keys: readonly ShardKey[]): Promise<ShardState[]>;
  /** Takes back what no worker holds; says of each shard whether it is out of the queue now. */
  withdraw(keys: readonly ShardKey[]): Promise<boolean[]>;
  /** Takes the survey out of the queue, so that its workers stop, and its shards with it. */
  forget(keys: readonly ShardKey[]): Promise<void>;
  /** The workers of each lab that gave a sign of life not long ago. */
  workersOf(labs: readonly string[]): Promise<WorkerSign[][]>;
  /** Calls `hear` with the id of a shard that is done. It is a hint: hints can be lost. */
  onDone(hear: (id: string) => void): void;
  close(): Promise<void>;
}

export interface QueueStatus {
  /** The submission is as somebody wrote it, and not yet parsed. */
  surveys: { survey: string; submission: unknown }[];
  labs: { lab: string; workers: WorkerSign[]; waiting: number; running: number }[];
}

/** What a connection says of itself: it is lost for a while, it is back, or the queue refuses for now. */
export type LinkNews = { code: 'lost' | 'refuses'; reason: string } | { code: 'back' };

export interface WorkOptions {
  lab: string;
  worker: string;
  /** Shards at a time. */
  shards: number;
  /** Asks the seats of a shard. A rejection is the shard's failure, by its message. */
  ask: (shard: unknown, signal: AbortSignal) => Promise<ShardResult>;
  onNews: (news: WorkNews) => void;
}

export type WorkNews =
  | { code: 'done' | 'cancelled' | 'lost-lock'; id: string }
  | { code: 'failed'; id: string; reason: string };

export interface Work {
  /** Rejects with a QueueTrouble where the worker cannot go on. */
  ended: Promise<void>;
  /** Takes no more shards, and resolves when those that it has are done. */
  close(): Promise<void>;
}

/** A connection to a queue. */
export interface CampusQueue {
  /** The submission of a survey, not yet parsed, or undefined where there is no such survey. */
  find(survey: string): Promise<unknown>;
  survey(survey: string, submission: Submission): Promise<ShardQueue>;
  work(options: WorkOptions): Promise<Work>;
  status(labs: readonly string[]): Promise<QueueStatus>;
  close(): Promise<void>;
}
