import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { keptWith } from './kept-with.ts'
import { LocaleProvider, useLocale } from './page-context.ts'
import { drawPage } from './render.ts'

type Names = readonly string[]

function Spoken() {
  return <i>{useLocale()}</i>
}

let drawn = 0
const Choice = keptWith((names: Names, { chosen }: { readonly chosen: number | null }) => {
  drawn += 1
  return (
    <>
      {names.map((name, index) => (
        <option key={name} selected={index === chosen}>
          {name}
        </option>
      ))}
      <Spoken />
    </>
  )
})

const pageOf = (names: Names, chosen: number | null, locale: 'nl' | 'fr' = 'nl') => (
  <LocaleProvider value={locale}>
    <p>
      <Choice list={names} of={{ chosen }} />
    </p>
  </LocaleProvider>
)

test('a list is drawn once for what is chosen and the language, as Preact draws it', () => {
  const names = ['Hanne', 'Ay"la', 'é<&’']
  for (const locale of ['nl', 'fr'] as const) {
    for (const chosen of [null, 0, 1]) {
      const expected = `<!doctype html>${renderToString(pageOf(names, chosen, locale))}`
      drawn = 0
      assert.equal(drawPage(pageOf(names, chosen, locale)).toString(), expected)
      assert.equal(drawPage(pageOf(names, chosen, locale)).toString(), expected)
      assert.equal(drawn, 1)
    }
  }
})

test('another list is another drawing, also with the same words in it', () => {
  drawn = 0
  for (const names of [['Hanne'], ['Hanne'], ['Wout']]) {
    assert.ok(drawPage(pageOf(names, 0)).toString().includes(`<option selected>${names[0]}</option>`))
  }
  assert.equal(drawn, 3)
})

test('beyond what is kept a part is still drawn', () => {
  const names = ['Hanne']
  for (let chosen = 0; chosen < 150; chosen += 1) drawPage(pageOf(names, chosen))
  drawn = 0
  for (const chosen of [0, 149]) assert.ok(drawPage(pageOf(names, chosen)).toString().includes('Hanne'))
  assert.equal(drawn, 1, 'the first is kept, the last is not')
})
