import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { publicLocales } from '#platform/text/locale.ts'
import { readQuestions, readWords } from './catalogue-in.ts'
import { sentencesOf } from './domain/localise.ts'
import { loadRights } from './load-rights.ts'

const root = process.cwd()
const rights = loadRights(root)
const asked = readQuestions(root, 'nl')
const others = publicLocales.filter((locale) => locale !== 'nl')

for (const locale of others) {
  test(`the rights are told in ${locale}`, () => {
    assert.ok(existsSync(join(root, 'packs/rights/words', `${locale}.json`)), 'no file with words')
    const words = readWords(root, locale)
    const lacking = rights.flatMap((right) => {
      const said = words[right.id]
      if (said === undefined) return [right.id]
      const keys = Object.keys(sentencesOf(right)).filter(
        (key) => said.say[key] === undefined && said.say[key.split('@')[0] ?? key] === undefined,
      )
      const labels = Object.keys(right.parameters).filter((name) => said.parameters[name] === undefined)
      const opens = right.interactions.opens.filter((one) => said.opens[one.right] === undefined).map((one) => `opens ${one.right}`)
      const excludes = right.interactions.excludes
        .filter((one) => said.excludes[one.right] === undefined)
        .map((one) => `excludes ${one.right}`)
      const papers = said.documents.length === right.apply.documents.length ? [] : ['documents']
      return [...keys, ...labels, ...opens, ...excludes, ...papers].map((key) => `${right.id}: ${key}`)
    })
    assert.deepEqual(lacking, [])
  })

  test(`the questions are asked in ${locale}`, () => {
    assert.ok(existsSync(join(root, 'packs/rights/questions', `${locale}.json`)), 'no file with questions')
    const words = readQuestions(root, locale)
    assert.deepEqual(
      Object.keys(asked.ask).filter((key) => words.ask[key] === undefined),
      [],
    )
    const options = Object.entries(asked.options).flatMap(([name, all]) =>
      Object.keys(all)
        .filter((value) => words.options[name]?.[value] === undefined)
        .map((value) => `${name}.${value}`),
    )
    assert.deepEqual(options, [])
  })
}
