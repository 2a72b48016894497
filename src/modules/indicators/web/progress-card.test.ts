import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { recordImportedMeasurements } from '../commands/record-imported.ts'
import { saveScreening } from '../commands/save-screening.ts'

const site = await testSite()
after(() => site.app.close())
const counsellor = site.world.actor('counsellor')

async function card(dossierId: string): Promise<string> {
  const { html } = await site.get(`/gezinnen/${dossierId}`)
  return html.slice(html.indexOf('id="evolutie"'), html.indexOf('Toon alle metingen'))
}

test('a family of whom only the criteria of the referral are known: the card says so, not that nothing was measured', async () => {
  const dossierId = await site.open({ members: [] })
  assert.match(await card(dossierId), /Nog niets gemeten/)
  const answers = { maandinkomen: 'weak', huisvesting: 'weak', opleiding: 'not-weak' } as const
  const id = await site.world.db.as(counsellor, (tx) =>
    saveScreening(tx, site.world.deps, counsellor, { dossierId, measuredOn: '2026-09-10', answers }),
  )
  const html = await card(dossierId)
  assert.doesNotMatch(html, /Nog niets gemeten/)
  assert.match(html, /Nog geen scores\. Dit is al gevraagd:/)
  assert.match(html, /Zes criteria \(start\)<\/a>, 10 september 2026\. 2 van 6 keer zwak\. 3 niet gekend\./)
  assert.ok(html.includes(`href="/gezinnen/${dossierId}/meten/${id}/overzicht"`))
})

test('the registration counts as asked, a state that was changed in between does not; beside scores it stands as well', async () => {
  const dossierId = await site.open({ members: [] })
  await site.post(`/gezinnen/${dossierId}/in-orde/babyuitzet`, { stand: 'in_orde' }, `/gezinnen/${dossierId}`)
  assert.match(await card(dossierId), /Nog niets gemeten/)
  const taken = { dossierId, version: '1.0', moment: 'start', respondent: 'joint' } as const
  const add = (instrument: string, measuredOn: string, answers: Record<string, number | string>) =>
    site.world.db.as(counsellor, (tx) =>
      recordImportedMeasurements(tx, site.world.deps, counsellor, [{ ...taken, instrument, measuredOn, answers }]),
    )
  await add('opkomst-dossier', '2026-09-22', { leeftijd_moeder: 22, babyuitzet: 'bezig' })
  assert.match(await card(dossierId), /Dit is al gevraagd:.*Stand van zaken \(start\)<\/a>, 22 september 2026\. 2 antwoorden/s)
  await add('opkomst-casestudy', '2026-09-22', { stress: 2 })
  const html = await card(dossierId)
  assert.match(html, /Ook gevraagd:.*Stand van zaken \(start\)/s)
  assert.doesNotMatch(html, /Nog geen scores/)
})
