/** What became of malformed fields that were answered without a refusal: decided by the schema the route read them with, and by what was written. */
import { subscribe } from 'node:diagnostics_channel'
import type pg from 'pg'
import { z } from 'zod'
import { formChannel } from '#platform/http/form.ts'
import { tenantTables } from '../db/tenancy.ts'

/** One reading of a form: what came in, and what its schema made of it. */
type Reading = { readonly body: Readonly<Record<string, unknown>>; readonly isAccepted: boolean; readonly read: unknown }
const reading = z.object({ body: z.unknown(), isAccepted: z.boolean(), read: z.unknown() })
const record = z.record(z.string(), z.unknown())
const recordOf = (value: unknown) => record.safeParse(value).data ?? {}

let readings: Reading[] = []
subscribe(formChannel, (message) => {
  const told = reading.safeParse(message)
  if (told.success) readings.push({ ...told.data, body: recordOf(told.data.body) })
})

export type Kept = 'as it came' | 'trimmed' | 'turned into something else' | 'left out'
export type Verdict =
  | { readonly kind: 'schema accepts'; readonly fields: Readonly<Record<Kept, number>> }
  | { readonly kind: 'schema refuses, nothing saved' }
  | { readonly kind: 'nothing saved' }
  | { readonly kind: 'no field is read' }
  | { readonly kind: 'ACCEPTED THOUGH ITS SCHEMA REFUSES'; readonly written: readonly string[] }
  | { readonly kind: 'UNJUDGED'; readonly written: readonly string[] }

/** Written at any request, whatever it holds: who asked, how often, and that it was asked. */
const beside = new Set([
  'audit.event',
  'identity.session',
  'family.session',
  'platform.counter',
  'platform.saved_request',
  'identity.sign_in_attempt',
])

export type Writes = { readonly mark: () => Promise<string>; readonly since: (mark: string) => Promise<readonly string[]> }

/** Which tables hold rows that were written since a mark. */
export async function watchWrites(client: pg.Client): Promise<Writes> {
  const { rows } = await client.query<{ name: string }>(tenantTables)
  const tables = rows.map(({ name }) => name).filter((name) => !beside.has(name))
  const one = (name: string) => `select '${name}' as name where exists (select from ${name} where xmin::text::bigint >= $1::bigint)`
  const query = tables.map(one).join(' union all ')
  return {
    mark: async () => (await client.query<{ id: string }>('select pg_current_xact_id()::text as id')).rows[0]?.id ?? '',
    since: async (mark) => (await client.query<{ name: string }>(query, [mark])).rows.map(({ name }) => name).sort(),
  }
}

function keptOf(given: unknown, read: unknown): Kept {
  if (read === undefined || read === null) return 'left out'
  if (JSON.stringify(given) === JSON.stringify(read)) return 'as it came'
  return typeof given === 'string' && typeof read === 'string' && given.trim() === read ? 'trimmed' : 'turned into something else'
}

function countKept(all: readonly Reading[]): Record<Kept, number> {
  const counts: Record<Kept, number> = { 'as it came': 0, trimmed: 0, 'turned into something else': 0, 'left out': 0 }
  for (const { body, read } of all) {
    const values = recordOf(read)
    for (const [name, given] of Object.entries(body)) if (!name.startsWith('_')) counts[keptOf(given, values[name])] += 1
  }
  return counts
}

export type Seen = { readonly status: number; readonly location: string }
/** Ids differ at every act. */
const shapeOf = ({ status, location }: Seen): string => `${status} ${location.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')}`

export function forgetReadings(): void {
  readings = []
}

/**
 * Judges an answer that was no refusal; call it right after the request. `plain` sends the same form with nothing in it: where a route reads no field through a
 * schema, what was malformed counts for nothing only when the answer and what is written are the same without it.
 */
export async function judgeAccepted(
  writes: Writes,
  mark: string,
  seen: Seen,
  again: { readonly plain: () => Promise<Seen>; readonly bad: () => Promise<Seen> },
): Promise<Verdict> {
  const told = readings
  const written = await writes.since(mark)
  if (told.some(({ isAccepted }) => !isAccepted)) {
    return written.length === 0 ? { kind: 'schema refuses, nothing saved' } : { kind: 'ACCEPTED THOUGH ITS SCHEMA REFUSES', written }
  }
  if (told.length > 0) return { kind: 'schema accepts', fields: countKept(told) }
  if (written.length === 0) return { kind: 'nothing saved' }
  const effect = async (send: () => Promise<Seen>): Promise<string> => {
    const from = await writes.mark()
    return `${shapeOf(await send())} ${(await writes.since(from)).join()}`
  }
  // An act that changes something answers otherwise the second time: both are asked until they had the same before them.
  const first = `${shapeOf(seen)} ${written.join()}`
  const plain = await effect(again.plain)
  if (plain === first || plain === (await effect(again.bad))) return { kind: 'no field is read' }
  return { kind: 'UNJUDGED', written }
}

export const isWrong = ({ kind }: Verdict): boolean => kind === 'UNJUDGED' || kind === 'ACCEPTED THOUGH ITS SCHEMA REFUSES'
