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
  const username = decodeURIComponent(url.username);
  const common = {
    shown,
    tls: url.protocol === 'rediss:',
    ...(username === '' ? {} : { username }),
  };
  const path = decodeURIComponent(url.pathname);
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

/** Hides whatever stands in the place of a password, even in a malformed URL. */
function withoutSecrets(text: string): string {
  const [plain = ''] = text.split(/[?#]/);
  return plain.replace(/^([^@]*?\/\/)?(.*)@/s, (_, scheme: string | undefined, user: string) => {
    return `${scheme ?? ''}${user.includes(':') ? `${user.split(':')[0]}:***` : user}@`;
  });
}
