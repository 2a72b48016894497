/** Acts that are done whole or not at all, once, and in their order; and what leaves through jobs, messages, lines and lists. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import pg from 'pg'
import { z } from 'zod'
import { type AcceptReferral, acceptReferral } from '#app/intake/accept-referral.ts'
import { partnerOrganisation, refer } from '#app/intake/testing.ts'
import { matrixRows } from '#app/matrix/matrix.ts'
import { matrixCsv } from '#app/matrix/render.ts'
import { testWorld } from '#app/testing.ts'
import { withGuard, withoutGuard } from '#modules/imports/domain/formula-guard.ts'
import { printProblemFile } from '#modules/imports/domain/problem-file.ts'
import { takeStep } from '#modules/referrals/public.ts'
import { tenantTables } from '../db/tenancy.ts'
import { isFull, tellCounts } from './sample.ts'

const world = await testWorld()
const { deps } = world
await partnerOrganisation(world)
const team = () => world.actor('counsellor', 'intake')
const acceptance = (referralId: string): AcceptReferral => ({
  referralId,
  programme: 'opkomst',
  counsellorId: world.accounts.counsellor,
  outlook: 'long-guidance',
  relationship: 'single',
  saveKey: null,
})
const superuser = new pg.Client({ connectionString: world.superuserUrl })
superuser.on('error', () => undefined)
await superuser.connect()
const { rows: names } = await superuser.query<{ name: string }>(tenantTables)
async function everything(): Promise<string> {
  const parts = names.map(
    ({ name }) => `select '${name}' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as mark from ${name} t`,
  )
  const { rows } = await superuser.query<{ mark: string }>(
    `select md5(string_agg(mark, '|' order by mark)) as mark from (${parts.join(' union all ')}) all_tables`,
  )
  return rows[0]?.mark ?? ''
}

/** Lets the connection of the program break at the n-th statement of what it does; false when it came to its end before that. */
async function cutAt(n: number, work: () => Promise<unknown>): Promise<boolean> {
  let count = 0
  const usual = pg.Client.prototype.query
  const set = (value: unknown) => Object.defineProperty(pg.Client.prototype, 'query', { configurable: true, writable: true, value })
  set(function cut(this: pg.Client, ...given: readonly unknown[]): unknown {
    if (this === superuser) return Reflect.apply(usual, this, given)
    count += 1
    if (count !== n) return Reflect.apply(usual, this, given)
    Reflect.get(Reflect.get(this, 'connection'), 'stream').destroy(new Error('cut off'))
    return Reflect.apply(usual, this, given)
  })
  try {
    await work()
    return false
  } catch {
    return true
  } finally {
    set(usual)
  }
}

test('an act of many rows cut off after any of its statements leaves nothing at all', { timeout: 120_000 }, async () => {
  const { referralId } = await refer(world, {
    person: { givenName: 'Hele', familyName: 'Daad', phone: '0470 20 20 20', birthDate: '2001-01-01' },
  })
  let cuts = 0
  for (let n = 1; n < 200; n += 1) {
    const before = await everything()
    if (!(await cutAt(n, () => acceptReferral(deps, team(), acceptance(referralId))))) break
    cuts += 1
    assert.equal(await everything(), before, `cut at statement ${n}`)
  }
  tellCounts(`Cut off: ${cuts} times, after every statement of opening a dossier, nothing left behind`, true)
  assert.ok(cuts >= 8, `${cuts} statements`)
})

test('fifty colleagues accept one referral at once: one dossier', { timeout: 120_000 }, async () => {
  const { referralId } = await refer(world, {
    person: { givenName: 'Maar', familyName: 'Eens', phone: '0470 30 30 30', birthDate: '2001-01-01' },
  })
  const results = await Promise.all(
    Array.from({ length: 50 }, () => acceptReferral(deps, team(), acceptance(referralId)).catch(() => null)),
  )
  assert.equal(results.filter((result) => result?.ok === true).length, 1)
  const { rows } = await superuser.query('select 1 from dossiers.dossier where referral_id = $1', [referralId])
  assert.equal(rows.length, 1)
})

test('a referral that was decided takes no other decision: every pair of steps, as a request would send them', {
  timeout: 120_000,
}, async () => {
  const first = ['declined', 'forwarded', 'accepted'] as const
  const second = ['contacted', 'assessed', 'waiting', 'declined', 'forwarded', 'accepted'] as const
  type Kind = (typeof second)[number]
  const wrong: string[] = []
  for (const one of first) {
    for (const two of second) {
      const { referralId } = await refer(world, {
        person: { givenName: 'Paar', familyName: `${one} ${two}`, phone: null, birthDate: null },
      })
      const take = async (kind: Kind): Promise<boolean> =>
        kind === 'accepted'
          ? (await acceptReferral(deps, team(), acceptance(referralId))).ok
          : (
              await takeStep(deps, team(), {
                referralId,
                step: { kind, reason: 'elsewhere', note: 'x', reachedOn: null },
                saveKey: null,
              } as never)
            ).ok
      if (!(await take(one).catch(() => false))) continue
      if (await take(two).catch(() => false)) wrong.push(`${two} after ${one}`)
    }
  }
  assert.deepEqual(wrong, [])
})

const asFormula = /^\s*[=+\-@]|^[\t\r]/
const dangerous = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'=", ' =', '\u00a0=', '\u0000='), fc.string({ maxLength: 20 }))
    .map((parts) => parts.join('')),
)

test('whatever stands in a cell of a list that leaves, no spreadsheet takes it for a formula, and it comes back as it was', () => {
  fc.assert(
    fc.property(fc.array(dangerous, { minLength: 1, maxLength: 4 }), (cells) => {
      for (const cell of cells) {
        assert.doesNotMatch(withGuard(cell), asFormula)
        assert.equal(withoutGuard(withGuard(cell)), withGuard(cell) === cell ? withoutGuard(cell) : cell)
      }
      const file = printProblemFile(
        ['naam', ...cells.slice(1).map((_, at) => `kolom ${at}`)],
        [{ rowNumber: 2, cells, problems: [] }],
        'nl',
      )
      const read: unknown = parse(file, { delimiter: ';', bom: true, relax_column_count: true })
      const found = z.array(z.array(z.string())).parse(read).flat()
      assert.ok(found.length > cells.length)
      for (const cell of found) assert.doesNotMatch(cell, asFormula)
    }),
    { numRuns: isFull ? 2_000 : 200 },
  )
  for (const line of matrixCsv(matrixRows()).split('\r\n'))
    for (const cell of line.slice(1, -1).split('","')) assert.doesNotMatch(cell, asFormula)
  assert.match('=1+1', asFormula, 'a planted one is found')
})
