import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { takeIn } from '#platform/files/take-in.ts'
import { hostileFiles } from '#platform/files/testing.ts'
import { text } from './text.ts'

test('the installed decoder reads no photo of an iPhone: on the day it does, they are to be taken in and drawn anew', () => {
  assert.equal(JSON.stringify(sharp.format.heif.input).includes('heic'), false)
})

test('such a photo is refused, and the refusal says how to send it otherwise, in plain words', async () => {
  const photo = (await hostileFiles()).find(({ name }) => name === 'apple.jpg')
  assert.ok(photo)
  assert.deepEqual(await takeIn(photo.bytes, null), { ok: false, refusal: 'heic' })
  for (const [locale, way] of [
    ['nl', /schermafbeelding.*Meest compatibel/],
    ['en', /screenshot.*Most Compatible/],
    ['fr', /capture d’écran.*Le plus compatible/],
  ] as const) {
    assert.match(text(locale).refused.heic, way)
  }
})
