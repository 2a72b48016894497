import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { contactChannels, contactTimes } from '#modules/people/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { prepared } from '#platform/db/prepared.ts'
import { placed } from '#platform/keys/row-place.ts'
import { endingReasons } from '../domain/ending.ts'
import { type DossierSummary, refused } from '../domain/summary.ts'
import { memberRoles } from '../store.ts'
import { summaryBeside, toSummaries } from './summary.ts'

const instant = z.coerce.date()
const list = <T extends z.ZodType>(item: T) => z.preprocess((value) => value ?? [], z.array(item))
const by = z.string().nullable()

const sheetSchema = z.object({
  /** The referral it grew from, where its story was told first. */
  referralId: z.string().nullable(),
  outlook: z.string().nullable(),
  members: list(
    z.object({
      personId: z.string(),
      role: z.enum(memberRoles),
      relation: z.string().nullable(),
      note: z.string().nullable(),
      givenName: z.string(),
      familyName: z.string(),
      birthDate: z.string().nullable(),
      diedOn: z.string().nullable(),
      language: z.string().nullable(),
      needsInterpreter: z.boolean().nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      street: z.string().nullable(),
      postcode: z.string().nullable(),
      town: z.string().nullable(),
      channel: z.enum(contactChannels).nullable().catch(null),
      times: z.array(z.enum(contactTimes)).catch([]),
      mayLeaveMessage: z.boolean().nullable(),
      contactNote: z.string().nullable(),
      hasSafeAddress: z.boolean(),
    }),
  ),
  partners: list(
    z.object({
      id: z.string(),
      organisation: z.string(),
      phone: z.string().nullable(),
      contactName: z.string().nullable(),
      role: z.string().nullable(),
    }),
  ),
  focus: list(z.object({ saidOn: z.string(), words: z.string() })),
  /** What she does not want now. */
  refusals: list(z.object({ id: z.string(), what: z.enum(refused), untilOn: z.string().nullable(), note: z.string().nullable() })),
})

const endingSchema = z.object({
  id: z.string(),
  endedOn: z.string(),
  reason: z.enum(endingReasons),
  reasonText: z.string().nullable(),
  isDropOut: z.boolean(),
  summary: z.string().nullable(),
  at: instant,
  by,
  reopenedAt: instant.nullable(),
  reopenedBy: by,
})

const fileSchema = sheetSchema.extend({
  refusals: list(
    z.object({
      id: z.string(),
      what: z.enum(refused),
      refusedOn: z.string(),
      untilOn: z.string().nullable(),
      note: z.string().nullable(),
      at: instant,
      by,
      withdrawnAt: instant.nullable(),
      withdrawnBy: by,
    }),
  ),
  endings: list(endingSchema),
  recordedAt: z.date(),
  recordedBy: by,
  pregnancies: list(
    z.object({ id: z.string(), dueOn: z.string().nullable(), bornOn: z.string().nullable(), expected: z.number(), at: instant, by }),
  ),
  births: list(
    z.object({
      id: z.string(),
      pregnancyId: z.string(),
      bornOn: z.string(),
      at: instant,
      by,
      withdrawnAt: instant.nullable(),
      withdrawnBy: by,
    }),
  ),
  losses: list(
    z.object({
      id: z.string(),
      personId: z.string().nullable(),
      happenedOn: z.string(),
      note: z.string().nullable(),
      at: instant,
      by,
      withdrawnAt: instant.nullable(),
      withdrawnBy: by,
    }),
  ),
  assignments: list(
    z.object({ name: z.string(), fromOn: z.string(), untilOn: z.string().nullable(), reason: z.string().nullable(), at: instant, by }),
  ),
  periods: list(
    z.object({ programme: z.string(), packVersion: z.string(), fromOn: z.string(), reason: z.string().nullable(), at: instant, by }),
  ),
})

/** What stands in a dossier beside its summary: people, partners and wishes. */
export type DossierSheet = z.output<typeof sheetSchema>

/** The same, with every change of state: who and when. */
export type DossierFile = z.output<typeof fileSchema>

export type Ending = z.output<typeof endingSchema>

const fileOf = prepared(['municipalityId', 'dossierId'], (tx, at) => {
  const [municipalityId, dossierId] = [at('municipalityId'), at('dossierId')]
  const columns = [...sheetColumns(municipalityId, dossierId), ...historyColumns(municipalityId, dossierId)]
  return sql<object>`select ${sql.join(columns)} from (${oneDossier(municipalityId, dossierId)}) d`.compile(tx)
})

/** One query, whatever the length of the history: each list is gathered by the database. */
export async function readDossierFile(tx: Tx, municipalityId: string, dossierId: string): Promise<DossierFile | null> {
  const [row] = await fileOf(tx, { municipalityId, dossierId })
  return row === undefined ? null : fileSchema.parse(row)
}

const oneDossier = (municipalityId: string, dossierId: string): RawBuilder<unknown> =>
  sql`select * from dossiers.dossier where municipality_id = ${municipalityId} and id = ${dossierId}`

const pageOf = prepared(['municipalityId', 'dossierId', 'today'], (tx, at) => {
  const [municipalityId, dossierId] = [at('municipalityId'), at('dossierId')]
  const columns = [...sheetColumns(municipalityId, dossierId), standingRefusals(municipalityId, dossierId, at('today'))]
  return summaryBeside<object>(oneDossier(municipalityId, dossierId), columns).compile(tx)
})

/** Summary and sheet together, in one query: the page of a dossier is asked for more than any other. */
export async function readDossierPage(
  tx: Tx,
  municipalityId: string,
  dossierId: string,
  today: IsoDay,
): Promise<{ readonly dossier: DossierSummary; readonly sheet: DossierSheet } | null> {
  const [row] = await pageOf(tx, { municipalityId, dossierId, today })
  if (row === undefined) return null
  const sheet = sheetSchema.parse(row)
  const [dossier] = await toSummaries(tx, municipalityId, [{ ...row, refusals: sheet.refusals }], today)
  return dossier === undefined ? null : { dossier, sheet }
}

const endingsOf = prepared(['municipalityId', 'dossierId'], (tx, at) =>
  sql<{ readonly endings: unknown }>`select ${endingsColumn(at('municipalityId'), at('dossierId'))}`.compile(tx),
)

/** How guidance ended; null for a dossier that runs. */
export async function readEnding(tx: Tx, municipalityId: string, dossierId: string): Promise<Ending | null> {
  const [row] = await endingsOf(tx, { municipalityId, dossierId })
  return (
    list(endingSchema)
      .parse(row?.endings)
      .findLast(({ reopenedAt }) => reopenedAt === null) ?? null
  )
}

const ownRows = (municipalityId: string, dossierId: string): RawBuilder<unknown> =>
  sql`x.municipality_id = ${municipalityId} and x.dossier_id = ${dossierId}`

const nameIn = (municipalityId: string, column: string): RawBuilder<unknown> =>
  sql`(select c.name from identity.account c where c.municipality_id = ${municipalityId} and c.id = x.${sql.ref(column)})`

function sheetColumns(municipalityId: string, dossierId: string): RawBuilder<unknown>[] {
  const own = ownRows(municipalityId, dossierId)
  return [
    sql`d.outlook`,
    sql`d.referral_id as "referralId"`,
    sql`(select json_agg(json_build_object('personId', x.person_id, 'role', x.role, 'relation', ${placed('dossiers.member', 'relation', 'x')}, 'note', ${placed('dossiers.member', 'note', 'x')},
          'givenName', p.given_name, 'familyName', p.family_name, 'birthDate', p.birth_date, 'diedOn', p.died_on, 'language', p.language,
          'needsInterpreter', p.needs_interpreter, 'phone', ${placed('people.person', 'phone', 'p')}, 'email', ${placed('people.person', 'email', 'p')}, 'street', ${placed('people.person', 'street', 'p')}, 'postcode', ${placed('people.person', 'postcode', 'p')},
          'town', ${placed('people.person', 'town', 'p')}, 'channel', p.contact_channel, 'times', p.contact_times, 'mayLeaveMessage', p.may_leave_message,
          'contactNote', ${placed('people.person', 'contact_note', 'p')}, 'hasSafeAddress', p.has_safe_address) order by x.added_at, x.id)
        from dossiers.member x join people.person p on p.municipality_id = x.municipality_id and p.id = x.person_id
        where ${own} and x.removed_at is null) as members`,
    sql`(select json_agg(json_build_object('id', x.id, 'organisation', o.name, 'phone', o.phone, 'contactName', ${placed('dossiers.partner', 'contact_name', 'x')}, 'role', ${placed('dossiers.partner', 'role', 'x')})
          order by x.added_at, x.id)
        from dossiers.partner x join network.organisation o on o.municipality_id = x.municipality_id and o.id = x.organisation_id
        where ${own} and x.removed_at is null) as partners`,
    sql`(select json_agg(json_build_object('saidOn', x.said_on, 'words', ${placed('dossiers.focus', 'words', 'x')}) order by x.position)
        from dossiers.focus x where ${own} and x.replaced_at is null) as focus`,
  ]
}

function standingRefusals(municipalityId: string, dossierId: string, today: string): RawBuilder<unknown> {
  return sql`(select json_agg(json_build_object('id', x.id, 'what', x.what, 'untilOn', x.until_on, 'note', ${placed('dossiers.refusal', 'note', 'x')}) order by x.at, x.id)
    from dossiers.refusal x where ${ownRows(municipalityId, dossierId)} and x.withdrawn_at is null and (x.until_on is null or x.until_on >= ${today})) as refusals`
}

function endingsColumn(municipalityId: string, dossierId: string): RawBuilder<unknown> {
  const own = ownRows(municipalityId, dossierId)
  const name = (column: string) => nameIn(municipalityId, column)
  return sql`(select json_agg(json_build_object('id', x.id, 'endedOn', x.ended_on, 'reason', x.reason, 'reasonText', ${placed('dossiers.ending', 'reason_text', 'x')},
          'isDropOut', x.is_drop_out, 'summary', ${placed('dossiers.ending', 'summary', 'x')}, 'at', x.at, 'by', ${name('by')}, 'reopenedAt', x.reopened_at,
          'reopenedBy', ${name('reopened_by')}) order by x.at, x.id) from dossiers.ending x where ${own}) as endings`
}

function historyColumns(municipalityId: string, dossierId: string): RawBuilder<unknown>[] {
  const own = ownRows(municipalityId, dossierId)
  const name = (column: string) => nameIn(municipalityId, column)
  return [
    sql`d.recorded_at as "recordedAt"`,
    sql`(select c.name from identity.account c where c.municipality_id = ${municipalityId} and c.id = d.recorded_by) as "recordedBy"`,
    sql`(select json_agg(json_build_object('id', x.id, 'what', x.what, 'refusedOn', x.refused_on, 'untilOn', x.until_on, 'note', ${placed('dossiers.refusal', 'note', 'x')}, 'at', x.at,
          'by', ${name('by')}, 'withdrawnAt', x.withdrawn_at, 'withdrawnBy', ${name('withdrawn_by')}) order by x.at, x.id) from dossiers.refusal x where ${own}) as refusals`,
    endingsColumn(municipalityId, dossierId),
    sql`(select json_agg(json_build_object('id', x.id, 'dueOn', x.due_on, 'bornOn', x.born_on, 'expected', x.expected, 'at', x.recorded_at,
          'by', ${name('recorded_by')}) order by x.recorded_at, x.id) from dossiers.pregnancy x where ${own}) as pregnancies`,
    sql`(select json_agg(json_build_object('id', x.id, 'pregnancyId', x.pregnancy_id, 'bornOn', x.born_on, 'at', x.recorded_at,
          'by', ${name('recorded_by')}, 'withdrawnAt', x.withdrawn_at, 'withdrawnBy', ${name('withdrawn_by')})
          order by x.recorded_at, x.id) from dossiers.birth x where ${own}) as births`,
    sql`(select json_agg(json_build_object('id', x.id, 'personId', x.person_id, 'happenedOn', x.happened_on, 'note', ${placed('dossiers.loss', 'note', 'x')}, 'at', x.recorded_at,
          'by', ${name('recorded_by')}, 'withdrawnAt', x.withdrawn_at, 'withdrawnBy', ${name('withdrawn_by')})
          order by x.recorded_at, x.id) from dossiers.loss x where ${own}) as losses`,
    sql`(select json_agg(json_build_object('name', a.name, 'fromOn', x.from_on, 'untilOn', x.until_on, 'reason', ${placed('dossiers.assignment', 'reason', 'x')}, 'at', x.at,
          'by', ${name('by')}) order by x.at, x.id)
        from dossiers.assignment x join identity.account a on a.municipality_id = x.municipality_id and a.id = x.account_id
        where ${own}) as assignments`,
    sql`(select json_agg(json_build_object('programme', x.programme, 'packVersion', x.pack_version, 'fromOn', x.from_on, 'reason', ${placed('dossiers.programme_period', 'reason', 'x')}, 'at', x.at, 'by', ${name('by')})
          order by x.at, x.id) from dossiers.programme_period x where ${own}) as periods`,
  ]
}
