/**
 * Who may talk to the program over HTTP: the browser that was given the address with the one-time token, and no one
 * else on this machine or behind a name that was made to point at it.
 *
 * - The Host header must name this address (against DNS rebinding).
 * - The token is exchanged once for a cookie that scripts cannot read and other sites do not send; then it is dead,
 *   so an address left in a history or on a screen opens nothing.
 * - What changes anything must come from a page of ours (Origin), cookie or not.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type Verdict =
  | { readonly kind: 'allowed' }
  /** The token was right: go to `/` with this cookie. */
  | { readonly kind: 'entered'; readonly cookie: string }
  /** Already in, and the token is still in the address: go to `/`. */
  | { readonly kind: 'inside' }
  | { readonly kind: 'refused'; readonly why: 'host' | 'origin' | 'token-used' | 'no-cookie' };

export type Guard = {
  judge(request: IncomingMessage): Verdict;
};

/**
 * @param token the one-time secret that was printed, at least 16 characters
 * @param port the port the server listens on; cookies do not keep ports apart, so it is part of the cookie's name
 */
export function createGuard(token: string, port: number): Guard {
  if (token.length < 16) throw new RangeError('a token has at least 16 characters');
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const origins = hosts.map((host) => `http://${host}`);
  const cookieName = `takan-${port}`;
  const secret = randomBytes(32).toString('base64url');
  let open: string | undefined = token;

  return {
    judge(request) {
      if (!hosts.includes(request.headers.host ?? '')) return { kind: 'refused', why: 'host' };
      const inside = cookies(request)
        .filter(([name]) => name === cookieName)
        .some(([, value]) => same(value, secret));
      const given = givenToken(request);
      if (given !== undefined) {
        if (inside) return { kind: 'inside' };
        if (open === undefined || !same(given, open)) return { kind: 'refused', why: 'token-used' };
        open = undefined;
        return {
          kind: 'entered',
          cookie: `${cookieName}=${secret}; Path=/; HttpOnly; SameSite=Strict`,
        };
      }
      if (!inside) return { kind: 'refused', why: 'no-cookie' };
      const reads = request.method === 'GET' || request.method === 'HEAD';
      if (!reads && !origins.includes(request.headers.origin ?? ''))
        return { kind: 'refused', why: 'origin' };
      return { kind: 'allowed' };
    },
  };
}

/** Only a page asked for with GET enters; a probe (HEAD) or a preview must not use the token up. */
function givenToken(request: IncomingMessage): string | undefined {
  if (request.method !== 'GET') return undefined;
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (url.pathname !== '/') return undefined;
  return url.searchParams.get('token') ?? undefined;
}

function cookies(request: IncomingMessage): [string, string][] {
  return (request.headers.cookie ?? '').split(';').flatMap((part): [string, string][] => {
    const at = part.indexOf('=');
    return at < 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()]];
  });
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
