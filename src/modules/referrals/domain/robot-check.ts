import { createHmac, timingSafeEqual } from 'node:crypto'

/** People need at least this long for the form; robots post at once. */
const minimumMs = 3_000

function sign(secret: string, text: string): string {
  return createHmac('sha256', secret).update(`form-stamp ${text}`).digest('base64url').slice(0, 22)
}

/** Put in a public form when it is shown; says when, without a name of anybody. */
export function stampOf(secret: string, now: Date): string {
  const at = String(now.getTime())
  return `${at}.${sign(secret, at)}`
}

/**
 * Whether a post looks like a machine's: the field people cannot see is filled, or it came sooner after the page than anybody types. A stamp that does not
 * hold (an old page, a restart of the server) counts as too soon: the form comes back filled, with a fresh stamp, and is sent by a second press.
 */
export function looksLikeRobot(post: { readonly trap: string; readonly stamp: string }, secret: string, now: Date): boolean {
  if (post.trap !== '') return true
  const shownAt = momentOf(secret, post.stamp)
  return shownAt === null || now.getTime() - shownAt < minimumMs
}

/** When a form was first shown, or null when the stamp was not made here. */
function momentOf(secret: string, stamp: string): number | null {
  const [at = '', signature = ''] = stamp.split('.')
  const expected = sign(secret, at)
  const holds = signature.length === expected.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expected))
  return holds ? Number(at) : null
}

/** The stamp of a form that comes back with errors: the first moment counts, so that a quick correction is not taken for a machine's. */
export function keepStamp(secret: string, stamp: string, now: Date): string {
  return momentOf(secret, stamp) === null ? stampOf(secret, now) : stamp
}
