import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectRoot } from '#platform/root.ts'
import { publicLocales } from '#platform/text/locale.ts'
import { actWord } from './domain/act-list.ts'
import { actWords } from './words.ts'

const known = Object.keys(actWord)
const sources = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.tsx?$/.test(path) && !/\.test\.|testing/.test(path),
)

/** Acts in files that write to the audit: `module.thing.act` as a value of `action`, whole or with its end filled in. */
function actsIn(text: string): string[] {
  if (!/recordAudits?\(|action: string/.test(text)) return []
  const whole = [...text.matchAll(/'((?:[a-z]+(?:-[a-z]+)*\.){2}[a-z]+(?:-[a-z]+)*)'/g)].map(([, act = '']) => act)
  const open = [...text.matchAll(/`((?:[a-z]+(?:-[a-z]+)*\.){2})\$\{/g)].map(([, start = '']) => `${start}*`)
  const isColumn = (act: string): boolean =>
    new RegExp(`(?:Into|From|Table|ref|seal|column)\\w*\\(\\s*'${act.replaceAll('.', '\\.')}'`).test(text)
  const isAction = (act: string): boolean =>
    new RegExp(`action[^\\n]*'${act.replaceAll('.', '\\.')}'`).test(text) || new RegExp(`\\? '${act}' : |: '${act}'`).test(text)
  return [...whole.filter((act) => isAction(act) && !isColumn(act)), ...open]
}

const used = [...new Set(sources.flatMap((path) => actsIn(readFileSync(join(projectRoot, 'src', path), 'utf8'))))].sort()
const isKnown = (act: string): boolean => (act.endsWith('*') ? known.some((one) => one.startsWith(act.slice(0, -1))) : known.includes(act))

test('the search for acts finds them, and would find one without words', () => {
  assert.ok(used.length > 60, `${used.length}`)
  const planted = "await recordAudit(tx, deps, actor, { action: 'dossiers.dossier.invented' })"
  assert.deepEqual(
    actsIn(planted).filter((act) => !isKnown(act)),
    ['dossiers.dossier.invented'],
  )
  assert.deepEqual(
    actsIn('recordAudit(tx, deps, actor, { action: `dossiers.invented.$' + '{to}` })').filter((act) => !isKnown(act)),
    ['dossiers.invented.*'],
  )
})

test('every act that is written down has words: a line in domain/act-list.ts', () => {
  assert.deepEqual(
    used.filter((act) => !isKnown(act)),
    [],
  )
})

test('every act is said in every language, and an unknown one is said too', () => {
  for (const locale of publicLocales) {
    for (const act of [...known, 'something.new.done']) assert.match(actWords(act, locale), /\S{3}/, `${act} in ${locale}`)
  }
  assert.equal(actWords('dossiers.dossier.read', 'nl'), 'Keek in het dossier')
  assert.equal(actWords('dossiers.dossier.read', 'ar'), 'نظر في الملف')
})
