import assert from 'node:assert/strict'
import { createCipheriv, hkdfSync } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { keyCommand } from './key-command.ts'
import { isInside, keyFile, modeOf } from './key-file.ts'
import { CannotOpen, KeyRing } from './key-ring.ts'
import { type KeySet, type KeySource, parseKeys, printKeys, UnusableKeys } from './key-source.ts'
import { keySourceOf } from './seal.ts'
import { outgoing, readSealed, SealedParameter, sealMark, withoutMark } from './sealed-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'keys-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const mechelen = '018f0000-0000-7000-8000-00000000000a'
const boom = '018f0000-0000-7000-8000-00000000000b'
const key = (n: number) => ({ version: n, created: '2026-11-17', key: Buffer.alloc(32, n) })
const setOf = (...versions: number[]): KeySet => ({ index: Buffer.alloc(32, 99), versions: versions.map(key) })
const fixed = (keys: KeySet | null): KeySource => ({ name: 'test', read: () => keys, stamp: () => null })
const ring = new KeyRing(fixed(setOf(1)))
const place = 'people.person.contact_note/018f0000-0000-7000-8000-00000000000c'
/** As a statement answers it. */
const at = (sealed: string, where = place): string => `${sealed}@${where}`

test('what is sealed opens again, and its words are not in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const sealed = ring.sealText(mechelen, place, 't', text)
      assert.deepEqual(ring.openText(mechelen, at(sealed)), { kind: 't', text: Buffer.from(text).toString() })
    }),
  )
  const sealed = ring.sealText(mechelen, place, 't', 'ze slaapt bij haar zus')
  assert.match(sealed, /^~opk2:1\.t\.[\w-]+$/)
  assert.ok(!sealed.includes('zus') && !Buffer.from(sealed.slice(10), 'base64url').toString('latin1').includes('zus'))
})

test('the same words never look the same twice', () => {
  assert.notEqual(ring.sealText(mechelen, place, 't', 'zus'), ring.sealText(mechelen, place, 't', 'zus'))
})

test('a flipped bit, another municipality, another kind or version does not open', () => {
  const sealed = ring.sealText(mechelen, place, 't', 'ze slaapt bij haar zus')
  const two = new KeyRing(fixed(setOf(1, 2)))
  const bytes = Buffer.from(sealed.slice(sealMark.length + 4), 'base64url')
  for (let place = 0; place < bytes.length; place += 1) {
    const bent = Buffer.from(bytes)
    bent[place] = (bent[place] ?? 0) ^ 1
    assert.throws(() => ring.openText(mechelen, at(`${sealMark}1.t.${bent.toString('base64url')}`)), CannotOpen)
  }
  assert.throws(() => ring.openText(boom, at(sealed)), CannotOpen)
  assert.throws(() => ring.openText(mechelen, at(sealed.replace('1.t.', '1.j.'))), CannotOpen)
  assert.throws(() => two.openText(mechelen, at(sealed.replace('1.t.', '2.t.'))), CannotOpen)
  assert.throws(() => ring.openText(mechelen, at(sealed.replace('1.t.', '7.t.'))), /key 7/)
  assert.throws(() => ring.openText(mechelen, `${sealMark}her story`), CannotOpen)
  assert.throws(() => ring.openText(mechelen, at(`${sealMark}1.t.YQ`)), CannotOpen)
})

test('a value opens at its own row and column only, and never without being told where it was found', () => {
  const sealed = ring.sealText(mechelen, place, 't', 'ze slaapt bij haar zus')
  for (const where of [
    place.replace('people', 'family'),
    place.replace('note', 'name'),
    place.replace(/c$/, 'd'),
    `${place}@${place}`,
    '',
  ]) {
    assert.throws(() => ring.openText(mechelen, where === '' ? sealed : at(sealed, where)), CannotOpen, where)
  }
})

test('a value of the form of before opens wherever it stands in its municipality, and cannot be made out of a newer one', () => {
  const before = oldForm(mechelen, 'zus')
  assert.equal(ring.openText(mechelen, before).text, 'zus')
  assert.equal(ring.openText(mechelen, at(before)).text, 'zus')
  assert.throws(() => ring.openText(boom, before), CannotOpen)
  assert.throws(() => ring.openText(mechelen, ring.sealText(mechelen, place, 't', 'zus').replace('~opk2:', '~opk1:')), CannotOpen)
})

/** What the first form was: the same key, bound to version, kind and municipality. */
function oldForm(municipalityId: string, text: string): string {
  const key = Buffer.from(hkdfSync('sha256', Buffer.alloc(32, 1), municipalityId, 'opkomst data key 1', 32))
  const nonce = Buffer.alloc(12, 7)
  const sealer = createCipheriv('aes-256-gcm', key, nonce)
  sealer.setAAD(Buffer.from(`~opk1:1.t.${municipalityId}`))
  const inner = Buffer.concat([sealer.update(text, 'utf8'), sealer.final()])
  return `~opk1:1.t.${Buffer.concat([nonce, sealer.getAuthTag(), inner]).toString('base64url')}`
}

test('a look-up hash is the same for the same words, and differs by municipality and by key', () => {
  const other = new KeyRing(fixed({ ...setOf(1), index: Buffer.alloc(32, 98) }))
  assert.equal(ring.blindIndex(mechelen, 'phone 470123456'), new KeyRing(fixed(setOf(1))).blindIndex(mechelen, 'phone 470123456'))
  const all = [ring.blindIndex(mechelen, 'a'), ring.blindIndex(mechelen, 'b'), ring.blindIndex(boom, 'a'), other.blindIndex(mechelen, 'a')]
  assert.equal(new Set(all).size, 4)
})

test('a newer key makes other look-up hashes; while both are there both are asked, what stays is the hash of a code', () => {
  const [older, newer] = setOf(1, 2).versions
  assert.ok(older && newer)
  const rotating = new KeyRing(fixed({ index: Buffer.alloc(32, 99), versions: [older, { ...newer, index: Buffer.alloc(32, 3) }] }))
  const before = ring.blindIndex(mechelen, 'phone 1')
  const now = rotating.blindIndex(mechelen, 'phone 1')
  assert.notEqual(now, before)
  assert.deepEqual(rotating.blindIndexes(mechelen, 'phone 1'), [now, before])
  assert.deepEqual(ring.blindIndexes(mechelen, 'phone 1'), [before])
  // Versions without a key of their own for hashes share one: a program of before goes on finding what it wrote.
  assert.deepEqual(new KeyRing(fixed(setOf(1, 2))).blindIndexes(mechelen, 'phone 1'), [before])
  assert.equal(rotating.lastingIndex(mechelen, 'code'), ring.lastingIndex(mechelen, 'code'))
  const done = new KeyRing(fixed({ index: Buffer.alloc(32, 99), versions: [{ ...newer, index: Buffer.alloc(32, 3) }] }))
  assert.deepEqual(done.blindIndexes(mechelen, 'phone 1'), [now])
})

test('words that look sealed lose the look on their way to the database; what we sealed keeps it', () => {
  assert.equal(withoutMark('~opk1:1.t.abc'), '~opk1 :1.t.abc')
  assert.equal(readSealed(withoutMark('~opk1:1.t.abc')), null)
  assert.deepEqual(outgoing(['~opk1:1.t.abc', 7, null]), ['~opk1 :1.t.abc', 7, null])
  assert.equal(new SealedParameter('~opk1:1.t.abc').toPostgres(), '~opk1:1.t.abc')
})

test('a key file is for its owner alone, and is read as it was written', () => {
  const path = join(folder, 'deep', 'keys.json')
  const source = keyFile(path)
  assert.equal(source.read(), null)
  assert.equal(modeOf(path), null)
  source.write?.(setOf(1, 2))
  assert.equal(modeOf(path), '600')
  assert.deepEqual(source.read(), setOf(1, 2))
  chmodSync(path, 0o644)
  assert.equal(modeOf(path), '644')
  source.write?.(setOf(1))
  assert.equal(statSync(path).mode & 0o777, 0o600)
})

test('keys that cannot be used are refused, and the refusal does not repeat them', () => {
  const short = Buffer.alloc(31).toString('base64url')
  const broken = ['', '{}', '[]', printKeys(setOf()), printKeys(setOf(1)).replace('"format": 1', '"format": 2')]
  for (const text of [...broken, JSON.stringify({ format: 1, index: short, versions: [] }), printKeys(setOf(1, 1))]) {
    assert.throws(
      () => parseKeys(text, 'keys.json'),
      (error: Error) => error instanceof UnusableKeys && error.message.includes('keys.json') && !error.message.includes(short),
    )
  }
})

test('a key another process added is found: at once for reading, within seconds for writing', () => {
  const path = join(folder, 'shared.json')
  const [mine, theirs] = [keyFile(path), keyFile(path)]
  mine.write?.(setOf(1))
  let now = 0
  const running = new KeyRing(mine, () => now)
  assert.equal(running.current().version, 1)
  theirs.write?.(setOf(1, 2))
  utimesSync(path, new Date(), new Date(Date.now() + 5000))
  now = 2_000
  assert.equal(running.current().version, 1)
  const sealed = new KeyRing(theirs).sealText(mechelen, place, 't', 'nieuw')
  assert.equal(running.openText(mechelen, at(sealed)).text, 'nieuw')
  theirs.write?.(setOf(1, 2, 3))
  utimesSync(path, new Date(), new Date(Date.now() + 9000))
  now = 9_000
  assert.equal(running.current().version, 3)
})

test('a program of the operator may give the keys', () => {
  const script = join(folder, 'unwrap.sh')
  const wrapped = join(folder, 'wrapped')
  writeFileSync(wrapped, Buffer.from(printKeys(setOf(1, 2))).toString('base64'))
  writeFileSync(script, '#!/bin/sh\n[ "$1" = --for ] || exit 3\nexec base64 -d "$2"\n', { mode: 0o700 })
  const source = keySourceOf({ OPKOMST_KEYS_COMMAND: `${script} --for ${wrapped}`, OPKOMST_KEYS: '/nowhere' })
  assert.deepEqual(source.read(), setOf(1, 2))
  assert.equal(source.write, undefined)
  const sealed = new KeyRing(source).sealText(mechelen, place, 't', 'ja')
  assert.equal(new KeyRing(fixed(setOf(1, 2))).openText(mechelen, at(sealed)).text, 'ja')
  assert.throws(() => keyCommand(`${script} --against ${wrapped}`).read(), /unwrap\.sh, gave none: exit code 3/)
  assert.throws(() => keyCommand(join(folder, 'not-there')).read(), UnusableKeys)
})

test('inside a folder is inside, beside it is beside', () => {
  assert.ok(isInside('/srv/data/keys.json', '/srv/data'))
  assert.ok(isInside('/srv/data/a/b/keys.json', '/srv/data/'))
  assert.ok(!isInside('/srv/keys.json', '/srv/data'))
  assert.ok(!isInside('/srv/data-keys/keys.json', '/srv/data'))
})
