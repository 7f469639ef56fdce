import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { countBySource } from '../web/connections.ts';
import { nothingKept, strictHeaders } from '../web/headers.ts';
import type { Broadcast, Message } from './broadcast.ts';
import { type Guard, onlyKnownMethods, onlyOwnAddress, onlyOwnPage, onlyWithToken } from './guard.ts';
import type { Asked } from './sweeper.ts';

type Bindings = { Bindings: HttpBindings };

/** The most browsers that may watch at the same time: a class and its teachers. More are refused, not served slowly. */
const MAX_LISTENERS = 128;

/** The most from one address, so that no computer takes the places of others. */
const MAX_LISTENERS_OF_SOURCE = 32;

/** After this time a browser that lost the connection tries again. */
const RETRY_MS = 1_000;

/** What the browser loads: the page, its script and styles, and the icon. */
export interface Files {
  page: string;
  script: string;
  styles: string;
  icon: string;
}

/** What the routes need. `hello` gives the complete state; `ask` asks one seat again. */
export interface AppOptions {
  guard: Guard;
  files: Files;
  broadcast: Broadcast;
  hello: () => Message;
  ask: (seat: number) => Asked;
}

/** The board's routes: a page with its two files, a stream of events, and the request to ask a seat again. */
export function makeApp({ guard, files, broadcast, hello, ask }: AppOptions): Hono<Bindings> {
  const app = new Hono<Bindings>();
  const streams = countBySource();
  app.use(headers, nothingKept, onlyOwnAddress(guard), onlyKnownMethods, onlyOwnPage, onlyWithToken(guard));

  app.get('/', context => context.html(files.page));
  for (const [path, body, type] of [
    ['/page.js', files.script, 'text/javascript; charset=utf-8'],
    ['/page.css', files.styles, 'text/css; charset=utf-8'],
    ['/icon.svg', files.icon, 'image/svg+xml'],
  ] as const)
    app.get(path, context => context.body(body, 200, { 'Content-Type': type }));

  app.get('/events', context => {
    // Tells proxies not to buffer the response, or the stream would be held back.
    context.header('X-Accel-Buffering', 'no');
    if (context.req.method === 'HEAD')
      return context.body(null, 200, { 'Content-Type': 'text/event-stream' });
    const { socket } = context.env.incoming;
    const source = socket.remoteAddress ?? '';
    if (broadcast.listeners() >= MAX_LISTENERS || streams.of(source) >= MAX_LISTENERS_OF_SOURCE) {
      return context.text('', 503);
    }
    return streamSSE(context, async stream => {
      const gone = new AbortController();
      stream.onAbort(() => gone.abort());
      streams.add(source, 1);
      try {
        const ending = await broadcast.serve(hello(), {
          write: ({ event, data }) => stream.writeSSE({ event, data, retry: RETRY_MS }),
          keepAlive: () => stream.write(': \n\n'),
          gone: gone.signal,
        });
        // Ending the stream would wait for bytes that this browser does not read.
        if (ending === 'stuck') socket.destroy();
      } finally {
        streams.add(source, -1);
      }
    });
  });

  app.post('/seats/:seat/ask', context => {
    const answer = ask(Number(context.req.param('seat')));
    switch (answer.asked) {
      case 'nobody':
        return context.text('', 404);
      case 'not-yet':
        return context.text('', 429, { 'Retry-After': String(Math.ceil(answer.afterMs / 1_000)) });
      case 'now':
      case 'already':
        return context.text('', 202);
    }
  });
  return app;
}

const own = ["'self'"];
const headers = strictHeaders({ scriptSrc: own, styleSrc: own, imgSrc: own, connectSrc: own });
