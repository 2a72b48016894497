import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { z } from 'zod'
import type { Explanation } from './domain/answer.ts'
import { evaluate, makeCatalogue } from './domain/catalogue.ts'
import { sentencesIn } from './domain/sentences.ts'
import type { Situation } from './domain/situation.ts'
import { isSituation } from './domain/situation-schema.ts'
import { loadRights } from './load-rights.ts'

const folder = new URL('./cases/', import.meta.url)
const caseSchema = z.strictObject({
  name: z.string().min(3),
  date: z.iso.date(),
  situation: z.custom<Situation>(isSituation, 'no situation'),
  expect: z.strictObject({
    outcome: z.enum(['yes', 'no', 'unknown', 'ask']),
    cents: z.int().nullable().optional(),
    fromCents: z.int().optional(),
    per: z.string().optional(),
    kind: z.string().optional(),
    deadline: z.iso.date().nullable().optional(),
    earliest: z.iso.date().nullable().optional(),
    missing: z.array(z.string()).optional(),
    outdated: z.boolean().optional(),
    derived: z.record(z.string(), z.unknown()).optional(),
  }),
  source: z.string().optional(),
})

const catalogue = makeCatalogue(loadRights(process.cwd()), sentencesIn('nl'))
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const casesOf = (name: string) => z.array(caseSchema).parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))

/** Of the named results only those the example names. */
function namedIn(wanted: Readonly<Record<string, unknown>>, found: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.keys(wanted).map((name) => [name, found[name]]))
}

const sign = { yes: '+', no: '-', unknown: '?', ask: '~', check: '!' }

/** The reasons as a tree, for who has to find out why an example came out differently. */
function tree(step: Explanation, depth = 0): string {
  const used = [
    ...step.facts.map(({ path, value }) => `${path} = ${value}`),
    ...step.parameters.map(({ name, value, from }) => `${name} = ${value} since ${from}`),
  ]
  const line = `${'  '.repeat(depth)}${sign[step.outcome]} ${step.say}${used.length > 0 ? ` [${used.join('; ')}]` : ''}${step.missing.length > 0 ? ` (missing: ${step.missing.join(', ')})` : ''}`
  return [line, ...step.parts.map((part) => tree(part, depth + 1))].join('\n')
}

for (const file of files) {
  const id = file.replace('.json', '')
  for (const { name, date, situation, expect } of casesOf(file)) {
    test(`${id}: ${name}`, () => {
      const answer = evaluate(catalogue, situation, date).find((one) => one.id === id)
      assert.ok(answer, 'no such right')
      const { cents, fromCents, per, kind, ...rest } = expect
      const found = {
        ...Object.fromEntries(Object.keys(rest).map((key) => [key, Object.entries(answer).find(([name]) => name === key)?.[1]])),
        ...(cents === undefined ? {} : { cents: answer.amount?.cents ?? null }),
        ...(fromCents === undefined ? {} : { fromCents: answer.amount?.fromCents }),
        ...(per === undefined ? {} : { per: answer.amount?.per }),
        ...(kind === undefined ? {} : { kind: answer.amount?.kind }),
        ...(rest.derived === undefined ? {} : { derived: namedIn(rest.derived, answer.derived) }),
      }
      assert.deepEqual(found, { ...expect }, `\n${tree(answer.explanation)}\n`)
    })
  }
}

const required = {
  entitlement: ['yes', 'no', 'unknown'],
  'in-kind': ['yes', 'no', 'unknown'],
  discretionary: ['ask', 'no', 'unknown'],
} as const

test('every right has a case for each answer it can give', () => {
  const lacking = catalogue.rights.flatMap(({ right }) => {
    const outcomes = files.includes(`${right.id}.json`) ? casesOf(`${right.id}.json`).map(({ expect }) => expect.outcome) : []
    const missing = required[right.nature].filter((outcome) => !outcomes.includes(outcome))
    return missing.length === 0 ? [] : [`${right.id}: ${missing.join(', ')}`]
  })
  assert.deepEqual(lacking, [])
})
