import { errorCodeOf, reasonOf } from '../shared/error.ts';
import type { QueueTroubleCode } from '../shared/lab.ts';

/** A problem with the queue that retrying does not fix; `detail` goes into the message. */
export class QueueTrouble extends Error {
  override name = 'QueueTrouble';
  readonly code: QueueTroubleCode;
  readonly detail: string;
  constructor(code: QueueTroubleCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.code = code;
    this.detail = detail;
  }
}

/** The oldest Redis that has the commands BullMQ uses. */
const OLDEST = [6, 2] as const;

/** Recognises a connection error that a retry would only repeat; undefined for any other. */
export function troubleOf(error: unknown): QueueTrouble | undefined {
  const { code, message } = describe(error);
  const trouble = (kind: QueueTroubleCode) => new QueueTrouble(kind, code || message, { cause: error });
  if (/WRONGPASS|NOAUTH|invalid password|without any password configured/.test(message))
    return trouble('wrong-password');
  if (/NOPERM|The user executing the script can't/.test(message))
    return new QueueTrouble('no-permission', message.slice(0, 200), { cause: error });
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return trouble('certificate-name');
  if (/^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/.test(code)) return trouble('certificate-date');
  if (/CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/.test(code)) return trouble('certificate');
  if (/^ERR_SSL_|^EPROTO$/.test(code)) return trouble('no-tls');
  // ioredis' own words for bytes that are not the protocol of Redis.
  if (/Unknown RESP type|Protocol error/.test(message))
    return new QueueTrouble('no-redis', message.split('.')[0] ?? '', { cause: error });
  // Without this, ioredis goes on in database 0.
  if (/DB index is out of range|SELECT is not allowed/.test(message))
    return new QueueTrouble('no-database', message, { cause: error });
  return undefined;
}

/** What the queue says about keys that are not as peer-survey writes them. */
const OF_DATA = /^(WRONGTYPE|ERR (hash )?value is not)\b/;

/**
 * An error of one command, to which the queue did answer: its keys are not as peer-survey writes them, or the server has
 * no such command. Retrying does not fix it, but other commands may work. Undefined for any other error.
 */
export function refusalOf(error: unknown): QueueTrouble | undefined {
  if (troubleOf(error) || isForNow(error) || !isAnswer(error)) return undefined;
  const isOfData = error instanceof SyntaxError || OF_DATA.test(describe(error).message);
  return new QueueTrouble(isOfData ? 'wrong-data' : 'no-command', reasonOfLoss(error), { cause: error });
}

/** Whether the queue answered at all: with an error reply, or with text that should be JSON and is not. */
export function isAnswer(error: unknown): boolean {
  return error instanceof SyntaxError || (error instanceof Error && error.name === 'ReplyError');
}

/** Whether the queue refuses only for now: its memory is full, it is still loading its data, or it changes its role. */
export function isForNow(error: unknown): boolean {
  return /\b(OOM|LOADING|MISCONF|BUSY|READONLY|MASTERDOWN|CLUSTERDOWN|UNBLOCKED|NOREPLICAS)\b/.test(
    describe(error).message,
  );
}

/** Why the queue does not answer: the system's error code, or else the first sentence of the message. */
export function reasonOfLoss(error: unknown): string {
  const { code, message } = describe(error);
  return code || (message.split(/\. | script: |, with args/)[0] ?? '').slice(0, 200);
}

/** Checks the output of INFO: the server must be new enough, and must never evict jobs. */
export function judgeServer(info: string): QueueTrouble | undefined {
  const field = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
  const version = field('redis_version');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (version !== '' && (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])))
    return new QueueTrouble('too-old', version);
  const policy = field('maxmemory_policy');
  return policy === '' || policy === 'noeviction' ? undefined : new QueueTrouble('evicts', policy);
}

function describe(error: unknown): { code: string; message: string } {
  return { code: errorCodeOf(error), message: reasonOf(error) };
}
