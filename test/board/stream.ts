import { request } from 'node:http';

/** The raw text of the board's stream, until `enough` accepts it; rejects after 10 s. */
export function listenUntil(url: string, enough: (text: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const asking = request(new URL('/events', url), response => {
      response.setEncoding('utf8');
      response.on('data', chunk => {
        text += chunk;
        if (enough(text)) finish(() => resolve(text));
      });
      response.on('end', () => finish(() => reject(new Error(`the stream ended: ${text.slice(-500)}`))));
    });
    const patience = setTimeout(
      () => finish(() => reject(new Error(`not in time: ${text.slice(-500)}`))),
      45_000,
    );
    const finish = (act: () => void) => {
      clearTimeout(patience);
      asking.destroy();
      act();
    };
    asking.on('error', error => finish(() => reject(error)));
    asking.end();
  });
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** One request with whatever headers: unlike fetch, a Host and an Origin of our own. */
export function ask(
  url: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { method, headers }, response => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', chunk => {
        body += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    asking.setTimeout(45_000, () => asking.destroy(new Error(`no answer from ${url}`)));
    asking.on('error', reject);
    asking.end();
  });
}
