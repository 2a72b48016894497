import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectRoot } from '#platform/root.ts'

/** What stands inside a function can reach what is known of one family, and what a kept part draws is kept for all pages. */
const called = /(?<!function )\bkept(?:Part|With)\(/g
const atTop = /^(?:export )?const [A-Z]\w* = kept(?:Part|With)\(/gm

test('a kept part is made where its module is read, never inside a function', () => {
  const made = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !/kept-(?:part|with)\.ts$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(projectRoot, 'src', path), 'utf8') }))
    .filter(({ text }) => /kept(?:Part|With)\(/.test(text))
  assert.ok(made.length > 0)
  for (const { path, text } of made) assert.equal(text.match(called)?.length ?? 0, text.match(atTop)?.length ?? 0, path)
})
