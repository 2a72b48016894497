import { recordAudits } from '#modules/audit/public.ts'
import { createAccount, listTeam } from '#modules/identity/public.ts'
import { listOrganisations } from '#modules/network/public.ts'
import { currentPacks, type Pack } from '#modules/programmes/public.ts'
import { type Actor, machine } from '#platform/actor.ts'
import { addDays, type IsoDay } from '#platform/day.ts'
import { nextNumber } from '#platform/db/counter.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { bulkInsert } from './bulk-insert.ts'
import { addFamily, addWaiting, type PlannedFamily } from './family-rows.ts'
import { inventMeasurements } from './invent-answers.ts'
import { type InventedFamily, inventFamily } from './invent-family.ts'
import { counsellorNames, organisationNames } from './invented-names.ts'
import { type Random, randomFrom } from './random.ts'
import { emptyRows, type FamilyRows, type FamilyTable, familyTables, type RowContext } from './row-set.ts'

export type GenerateOptions = {
  readonly families: number
  /** The same seed gives the same families on the same day. */
  readonly seed: number
  /** Which part of them still runs; a twelfth when left out, as in a municipality of some years. */
  readonly runningShare?: number
  readonly progress?: (made: number) => void
}
export type Generated = { readonly families: number; readonly running: number; readonly waiting: number }

const batchSize = 500
const runningShare = 0.08
const teamSize = 20
const writers = 2

/**
 * Fills a municipality with invented families, most of them ended, and a few referrals that wait. Written in bulk, a batch to a
 * transaction, in the shape the commands leave behind. What was there before stays.
 */
export async function generateFamilies(deps: Deps, municipalityId: string, options: GenerateOptions): Promise<Generated> {
  const actor = machine(municipalityId, 'import')
  const random = randomFrom(options.seed)
  const team = await ensureTeam(deps, actor)
  const { packs, organisations } = await deps.db.as(actor, async (tx) => ({
    packs: notEmpty(await currentPacks(tx, municipalityId, deps.today())),
    organisations: await ensureOrganisations(tx, deps, municipalityId),
  }))
  const running = Math.round(options.families * (options.runningShare ?? runningShare))
  const world: World = { deps, actor, random, team, packs, organisations }
  const writing = new Set<Promise<void>>()
  for (let made = 0; made < options.families; made += batchSize) {
    const size = Math.min(batchSize, options.families - made)
    // Spread evenly, so that each batch holds its share of families that run.
    const runningUpTo = (families: number) => Math.floor((families * running) / options.families)
    const isRunning = (index: number) => runningUpTo(made + index + 1) > runningUpTo(made + index)
    const batch = await prepareBatch(
      world,
      Array.from({ length: size }, (_, index) => planFamily(world, isRunning(index))),
    )
    // The next batch is thought up while the database writes this one.
    while (writing.size >= writers) await Promise.race(writing)
    const written = writeBatch(world, batch).then(() => {
      writing.delete(written)
      options.progress?.(made + size)
    })
    writing.add(written)
    // A failure is thrown where the writing is awaited.
    written.catch(() => undefined)
  }
  await Promise.all(writing)
  const waiting = Math.min(40, Math.max(3, Math.round(options.families / 500)))
  await writeWaiting(world, waiting)
  return { families: options.families, running, waiting }
}

type NotEmpty<T> = readonly [T, ...T[]]
type World = {
  readonly deps: Deps
  readonly actor: Actor
  readonly random: Random
  readonly team: NotEmpty<string>
  readonly packs: NotEmpty<Pack>
  readonly organisations: NotEmpty<string>
}

function notEmpty<T>(all: readonly T[]): NotEmpty<T> {
  const [first, ...rest] = all
  if (first === undefined) throw new Error('the municipality has no packs, team or organisations to make families with')
  return [first, ...rest]
}

/** The counsellors the families are spread over; invented colleagues fill up a small team. They cannot sign in until they are invited. */
async function ensureTeam(deps: Deps, actor: Actor): Promise<NotEmpty<string>> {
  const isCounsellor = ({ role }: { readonly role: string }) => role !== 'team-lead'
  const known = (await deps.db.as(actor, (tx) => listTeam(tx, actor.municipalityId))).filter(isCounsellor)
  const ids = known.map(({ id }) => id)
  const free = counsellorNames.filter((name) => !known.some((member) => member.name === name))
  for (const name of free.slice(0, Math.max(0, teamSize - ids.length))) {
    const email = `${name
      .normalize('NFKD')
      .replaceAll(/[^A-Za-z ]/g, '')
      .trim()
      .replaceAll(/ +/g, '.')
      .toLowerCase()}@invented.example`
    const made = await createAccount(deps, actor, { email, name, role: 'counsellor', languages: ['nl'], locale: 'nl' })
    if (!made.ok) throw new Error(`account ${email} could not be made: ${made.refusal.kind}`)
    ids.push(made.value.accountId)
  }
  return notEmpty(ids)
}

async function ensureOrganisations(tx: Tx, deps: Deps, municipality_id: string): Promise<NotEmpty<string>> {
  const known = await listOrganisations(tx, municipality_id)
  if (known.length >= organisationNames.length) return notEmpty(known.map(({ id }) => id))
  const missing = organisationNames.filter(([name]) => !known.some((one) => one.name === name))
  const rows = missing.map(([name, is_external]) => ({ municipality_id, id: deps.newId(), name, is_external, created_at: deps.now() }))
  if (rows.length > 0) await tx.insertInto('network.organisation').values(rows).execute()
  return notEmpty([...known, ...rows].map(({ id }) => id))
}

function planFamily({ random, deps, packs, team }: World, isRunning: boolean): PlannedFamily {
  const family = inventFamily(random, packs, deps.today(), isRunning)
  return { family, measurements: inventMeasurements(random, family, deps.today()), counsellorId: random.pick(team) }
}

type Numbered = { readonly prefix: 'OP' | 'AM'; readonly day: IsoDay }

/** Numbers for all dossiers and referrals of a batch, each year's in one go. */
async function referencesFor(tx: Tx, municipalityId: string, wanted: readonly Numbered[]): Promise<RowContext['reference']> {
  const counts = new Map<string, number>()
  const nameOf = ({ prefix, day }: Numbered) => `${prefix}-${day.slice(0, 4)}`
  for (const one of wanted) counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + 1)
  const next = new Map<string, number>()
  for (const [name, count] of [...counts].sort()) next.set(name, (await nextNumber(tx, municipalityId, name, count)) - count)
  return (prefix, day) => {
    const name = nameOf({ prefix, day })
    const n = (next.get(name) ?? 0) + 1
    next.set(name, n)
    return `${name}-${String(n).padStart(4, '0')}`
  }
}

function contextOf({ deps, actor, random, organisations }: World, reference: RowContext['reference']): RowContext {
  const { municipalityId } = actor
  return { random, municipalityId, newId: deps.newId, now: deps.now(), today: deps.today(), organisations, reference }
}

async function insertRows(tx: Tx, municipalityId: string, rows: FamilyRows): Promise<void> {
  const insert = <T extends FamilyTable>(table: T) => bulkInsert(tx, municipalityId, table, rows[table])
  for (const table of familyTables) await insert(table)
}

type Batch = { readonly rows: FamilyRows; readonly dossierIds: readonly string[] }

/** Thought up in one order, so that the same seed gives the same families; only the numbers come from the database. */
async function prepareBatch(world: World, planned: readonly PlannedFamily[]): Promise<Batch> {
  const { deps, actor } = world
  const wanted = planned.flatMap(({ family }): Numbered[] => [
    { prefix: 'AM', day: family.openedOn },
    { prefix: 'OP', day: family.openedOn },
  ])
  const context = contextOf(world, await deps.db.as(actor, (tx) => referencesFor(tx, actor.municipalityId, wanted)))
  const rows = emptyRows()
  return { rows, dossierIds: planned.map((one) => addFamily(rows, context, one)) }
}

async function writeBatch({ deps, actor }: World, { rows, dossierIds }: Batch): Promise<void> {
  await deps.db.as(actor, async (tx) => {
    await insertRows(tx, actor.municipalityId, rows)
    const audited = dossierIds.map((id) => ({ action: 'dossiers.dossier.imported', subjectId: id, dossierId: id }))
    await recordAudits(tx, deps, actor, audited)
  })
}

async function writeWaiting(world: World, count: number): Promise<void> {
  const { deps, actor, random, packs } = world
  const waiting = Array.from({ length: count }, (): { family: InventedFamily; day: IsoDay } => ({
    family: inventFamily(random, packs, deps.today(), true),
    day: addDays(deps.today(), -random.whole(0, 9)),
  }))
  await deps.db.as(actor, async (tx) => {
    const context = contextOf(
      world,
      await referencesFor(
        tx,
        actor.municipalityId,
        waiting.map(({ day }) => ({ prefix: 'AM', day })),
      ),
    )
    const rows = emptyRows()
    for (const { family, day } of waiting) addWaiting(rows, context, family, day)
    await insertRows(tx, actor.municipalityId, rows)
  })
}
