import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { projectRoot } from '../root.ts'
import { labelled } from './labelled.ts'
import { publicLocales } from './locale.ts'

test('a label and what it names, with the colon of the language', () => {
  assert.equal(labelled('Relâchement', 'oui', 'fr'), 'Relâchement\u00a0: oui')
  for (const locale of publicLocales.filter((one) => one !== 'fr')) assert.equal(labelled('a', 'b', locale), 'a: b')
})

test('no page joins a label and what it names with a bare colon', () => {
  const joined = [/`[^`\n]*\$\{[^}\n]*\}: \$\{/, /<\/b>: /, /\{t\.[\w.]+\}: /, /<span[^>]*>: /]
  const english = /\.test\.tsx$|rights-edit\/examples-card|web\/gallery\//
  const found = globSync('src/**/*.tsx', { cwd: projectRoot })
    .filter((file) => !english.test(file))
    .flatMap((file) => {
      const lines = readFileSync(`${projectRoot}/${file}`, 'utf8').split('\n')
      return lines.flatMap((line, at) => (joined.some((pattern) => pattern.test(line)) ? [`${file}:${at + 1}`] : []))
    })
  assert.deepEqual(found, [])
})
