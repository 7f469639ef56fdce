import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Messages } from '../messages/messages.ts';
import { addressKind } from '../shared/address.ts';

/** Who may see the board. `token` is set if other computers can reach the board. */
export interface Guard {
  port: number;
  token?: string | undefined;
  messages: Messages;
}

/** Browsers omit this port in Host and Origin. */
const HTTP_PORT = 80;

/** Allows GET and HEAD, and POST only to ask a seat again. */
export const onlyKnownMethods: MiddlewareHandler = async (context, next) => {
  const { method, path } = context.req;
  const allowed = /^\/seats\/\d+\/ask$/.test(path) ? ['POST'] : ['GET', 'HEAD'];
  if (allowed.includes(method)) return next();
  return context.text('', 405, { Allow: allowed.join(', ') });
};

/**
 * Accepts requests only if Host is an address. Somebody else's domain name can be made to resolve to this computer (DNS
 * rebinding), and then their page could read the board; that is impossible with an address.
 */
export function onlyOwnAddress({ port, token, messages }: Guard): MiddlewareHandler {
  return async (context, next) => {
    const host = /^(?:\[([\da-f:.]+)\]|([^:]+))(?::(\d+))?$/i.exec(context.req.header('host') ?? '');
    const name = host?.[1] ?? host?.[2] ?? '';
    const kind = addressKind(name);
    const ours = name === 'localhost' || (token === undefined ? kind === 'loopback' : kind !== undefined);
    if (ours && Number(host?.[3] ?? HTTP_PORT) === port) return next();
    return context.text(`${messages.board.wrongHost}\n`, 421);
  };
}

/** Refuses requests from pages of other sites. Browsers send an Origin with every POST; a POST without one is refused. */
export const onlyOwnPage: MiddlewareHandler = async (context, next) => {
  const { req } = context;
  const origin = req.header('origin');
  const foreign =
    origin === undefined
      ? req.method === 'POST' || (req.header('sec-fetch-site') === 'cross-site' && req.path !== '/')
      : origin !== `http://${withoutHttpPort(req.header('host') ?? '')}`;
  return foreign ? context.text('', 403) : next();
};

/** Removes port 80, which an Origin never contains. */
function withoutHttpPort(host: string): string {
  return host.replace(/:80$/, '');
}

/** Moves the token from the URL to a cookie, so that no projector shows it and no link contains it. */
export function onlyWithToken({ port, token, messages }: Guard): MiddlewareHandler {
  // Cookies ignore the port, so without it in the name two boards on one computer would overwrite each other's cookie.
  const cookie = `peer-survey-board-${port}`;
  return async (context, next) => {
    if (token === undefined) return next();
    const given = context.req.query('token');
    if (given !== undefined && context.req.path === '/' && isSame(given, token)) {
      setCookie(context, cookie, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
      return context.redirect('/', 303);
    }
    if (isSame(getCookie(context, cookie) ?? '', token)) return next();
    return context.text(`${messages.board.tokenNeeded}\n`, 401);
  };
}

/** Compares in constant time, so that the time does not reveal how much of the token is right. */
function isSame(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
