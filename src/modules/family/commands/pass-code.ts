import { type Actor, visitor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { hashOf } from '../domain/digits.ts'
import { codeTries } from '../domain/lifetimes.ts'
import { type Challenge, challengeOf } from '../queries/challenges.ts'
import { codeHash } from '../secrets.ts'

export type CodeRefusal = { readonly kind: 'wrong' } | { readonly kind: 'ask-again' }

const entry = (municipalityId: string): Actor => visitor(municipalityId, 'own-access')

/** The first proof: the code of the message, or one of the card, on the device that asked. A wrong one leaves its trace. */
export async function passCode(
  deps: Deps,
  step: { readonly municipalityId: string; readonly device: string; readonly code: string },
): Promise<Result<null, CodeRefusal>> {
  const { municipalityId } = step
  const code = step.code.replace(/\D/g, '')
  return deps.db.as(
    entry(municipalityId),
    async (tx): Promise<Result<null, CodeRefusal>> => {
      const challenge = await challengeOf(tx, municipalityId, { device: step.device }, deps.now())
      if (challenge === null || challenge.passedAt !== null || challenge.tries >= codeTries) return refuse({ kind: 'ask-again' })
      const fits = codeHash(municipalityId, challenge.id, code) === challenge.codeHash
      if ((fits && challenge.accessId !== null) || (await useCardCode(tx, deps, municipalityId, challenge, code))) {
        await mark(tx, deps, municipalityId, challenge.id)
        return ok(null)
      }
      await tx
        .updateTable('family.challenge')
        .set({ tries: challenge.tries + 1 })
        .where('municipality_id', '=', municipalityId)
        .where('id', '=', challenge.id)
        .execute()
      return refuse({ kind: challenge.tries + 1 >= codeTries ? 'ask-again' : 'wrong' })
    },
    { keepRefused: true },
  )
}

/** A code of a card works once: the row decides, so two requests at once cannot both pass. */
async function useCardCode(tx: Tx, deps: Deps, municipalityId: string, challenge: Challenge, code: string): Promise<boolean> {
  const used = await tx
    .updateTable('family.card_code')
    .set({ used_at: deps.now() })
    .where('municipality_id', '=', municipalityId)
    .where('access_id', '=', challenge.accessId ?? challenge.id)
    .where('code_hash', '=', codeHash(municipalityId, challenge.accessId ?? challenge.id, code))
    .where('used_at', 'is', null)
    .returning('id')
    .execute()
  return used.length > 0
}

async function mark(tx: Tx, deps: Deps, municipalityId: string, challengeId: string): Promise<void> {
  await tx
    .updateTable('family.challenge')
    .set({ passed_at: deps.now() })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', challengeId)
    .execute()
}

/** The link of a mail, once, in the browser that asked. Opened elsewhere nothing happens, and it still works where it should. */
export async function passLink(
  deps: Deps,
  step: { readonly municipalityId: string; readonly device: string; readonly token: string },
): Promise<Result<null, CodeRefusal>> {
  const { municipalityId } = step
  return deps.db.as(entry(municipalityId), async (tx): Promise<Result<null, CodeRefusal>> => {
    const challenge = await challengeOf(tx, municipalityId, { device: step.device, link: hashOf(step.token) }, deps.now())
    if (challenge === null || challenge.accessId === null || challenge.passedAt !== null) return refuse({ kind: 'ask-again' })
    await mark(tx, deps, municipalityId, challenge.id)
    return ok(null)
  })
}
