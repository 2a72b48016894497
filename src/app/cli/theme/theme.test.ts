import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contrast, hue, hueDistance } from './colour.ts'
import { judgeTheme } from './judge-theme.ts'
import { knownTheme, readTheme, themeNames } from './themes.ts'

for (const name of themeNames()) {
  test(`theme ${name} can be read by everybody`, () => {
    const { checks, faults } = judgeTheme(readTheme(name))
    assert.deepEqual(faults, [])
    assert.ok(checks >= 40)
  })
}

const css = readTheme('mechelen')
const changed = (token: string, value: string) => css.replace(new RegExp(`(--ds-color-${token}: )[^;]+`), `$1${value}`)
for (const [token, value, expected] of [
  ['accent-text-default', '#767676', ['accent: text-default on white', 'accent: text-default on surface-tinted']],
  ['neutral-text-subtle', '#999999', ['neutral: text-subtle on surface-hover', 'neutral: text-subtle on the page']],
  ['brand2-border-default', '#aaaaaa', ['brand2: border-default on white']],
  ['accent-base-hover', '#9aa8a6', ['accent: base-contrast-default on base-hover']],
  ['brand1-base-default', '#8bbd80', ['brand1: degrees of hue from success']],
  ['brand2-base-default', '#a81818', ['brand2: degrees of hue from danger']],
  ['accent-surface-hover', 'teal', ['accent: text-subtle on surface-hover']],
] as const) {
  test(`${token} = ${value} is refused`, () => {
    const { faults } = judgeTheme(changed(token, value))
    assert.deepEqual(
      faults.map(({ what }) => what),
      expected,
    )
  })
}

test('a theme nobody made is told by name', () => {
  assert.throws(() => knownTheme('gent'), /no theme "gent"\. Known: mechelen, voorbeeldstad/)
  assert.throws(() => knownTheme('../mechelen'), /no theme/)
})

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

test('contrast is the same both ways, 1 for a colour on itself and 21 for black on white', () => {
  assert.ok(Math.abs((contrast('#000000', '#ffffff') ?? 0) - 21) < 1e-9)
  fc.assert(
    fc.property(colour, colour, (one, other) => {
      assert.equal(contrast(one, other), contrast(other, one))
      assert.equal(contrast(one, one), 1)
      assert.ok((contrast(one, other) ?? 0) >= 1 && (contrast(one, other) ?? 22) <= 21.0001)
    }),
  )
})

test('hues lie apart at most half a circle', () => {
  assert.ok(Math.abs((hue('#ff0000') ?? 0) - 29.2) < 0.5)
  fc.assert(
    fc.property(fc.double({ min: 0, max: 360, noNaN: true }), fc.double({ min: 0, max: 360, noNaN: true }), (one, other) => {
      assert.ok(hueDistance(one, other) >= 0 && hueDistance(one, other) <= 180)
      assert.ok(Math.abs(hueDistance(one, other) - hueDistance(other, one)) < 1e-9)
    }),
  )
})
