import assert from 'node:assert/strict'
import { test } from 'node:test'
import { organisationNamed } from './organisation-name.ts'

const known = [
  { id: 'w', name: 'Wel en Wee', aliases: [] },
  { id: 's', name: 'AZ Sint-Maarten', aliases: ['sint maarten', 'azsm'] },
  { id: 'k', name: 'Kind & Gezin', aliases: ['k en g', 'wel en wee'] },
]
const cases = [
  { typed: 'Wel & Wee vzw', want: 'w' },
  { typed: 'A.Z. SINT MAARTEN', want: 's' },
  { typed: 'Azsm', want: 's' },
  { typed: 'K&G', want: 'k' },
  { typed: 'wel en wee', want: 'w' },
  { typed: '  ', want: undefined },
  { typed: 'CAW', want: undefined },
]
for (const { typed, want } of cases) test(`organisationNamed: “${typed}”`, () => assert.equal(organisationNamed(known, typed)?.id, want))
