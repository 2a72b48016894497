import { readDossierFile } from '#modules/dossiers/public.ts'
import { type Actor, visitor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { waitUntil } from '../domain/back-off.ts'
import { openLives } from '../domain/lifetimes.ts'
import { type AboutHer, checkProof, type ProofRefusal } from '../domain/proof.ts'
import { familyPolicy } from '../policy.ts'
import { type AccessRow, standingAccess } from '../queries/accesses.ts'
import { challengeOf } from '../queries/challenges.ts'
import { codeHash, hashProof, proofFits } from '../secrets.ts'
import { type OpenedSession, openSession } from './sessions.ts'

export type EntryRefusal =
  | { readonly kind: 'ask-again' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'start-code' }
  | { readonly kind: 'proof'; readonly why: ProofRefusal }
type Entry = Result<OpenedSession, EntryRefusal>

/** Wrong tries must leave their trace, or guessing would be free. */
const countTries = { keepRefused: true }

type Step = { readonly municipalityId: string; readonly device: string; readonly deviceName: string }

/** Who passed the code in this browser, and whether a word was chosen before. */
export async function enteringAccess(tx: Tx, municipalityId: string, device: string, now: Date) {
  const challenge = await challengeOf(tx, municipalityId, { device }, now)
  if (challenge === null || challenge.passedAt === null || challenge.accessId === null) return null
  const access = await standingAccess(tx, municipalityId, challenge.accessId)
  return access === null ? null : { challenge, access }
}

async function attemptsOf(tx: Tx, municipalityId: string, accessId: string) {
  return tx
    .selectFrom('family.attempt')
    .select(['at', 'succeeded'])
    .where('municipality_id', '=', municipalityId)
    .where('access_id', '=', accessId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(30)
    .execute()
}

async function note(tx: Tx, deps: Deps, municipalityId: string, accessId: string, succeeded: boolean): Promise<void> {
  const row = { municipality_id: municipalityId, id: deps.newId(), access_id: accessId, succeeded, at: deps.now() }
  await tx.insertInto('family.attempt').values(row).execute()
}

async function waiting(tx: Tx, deps: Deps, municipalityId: string, accessId: string): Promise<Date | null> {
  const until = waitUntil(await attemptsOf(tx, municipalityId, accessId))
  return until !== null && until > deps.now() ? until : null
}

async function finish(tx: Tx, deps: Deps, actor: Actor, step: Step, challengeId: string, access: AccessRow): Promise<Entry> {
  const used = await tx
    .updateTable('family.challenge')
    .set({ used_at: deps.now() })
    .where('municipality_id', '=', step.municipalityId)
    .where('id', '=', challengeId)
    .where('used_at', 'is', null)
    .returning('id')
    .execute()
  if (used.length === 0) return refuse({ kind: 'ask-again' })
  await note(tx, deps, step.municipalityId, access.id, true)
  return ok(await openSession(tx, deps, actor, access, step.deviceName))
}

/** The second proof: the word or PIN she chose. */
export async function giveProof(deps: Deps, step: Step & { readonly proof: string }): Promise<Entry> {
  const { municipalityId } = step
  const actor = visitor(municipalityId, 'own-access')
  return deps.db.as(
    actor,
    async (tx): Promise<Entry> => {
      const entering = await enteringAccess(tx, municipalityId, step.device, deps.now())
      if (entering === null || entering.access.proofHash === null) return refuse({ kind: 'ask-again' })
      const { access, challenge } = entering
      const until = await waiting(tx, deps, municipalityId, access.id)
      if (until !== null) return refuse({ kind: 'wait', until })
      if (await proofFits(entering.access.proofHash, step.proof)) return finish(tx, deps, actor, step, challenge.id, access)
      await note(tx, deps, municipalityId, access.id, false)
      return refuse({ kind: 'wrong' })
    },
    countTries,
  )
}

/** The first time: the start code she got in person, and the word or PIN she chooses. */
export async function chooseProof(deps: Deps, step: Step & { readonly startCode: string; readonly proof: string }): Promise<Entry> {
  const { municipalityId } = step
  const actor = visitor(municipalityId, 'own-access')
  return deps.db.as(
    actor,
    async (tx): Promise<Entry> => {
      const entering = await enteringAccess(tx, municipalityId, step.device, deps.now())
      if (entering === null || entering.access.proofHash !== null) return refuse({ kind: 'ask-again' })
      const { access, challenge } = entering
      const until = await waiting(tx, deps, municipalityId, access.id)
      if (until !== null) return refuse({ kind: 'wait', until })
      const lives = access.startExpiresAt !== null && access.startExpiresAt > deps.now()
      const fits = access.startHash === codeHash(municipalityId, access.id, step.startCode.replace(/\D/g, ''))
      if (!lives || !fits) {
        await note(tx, deps, municipalityId, access.id, false)
        return refuse({ kind: 'start-code' })
      }
      const why = checkProof(step.proof, await aboutHer(tx, municipalityId, access.dossierId))
      if (why !== null) return refuse({ kind: 'proof', why })
      await tx
        .updateTable('family.access')
        .set({ proof_hash: await hashProof(step.proof), proof_chosen_at: deps.now(), start_hash: null, start_expires_at: null })
        .where('municipality_id', '=', municipalityId)
        .where('id', '=', access.id)
        .execute()
      return finish(tx, deps, actor, step, challenge.id, access)
    },
    countTries,
  )
}

async function aboutHer(tx: Tx, municipalityId: string, dossierId: string): Promise<AboutHer> {
  const members = (await readDossierFile(tx, municipalityId, dossierId))?.members ?? []
  return {
    birthDates: members.flatMap(({ birthDate }) => birthDate ?? []),
    names: members.flatMap(({ givenName, familyName }) => [givenName, familyName]),
    phones: members.flatMap(({ phone }) => phone ?? []),
  }
}

export type AgainRefusal = { readonly kind: 'not-found' } | { readonly kind: 'wrong' } | { readonly kind: 'wait'; readonly until: Date }

/** Her word or PIN once more, in a session: for what she hides, and before she takes her data along. Opens it for a few minutes. */
export async function proveAgain(deps: Deps, actor: Actor, proof: string): Promise<Result<null, AgainRefusal>> {
  const { municipalityId, accountId, sessionId } = actor
  if (!familyPolicy.allows(actor, 'family.own') || accountId === null || sessionId === null) return refuse({ kind: 'not-found' })
  return deps.db.as(
    actor,
    async (tx): Promise<Result<null, AgainRefusal>> => {
      const access = await standingAccess(tx, municipalityId, accountId)
      if (access === null || access.proofHash === null) return refuse({ kind: 'not-found' })
      const until = await waiting(tx, deps, municipalityId, accountId)
      if (until !== null) return refuse({ kind: 'wait', until })
      const fits = await proofFits(access.proofHash, proof)
      await note(tx, deps, municipalityId, accountId, fits)
      if (!fits) return refuse({ kind: 'wrong' })
      await tx
        .updateTable('family.session')
        .set({ opened_until: new Date(deps.now().getTime() + openLives) })
        .where('municipality_id', '=', municipalityId)
        .where('id', '=', sessionId)
        .where('access_id', '=', accountId)
        .execute()
      return ok(null)
    },
    countTries,
  )
}
