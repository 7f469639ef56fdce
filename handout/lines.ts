import type { Language } from '../shared/language.ts';

/** The file that is handed out. */
export const FILE = 'student.mjs';

/** How one system fetches, starts and checks the file. */
interface SystemLines {
  start(url: string, serve: string): string;
  verify(sha256: string): string;
  /** What `verify` prints if the file is intact. */
  answer: string;
}

/** What to type on each system. Everything needed is preinstalled, except Node.js. */
export const systems = {
  // In Windows PowerShell `curl` is an alias for another command, and there is no `&&`.
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
    // In a Chinese locale it says 成功 instead of OK.
    verify: sha256 => `echo '${sha256}  ${FILE}' | LC_ALL=C sha256sum -c`,
    answer: `${FILE}: OK`,
  },
} satisfies Record<string, SystemLines>;
export type System = keyof typeof systems;

/** The command line that runs a command of the file, in the language of the page. */
export function call(command: string, language: Language): string {
  return `node ${FILE} ${command}${language === 'en' ? '' : ` --lang ${language}`}`;
}

/** Quotes a URL with an IPv6 address, whose brackets are a pattern to shells and curl. */
function quoted(url: string): string {
  return url.includes('[') ? `-g '${url}'` : url;
}
