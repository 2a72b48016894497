import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ComponentChildren, h, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { galleryNodes } from './gallery/pages.tsx'
import { LocaleProvider, useLocale } from './page-context.ts'
import { drawPage } from './render.ts'

const byPreact = (page: VNode): string => `<!doctype html>${renderToString(page)}`
const byUs = (page: VNode): string => drawPage(page).toString()

// Long texts are written by another way than short ones.
const longText = fc.string({ minLength: 10, maxLength: 60, unit: fc.constantFrom('a', 'b', ' ', 'é', '’', '😀', '\ud800', '&', '<', '"') })
const plainLong = fc.string({ minLength: 10, maxLength: 60 })
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  longText,
  plainLong,
  fc.constantFrom('"><script>', 'a & b', 'é’€😀', '\ud800', ''),
)
const anyValue = fc.oneof(anyText, fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined))
const anyProps = fc.dictionary(
  fc.constantFrom('class', 'href', 'aria-label', 'aria-hidden', 'data-plus', 'tabIndex', 'noValidate', 'checked'),
  anyValue,
)
const anyTag = fc.constantFrom('div', 'p', 'span', 'br', 'input', 'textarea', 'option')

function Twice({ children }: { children?: ComponentChildren }) {
  return (
    <>
      {children}
      <b>{useLocale()}</b>
      {[children, null, false]}
    </>
  )
}

const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    anyText,
    fc.integer(),
    fc.constantFrom(null, undefined, true, false),
    fc.tuple(anyTag, anyProps, fc.array(tie('tree'), { maxLength: 4 })).map(([tag, props, children]) => {
      const isEmpty = tag === 'br' || tag === 'input' || tag === 'textarea'
      return h(
        tag,
        tag === 'textarea' ? { ...props, value: 'a<b' } : props,
        ...(isEmpty ? [] : [<Twice>{children.filter(isDrawable)}</Twice>]),
      )
    }),
    fc.array(tie('tree'), { maxLength: 3 }).map((children) => <LocaleProvider value="fr">{children.filter(isDrawable)}</LocaleProvider>),
  ),
}))

function isDrawable(value: unknown): value is ComponentChildren {
  return typeof value !== 'symbol'
}

test('any page is drawn as Preact draws it', () => {
  fc.assert(
    fc.property(tree, (made) => {
      const page = <div>{isDrawable(made) ? made : null}</div>
      assert.equal(byUs(page), Buffer.from(byPreact(page)).toString())
    }),
    { numRuns: 500 },
  )
})

test('the pages of the gallery are drawn as Preact draws them', (t) => {
  t.mock.method(crypto, 'randomUUID', () => '00000000-0000-4000-8000-000000000000')
  for (const [name, page] of galleryNodes()) assert.equal(byUs(page), byPreact(page), name)
})

test('a page longer than all before it is whole', () => {
  const long = 'héél lang & '.repeat(60_000)
  assert.equal(byUs(<p title={long}>{long}</p>), byPreact(<p title={long}>{long}</p>))
})

test('what this program never writes is refused, and the next page is whole', () => {
  const wrong = [
    h('p', { style: 'color: red' }),
    h('p', { 'on click': 'x' }),
    h('p', { onClick: () => undefined }),
    h('p></p', {}),
    h('p', { title: { toString: () => 'x' } }),
  ]
  for (const page of wrong) assert.throws(() => drawPage(<main>{page}</main>))
  assert.equal(byUs(<p>goed</p>), '<!doctype html><p>goed</p>')
})
