import type { Language } from '../shared/language.ts';

/** The file that is handed out. */
export const FILE = 'student.mjs';

/** How one system fetches, starts and checks the file. */
interface SystemLines {
  start(url: string, serve: string): string;
  verify(sha256: string): string;
  /** What `verify` answers where all is well. */
  answer: string;
}

/** What is typed on each system; all that it needs is there, but Node.js. */
export const systems = {
  // PowerShell's own `curl` is another program, and Windows' PowerShell knows no `&&`.
  windows: {
    start: (url, serve) => `curl.exe -fO ${quoted(url)}; ${serve}`,
    verify: sha256 => `(Get-FileHash ${FILE}).Hash -eq '${sha256}'`,
    answer: 'True',
  },
  macos: {
    start: (url, serve) => `curl -fO ${quoted(url)} && ${serve}`,
    verify: sha256 => `echo '${sha256}  ${FILE}' | shasum -a 256 -c`,
    answer: `${FILE}: OK`,
  },
  linux: {
    start: (url, serve) => `curl -fO ${quoted(url)} && ${serve}`,
    verify: sha256 => `echo '${sha256}  ${FILE}' | sha256sum -c`,
    answer: `${FILE}: OK`,
  },
} satisfies Record<string, SystemLines>;
export type System = keyof typeof systems;

/** How the file is called with a command, in the language of the page that says so. */
export function call(command: string, language: Language): string {
  return `node ${FILE} ${command}${language === 'en' ? '' : ` --lang ${language}`}`;
}

/** The brackets of an IPv6 address are a pattern to shells, and to curl. */
function quoted(url: string): string {
  return url.includes('[') ? `-g '${url}'` : url;
}
