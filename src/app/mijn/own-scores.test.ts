import assert from 'node:assert/strict'
import { test } from 'node:test'
import { heard } from '#modules/fundamental-rights/public.ts'
import { allInstruments, itemsOf, scaleOf } from '#modules/indicators/public.ts'
import { publicLocales } from '#platform/text/locale.ts'

test('whatever a mother scores, its name stands on her own page in her language', () => {
  const scored = allInstruments().flatMap((instrument) =>
    itemsOf(instrument).flatMap(({ item }) =>
      scaleOf(instrument, item) === null ? [] : [{ place: `${instrument.id} ${item.id}`, text: item.label }],
    ),
  )
  assert.ok(scored.length > 40, `${scored.length}`)
  for (const { place, text } of scored) {
    for (const locale of publicLocales) {
      const own = heard(text, locale)
      assert.ok(own !== '' && (locale === 'nl' || text[locale] !== undefined), `${place} in ${locale}`)
    }
  }
})
