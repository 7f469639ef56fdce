/** The location of a queue, parsed from its URL. The password is not in it: that comes from the environment. */
export interface QueueServer {
  /** The URL without any password, safe to print. */
  shown: string;
  tls: boolean;
  username?: string;
  host?: string;
  port?: number;
  /** The path of a Unix socket. */
  path?: string;
  database: number;
}

/** Why a text is not the URL of a queue; `shown` is the text without any password. */
export type QueueUrlMistake = { code: 'bad-url' | 'bad-scheme' | 'password-in-url'; shown: string };

const DEFAULT_PORT = 6379;

/** Parses `redis://user@host:6379/0`, `rediss://...` or `unix:///path`. A mistake never quotes a possible password. */
export function parseQueueUrl(text: string): QueueServer | { mistake: QueueUrlMistake } {
  const shown = withoutSecrets(text);
  const mistake = (code: QueueUrlMistake['code']) => ({ mistake: { code, shown } });
  if (!URL.canParse(text)) return mistake('bad-url');
  const url = new URL(text);
  if (url.password !== '' || /[?&]password=/.test(url.search)) return mistake('password-in-url');
  if (!['redis:', 'rediss:', 'unix:'].includes(url.protocol)) return mistake('bad-scheme');
  if (url.search !== '' || url.hash !== '') return mistake('bad-url');
  const username = decoded(url.username);
  const path = decoded(url.pathname);
  if (username === undefined || path === undefined) return mistake('bad-url');
  const common = {
    shown,
    tls: url.protocol === 'rediss:',
    ...(username === '' ? {} : { username }),
  };
  if (url.protocol === 'unix:') {
    return path.length > 1 && (url.hostname === '' || url.hostname === 'localhost')
      ? { ...common, path, database: 0 }
      : mistake('bad-url');
  }
  const [, database] = /^\/?(\d{0,4})$/.exec(path) ?? [];
  if (url.hostname === '' || database === undefined) return mistake('bad-url');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port === '' ? DEFAULT_PORT : Number(url.port);
  return { ...common, host, port, database: Number(database) };
}

/** Undefined if a percent sign does not stand before two hexadecimal digits of UTF-8. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    // Node's only complaint here is that the text is malformed.
    return undefined;
  }
}

/** Hides whatever stands in the place of a password, even in a malformed URL: a password may contain ?, # and @. */
function withoutSecrets(text: string): string {
  const masked = text.replace(/^(\w+:\/\/)?(.*)@/s, (_, scheme: string | undefined, user: string) => {
    return `${scheme ?? ''}${user.includes(':') ? `${user.split(':')[0]}:***` : user}@`;
  });
  const [plain = ''] = masked.split(/[?#]/);
  return plain;
}
