import type { LiveSession } from '../queries/sessions.ts'
import { totpCode } from '../secrets.ts'

/** The code a practice environment shows. Several people share an account there: one that was just used would be refused, so the next is shown. */
export function practiceCode(session: LiveSession, now: Date): string | null {
  if (session.totpSecret === null) return null
  const step = Math.floor(now.getTime() / 30_000)
  const last = session.totpLastStep
  return totpCode(session.totpSecret, last !== null && last >= step ? new Date((last + 1) * 30_000) : now)
}
