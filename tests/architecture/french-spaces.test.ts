import assert from 'node:assert/strict'
import { test } from 'node:test'
import { frenchTexts } from './french-texts.ts'

/** French keeps a space before ? ! : ; and inside « »: one that does not break, or the sign ends up alone on the next line of a phone. */
// In the source of a function a sign between spaces before a quote is a choice of the program, not of the words.
const breaks = /[^\s'"`([{] [?!:;»](?= ?[^\s'"`]|['"`]|$)|« /u

test('in French no question mark or colon can fall onto the next line', async () => {
  const told = await frenchTexts()
  assert.ok(told.length > 4000, `${told.length} texts`)
  assert.deepEqual(
    told.filter(({ words }) => breaks.test(words)).map(({ file, words }) => `${file}: ${words}`),
    [],
  )
})
