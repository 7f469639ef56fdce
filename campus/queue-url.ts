/** Where a queue is, as its URL says. It has no password in it: that comes from the environment. */
export interface QueueServer {
  /** The URL as it may be shown. */
  shown: string;
  tls: boolean;
  username?: string;
  host?: string;
  port?: number;
  /** A Unix socket. */
  path?: string;
  database: number;
}

export type QueueUrlMistake = { code: 'bad-url' | 'bad-scheme' | 'password-in-url'; shown: string };

const DEFAULT_PORT = 6379;

/** Reads `redis://user@host:6379/0`, `rediss://...` or `unix:///path`. A mistake shows nothing that may be a password. */
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

/** What stands where a password may stand is left out, also in a URL that cannot be read. */
function withoutSecrets(text: string): string {
  const [plain = ''] = text.split(/[?#]/);
  return plain.replace(/^([^@]*?\/\/)?(.*)@/s, (_, scheme: string | undefined, user: string) => {
    return `${scheme ?? ''}${user.includes(':') ? `${user.split(':')[0]}:***` : user}@`;
  });
}
