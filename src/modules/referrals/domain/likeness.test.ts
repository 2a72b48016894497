import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Comparable, differingLetters, likenessReasons } from './likeness.ts'

const ioana: Comparable = { givenName: 'Ioana', familyName: 'Marincu', birthDate: '2003-04-09', phoneDigits: '470000012' }
const other = { birthDate: null, phoneDigits: '' }

const cases: readonly { name: string; a?: Partial<Comparable>; b: Partial<Comparable>; want: readonly string[] }[] = [
  { name: 'the mock-up', b: { familyName: 'Marinku', phoneDigits: '470000048' }, want: ['same-birth-date', 'spelling-variant'] },
  { name: 'the same in all', b: {}, want: ['same-phone', 'same-birth-date', 'same-name'] },
  { name: 'only the phone', b: { givenName: 'Elena', familyName: 'Popa', birthDate: '1970-01-01' }, want: ['same-phone'] },
  { name: 'birth date alone is no reason', b: { givenName: 'Lien', familyName: 'Verhoost', phoneDigits: '' }, want: [] },
  { name: 'the same name, other birth date', b: { birthDate: '1999-12-31', phoneDigits: '' }, want: [] },
  { name: 'the same name, birth date not known', b: { ...other }, want: ['same-name'] },
  { name: 'day and month swapped', b: { birthDate: '2003-09-04', phoneDigits: '' }, want: ['birth-date-mistyped', 'same-name'] },
  { name: 'one figure of the birth date', b: { birthDate: '2003-04-08', phoneDigits: '' }, want: ['birth-date-mistyped', 'same-name'] },
  { name: 'names swapped', b: { givenName: 'Marincu', familyName: 'Ioana', phoneDigits: '' }, want: ['same-birth-date', 'names-swapped'] },
  { name: 'a letter more', b: { familyName: 'Marincua', phoneDigits: '' }, want: ['same-birth-date', 'one-letter-apart'] },
  { name: 'a letter more, no birth date', b: { familyName: 'Marincua', ...other }, want: [] },
  { name: 'family name not told, same birth date', b: { familyName: '', phoneDigits: '' }, want: ['same-birth-date', 'sounds-alike'] },
  { name: 'family name not told, nothing else', b: { familyName: '', ...other }, want: [] },
  {
    name: 'other vowels, same birth date',
    a: { givenName: 'Mohamed', familyName: 'Tahouri', birthDate: '1999-01-02', phoneDigits: '' },
    b: { givenName: 'Muhammad', familyName: 'Tahiri', birthDate: '1999-01-02', phoneDigits: '' },
    want: ['same-birth-date', 'sounds-alike'],
  },
  {
    name: 'a short phone says nothing',
    a: { phoneDigits: '12', ...{ birthDate: null } },
    b: { givenName: 'Amal', familyName: 'B', birthDate: null, phoneDigits: '12' },
    want: [],
  },
]
for (const { name, a, b, want } of cases) {
  test(`likenessReasons: ${name}`, () => assert.deepEqual(likenessReasons({ ...ioana, ...a }, { ...ioana, ...b }), want))
}

test('being alike is mutual', () => {
  const person = fc.record({
    givenName: fc.constantFrom('Ioana', 'Joana', 'Maryam', 'Mariam', 'Meryem'),
    familyName: fc.constantFrom('', 'Marincu', 'Marinku', 'Öztürk'),
    birthDate: fc.constantFrom(null, '2003-04-09', '2003-09-04', '1999-01-02'),
    phoneDigits: fc.constantFrom('', '470000012', '470000048'),
  })
  fc.assert(fc.property(person, person, (a, b) => assert.deepEqual(likenessReasons(a, b), likenessReasons(b, a))))
})

const spell = (letters: readonly { text: string; differs: boolean }[]): string =>
  letters.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('')
const marks = [
  ['Marincu', 'Marinku', 'Marin[c]u', 'Marin[k]u'],
  ['Verhoost', 'Verhost', 'Verho[o]st', 'Verhost'],
  ['Amal', 'Amal', 'Amal', 'Amal'],
  ['', 'Amal', '', '[Amal]'],
] as const
for (const [a, b, left, right] of marks) {
  test(`differingLetters: ${a}, ${b}`, () => assert.deepEqual(differingLetters(a, b).map(spell), [left, right]))
}

test('the pieces are the text, and what is not marked is the same on both sides', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      const [left, right] = differingLetters(a, b)
      assert.equal(left.map((piece) => piece.text).join(''), a)
      assert.equal(right.map((piece) => piece.text).join(''), b)
      const kept = (letters: typeof left): string =>
        letters
          .filter((piece) => !piece.differs)
          .map((piece) => piece.text)
          .join('')
      assert.equal(kept(left), kept(right))
    }),
  )
})
