import { sql } from 'kysely'
import { isLongOverdue } from '#modules/dossiers/public.ts'
import { type KeptFact, readFacts } from '#modules/rights/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { placed } from '#platform/keys/row-place.ts'
import { placeName } from '../municipalities/place-name.ts'
import { type ItemAnswer, plainItems } from './answers-as-facts.ts'

type DossierRow = {
  readonly id: string
  readonly reference: string
  readonly motherId: string
  readonly motherName: string
  readonly birthDate: IsoDay | null
  readonly language: string | null
  readonly openedOn: IsoDay
  readonly counsellorId: string | null
  /** A loss of the last pregnancy left no child of it. */
  readonly hasLoss: boolean
}
type MemberRow = {
  readonly personId: string
  readonly role: 'co-parent' | 'child'
  readonly name: string
  readonly birthDate: IsoDay | null
}
type PregnancyRow = {
  readonly id: string
  readonly dueOn: IsoDay | null
  readonly bornOn: IsoDay | null
  readonly expected: number
  readonly lost: number
  readonly recordedOn: IsoDay
}

/** Everything the rules can use of one family, as it stands in the tables. */
export type FamilyRows = {
  readonly dossier: DossierRow
  readonly members: readonly MemberRow[]
  readonly pregnancies: readonly PregnancyRow[]
  readonly answers: readonly ItemAnswer[]
  readonly kept: readonly KeptFact[]
  readonly municipality: string
  readonly postcode: string | null
}

export type KnownChild = {
  readonly key: string
  readonly birthDate: IsoDay | null
  readonly dueDate: IsoDay | null
  readonly isMultiple: boolean
  readonly since: IsoDay | null
}

/** The children that live with the family, then those that are expected. An expected child keeps the key of its pregnancy until it has a name. */
export function childrenOf({ members, pregnancies }: FamilyRows, today: IsoDay): readonly KnownChild[] {
  const own = members.filter(({ role }) => role === 'child')
  const born = own
    .map(({ personId, birthDate }) => ({
      key: personId,
      birthDate,
      dueDate: null,
      isMultiple: isOneOfMore(birthDate, pregnancies),
      since: null,
    }))
    .toSorted((a, b) => (a.birthDate ?? '9').localeCompare(b.birthDate ?? '9'))
  const expected = pregnancies.flatMap(({ id, dueOn, bornOn, expected: count, lost, recordedOn }) => {
    if (bornOn !== null || dueOn === null || isLongOverdue(dueOn, today)) return []
    const living = Math.max(0, count - lost)
    return Array.from({ length: living }, (_, at) => ({
      key: `${id}:${at + 1}`,
      birthDate: null,
      dueDate: dueOn,
      isMultiple: living > 1,
      since: recordedOn,
    }))
  })
  return [...born, ...expected]
}

function isOneOfMore(birthDate: IsoDay | null, pregnancies: readonly PregnancyRow[]): boolean {
  return birthDate !== null && pregnancies.some(({ bornOn, expected, lost }) => bornOn === birthDate && expected - lost > 1)
}

/** Which families: these, or every running one after a place in the order of ids. */
export type Chosen = { readonly ids: readonly string[] } | { readonly running: true; readonly after: string | null; readonly limit: number }

/** The families with all that their rights need, in the order of their ids. Five statements, however many they are. */
export async function readFamilyRows(tx: Tx, municipalityId: string, chosen: Chosen): Promise<readonly FamilyRows[]> {
  const dossiers = await dossierRows(tx, municipalityId, chosen)
  const ids = dossiers.map(({ id }) => id)
  if (ids.length === 0) return []
  const [members, pregnancies, answers, kept] = await Promise.all([
    memberRows(tx, municipalityId, ids),
    pregnancyRows(tx, municipalityId, ids),
    answerRows(tx, municipalityId, ids),
    readFacts(tx, municipalityId, ids),
  ])
  const by = <Row extends { readonly dossierId: string }>(rows: readonly Row[]) => Map.groupBy(rows, ({ dossierId }) => dossierId)
  const [ofMembers, ofPregnancies, ofAnswers, ofKept] = [by(members), by(pregnancies), by(answers), by(kept)]
  return dossiers.map(({ municipality, town, postcode, ownPostcode, lastLost, lastExpected, ...dossier }) => ({
    dossier: { ...dossier, hasLoss: lastLost > 0 && lastLost >= lastExpected },
    members: ofMembers.get(dossier.id) ?? [],
    pregnancies: ofPregnancies.get(dossier.id) ?? [],
    answers: ofAnswers.get(dossier.id) ?? [],
    kept: ofKept.get(dossier.id) ?? [],
    municipality: town === null || town.trim() === '' ? placeName(municipality) : town.trim(),
    postcode: postcode ?? ownPostcode,
  }))
}

type Found = Omit<DossierRow, 'hasLoss'> & {
  readonly municipality: string
  readonly town: string | null
  readonly postcode: string | null
  readonly ownPostcode: string | null
  readonly lastLost: number
  readonly lastExpected: number
}

async function dossierRows(tx: Tx, municipalityId: string, chosen: Chosen): Promise<readonly Found[]> {
  const which =
    'ids' in chosen
      ? sql`d.id = any(${[...chosen.ids]}::uuid[])`
      : chosen.after === null
        ? sql`d.is_open`
        : sql`d.is_open and d.id > ${chosen.after}`
  const limit = 'ids' in chosen ? chosen.ids.length : chosen.limit
  const { rows } = await sql<Found>`
    select d.id, d.reference, d.mother_id as "motherId", m.given_name as "motherName", m.birth_date as "birthDate", m.language,
      d.opened_on as "openedOn", a.account_id as "counsellorId", g.name as municipality, ${placed('people.person', 'town', 'm')} as town,
      ${placed('people.person', 'postcode', 'm')} as postcode, g.postcodes[1] as "ownPostcode",
      coalesce(p.lost, 0)::int as "lastLost", coalesce(p.expected, 0) as "lastExpected"
    from dossiers.dossier d
    join people.person m on m.municipality_id = d.municipality_id and m.id = d.mother_id
    join platform.municipality g on g.id = d.municipality_id
    left join dossiers.assignment a on a.municipality_id = d.municipality_id and a.dossier_id = d.id and a.until_on is null
    left join lateral (
      select p.expected, (select count(*) from dossiers.loss l where l.municipality_id = p.municipality_id and l.pregnancy_id = p.id
        and l.withdrawn_at is null) as lost
      from dossiers.pregnancy p where p.municipality_id = d.municipality_id and p.dossier_id = d.id
      order by p.recorded_at desc, p.id desc limit 1
    ) p on true
    where d.municipality_id = ${municipalityId} and ${which}
    order by d.id limit ${limit}`.execute(tx)
  return rows
}

type Of<Row> = Row & { readonly dossierId: string }

async function memberRows(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<readonly Of<MemberRow>[]> {
  const { rows } = await sql<Of<MemberRow>>`
    select x.dossier_id as "dossierId", x.person_id as "personId", x.role, p.given_name as name, p.birth_date as "birthDate"
    from dossiers.member x join people.person p on p.municipality_id = x.municipality_id and p.id = x.person_id
    where x.municipality_id = ${municipalityId} and x.dossier_id = any(${[...ids]}::uuid[]) and x.removed_at is null
      and x.role in ('co-parent', 'child') and p.died_on is null
    order by x.dossier_id, x.added_at, x.id`.execute(tx)
  return rows
}

async function pregnancyRows(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<readonly Of<PregnancyRow>[]> {
  const { rows } = await sql<Of<PregnancyRow>>`
    select p.dossier_id as "dossierId", p.id, p.due_on as "dueOn", p.born_on as "bornOn", p.expected,
      (p.recorded_at at time zone 'Europe/Brussels')::date as "recordedOn",
      (select count(*) from dossiers.loss l where l.municipality_id = p.municipality_id and l.pregnancy_id = p.id
        and l.withdrawn_at is null)::int as lost
    from dossiers.pregnancy p where p.municipality_id = ${municipalityId} and p.dossier_id = any(${[...ids]}::uuid[])
    order by p.dossier_id, p.recorded_at, p.id`.execute(tx)
  return rows
}

async function answerRows(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<readonly Of<ItemAnswer>[]> {
  const { rows } = await sql<Of<ItemAnswer>>`
    select distinct on (m.dossier_id, s.item) m.dossier_id as "dossierId", s.item, s.choice, m.measured_on as on
    from indicators.measurement m
    join indicators.score s on s.municipality_id = m.municipality_id and s.measurement_id = m.id
    where m.municipality_id = ${municipalityId} and m.dossier_id = any(${[...ids]}::uuid[]) and m.instrument = 'opkomst-dossier'
      and m.withdrawn_at is null and s.item = any(${[...plainItems]}::text[])
    order by m.dossier_id, s.item, m.measured_on desc, m.at desc, m.id desc`.execute(tx)
  return rows
}
