import { mailOfPartner } from '#modules/identity/public.ts'
import { holdNewsReader, newsReaders, wantNews } from '#modules/network/public.ts'
import { forgetTold, keepTold, referralsOfOrganisation, stagesOf } from '#modules/referrals/public.ts'
import { type Actor, machine } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { putMessage } from '#platform/mail/outbox.ts'
import { ok, type Result } from '#platform/result.ts'
import { isPublicLocale } from '#platform/text/locale.ts'
import { barredOf } from '../access/barred.ts'
import { receiptsOf } from './receipt-facts.ts'
import { text } from './text.ts'

const mostReferrals = 200
const keptMs = 3 * 86_400_000

/** What this account can see of the referrals of its organisation now: its own eyes, so what is hidden from it is no news. */
async function seenNow(tx: Tx, municipalityId: string, organisationId: string) {
  const own = await referralsOfOrganisation(tx, municipalityId, organisationId, mostReferrals)
  const receipts = await receiptsOf(tx, municipalityId, own)
  return [...receipts].map(([referralId, receipt]) => ({ referralId, stages: stagesOf(receipt) }))
}

/** A partner turns the mail on or off. What she can read already when she turns it on is no news. */
export async function turnNews(deps: Deps, actor: Actor, wants: boolean): Promise<Result<null, { readonly kind: 'not-found' }>> {
  return deps.db.as(actor, async (tx) => {
    const turned = await wantNews(tx, deps, actor, wants)
    if (!turned.ok) return turned
    const { municipalityId } = actor
    const accountId = actor.accountId ?? ''
    const reader = wants ? await holdNewsReader(tx, municipalityId, accountId) : null
    if (reader === null) await forgetTold(tx, municipalityId, accountId)
    else await keepTold(tx, deps, municipalityId, accountId, await seenNow(tx, municipalityId, reader.organisationId))
    return ok(null)
  })
}

/** One account: a mail when anything it may see is new, one for all of it together. Answers whether there was one. */
async function tellOne(deps: Deps, municipalityId: string, accountId: string, origin: string): Promise<boolean> {
  const reader: Actor = { municipalityId, accountId, role: 'partner', purpose: 'referral', sessionId: null }
  const actor = { ...reader, barred: await barredOf(deps).of(reader) }
  return deps.db.as(actor, async (tx) => {
    const held = await holdNewsReader(tx, municipalityId, accountId)
    const address = await mailOfPartner(tx, municipalityId, accountId)
    if (held === null || address === null) return false
    const isNew = await keepTold(tx, deps, municipalityId, accountId, await seenNow(tx, municipalityId, held.organisationId))
    if (!isNew) return false
    const t = text(isPublicLocale(address.locale) ? address.locale : 'nl').partner.news
    await putMessage(tx, deps, machine(municipalityId, 'administration'), {
      channel: 'mail',
      recipient: address.email,
      subject: t.subject,
      body: t.body(`${origin}/inloggen?verder=%2Fverwijzen`),
      expiresAt: new Date(deps.now().getTime() + keptMs),
    })
    return true
  })
}

/** Looks for every partner who wants it whether a referral has news, and puts a mail in the outbox. Answers how many. */
export async function newsRound(deps: Deps, origin: () => string): Promise<number> {
  const places = await deps.db.catalogue((db) => db.selectFrom('platform.municipality').select('id').execute())
  let told = 0
  for (const { id } of places) {
    const readers = await deps.db.as(machine(id, 'administration'), (tx) => newsReaders(tx, id))
    for (const { accountId } of readers) if (await tellOne(deps, id, accountId, origin())) told += 1
  }
  return told
}
