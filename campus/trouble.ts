import type { QueueTroubleCode } from '../shared/lab.ts';

/** What is wrong with a queue in a way that waiting does not mend; `detail` is for the sentence. */
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

/** BullMQ's scripts and blocking moves need it. */
const OLDEST = [6, 2] as const;

/** An error of the connection that will be the same at the next try, or undefined. */
export function troubleOf(error: unknown): QueueTrouble | undefined {
  const { code, message } = describe(error);
  const trouble = (kind: QueueTroubleCode) => new QueueTrouble(kind, code || message, { cause: error });
  if (/WRONGPASS|NOAUTH|invalid password|without any password configured/.test(message))
    return trouble('wrong-password');
  if (/NOPERM/.test(message))
    return new QueueTrouble('no-permission', message.slice(0, 200), { cause: error });
  if (/CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/.test(code)) return trouble('certificate');
  if (/^ERR_SSL_|^EPROTO$/.test(code)) return trouble('no-tls');
  return undefined;
}

/** Whether the queue says no only for now: it is full, or still reads its file. */
export function isForNow(error: unknown): boolean {
  return /\b(OOM|LOADING|MISCONF|BUSY|READONLY|MASTERDOWN|CLUSTERDOWN)\b/.test(describe(error).message);
}

/** Why a connection is lost, in one word where the system has one. */
export function reasonOfLoss(error: unknown): string {
  const { code, message } = describe(error);
  return code || message;
}

/** Looks through INFO for what a queue must be: new enough, and never throwing jobs away. */
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
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { code, message: error.message };
}
