import { bulkInsert } from '#app/demo/bulk-insert.ts'
import { rightsOfAll } from '#app/rights/batch.ts'
import { rightsHere } from '#app/rights/catalogue.ts'
import { evaluate, type Situation } from '#modules/rights/public.ts'
import { machine } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import type { Row } from './table.ts'

const family: Situation = {
  municipality: 'Mechelen',
  region: 'flanders',
  adults: [{ role: 'mother', birthDate: '1998-03-02', residenceStatus: 'belgian', workStatus: 'no-work', isHealthInsured: true }],
  children: [{ birthDate: '2024-02-02' }, { dueDate: '2027-01-02' }],
  incomes: [{ notion: 'gross-taxable', person: 'family', per: 'year', year: 2024, cents: 1_900_000 }],
  benefits: [{ kind: 'leefloon', since: '2026-01-01' }],
  benefitsComplete: true,
  household: { cohabitation: 'alone', size: 2, dependants: 1 },
  housing: { kind: 'private-rent', rentCents: 80_000 },
}
const rounds = 500

/** What a worker asked of each family: it is kept sealed, and read back with every look. */
const asked = [
  ['adults[*].residenceStatus', 'belgian'],
  ['adults[*].workStatus', 'no-work'],
  ['incomes.gross-taxable.family.year', 1_900_000],
  ['benefits.leefloon', true],
  ['benefits.leefloon.since', '2026-01-01'],
  ['benefits.increased-reimbursement', false],
  ['household.cohabitation', 'alone'],
  ['housing.kind', 'private-rent'],
  ['housing.rentCents', 80_000],
  ['property.ownsHome', false],
] as const

/** Tells the same facts of every running family, in bulk. */
export async function tellFacts(deps: Deps, municipalityId: string): Promise<void> {
  await deps.db.as(machine(municipalityId, 'import'), async (tx) => {
    const dossiers = await tx
      .selectFrom('dossiers.dossier')
      .select(['id', 'mother_id as motherId'])
      .where('municipality_id', '=', municipalityId)
      .where('is_open', '=', true)
      .execute()
    const known = {
      municipality_id: municipalityId,
      source: 'family' as const,
      known_on: deps.today(),
      at: deps.now(),
      by: null,
      with_id: null,
    }
    for (let from = 0; from < dossiers.length; from += 2000) {
      const rows = dossiers.slice(from, from + 2000).flatMap(({ id, motherId }) =>
        asked.map(([path, value]) => ({
          ...known,
          id: deps.newId(),
          dossier_id: id,
          path,
          subject: path.startsWith('adults') ? motherId : '',
          value: JSON.stringify(value),
        })),
      )
      await bulkInsert(tx, municipalityId, 'rights.fact', rows)
    }
  })
}

/** All rights of one family with their reasons, and the outcomes for every running family of a municipality, read from the database. */
export async function measureRights(deps: Deps, municipalityId: string): Promise<Row[]> {
  const catalogue = await rightsHere(deps, machine(municipalityId, 'reporting'), 'nl')
  for (let round = 0; round < rounds; round += 1) evaluate(catalogue, family, '2026-11-17')
  const began = performance.now()
  for (let round = 0; round < rounds; round += 1) evaluate(catalogue, family, '2026-11-17')
  const one = (performance.now() - began) / rounds
  const start = performance.now()
  const before = process.cpuUsage()
  const { families } = await rightsOfAll(deps, machine(municipalityId, 'reporting'), deps.today())
  const all = (performance.now() - start) / 1000
  const used = process.cpuUsage(before)
  if (families !== 20_000) throw new Error(`${families} families ran, not 20,000`)
  return [
    { what: 'all rights of one family, explained', unit: 'ms', value: one, budget: 1, better: 'less' },
    { what: 'all rights of 20,000 running families, read and judged', unit: 's', value: all, budget: 10, better: 'less' },
    { what: 'of which this process was at work', unit: 's', value: (used.user + used.system) / 1e6, budget: null, better: 'less' },
  ]
}
