import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { z } from 'zod'
import { publicLocales } from '#platform/text/locale.ts'
import { catalogueIn } from './catalogue-in.ts'
import type { Explanation } from './domain/answer.ts'
import { evaluate } from './domain/catalogue.ts'
import type { Situation } from './domain/situation.ts'
import { isSituation } from './domain/situation-schema.ts'
import { loadRights } from './load-rights.ts'

// Every step of the reasons is a sentence in the language of who reads it.

const root = process.cwd()
const rights = loadRights(root)
const folder = new URL('./cases/', import.meta.url)
const caseSchema = z.object({ date: z.iso.date(), situation: z.custom<Situation>(isSituation) })
const examples = readdirSync(folder).flatMap((name) =>
  z
    .array(caseSchema)
    .parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
    .slice(0, 2),
)

const stepsIn = (step: Explanation): readonly Explanation[] => [step, ...step.parts.flatMap(stepsIn)]

for (const locale of publicLocales)
  test(`no step of the reasons is without words in ${locale}`, () => {
    const catalogue = catalogueIn(root, rights, locale)
    const silent = new Set<string>()
    for (const { situation, date } of examples)
      for (const { id, explanation } of evaluate(catalogue, situation, date))
        for (const step of stepsIn(explanation)) if (step.say.trim().length < 3) silent.add(`${id}: ${step.id}`)
    assert.deepEqual([...silent], [])
  })

const family = { region: 'flanders', children: [{ birthDate: '2020-03-02' }, { id: 'lena', birthDate: '2021-03-02' }] } as const
const subjects = [
  { locale: 'nl', said: ['Voor kind 1.', 'Voor kind lena.'] },
  { locale: 'fr', said: ['Pour l’enfant 1.', 'Pour l’enfant lena.'] },
  { locale: 'ar', said: ['للطفل 1.', 'للطفل lena.'] },
] as const

for (const { locale, said } of subjects)
  test(`whom it is judged for is said in ${locale}`, () => {
    const right = rights.filter(({ id }) => id === 'groeipakket-basisbedrag')
    const [answer] = evaluate(catalogueIn(root, right, locale), family, '2023-10-01')
    const found = answer?.explanation.parts.filter(({ id }) => id.startsWith('children')).map(({ say }) => say)
    assert.deepEqual(found, said)
  })
