import assert from 'node:assert/strict'
import { test } from 'node:test'
import { phoneDigits } from '#platform/text/phone-digits.ts'
import { likeness } from './likeness.ts'

const known = { similarity: 0.7, birthDate: '2004-03-01', phoneDigits: '470123456' }
const probe = { birthDate: null, phone: null }
const cases = [
  { name: 'a name alone, birth date not known', probe: {}, known: {}, reasons: ['name-alike'] },
  { name: 'a name that comes near on another birth date is somebody else', probe: { birthDate: '1990-01-01' }, known: {}, reasons: [] },
  {
    name: 'the very same name on another birth date is shown',
    probe: { birthDate: '1990-01-01' },
    known: { similarity: 1 },
    reasons: ['same-name'],
  },
  {
    name: 'birth date and a name that comes near',
    probe: { birthDate: '2004-03-01' },
    known: { similarity: 0.3 },
    reasons: ['same-birth-date', 'name-alike'],
  },
  { name: 'a birth date alone is no reason', probe: { birthDate: '2004-03-01' }, known: { similarity: 0.1 }, reasons: [] },
  {
    name: 'a phone with and without country code',
    probe: { phone: '+32 470 12 34 56' },
    known: { similarity: 0 },
    reasons: ['same-phone'],
  },
  { name: 'half a phone number is no reason', probe: { phone: '12 34 56' }, known: { similarity: 0, phoneDigits: '123456' }, reasons: [] },
  {
    name: 'all three',
    probe: { birthDate: '2004-03-01', phone: '0470/12.34.56' },
    known: { similarity: 1 },
    reasons: ['same-phone', 'same-birth-date', 'same-name'],
  },
]
for (const { name, reasons, ...each } of cases) {
  test(`likeness: ${name}`, () => assert.deepEqual(likeness({ ...probe, ...each.probe }, { ...known, ...each.known }), reasons))
}
test('phoneDigits keeps the last nine', () => assert.equal(phoneDigits('0032 470 12 34 56'), '470123456'))
