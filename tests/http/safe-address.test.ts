import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { acceptReferral } from '#app/intake/accept-referral.ts'
import { done, partnerOrganisation, refer } from '#app/intake/testing.ts'
import { testSite } from '#app/site.testing.ts'
import { readDossier } from '#modules/dossiers/public.ts'

const site = await testSite()
after(() => site.app.close())
const { world } = site
await partnerOrganisation(world)
const counsellor = world.actor('counsellor')

const place = { street: 'Kanariestraat 77', postcode: '2811', town: 'Kanariedorp', phone: '0499 98 76 54', email: 'kanarie@example.org' }
const worker = 'Test counsellor'

async function acceptedFamily(): Promise<{ dossierId: string; motherId: string; referralId: string; receiptToken: string }> {
  const { referralId, receiptToken } = await refer(world, {
    message: null,
    mayTellStatus: true,
    mayTellCounsellor: true,
    person: { givenName: 'Mira', familyName: 'Schuilplaats', phone: null, birthDate: '2000-02-02' },
  })
  const accepted = await acceptReferral(world.deps, world.actor('counsellor', 'intake'), {
    referralId,
    programme: 'opkomst',
    counsellorId: world.accounts.counsellor,
    outlook: null,
    relationship: null,
    saveKey: null,
  })
  const { dossierId } = done(accepted)
  const summary = await world.db.as(counsellor, (tx) => readDossier(tx, world.municipalityId, dossierId, world.deps.today()))
  assert.ok(summary !== null)
  return { dossierId, motherId: summary.motherId, referralId, receiptToken }
}

const canaries = [...Object.values(place), worker]
const found = (html: string): string[] => canaries.filter((word) => html.includes(word))

test('a safe address: the team is warned and sees the place, a partner learns neither place nor worker, and it can be lifted', async () => {
  const { dossierId, motherId, referralId, receiptToken } = await acceptedFamily()
  const outside = [`/verwijzen/ontvangst/${receiptToken}`, `/verwijzen/aanmelding/${referralId}`, '/verwijzen']
  const readOutside = async (): Promise<string> => {
    site.who.role = 'partner'
    const pages = await Promise.all(outside.map((url) => site.get(url)))
    site.who.role = 'counsellor'
    return pages.map(({ html }) => html.slice(html.indexOf('<main'))).join('\n')
  }
  const save = (safeAddress: Readonly<Record<string, string>>) =>
    site.post(`/gezinnen/${dossierId}/mensen/${motherId}`, { givenName: 'Mira', familyName: 'Schuilplaats', ...place, ...safeAddress })

  assert.equal((await save({})).status, 303)
  assert.deepEqual(found(await readOutside()), [worker], 'agreed: the worker may be told, and the probe finds her')

  assert.equal((await save({ safeAddress: 'yes' })).status, 303)
  const { html: own } = await site.get(`/gezinnen/${dossierId}`)
  assert.match(own, /Veilig adres/)
  for (const word of Object.values(place)) assert.ok(own.includes(word), `the team sees ${word}`)
  assert.deepEqual(found(await readOutside()), [])
  assert.match((await site.get(`/gezinnen/${dossierId}/mensen/${motherId}`)).html, /name="safeAddress" value="yes" checked/)

  assert.equal((await save({})).status, 303)
  assert.deepEqual(found(await readOutside()), [worker])
})
