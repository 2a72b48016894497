import { recordAudit } from '#modules/audit/public.ts'
import {
  type Caseload,
  caseloads,
  type DossierOfPerson,
  type DossierSummary,
  dossiersOfPeople,
  readDossier,
} from '#modules/dossiers/public.ts'
import { accountNames, listTeam, type TeamMember } from '#modules/identity/public.ts'
import { listOrganisations, type Organisation, organisationNames } from '#modules/network/public.ts'
import { type PersonDetails, readPeople } from '#modules/people/public.ts'
import { caseloadWeight, currentPacks, type Pack, type ProgrammeSuggestion, suggestProgramme } from '#modules/programmes/public.ts'
import {
  type Decided,
  type EarlierReferral,
  type InboxRow,
  type LookAlike,
  listDecided,
  listInbox,
  lookAlikes,
  type Referral,
  type Revision,
  readReferral,
  referralsOfPeople,
  revisionsOf,
  standingSteps,
} from '#modules/referrals/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { openDossierOfSamePerson } from './same-person.ts'
import { inOrderOfShowing } from './suggestion-order.ts'

export type InboxItem = {
  readonly row: InboxRow
  readonly suggestion: ProgrammeSuggestion | null
  readonly isIntensive: boolean
  /** Somebody looks like her and nobody has said yet whether it is the same person. */
  readonly mayBeKnown: boolean
}
export type Inbox = {
  readonly items: readonly InboxItem[]
  readonly decided: readonly Decided[]
  readonly names: ReadonlyMap<string, string>
}

function suggestionFor(
  facts: Pick<InboxRow, 'birthDate' | 'relationship' | 'situation' | 'childBornOn' | 'outlook'>,
  packs: readonly Pack[],
  today: IsoDay,
) {
  const { birthDate, relationship, situation, childBornOn, outlook } = facts
  return inOrderOfShowing(suggestProgramme({ today, birthDate, relationship, situation, childBornOn, outlook }, packs).suggestions)
}

/** The list: open referrals in the order of calling, what was decided in the last seven days. */
export async function readInbox(tx: Tx, actor: Actor, today: IsoDay, now: Date): Promise<Inbox> {
  const { municipalityId } = actor
  const rows = await listInbox(tx, municipalityId)
  const packs = await currentPacks(tx, municipalityId, today)
  const alike = new Set(
    (
      await lookAlikes(
        tx,
        municipalityId,
        rows.map((row) => row.id),
        'equal',
      )
    ).flatMap((one) => (one.verdict === null ? [one.referralId] : [])),
  )
  const decided = await listDecided(tx, municipalityId, new Date(now.getTime() - 7 * 86_400_000), 8)
  const items = rows.map((row) => {
    const suggestion = suggestionFor(row, packs, today)[0] ?? null
    const pack = packs.find((one) => one.programme === suggestion?.programme)
    return { row, suggestion, isIntensive: pack?.isIntensive ?? false, mayBeKnown: alike.has(row.id) }
  })
  return {
    items,
    decided,
    names: await accountNames(
      tx,
      municipalityId,
      decided.flatMap((one) => one.accountId ?? []),
    ),
  }
}

export type Known = LookAlike & {
  readonly details: PersonDetails
  readonly dossier: DossierOfPerson | null
  readonly earlier: EarlierReferral | null
}
export type Counsellor = { readonly member: TeamMember; readonly load: Caseload; readonly speaks: boolean }
export type Detail = {
  readonly referral: Referral
  readonly organisationName: string | null
  readonly suggestions: readonly ProgrammeSuggestion[]
  /** Chosen beforehand in the form: never one that is only a perhaps while another surely fits. */
  readonly proposed: string | null
  readonly known: readonly Known[]
  /** A dossier that already runs for the parent she was linked to. */
  readonly running: DossierOfPerson | null
  /** The dossier it was accepted into; what counts now stands there. */
  readonly became: DossierSummary | null
  readonly counsellors: readonly Counsellor[]
  /** Points one more family takes in its first phase. */
  readonly extra: number
  readonly organisations: readonly Organisation[]
  readonly revisions: readonly Revision[]
  readonly names: ReadonlyMap<string, string>
  readonly organisationNames: ReadonlyMap<string, string>
}

/** Everything the detail of one referral shows; reading it is recorded. Null when it is not there. */
export async function readDetail(tx: Tx, deps: Deps, actor: Actor, referralId: string): Promise<Detail | null> {
  const { municipalityId } = actor
  const today = deps.today()
  const referral = await readReferral(tx, municipalityId, referralId)
  if (referral === null) return null
  const packs = await currentPacks(tx, municipalityId, today)
  const suggestions = suggestionFor({ ...referral, birthDate: referral.person.birthDate }, packs, today)
  const revisions = await revisionsOf(tx, municipalityId, referralId)
  const people = [...referral.steps.flatMap((step) => [step.by, step.accountId]), ...revisions.map((revision) => revision.by)]
  const stepOrganisations = [referral.organisationId, ...referral.steps.map((step) => step.organisationId)].flatMap((id) => id ?? [])
  const named = await organisationNames(tx, municipalityId, stepOrganisations)
  const proposed = surest(suggestions)?.programme ?? null
  const pack = packs.find((one) => one.programme === proposed)
  await recordAudit(tx, deps, actor, { action: 'referrals.referral.read', subjectId: referralId })
  return {
    referral,
    organisationName: named.get(referral.organisationId ?? '') ?? null,
    suggestions,
    proposed,
    known: await knownPeople(tx, municipalityId, referralId),
    running: await openDossierOfSamePerson(tx, municipalityId, referralId),
    became: await dossierOf(tx, municipalityId, referral, today),
    counsellors: await counsellorsFor(tx, municipalityId, referral.person.language, today),
    extra: pack === undefined ? 0 : caseloadWeight(pack, null),
    organisations: await listOrganisations(tx, municipalityId),
    revisions,
    names: await accountNames(
      tx,
      municipalityId,
      people.flatMap((id) => id ?? []),
    ),
    organisationNames: named,
  }
}

async function dossierOf(tx: Tx, municipalityId: string, { steps }: Referral, today: IsoDay): Promise<DossierSummary | null> {
  const dossierId = standingSteps(steps).findLast((step) => step.kind === 'accepted')?.dossierId ?? null
  return dossierId === null ? null : readDossier(tx, municipalityId, dossierId, today)
}

function surest(suggestions: readonly ProgrammeSuggestion[]): ProgrammeSuggestion | null {
  return suggestions.find((one) => one.points === 'yes') ?? suggestions[0] ?? null
}

async function knownPeople(tx: Tx, municipalityId: string, referralId: string): Promise<readonly Known[]> {
  const alike = (await lookAlikes(tx, municipalityId, [referralId])).slice(0, 3)
  const ids = alike.map((one) => one.personId)
  const details = await readPeople(tx, municipalityId, ids)
  const dossiers = await dossiersOfPeople(tx, municipalityId, ids)
  const earlier = await referralsOfPeople(tx, municipalityId, ids)
  return alike.flatMap((one) => {
    const person = details.get(one.personId)
    if (person === undefined) return []
    const dossier = dossiers.find((found) => found.personId === one.personId) ?? null
    return [{ ...one, details: person, dossier, earlier: earlier.find((found) => found.personId === one.personId) ?? null }]
  })
}

/** Who speaks her language first, then who has most room; the worker chooses. */
async function counsellorsFor(tx: Tx, municipalityId: string, language: string | null, today: IsoDay): Promise<readonly Counsellor[]> {
  const team = await listTeam(tx, municipalityId)
  const loads = await caseloads(tx, municipalityId, today)
  const found = team.flatMap((member) => {
    const load = loads.find((one) => one.accountId === member.id)
    const speaks = language !== null && member.languages.includes(language)
    return load === undefined || member.role === 'team-lead' ? [] : [{ member, load, speaks }]
  })
  const room = ({ load }: Counsellor): number => load.points / Math.max(1, load.ceiling)
  return found.sort((a, b) => Number(room(a) >= 1) - Number(room(b) >= 1) || Number(b.speaks) - Number(a.speaks) || room(a) - room(b))
}
