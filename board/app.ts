import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { nothingKept, strictHeaders } from '../web/headers.ts';
import type { Broadcast, Message } from './broadcast.ts';
import { type Door, onlyKnownMethods, onlyOwnAddress, onlyOwnPage, onlyWithToken } from './guard.ts';
import type { Asked } from './sweeper.ts';

/** Browsers that watch at the same time: a class and its teachers; more are sent away rather than served slowly. */
const MAX_LISTENERS = 128;

/** A browser that lost the board tries again after so long. */
const RETRY_MS = 1_000;

export interface Files {
  page: string;
  script: string;
  styles: string;
  icon: string;
}

export interface AppOptions {
  door: Door;
  files: Files;
  broadcast: Broadcast;
  hello: () => Message;
  ask: (seat: number) => Asked;
  /** Ends the streams. */
  signal: AbortSignal;
}

/** The board's routes: a page with its two files, a stream of events, and one question. */
export function makeApp({ door, files, broadcast, hello, ask, signal }: AppOptions): Hono {
  const app = new Hono();
  app.use(headers, nothingKept, onlyOwnAddress(door), onlyKnownMethods, onlyOwnPage, onlyWithToken(door));

  app.get('/', context => context.html(files.page));
  app.get('/page.js', context =>
    context.body(files.script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  );
  app.get('/page.css', context =>
    context.body(files.styles, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
  app.get('/icon.svg', context => context.body(files.icon, 200, { 'Content-Type': 'image/svg+xml' }));

  app.get('/events', context => {
    if (broadcast.listeners() >= MAX_LISTENERS) return context.text('', 503);
    return streamSSE(context, async stream => {
      const gone = new AbortController();
      const leave = () => gone.abort();
      stream.onAbort(leave);
      signal.addEventListener('abort', leave, { once: true });
      const write = ({ event, data }: Message) => stream.writeSSE({ event, data, retry: RETRY_MS });
      await broadcast.serve(hello(), { write, gone: gone.signal });
      signal.removeEventListener('abort', leave);
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
