import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ComponentChildren, h, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { keptPart } from './kept-part.ts'
import { LocaleProvider, useLocale } from './page-context.ts'
import { drawPage } from './render.ts'

const byPreact = (page: VNode): string => Buffer.from(`<!doctype html>${renderToString(page)}`).toString()
const byUs = (page: VNode): string => drawPage(page).toString()

function Spoken({ children }: { readonly children: ComponentChildren }) {
  return <i lang={useLocale()}>{children}</i>
}

const Inner = keptPart(['href'], (at, of: { readonly label: string }) => (
  <a href={at('href')} title={of.label}>
    {of.label}
  </a>
))

const Outer = keptPart(['id', 'name'], (at, of: { readonly isBig: boolean; readonly size: number; readonly label: string | null }) => (
  <Spoken>
    {at('name')}
    <div id={`a-${at('id')}-b`} data-name={at('name')} hidden={of.isBig}>
      {of.label} <Inner of={{ label: of.label ?? 'é & "' }} values={{ href: `/gezinnen/${at('id')}#x` }} /> {at('name')}
      {of.isBig ? <textarea value={at('name')} /> : of.size}
    </div>
  </Spoken>
))

const marks = ['\u0000', '\u0000value:id\u0000', '\u0000value:name\u0000', '\u0000value:href\u0000']
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.string({ minLength: 10, maxLength: 60, unit: fc.constantFrom('a', 'é', '’', '😀', '&', '<', '"') }),
  fc.string({ minLength: 10, maxLength: 60 }),
  fc.constantFrom('"><script>', 'a & b', 'é’€😀', '\ud800', '', '$&$1', ...marks),
)
const anyOf = fc.record({
  isBig: fc.boolean(),
  size: fc.constantFrom(1, 2),
  label: fc.constantFrom(null, '', 'a', '1', '"é<&', '$&'),
})

test('any value stands in a kept part as Preact draws it, the first time and later', () => {
  fc.assert(
    fc.property(anyOf, anyText, anyText, fc.constantFrom('nl', 'fr'), (of, id, name, locale) => {
      const page = (
        <LocaleProvider value={locale}>
          {name}
          <Outer of={of} values={{ id, name }} />
        </LocaleProvider>
      )
      assert.equal(byUs(page), byPreact(page))
      assert.equal(byUs(page), byPreact(page))
    }),
    { numRuns: 1000 },
  )
})

function isDrawable(value: unknown): value is ComponentChildren {
  return typeof value !== 'symbol'
}

test('any part is kept as Preact draws it', () => {
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('$first', '$second', 'x', 'é<'),
      fc
        .tuple(fc.constantFrom('p', 'div'), fc.constantFrom('$first', '$second', 'y"é'), fc.array(tie('tree'), { maxLength: 3 }))
        .map(([tag, title, children]) => h(tag, { title }, children.filter(isDrawable))),
    ),
  }))
  const withValues = (node: unknown, at: (name: 'first' | 'second') => string): ComponentChildren => {
    if (node === '$first') return at('first')
    if (node === '$second') return at('second')
    if (typeof node === 'string') return node
    if (Array.isArray(node)) return node.map((one) => withValues(one, at))
    if (typeof node !== 'object' || node === null || !('type' in node) || !('props' in node)) return null
    const { type, props } = node
    if (typeof type !== 'string' || typeof props !== 'object' || props === null) return null
    return h(
      type,
      { title: withValues('title' in props ? props.title : null, at) },
      withValues('children' in props ? props.children : null, at),
    )
  }
  fc.assert(
    fc.property(tree, anyText, anyText, anyText, (made, first, second, third) => {
      const Part = keptPart(['first', 'second'], (at) => (
        <p title={at('second')}>
          {at('first')}
          {withValues(made, at)}
        </p>
      ))
      for (const values of [
        { first, second },
        { first, second },
        { first: third, second: first },
      ]) {
        const page = <Part of={{}} values={values} />
        assert.equal(byUs(page), byPreact(page))
      }
    }),
  )
})

test('a part is drawn once for each word it is drawn of, and each time beyond some hundreds', () => {
  let drawn = 0
  const Part = keptPart(['id'], (at, of: { readonly n: number | string }) => {
    drawn += 1
    return (
      <p id={at('id')}>
        {typeof of.n} {of.n}
      </p>
    )
  })
  const all = (id: string) => Array.from({ length: 450 }, (_, n) => n).map((n) => <Part key={n} of={{ n }} values={{ id }} />)
  for (const id of ['a', 'b', 'c']) assert.equal(byUs(<div>{all(id)}</div>).match(new RegExp(`<p id="${id}">`, 'g'))?.length, 450)
  assert.equal(drawn, 400 + 3 * 50)
})

test('a number and the same number in words are different', () => {
  const Part = keptPart(['id'], (at, of: { readonly a: number | string; readonly b: string }) => (
    <p id={at('id')}>{`${typeof of.a} ${of.a} ${of.b}`}</p>
  ))
  const one = (a: number | string, b: string) => byUs(<Part of={{ a, b }} values={{ id: 'x' }} />)
  assert.deepEqual(
    [one(1, ''), one('1', ''), one('1', '1')],
    ['<!doctype html><p id="x">number 1 </p>', '<!doctype html><p id="x">string 1 </p>', '<!doctype html><p id="x">string 1 1</p>'],
  )
  // The order in which the words are named says nothing.
  assert.equal(byUs(<Part of={{ b: '1', a: 'z' }} values={{ id: 'x' }} />), '<!doctype html><p id="x">string z 1</p>')
})

const wrong: readonly (readonly [string, RegExp, () => VNode])[] = [
  ['a value is left out', /leaves out a value/, () => draws((at) => <p id={at('one')} />)],
  [
    'a value is changed',
    /changes a value/,
    () =>
      draws((at) => (
        <p id={at('one')}>
          {at('two').slice(0, 4)}
          {at('two')}
        </p>
      )),
  ],
  ['a value is made large', /leaves out a value/, () => draws((at) => <p id={at('one')}>{at('two').toUpperCase()}</p>)],
  [
    'a value decides what a part inside looks like',
    /drawn for a value/,
    () =>
      draws((at) => (
        <p id={at('one')}>
          <Inner of={{ label: at('two') }} values={{ href: at('two') }} />
        </p>
      )),
  ],
]

function draws(draw: (at: (name: 'one' | 'two') => string) => VNode): VNode {
  const Part = keptPart(['one', 'two'], draw)
  return <Part of={{}} values={{ one: '1', two: '2' }} />
}

for (const [what, message, page] of wrong) {
  test(`refused: ${what}`, () => {
    assert.throws(() => drawPage(<main>{page()}</main>), message)
    assert.equal(byUs(<p>goed</p>), '<!doctype html><p>goed</p>')
  })
}
