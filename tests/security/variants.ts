/** Twenty ways to send something that no form of ours sends. */

import type { Wish } from './asking.ts'
import type { Field } from './forms.ts'

export type Bad = Pick<Wish, 'body' | 'type' | 'forged' | 'headers'> & {
  readonly query?: string
  readonly params?: Readonly<Record<string, string>>
}
/** What any answer but a refusal would be wrong for. */
export type Variant = { readonly name: string; readonly mustRefuse?: true; readonly make: (fields: readonly Field[]) => Bad }

const bodyOf = (fields: readonly Field[], change: (field: Field) => string): URLSearchParams =>
  new URLSearchParams(fields.map((field) => [field.name, field.name === '_key' ? field.value : change(field)]))
/** In the body and, for a page that is only read, behind the address. */
const each = (change: (field: Field) => string) => (fields: readonly Field[]) => {
  const named =
    fields.length > 0 ? fields : ['q', 'taal', 'gemeente', 'verder', 'dag', 'pagina', 'van', 'tot'].map((name) => ({ name, value: 'x' }))
  return { body: bodyOf(named, change), query: bodyOf(named, change).toString() }
}
const raw = (body: string | Buffer, type?: string) => () => ({
  body,
  query: typeof body === 'string' ? body.slice(0, 800) : '%ff%fe=%c0%80',
  ...(type === undefined ? {} : { type }),
})

const deep = `${'a[b]'.repeat(400)}=1&_csrf=CSRF`
const multi = '--grens\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nx'
export const otherKindId = '01932d00-0000-7000-8000-000000000001'

export const variants: readonly Variant[] = [
  { name: 'nothing at all', make: () => ({ body: new URLSearchParams(), query: '' }) },
  { name: 'every field empty', make: each(() => '') },
  { name: 'every field far too long', make: each(() => 'a'.repeat(6_000)) },
  { name: 'unicode tricks', make: each(() => '\u202e\u0000\ufeff\u{1f469}\u200d\u{1f37c}\ud800é') },
  { name: 'the character nought', make: each(({ value }) => `${value}\u0000`) },
  { name: 'the words null and undefined', make: each(({ name }) => (name.length % 2 === 0 ? 'null' : 'undefined')) },
  {
    name: 'fields twice and thrice',
    make: (fields) => ({
      body: new URLSearchParams([...fields, ...fields, ...fields].map(({ name, value }) => [name, value])),
      query: 'q=1&q=2&gemeente=a&gemeente=b&taal=nl&taal=xx',
    }),
  },
  {
    name: 'fields as lists',
    make: (fields) => ({
      body: new URLSearchParams(
        fields.flatMap(({ name, value }) => [
          [`${name}[]`, value],
          [`${name}[0][x]`, value],
        ]),
      ),
      query: 'q[]=1&taal[]=nl&gemeente[x]=1',
    }),
  },
  { name: 'deep nesting', make: raw(deep) },
  {
    name: 'names of the language itself',
    make: (fields) => ({
      body: new URLSearchParams([
        ...fields.map(({ name, value }) => [name, value]),
        ['__proto__', 'x'],
        ['constructor', 'x'],
        ['__proto__[role]', 'administrator'],
        ['toString', 'x'],
        ['hasOwnProperty', 'x'],
      ]),
      query: '__proto__=1&constructor=x&toString=1',
    }),
  },
  { name: 'days that do not exist', make: each(() => '2026-02-30') },
  { name: 'days out of all bounds', make: each(({ name }) => (name.length % 2 === 0 ? '999999-13-41' : '0000-00-00')) },
  { name: 'numbers below nought', make: each(() => '-1') },
  { name: 'numbers beyond measure', make: each(({ name }) => (name.length % 2 === 0 ? '99999999999999999999' : '1e309')) },
  { name: 'ids of another kind', make: each(() => otherKindId) },
  { name: 'database and markup tricks', make: each(() => `'; drop table dossiers.dossier; --<script>alert(1)</script>{{7*7}}\${7*7}%n%s`) },
  {
    name: 'bytes that are no text',
    make: raw(Buffer.from([0x61, 0x3d, 0xff, 0xfe, 0xc3, 0x28, 0x26, 0x25, 0x46, 0x46])),
    mustRefuse: true,
  },
  { name: 'broken percent signs', make: raw('a=%zz&%=%&=&&&%e0%a4%a=1&_csrf=CSRF') },
  { name: 'JSON instead of a form', make: raw('{"municipality_id":[{"$ne":null}],"a":null}', 'application/json'), mustRefuse: true },
  { name: 'a kind of content nobody knows', make: raw('x', 'application/x-unknown'), mustRefuse: true },
  { name: 'a form with files that breaks off', make: raw(multi, 'multipart/form-data; boundary=grens'), mustRefuse: true },
  { name: 'more than fits', make: raw(`a=${'a'.repeat(600 * 1024)}`), mustRefuse: true },
  { name: 'no token of an own page', make: (fields) => ({ body: bodyOf(fields, ({ value }) => value), forged: true }), mustRefuse: true },
]
