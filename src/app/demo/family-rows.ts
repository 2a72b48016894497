import type { DB } from '#db/schema.gen.ts'
import { isHeard } from '#modules/contacts/public.ts'
import { addDays, daysBetween, type IsoDay } from '#platform/day.ts'
import type { InventedMeasurement } from './invent-answers.ts'
import type { InventedFamily } from './invent-family.ts'
import { type FamilyRows, instantOf, type RowContext } from './row-set.ts'

export type PlannedFamily = {
  readonly family: InventedFamily
  readonly measurements: readonly InventedMeasurement[]
  readonly counsellorId: string
}

function addPeople(
  rows: FamilyRows,
  context: RowContext,
  { mother, bornOn, children, openedOn }: InventedFamily,
  hasRunningDossier: boolean,
): { motherId: string; childIds: string[] } {
  const { municipalityId: municipality_id } = context
  const nothing = { language: null, needs_interpreter: null, phone: null, street: null, postcode: null, town: null, contact_channel: null }
  const created_at = instantOf(context, openedOn)
  const motherId = context.newId()
  rows['people.person'].push({
    municipality_id,
    id: motherId,
    given_name: mother.givenName,
    family_name: mother.familyName,
    birth_date: mother.birthDate,
    language: mother.language,
    needs_interpreter: mother.needsInterpreter,
    phone: mother.phone,
    street: mother.street,
    postcode: mother.postcode,
    town: 'Mechelen',
    contact_channel: context.random.pick(['call', 'whatsapp', 'text']),
    contact_times: [],
    has_running_dossier: hasRunningDossier,
    created_at,
  })
  const childIds = children.map(() => context.newId())
  children.forEach((given_name, index) => {
    const own = {
      given_name,
      family_name: mother.familyName,
      birth_date: bornOn,
      ...nothing,
      contact_times: [],
      has_running_dossier: false,
      created_at,
    }
    rows['people.person'].push({ municipality_id, id: childIds[index] ?? context.newId(), ...own })
  })
  return { motherId, childIds }
}

type ReferralFacts = {
  readonly personId: string
  readonly state: 'new' | 'accepted'
  readonly family: InventedFamily
  readonly urgency: 'today' | 'this-week' | 'no-hurry' | null
}

function addReferral(rows: FamilyRows, context: RowContext, { personId, state, family, urgency }: ReferralFacts): string {
  const { random, municipalityId: municipality_id } = context
  const { openedOn, dueOn, bornOn } = family
  const channel = random.weighed([
    ['partner', 6],
    ['parent', 3],
    ['team', 1],
  ])
  const isBorn = bornOn !== null && bornOn <= openedOn
  const id = context.newId()
  const screened = (): 'weak' | 'not_weak' | 'unknown' | null =>
    channel === 'partner'
      ? random.weighed([
          ['weak', 5],
          ['not_weak', 4],
          ['unknown', 1],
        ])
      : null
  rows['referrals.referral'].push({
    municipality_id,
    id,
    reference: context.reference('AM', openedOn),
    person_id: personId,
    channel,
    organisation_id: channel === 'partner' ? random.pick(context.organisations) : null,
    received_at: instantOf(context, openedOn),
    received_on: openedOn,
    state,
    situation: isBorn ? 'born' : 'pregnant',
    due_on: isBorn ? null : dueOn,
    due_is_estimate: false,
    child_born_on: isBorn ? bornOn : null,
    help_wanted: [random.pick(['housing', 'money', 'paperwork', 'baby', 'wellbeing'])],
    message: random.pick(['Ik zoek hulp met mijn papieren.', 'Zwanger en nog geen woning gevonden.', 'Ze kent hier nog niemand.', null]),
    relationship: family.isSingle ? 'single' : 'stable',
    agreement: channel === 'parent' ? null : 'spoken',
    agreed_on: channel === 'parent' ? null : openedOn,
    may_tell_status: channel === 'partner',
    may_tell_counsellor: false,
    income: screened(),
    education: screened(),
    work: screened(),
    stimulation: screened(),
    housing: screened(),
    health: screened(),
    signals: [],
    urgency,
    warm_handover: false,
    locale: 'nl',
  })
  return id
}

function addStep(
  rows: FamilyRows,
  context: RowContext,
  step: { referralId: string; kind: 'received' | 'accepted'; day: IsoDay; dossierId: string | null; by: string | null },
): void {
  const { referralId: referral_id, kind, dossierId: dossier_id, by } = step
  rows['referrals.step'].push({
    municipality_id: context.municipalityId,
    id: context.newId(),
    referral_id,
    kind,
    dossier_id,
    at: instantOf(context, step.day),
    by,
  })
}

/** A referral nobody decided about yet. */
export function addWaiting(rows: FamilyRows, context: RowContext, family: InventedFamily, day: IsoDay): void {
  const told = { ...family, openedOn: day, bornOn: null, children: [] }
  const { motherId } = addPeople(rows, context, told, false)
  const urgency = context.random.weighed([
    ['this-week', 5],
    ['no-hurry', 3],
    ['today', 1],
  ])
  const referralId = addReferral(rows, context, { personId: motherId, state: 'new', family: told, urgency })
  addStep(rows, context, { referralId, kind: 'received', day, dossierId: null, by: null })
}

/** Everything of one family, as the commands of the modules would have left it; answers the id of its dossier. */
export function addFamily(rows: FamilyRows, context: RowContext, planned: PlannedFamily): string {
  const { family, counsellorId: by } = planned
  const { motherId, childIds } = addPeople(rows, context, family, family.ending === null)
  const referralId = addReferral(rows, context, { personId: motherId, state: 'accepted', family, urgency: null })
  const dossierId = context.newId()
  addStep(rows, context, { referralId, kind: 'received', day: family.openedOn, dossierId: null, by: null })
  addStep(rows, context, { referralId, kind: 'accepted', day: family.openedOn, dossierId, by })
  addDossier(rows, context, { family, by, ids: { dossierId, motherId, childIds, referralId } })
  addContacts(rows, context, { family, by, dossierId })
  addMeasurements(rows, context, { measurements: planned.measurements, by, dossierId })
  return dossierId
}

function lastHeard({ contacts }: InventedFamily): IsoDay | null {
  return (
    contacts
      .filter(({ kind }) => isHeard(kind))
      .map(({ on }) => on)
      .toSorted()
      .at(-1) ?? null
  )
}

type DossierParts = {
  family: InventedFamily
  by: string
  ids: { dossierId: string; motherId: string; childIds: readonly string[]; referralId: string }
}

function addDossier(rows: FamilyRows, context: RowContext, { family, by, ids }: DossierParts): void {
  const { municipalityId: municipality_id } = context
  const { dossierId: dossier_id } = ids
  const { pack, openedOn, startedOn, ending } = family
  const recorded = { recorded_at: instantOf(context, openedOn), recorded_by: by }
  const made = { at: instantOf(context, openedOn), by }
  const row = () => ({ municipality_id, id: context.newId(), dossier_id })
  rows['dossiers.dossier'].push({
    municipality_id,
    id: dossier_id,
    reference: context.reference('OP', openedOn),
    mother_id: ids.motherId,
    referral_id: ids.referralId,
    programme: pack.programme,
    pack_version: pack.version,
    first_programme: pack.programme,
    opened_on: openedOn,
    started_on: startedOn,
    planned_end_on: family.plannedEndOn,
    is_open: ending === null,
    ended_on: ending?.on ?? null,
    heard_on: lastHeard(family),
    counsellor_id: by,
    due_on: family.dueOn,
    born_on: family.bornOn,
    has_loss: family.lostOn !== null && family.children.length <= 1,
    ...recorded,
  })
  rows['dossiers.programme_period'].push({ ...row(), programme: pack.programme, pack_version: pack.version, from_on: openedOn, ...made })
  rows['dossiers.member'].push({ ...row(), person_id: ids.motherId, role: 'mother', added_at: made.at })
  for (const person_id of ids.childIds) rows['dossiers.member'].push({ ...row(), person_id, role: 'child', added_at: made.at })
  const pregnancy = { ...row(), due_on: family.dueOn, born_on: family.bornOn, expected: Math.max(1, family.children.length), ...recorded }
  rows['dossiers.pregnancy'].push(pregnancy)
  if (family.bornOn !== null) {
    const wasBorn = family.bornOn < openedOn
    const told = { recorded_at: instantOf(context, wasBorn ? openedOn : family.bornOn), recorded_by: by }
    rows['dossiers.birth'].push({ ...row(), pregnancy_id: pregnancy.id, born_on: family.bornOn, ...told })
  }
  if (family.lostOn !== null) rows['dossiers.loss'].push({ ...row(), pregnancy_id: pregnancy.id, happened_on: family.lostOn, ...recorded })
  rows['dossiers.assignment'].push({ ...row(), account_id: by, from_on: startedOn, ...made })
  if (ending === null) return
  const ended = { ended_on: ending.on, reason: ending.reason, is_drop_out: ending.isDropOut, at: instantOf(context, ending.on), by }
  rows['dossiers.ending'].push({ ...row(), ...ended })
}

const steps = [
  'Inschrijven bij de kinderopvang',
  'Bellen naar de woningmaatschappij',
  'Attest van het ziekenfonds opvragen',
  'Afspraak bij de vroedvrouw maken',
] as const

function addContacts(
  rows: FamilyRows,
  context: RowContext,
  { family, by, dossierId: dossier_id }: { family: InventedFamily; by: string; dossierId: string },
): void {
  const { random, today, municipalityId: municipality_id } = context
  for (const { kind, on, minutes, domains, note } of family.contacts) {
    const what = { kind, happened_on: on, minutes, domains: [...domains], note }
    rows['contacts.contact'].push({ municipality_id, id: context.newId(), dossier_id, ...what, at: instantOf(context, on), by })
  }
  if (family.ending !== null) {
    if (random.chance(0.35)) addParticipation(rows, context, { dossier_id, by, on: family.ending.on })
    return
  }
  const own = { municipality_id, dossier_id, at: instantOf(context, family.contacts.at(-1)?.on ?? today), by }
  if (random.chance(0.45))
    rows['contacts.next_step'].push({ ...own, id: context.newId(), what: random.pick(steps), due_on: addDays(today, random.whole(-6, 21)) })
  if (random.chance(0.35)) {
    const visit = {
      kind: 'home-visit' as const,
      planned_on: addDays(today, random.whole(0, 13)),
      planned_at: `${random.whole(9, 16)}:00`,
      minutes: 60,
    }
    rows['contacts.visit'].push({ ...own, id: context.newId(), account_id: by, ...visit })
  }
  if (daysBetween(family.startedOn, today) > 30 && random.chance(0.25)) addParticipation(rows, context, { dossier_id, by, on: today })
}

function addParticipation(
  rows: FamilyRows,
  context: RowContext,
  { dossier_id, by, on }: { dossier_id: string; by: string; on: IsoDay },
): void {
  const counted = { sessions: context.random.whole(0, 9), counted_on: on, at: instantOf(context, on), by }
  rows['groups.participation'].push({ municipality_id: context.municipalityId, id: context.newId(), dossier_id, ...counted })
}

function addMeasurements(
  rows: FamilyRows,
  context: RowContext,
  { measurements, by, dossierId: dossier_id }: { measurements: readonly InventedMeasurement[]; by: string; dossierId: string },
): void {
  const { municipalityId: municipality_id } = context
  for (const { instrument, version, moment, on, respondent, answers } of measurements) {
    const id = context.newId()
    const present = respondent === 'worker' ? null : ['mother']
    const what = { instrument, version, moment, measured_on: on, respondent, is_retrospective: false, present }
    rows['indicators.measurement'].push({ municipality_id, id, dossier_id, ...what, at: instantOf(context, on), by, answers })
    for (const [item, value] of Object.entries(answers))
      rows['indicators.score'].push({ municipality_id, measurement_id: id, item, ...scoreOf(value) })
  }
}

function scoreOf(value: string | number): Pick<DB['indicators.score'], 'state' | 'level' | 'choice'> {
  if (typeof value === 'number') return { state: 'answered', level: value, choice: null }
  if (value === '!unknown') return { state: 'unknown', level: null, choice: null }
  if (value === '!not-applicable') return { state: 'not-applicable', level: null, choice: null }
  return { state: 'answered', level: null, choice: value }
}
