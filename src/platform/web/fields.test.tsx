import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { chosenDay, DateField, ErrorSummary, emptyForm, Form, type FormState, RadioPills, TextArea, TextField } from './fields.tsx'

const hostile = '"><script>alert(1)</script>'

test('what was typed comes back as text, never as markup', () => {
  const form: FormState = { values: { name: hostile, note: '</textarea><b>' }, errors: { name: hostile } }
  const html = renderToString(
    <div>
      <TextField form={form} name="name" label={hostile} />
      <TextArea form={form} name="note" label="Notitie" />
      <ErrorSummary errors={form.errors} ctx={{ locale: 'nl' }} />
    </div>,
  )
  assert.doesNotMatch(html, /<script|<\/textarea><b>/)
})

test('an error is tied to its field and reached from the summary', () => {
  const form: FormState = { values: {}, errors: { 'child.0.name': 'Vul een naam in' } }
  const field = renderToString(<TextField form={form} name="child.0.name" label="Naam" help="Zoals op de kaart" />)
  const summary = renderToString(<ErrorSummary errors={form.errors} ctx={{ locale: 'nl' }} />)
  assert.match(field, /<label[^>]* for="f-child-0-name"/)
  assert.match(field, /<input[^>]* id="f-child-0-name"/)
  assert.match(field, /aria-invalid="true"/)
  assert.match(field, /aria-describedby="f-child-0-name-help f-child-0-name-error"/)
  assert.match(summary, /href="#f-child-0-name"/)
})

test('the summary counts in words and says nothing when all is well', () => {
  const three = { a: 'x', b: 'y', c: 'z' }
  assert.match(renderToString(<ErrorSummary errors={three} ctx={{ locale: 'nl' }} />), /Bijna klaar\. Wil je nog 3 dingen nakijken\?/)
  assert.match(renderToString(<ErrorSummary errors={{ a: 'x' }} ctx={{ locale: 'nl' }} />), /nog 1 ding nakijken/)
  assert.equal(renderToString(<ErrorSummary errors={{}} ctx={{ locale: 'nl' }} />), '')
})

test('the summary can reach a group: its first choice carries the id', () => {
  const options = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ]
  const html = renderToString(
    <RadioPills form={{ values: { kind: 'b' }, errors: { kind: 'Kies' } }} name="kind" label="Soort" options={options} />,
  )
  assert.match(html, /id="f-kind"[^>]*value="a"/)
  assert.match(html, /value="b"[^>]*checked/)
})

test('every posting form carries its token and its key, and keeps the key it is given', () => {
  const html = renderToString(
    <Form ctx={{ csrfToken: 't' }} action="/x" saveKey="k">
      <p />
    </Form>,
  )
  assert.match(html, /name="_csrf" value="t"/)
  assert.match(html, /name="_key" value="k"/)
  assert.match(html, /novalidate/)
  assert.doesNotMatch(html, /style=|onsubmit=/)
})

test('a password never comes back', () => {
  assert.doesNotMatch(
    renderToString(<TextField form={{ values: { p: 'secret' }, errors: {} }} name="p" label="P" type="password" />),
    /secret/,
  )
})

const days = [
  { name: 'a chip', values: { due: '2026-11-18', 'due-day': '' }, day: '2026-11-18' },
  { name: 'another day', values: { due: 'other', 'due-day': '2026-12-01' }, day: '2026-12-01' },
  { name: 'a typed day over a chip', values: { due: '2026-11-18', 'due-day': '2026-12-01' }, day: '2026-12-01' },
  { name: 'another day left empty', values: { due: 'other' }, day: '' },
]
for (const { name, values, day } of days) test(`the day of a date field: ${name}`, () => assert.equal(chosenDay(values, 'due'), day))

test('a saved day that is no chip shows as the other day', () => {
  const html = renderToString(
    <DateField
      form={{ ...emptyForm, values: { due: '2026-12-24' } }}
      name="due"
      label="Tegen"
      chips={[{ value: '2026-11-18', label: 'Morgen' }]}
    />,
  )
  assert.match(html, /value="2026-12-24"/)
  assert.match(html, /value="other" checked/)
})
