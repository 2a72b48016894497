import { recordAudit } from '#modules/audit/public.ts'
import { addPerson, type NewPerson } from '#modules/people/public.ts'
import { currentPacks, type Pack, packOf, plannedEnd } from '#modules/programmes/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import { nextReference } from '#platform/db/counter.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { dossierPolicy } from '../policy.ts'
import { insertBirth, insertMember, keepListed, keepMothersListed } from '../store.ts'

export type OpenDossier = {
  readonly mother: { readonly kind: 'known'; readonly personId: string } | { readonly kind: 'new'; readonly person: NewPerson }
  readonly programme: string
  /** Day of referral or intake. */
  readonly openedOn: IsoDay
  /** First day of guidance; null while it still has to start. */
  readonly startedOn: IsoDay | null
  readonly counsellorId: string | null
  /** Null when neither due date nor birth is known. `expected` is the number of children, 2 for twins. */
  readonly pregnancy: { readonly dueOn: IsoDay | null; readonly bornOn: IsoDay | null; readonly expected?: number | undefined } | null
  readonly referralId?: string | null | undefined
  readonly outlook?: 'soon-on-her-own' | 'long-guidance' | 'too-early' | null | undefined
  /** People of the family that are already known by name. */
  readonly members?: readonly NewMember[] | undefined
  readonly partners?:
    | readonly { readonly organisationId: string; readonly contactName: string | null; readonly role: string | null }[]
    | undefined
  /** Id of the new dossier, for a caller that needs its address beforehand. */
  readonly dossierId?: string | undefined
  /** Version of the pack; the one in force on `openedOn` when left out. */
  readonly packVersion?: string | undefined
}
export type NewMember = {
  readonly person: NewPerson
  readonly role: 'co-parent' | 'child' | 'relative' | 'other'
  readonly relation?: string | null | undefined
  readonly note?: string | null | undefined
}

export type OpenDossierRefusal =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'unknown-programme' }
  | { readonly kind: 'opened-in-future' }
  | { readonly kind: 'start-before-opening' }
  | { readonly kind: 'born-in-future' }

/** What the dates of a new dossier must respect; `today` is the day it is opened on. */
export function checkOpening(input: Pick<OpenDossier, 'openedOn' | 'startedOn' | 'pregnancy'>, today: IsoDay): OpenDossierRefusal | null {
  if (input.openedOn > today) return { kind: 'opened-in-future' }
  if (input.startedOn !== null && input.startedOn < input.openedOn) return { kind: 'start-before-opening' }
  return (input.pregnancy?.bornOn ?? today) > today ? { kind: 'born-in-future' } : null
}

/**
 * Opens a dossier inside the transaction of the caller: an intake, a family without referral, a row of an import (purpose `import`).
 * Writes one audit record, `dossiers.dossier.opened`.
 */
export async function openDossier(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  input: OpenDossier,
): Promise<Result<{ readonly dossierId: string; readonly reference: string; readonly motherId: string }, OpenDossierRefusal>> {
  if (!dossierPolicy.allows(actor, actor.purpose === 'import' ? 'dossiers.import' : 'dossiers.open')) return refuse({ kind: 'not-found' })
  const wrong = checkOpening(input, deps.today())
  if (wrong !== null) return refuse(wrong)
  const { municipalityId } = actor
  const pack = await choosePack(tx, municipalityId, input)
  if (pack === null) return refuse({ kind: 'unknown-programme' })

  const motherId = input.mother.kind === 'known' ? input.mother.personId : await addPerson(tx, deps, municipalityId, input.mother.person)
  const dossierId = input.dossierId ?? deps.newId()
  const reference = await nextReference(tx, municipalityId, 'OP', Number(input.openedOn.slice(0, 4)))
  await insertDossier(tx, deps, actor, { ...input, dossierId, reference, motherId, pack })
  await insertFirstRows(tx, deps, actor, { ...input, dossierId, motherId, pack })
  await keepMothersListed(tx, municipalityId, [motherId])
  keepListed(tx, municipalityId, [dossierId])
  await recordAudit(tx, deps, actor, {
    action: 'dossiers.dossier.opened',
    subjectId: dossierId,
    dossierId,
    detail: { programme: pack.programme, version: pack.version, referral: input.referralId ?? null },
  })
  return ok({ dossierId, reference, motherId })
}

async function choosePack(tx: Tx, municipalityId: string, input: OpenDossier): Promise<Pack | null> {
  if (input.packVersion !== undefined) return packOf(tx, municipalityId, input.programme, input.packVersion)
  const packs = await currentPacks(tx, municipalityId, input.openedOn)
  return packs.find((pack) => pack.programme === input.programme) ?? null
}

type Opening = OpenDossier & { readonly dossierId: string; readonly motherId: string; readonly pack: Pack }

async function insertDossier(tx: Tx, deps: Deps, actor: Actor, opening: Opening & { readonly reference: string }): Promise<void> {
  const { pack, pregnancy, startedOn } = opening
  const family = { startedOn, dueOn: pregnancy?.dueOn ?? null, bornOn: pregnancy?.bornOn ?? null, hasLoss: false }
  await tx
    .insertInto('dossiers.dossier')
    .values({
      municipality_id: actor.municipalityId,
      id: opening.dossierId,
      reference: opening.reference,
      mother_id: opening.motherId,
      referral_id: opening.referralId ?? null,
      programme: pack.programme,
      pack_version: pack.version,
      first_programme: pack.programme,
      opened_on: opening.openedOn,
      started_on: startedOn,
      planned_end_on: plannedEnd(pack, family)?.on ?? null,
      is_open: true,
      outlook: opening.outlook ?? null,
      recorded_at: deps.now(),
      recorded_by: actor.accountId,
    })
    .execute()
}

async function insertFirstRows(tx: Tx, deps: Deps, actor: Actor, opening: Opening): Promise<void> {
  const { dossierId, pack, pregnancy } = opening
  const common = { municipality_id: actor.municipalityId, dossier_id: dossierId }
  const made = { at: deps.now(), by: actor.accountId }
  await tx
    .insertInto('dossiers.programme_period')
    .values({ ...common, ...made, id: deps.newId(), programme: pack.programme, pack_version: pack.version, from_on: opening.openedOn })
    .execute()
  if (opening.counsellorId !== null) {
    await tx
      .insertInto('dossiers.assignment')
      .values({ ...common, ...made, id: deps.newId(), account_id: opening.counsellorId, from_on: opening.openedOn })
      .execute()
  }
  if (pregnancy !== null) {
    const { dueOn, bornOn, expected = 1 } = pregnancy
    const recorded = { recorded_at: deps.now(), recorded_by: actor.accountId }
    const pregnancyId = deps.newId()
    await tx
      .insertInto('dossiers.pregnancy')
      .values({ ...common, ...recorded, id: pregnancyId, due_on: dueOn, born_on: bornOn, expected })
      .execute()
    if (bornOn !== null) await insertBirth(tx, deps, actor, { dossierId, pregnancyId, bornOn })
  }
  await insertMember(tx, deps, actor.municipalityId, { dossierId, personId: opening.motherId, role: 'mother' })
  for (const { person, ...place } of opening.members ?? []) {
    const personId = await addPerson(tx, deps, actor.municipalityId, person)
    await insertMember(tx, deps, actor.municipalityId, { dossierId, personId, ...place })
  }
  for (const partner of opening.partners ?? []) {
    await tx
      .insertInto('dossiers.partner')
      .values({
        ...common,
        id: deps.newId(),
        organisation_id: partner.organisationId,
        contact_name: partner.contactName,
        role: partner.role,
        added_at: deps.now(),
      })
      .execute()
  }
}
