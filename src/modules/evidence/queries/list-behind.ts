import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import type { BehindFigure } from '../domain/behind.ts'
import { badHousing, housingSituations, inOrderItems, temporaryHousing } from '../domain/facts.ts'
import { TOP_LEVEL } from '../domain/levels.ts'
import type { Scope } from './cohort-sql.ts'
import { facts, inOrderSide, inOrderStates, scored } from './facts-sql.ts'
import { prepareReport } from './read-facts.ts'

export type BehindRow = {
  readonly dossierId: string
  readonly reference: string
  readonly motherId: string
  readonly programme: string
  readonly startedOn: string
  readonly status: 'running' | 'completed' | 'stopped'
}
export type BehindPage = { readonly total: number; readonly rows: readonly BehindRow[]; readonly next: string | null }
export type BehindQuestion = { readonly figure: BehindFigure; readonly value: string; readonly after: string | null }

const row = z.object({
  dossierId: z.string(),
  reference: z.string(),
  motherId: z.string(),
  programme: z.string(),
  startedOn: z.string(),
  status: z.enum(['running', 'completed', 'stopped']),
  total: z.number(),
})
const cursor = z.tuple([z.iso.date(), z.uuid()])
export const PAGE_SIZE = 50

type Test = { readonly table: 'facts' | 'scored'; readonly where: RawBuilder<unknown> }

const mothers = (where: RawBuilder<unknown>): Test => ({ table: 'facts', where: sql`is_first and ${where}` })
const inList = (column: string, values: Iterable<string | number>) => sql`${sql.raw(column)} in (${sql.join([...values])})`

const goodHousing = housingSituations.filter((one) => !badHousing.has(one))

function housing(value: string): Test {
  const [start = '', end = ''] = value.split('>')
  const wanted = (side: string) => (side === '' ? housingSituations : side === 'good' ? goodHousing : side === 'bad' ? badHousing : [side])
  const at = (column: string, side: string) => sql`${inList(column, housingSituations)} and ${inList(column, wanted(side))}`
  return { table: 'facts', where: sql`${at('housing_start', start)} and ${at('housing_end', end)}` }
}

function inOrder(value: string): Test | null {
  const [name, moves = ''] = value.split(':')
  const item = inOrderItems.find((one) => one === name)
  if (item === undefined) return null
  const [start = '', end = ''] = moves.split('>')
  const at = (side: 'start' | 'end', wanted: string) => {
    const known = inOrderStates.flatMap((state, code) => ((wanted === '' ? ['yes', 'no'] : [wanted]).includes(state) ? [code] : []))
    return inList(inOrderSide(item, side), known)
  }
  return { table: 'facts', where: sql`${at('start', start)} and ${at('end', end)}` }
}

// One digit: text compares like the level it is.
const steps: Readonly<Record<string, RawBuilder<unknown>>> = {
  any: sql`true`,
  up: sql`level_end > level_start`,
  same: sql`level_end = level_start`,
  down: sql`level_end < level_start`,
  top: sql`level_start >= ${String(TOP_LEVEL)}`,
  'below-top': sql`level_start < ${String(TOP_LEVEL)}`,
}

function atLevels(what: string): RawBuilder<unknown> | undefined {
  const found = /^([0-9]?)>([0-9]?)$/.exec(what)
  if (found === null) return undefined
  const at = (column: string, level = '') => (level === '' ? sql`true` : sql`${sql.raw(column)} = ${level}`)
  return sql`${at('level_start', found[1])} and ${at('level_end', found[2])}`
}

function change(value: string): Test | null {
  const [item = '', what = ''] = value.split(':')
  const where = steps[what] ?? atLevels(what)
  if (where === undefined || item === '') return null
  return {
    table: 'scored',
    where: sql`exists (
      select from (select study_first ->> ${item} as level_start, study_last ->> ${item} as level_end) as level
      where level_start ~ '^[0-9]$' and level_end ~ '^[0-9]$' and ${where})`,
  }
}

/** The dossiers a value of a figure counts; null when there is no such value. */
function testFor(figure: BehindFigure, value: string): Test | null {
  switch (figure) {
    case 'mothers':
      return mothers(value === 'all' ? sql`true` : sql`programme = ${value}`)
    case 'situation':
      return mothers(sql`situation = ${value}`)
    case 'no-income':
      return mothers(sql`income = 'none'`)
    case 'single':
      return mothers(sql`single = 'ja'`)
    case 'bad-housing':
      return mothers(inList('housing', badHousing))
    case 'temporary-housing':
      return mothers(inList('housing', temporaryHousing))
    case 'external':
      return mothers(sql`is_external`)
    case 'group':
      return mothers(sql`in_group`)
    case 'source':
      return mothers(value === 'herself' ? sql`is_herself` : sql`organisation_id::text = ${value}`)
    case 'screening':
      return mothers(sql`screening = ${value}`)
    case 'status':
      return { table: 'facts', where: sql`status = ${value}` }
    case 'housing':
      return housing(value)
    case 'in-order':
      return inOrder(value)
    case 'change':
      return change(value)
    case 'mother-scores':
      return { table: 'scored', where: sql`mother_first ->> ${value} not like '!%' and mother_last ->> ${value} not like '!%'` }
  }
}

/** The dossiers behind a value, the newest start first, fifty at a time. The same statement that counted the figure finds them. */
export async function listBehind(tx: Tx, scope: Scope, { figure, value, after }: BehindQuestion): Promise<BehindPage | null> {
  const test = testFor(figure, value)
  if (test === null) return null
  await prepareReport(tx)
  const from = cursor.safeParse(after?.split('_'))
  const past = from.success ? sql`where (started_on, dossier_id) < (${from.data[0]}::date, ${from.data[1]}::uuid)` : sql``
  const { rows } = await sql`
    with ${test.table === 'facts' ? facts(scope) : scored(scope)},
    found as materialized (select dossier_id, reference, mother_id, programme, started_on, status from ${sql.raw(test.table)} where ${test.where})
    select dossier_id as "dossierId", reference, mother_id as "motherId", programme, started_on as "startedOn", status,
      (select count(*)::int from found) as total
    from found ${past} order by started_on desc, dossier_id desc limit ${sql.lit(PAGE_SIZE + 1)}`.execute(tx)
  const found = z.array(row).parse(rows)
  const page = found.slice(0, PAGE_SIZE)
  const last = page.at(-1)
  return {
    total: found[0]?.total ?? 0,
    rows: page.map(({ total: _, ...one }) => one),
    next: found.length > PAGE_SIZE && last !== undefined ? `${last.startedOn}_${last.dossierId}` : null,
  }
}
