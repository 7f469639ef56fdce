import { createHash } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import { loadMessages } from '../messages/load.ts';
import { type Language, languages } from '../shared/language.ts';
import { nothingKept, strictHeaders } from '../web/headers.ts';
import { chooseLanguage } from './language.ts';
import { lessonNames } from './lessons.ts';
import { FILE } from './lines.ts';
import { styles, writeLesson, writePage } from './page.ts';

type Bindings = { Bindings: HttpBindings };

/** The file that is handed out, and what its pages need. */
export interface AppOptions {
  file: Uint8Array<ArrayBuffer>;
  sha256: string;
  /** The language of the first page for a browser that accepts none of ours. */
  language: Language;
  /** The page's URL for a browser that connected to this local address. */
  urlAt: (localAddress: string) => string;
}

/** Serves the file, its page in each language, and the lessons; nothing else, and it accepts no input. */
export function makeApp({ file, sha256, language, urlAt }: AppOptions): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.use(headers, nothingKept);

  const show = async (spoken: Language, context: Context<Bindings>) => {
    // From the socket, not from the Host header, which can be anything.
    const url = urlAt(context.env.incoming.socket.localAddress ?? '');
    const messages = await loadMessages(spoken);
    return context.html(writePage({ language: spoken, messages, url, sha256 }));
  };
  app.get('/', context => {
    const wishes = parseAccept(context.req.header('Accept-Language') ?? '');
    return show(chooseLanguage(wishes, language), context);
  });
  for (const other of languages) {
    app.get(`/${other}`, context => show(other, context));
    for (const name of lessonNames) {
      app.get(`/${other}/${name}`, async context => {
        const messages = await loadMessages(other);
        return context.html(writeLesson(name, { language: other, messages }));
      });
    }
  }

  app.get(`/${FILE}`, context =>
    context.body(file, 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Content-Disposition': `attachment; filename="${FILE}"`,
      'Content-Length': String(file.length),
    }),
  );
  app.notFound(context => context.text('', 404));
  return app;
}

const styleHash = createHash('sha256').update(styles).digest('base64');
const headers = strictHeaders({ styleSrc: [`'sha256-${styleHash}'`], imgSrc: ['data:'] });
