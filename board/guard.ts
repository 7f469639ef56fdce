import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Messages } from '../messages/messages.ts';
import { addressKind } from '../shared/address.ts';

const COOKIE = 'peer-survey-board';

/** Who may see the board; `token` is there where it can be reached from other computers. */
export interface Door {
  port: number;
  token?: string;
  messages: Messages;
}

/** GET, and POST to ask a seat again: nothing else is a question here. */
export const onlyKnownMethods: MiddlewareHandler = async (context, next) => {
  const { method, path } = context.req;
  const allowed = /^\/seats\/\d+\/ask$/.test(path) ? 'POST' : 'GET';
  if (method === allowed) return next();
  return context.text('', 405, { Allow: allowed });
};

/**
 * Answers at an address only. A name that somebody else owns can be made to lead here (DNS rebinding), and then
 * their page could read the board; an address cannot.
 */
export function onlyOwnAddress({ port, token, messages }: Door): MiddlewareHandler {
  return async (context, next) => {
    const host = /^(?:\[([\da-f:.]+)\]|([^:]+)):(\d+)$/i.exec(context.req.header('host') ?? '');
    const name = host?.[1] ?? host?.[2] ?? '';
    const kind = addressKind(name);
    const ours = name === 'localhost' || (token === undefined ? kind === 'loopback' : kind !== undefined);
    if (ours && Number(host?.[3]) === port) return next();
    return context.text(`${messages.board.wrongHost}\n`, 421);
  };
}

/** Refuses what another site's page asks for. A browser says where a POST comes from; what says nothing may not. */
export const onlyOwnPage: MiddlewareHandler = async (context, next) => {
  const { req } = context;
  const origin = req.header('origin');
  const foreign =
    origin === undefined
      ? req.method === 'POST' || (req.header('sec-fetch-site') === 'cross-site' && req.path !== '/')
      : origin !== `http://${req.header('host')}`;
  return foreign ? context.text('', 403) : next();
};

/** Takes the token from the address once, and keeps it as a cookie: no projector shows it, no link carries it on. */
export function onlyWithToken({ token, messages }: Door): MiddlewareHandler {
  return async (context, next) => {
    if (token === undefined) return next();
    const given = context.req.query('token');
    if (given !== undefined && context.req.path === '/' && isSame(given, token)) {
      setCookie(context, COOKIE, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
      return context.redirect('/', 303);
    }
    if (isSame(getCookie(context, COOKIE) ?? '', token)) return next();
    return context.text(`${messages.board.tokenNeeded}\n`, 401);
  };
}

/** In a time that says nothing of how much of it is right. */
function isSame(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
