import type { Shard, ShardResult, Submission } from './shard.ts';

/** Identifies a shard: the lab whose queue it is in, and a unique id. */
export interface ShardKey {
  id: string;
  lab: string;
}

/** The state of a shard in the queue. `text` is the worker's result, not yet parsed. */
export type ShardState =
  | { state: 'gone' | 'waiting' | 'running' }
  | { state: 'done'; text: string }
  /** The lab's keys contain something that no worker writes; `text` is the queue's error. */
  | { state: 'broken'; text: string }
  | { state: 'failed'; reason: string };

/** What a worker reports about itself every few seconds. */
export interface WorkerSign {
  name: string;
  /** The shard version that it understands. */
  speaks: string;
  /** How many shards it is working on. */
  running: number;
}

/** The queue as one survey uses it. A call waits until the queue has answered, however long that takes. */
export interface ShardQueue {
  /** Adds the survey and its shards to the queue; shards already in it stay as they are. */
  submit(shards: readonly (ShardKey & { data: Shard })[]): Promise<void>;
  /** The state of each shard, in one request: all their results are in memory at the same time. */
  statesOf(keys: readonly ShardKey[]): Promise<ShardState[]>;
  /** Removes the shards that no worker holds; returns for each shard whether it was removed. */
  withdraw(keys: readonly ShardKey[]): Promise<boolean[]>;
  /** Removes the survey and its shards from the queue, so that its workers stop. */
  forget(keys: readonly ShardKey[]): Promise<void>;
  /** The workers of each lab that have given a sign of life recently. */
  workersOf(labs: readonly string[]): Promise<WorkerSign[][]>;
  /** Calls `act` with the id of each finished shard. Only a hint: events can be lost. */
  onDone(act: (id: string) => void): void;
  close(): Promise<void>;
}

/** What a queue holds: its surveys, and for each lab the workers and the number of shards. */
export interface QueueStatus {
  /** The submissions are not yet parsed. */
  surveys: { survey: string; submission: unknown }[];
  labs: { lab: string; workers: WorkerSign[]; waiting: number; running: number }[];
}

/** A change of the connection: it is lost for now, the queue refuses for now, or it is back. */
export type LinkNews = { code: 'lost' | 'refuses'; reason: string } | { code: 'back' };

/** The lab and name of a worker, and what it does with a shard. */
export interface WorkOptions {
  lab: string;
  worker: string;
  /** How many shards it works on at the same time. */
  shards: number;
  /** Asks the seats of a shard. If it rejects, the shard fails with the error's message. */
  ask: (shard: unknown, signal: AbortSignal) => Promise<ShardResult>;
  onNews: (news: WorkNews) => void;
}

/** What happened to a shard that this worker had taken. */
export type WorkNews =
  | { code: 'done' | 'cancelled' | 'lost-lock'; id: string }
  | { code: 'failed'; id: string; reason: string };

/** A worker that is running. */
export interface Work {
  /** Rejects with a QueueTrouble if the worker cannot go on. */
  ended: Promise<void>;
  /** Stops taking shards, and resolves once the queue has the results of the current ones. */
  close(): Promise<void>;
}

/** A connection to a queue. */
export interface CampusQueue {
  /** The submission of a survey, not yet parsed; undefined if there is no such survey. */
  find(survey: string): Promise<unknown>;
  survey(survey: string, submission: Submission): Promise<ShardQueue>;
  work(options: WorkOptions): Promise<Work>;
  status(labs: readonly string[]): Promise<QueueStatus>;
  close(): Promise<void>;
}
