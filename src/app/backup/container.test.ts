import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { BrokenBackup, newFileKey, openStream, sealStream, writeHeader } from './container.ts'
import { lockForRecipient, lockWithPassphrase, newPair, readPrivate, readPublic, unlock } from './locks.ts'

const quick = { N: 16_384, r: 8, p: 1 } as const
const key = newFileKey()
const header = writeHeader(new Date('2026-11-17T08:30:00Z'), [lockWithPassphrase(key, 'vijf woorden om te onthouden', quick)])
const chunk = 256 * 1024

async function* pieces(...parts: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* parts
}
async function collect(parts: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}
async function sealed(content: Buffer): Promise<Buffer> {
  return collect(sealStream(header, key, pieces(content)))
}
async function opened(file: Buffer, step = 10_007): Promise<Buffer> {
  const parts = Array.from({ length: Math.ceil(file.length / step) }, (_, index) => file.subarray(index * step, (index + 1) * step))
  const { open } = await openStream(pieces(...parts))
  return collect(open(key))
}
const content = Buffer.alloc(3 * chunk + 17, 'wat Amal vertelde ')

test('what is sealed comes back, whatever its size', async () => {
  for (const size of [0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, content.length]) {
    const clear = content.subarray(0, size)
    assert.ok((await opened(await sealed(clear))).equals(clear), String(size))
  }
  assert.equal((await sealed(content)).includes('Amal'), false)
})

test('a file that was cut off anywhere does not open', async () => {
  const file = await sealed(content)
  const ends = [
    0,
    1,
    header.length - 1,
    header.length,
    header.length + 3,
    ...[1, 2, 3].map((n) => header.length + n * (chunk + 20)),
    file.length - 1,
  ]
  for (const end of ends) await assert.rejects(opened(file.subarray(0, end)), BrokenBackup, String(end))
  await assert.rejects(opened(Buffer.concat([file, Buffer.from('x')])), /something was added/)
})

test('a file in which any byte was changed does not open', async () => {
  const file = await sealed(content.subarray(0, chunk + 500))
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
      const changed = Buffer.from(file)
      changed.writeUInt8(changed.readUInt8(at) ^ mask, at)
      await assert.rejects(opened(changed), BrokenBackup)
    }),
    { numRuns: 60 },
  )
})

test('chunks in another order, twice, or left out do not open', async () => {
  const file = await sealed(content)
  const size = chunk + 20
  const at = (index: number): Buffer => file.subarray(header.length + index * size, header.length + (index + 1) * size)
  for (const order of [[1, 0, 2, 3], [0, 0, 1, 2, 3], [0, 2, 3], [0, 1, 3], [3]]) {
    await assert.rejects(opened(Buffer.concat([header, ...order.map(at)])), BrokenBackup, order.join())
  }
  const other = writeHeader(new Date('2020-01-01T00:00:00Z'), [lockWithPassphrase(key, 'vijf woorden om te onthouden', quick)])
  await assert.rejects(opened(Buffer.concat([other, file.subarray(header.length)])), BrokenBackup, 'the head of another file')
})

test('locks: the right words or the right key open it, nothing else does', () => {
  const pair = newPair()
  const [publicKey, privateKey, stranger] = [readPublic(pair.publicText), readPrivate(pair.privateText), readPrivate(newPair().privateText)]
  assert.ok(publicKey !== null && privateKey !== null && stranger !== null)
  const locks = [lockForRecipient(key, publicKey), lockWithPassphrase(key, 'vijf woorden om te onthouden', quick)]
  const held = { passphrase: null, privateKey: null }
  const table = [
    { with: { ...held, passphrase: 'vijf woorden om te onthouden' }, gives: key },
    { with: { ...held, privateKey }, gives: key },
    { with: { ...held, passphrase: 'vier woorden' }, gives: 'wrong-passphrase' },
    { with: { ...held, privateKey: stranger }, gives: 'wrong-private-key' },
    { with: held, gives: 'needs-passphrase' },
  ]
  for (const { with: opener, gives } of table) {
    const got = unlock(locks, opener)
    assert.deepEqual(got.ok ? got.value : got.refusal, gives)
  }
  assert.equal(readPublic(pair.privateText), null)
  assert.equal(readPrivate(pair.publicText), null)
})
