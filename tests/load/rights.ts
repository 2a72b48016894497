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

/** All rights of one family with their reasons, and the outcomes for every running family of a municipality. */
export async function measureRights(deps: Deps, municipalityId: string, label: string): Promise<Row[]> {
  const catalogue = await rightsHere(deps, machine(municipalityId, 'reporting'), 'nl')
  for (let round = 0; round < rounds; round += 1) evaluate(catalogue, family, '2026-11-17')
  const began = performance.now()
  for (let round = 0; round < rounds; round += 1) evaluate(catalogue, family, '2026-11-17')
  const one = (performance.now() - began) / rounds
  const start = performance.now()
  const { families } = await rightsOfAll(deps, machine(municipalityId, 'reporting'), deps.today())
  const all = (performance.now() - start) / 1000
  return [
    { what: 'all rights of one family, explained', unit: 'ms', value: one, budget: 1, better: 'less' },
    {
      what: `all rights of ${families.toLocaleString('en')} running families of ${label}`,
      unit: 's',
      value: all,
      budget: 10,
      better: 'less',
    },
  ]
}
