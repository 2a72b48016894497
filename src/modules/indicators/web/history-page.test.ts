import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { recordImportedMeasurements } from '../commands/record-imported.ts'

const site = await testSite()
after(() => site.app.close())
const counsellor = site.world.actor('counsellor')

test('the history prints each score at its line, names the scale, and has words and a table beside what no chart can show', async () => {
  const dossierId = await site.open({ members: [] })
  const taken = { dossierId, version: '1.0', respondent: 'joint' } as const
  await site.world.db.as(counsellor, (tx) =>
    recordImportedMeasurements(tx, site.world.deps, counsellor, [
      { ...taken, instrument: 'opkomst-casestudy', moment: 'start', measuredOn: '2026-09-22', answers: { stress: 2 } },
      { ...taken, instrument: 'opkomst-casestudy', moment: 'interim', measuredOn: '2026-11-03', answers: { stress: 4 } },
      {
        ...taken,
        instrument: 'opkomst-dossier',
        moment: 'start',
        measuredOn: '2026-09-22',
        answers: { babyuitzet: 'bezig', administratie: 'unknown' },
      },
      { ...taken, instrument: 'opkomst-dossier', moment: 'interim', measuredOn: '2026-11-03', answers: { babyuitzet: 'in_orde' } },
    ]),
  )
  const { html } = await site.get(`/gezinnen/${dossierId}/metingen`)
  assert.match(html, /Vijf niveaus, van 1 acuut moeilijk tot 5 in orde\..*2 → 4.*>1<\/text>.*>5<\/text>/s)
  const words = html.slice(html.indexOf('id="i-opkomst-dossier'))
  assert.match(words, /Babyuitzet.*In orde.*Op 22 sep[^<]* nog: Bezig/s)
  assert.match(words, /Niet gekend/)
  assert.equal(html.match(/<summary>Toon als tabel<\/summary>/g)?.length, 2)
})
