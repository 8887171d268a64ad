import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

/** Only what this server itself sends may run, be drawn or be asked for: a text of a game can do nothing. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A report comes from a run folder, hence from anybody: it may draw and compute, in an origin of its own. */
export const reportPolicy =
  "sandbox allow-scripts allow-top-navigation-by-user-activation; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"

export function launchToken(): string {
  return randomBytes(24).toString('base64url')
}

/** Headers of every answer. */
export const hardened: MiddlewareHandler = async (c, next) => {
  await next()
  const headers = c.res.headers
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', policy)
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'no-referrer')
  headers.set('cross-origin-resource-policy', 'same-origin')
  headers.set('cross-origin-opener-policy', 'same-origin')
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}

/**
 * Refuses what did not come from this very page: another Host (a name that was made to point here), another Origin,
 * another site's request, a form.
 *
 * @param port Known once the server listens.
 */
export function onlyOurPage(port: () => number): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? ''
    if (host !== `127.0.0.1:${port()}` && host !== `localhost:${port()}`)
      return refused(c, 421, `this page answers at 127.0.0.1:${port()} only, not at "${host}"`)
    const origin = c.req.header('origin')
    if (origin !== undefined && origin !== `http://${host}`)
      return refused(c, 403, `"${origin}" may not ask here; only http://${host} may`)
    const site = c.req.header('sec-fetch-site')
    const navigation = c.req.header('sec-fetch-mode') === 'navigate' && c.req.method === 'GET'
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && !navigation)
      return refused(c, 403, 'another site may not ask here')
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      if (origin === undefined) return refused(c, 403, 'what changes something needs an Origin header')
      if (!(c.req.header('content-type') ?? '').startsWith('application/json'))
        return refused(c, 415, 'bodies are application/json here')
    }
    await next()
  }
}

/**
 * Refuses whoever has not shown the launch token: as `Authorization: Bearer …`, or by the cookie that
 * `POST /api/session` gives for it.
 */
export function onlyWithToken(token: string, port: () => number): MiddlewareHandler {
  return async (c, next) => {
    const shown = bearer(c) ?? getCookie(c, cookieName(port()))
    if (shown === undefined || !sameText(shown, token))
      return refused(c, 401, 'this page belongs to an earlier start: open the address that the terminal shows')
    await next()
  }
}

/** Exchanges the launch token for a cookie that only this page's requests carry. */
export function openSession(c: Context, token: string, port: number): Response {
  const shown = bearer(c)
  if (shown === undefined || !sameText(shown, token))
    return refused(c, 401, 'wrong launch token: open the address that the terminal shows')
  setCookie(c, cookieName(port), token, { httpOnly: true, sameSite: 'Strict', path: '/' })
  return c.json({ open: true })
}

/** Cookies do not keep ports apart. */
const cookieName = (port: number) => `upskill-${port}`

const bearer = (c: Context) => /^Bearer ([\w-]+)$/.exec(c.req.header('authorization') ?? '')?.[1]

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function refused(c: Context, status: 401 | 403 | 415 | 421, error: string): Response {
  return c.json({ error }, status)
}
