import type { Page } from '@playwright/test'
import { partnerOrganisation as organisation } from './accounts.ts'
import { choose, expectSaid, inventedName, makeDossier, unfold } from './families.ts'
import { expect, expectAccessible, follow, test } from './fixtures.ts'

const shared = 'De huur is betaald tot januari.'
const inner = 'Ze is bang voor haar schoonmoeder.'

async function logContact(page: Page, dossier: string, note: string, domain: string): Promise<void> {
  await page.goto(dossier)
  const card = page.getByRole('region', { name: 'Log een contact' })
  await card.getByLabel('Notitie').fill(note)
  await card.getByText(domain, { exact: true }).click()
  await card.getByRole('button', { name: /Bewaar contact/ }).click()
  await expect(page.getByText(note)).toBeVisible()
}

/** Only who is bound by professional secrecy receives: the administrator says so first. */
async function bindPartner(page: Page): Promise<void> {
  await page.goto('/beheer/geheimhouding')
  await page.getByRole('region', { name: 'Organisaties' }).getByLabel(organisation).selectOption('Beroepsgeheim')
  await page.getByRole('button', { name: 'Bewaar' }).click()
  await expectSaid(page, 'Het geldt vanaf nu')
}

async function answerFive(page: Page): Promise<void> {
  await page.getByLabel('Met wie?').selectOption({ label: organisation })
  await choose(page, 'Is de ontvanger gebonden door beroepsgeheim?', 'Ja')
  await choose(page, 'Helpen jullie met hetzelfde doel?', 'Ja')
  await choose(page, 'Welk doel?', 'Het gezin samen ondersteunen')
  await choose(page, 'Weet zij wat je deelt, met wie en waarom?', 'Ja')
  await choose(page, 'Wat mag de ontvanger zien?', 'Wat er besproken is')
  await choose(page, 'Wat mag de ontvanger zien?', 'Wanneer er contact was')
  await choose(page, 'Over welke levensdomeinen?', 'Wonen')
  await choose(page, 'Tot wanneer?', '3 maanden')
}

for (const javaScriptEnabled of [true, false]) {
  test(
    `she decides who sees what, and stops it${javaScriptEnabled ? '' : ' without a script'}`,
    { tag: javaScriptEnabled ? '@phone' : '@desk' },
    async ({ signedInAs }, info) => {
      // Axe is a script itself.
      const check = javaScriptEnabled ? expectAccessible : async () => undefined
      const name = inventedName(info, javaScriptEnabled ? 'Mariam' : 'Nadia')
      await bindPartner(await signedInAs('administrator'))
      const worker = await signedInAs('counsellor')
      const dossier = await makeDossier(worker, name)
      await logContact(worker, dossier, shared, 'Wonen')
      await logContact(worker, dossier, inner, 'Welzijn')
      const page = await signedInAs('counsellor', { javaScriptEnabled })
      await page.goto(dossier)
      await expect(page.getByText('Niemand buiten het team ziet iets van dit dossier.')).toBeVisible()
      await page.goto(`${dossier}/delen`)
      await check(page)
      await answerFive(page)
      await page.getByRole('button', { name: 'Bewaar de toestemming' }).click()
      await expect(page.getByRole('alert')).toContainText('Kies hoe ze haar toestemming gaf')
      await expect(page.getByRole('group', { name: 'Over welke levensdomeinen?' }).getByLabel('Wonen')).toBeChecked()
      await check(page)
      await choose(page, 'Hoe gaf ze haar toestemming?', 'Ze zei het')
      await page.getByRole('button', { name: 'Bewaar de toestemming' }).click()
      await expectSaid(page, 'Bewaard')
      await check(page)

      const partner = await signedInAs('partner', { javaScriptEnabled })
      await partner.goto('/meewerken')
      await check(partner)
      await partner.getByRole('link', { name }).click()
      const main = partner.getByRole('main')
      await expect(main.getByText(shared)).toBeVisible()
      await check(partner)
      for (const secret of [inner, 'Welzijn', 'Hanne', '0471', '12 februari']) await expect(main).not.toContainText(secret)

      await page.getByRole('button', { name: `Trek in: de toestemming voor ${organisation}` }).click()
      await expectSaid(page, 'Ingetrokken')
      // Nobody touches her open page: it empties by itself.
      if (javaScriptEnabled) await expect(partner.getByText(shared)).toHaveCount(0, { timeout: 5_000 })
      const answer = await partner.reload()
      expect(answer?.status()).toBe(404)
      await expect(partner.getByText(shared)).toHaveCount(0)
      await partner.goto('/meewerken')
      await expect(partner.getByRole('link', { name })).toHaveCount(0)
    },
  )
}

test('a handover with three, a discussion that closes, and notes of one’s own', { tag: '@desk' }, async ({ signedInAs }, info) => {
  const name = inventedName(info, 'Oumaima')
  await bindPartner(await signedInAs('administrator'))
  const page = await signedInAs('counsellor')
  const dossier = await makeDossier(page, name)
  await page.goto(`${dossier}/overdracht`)
  await expectAccessible(page)
  await page.getByLabel('Wie neemt over?').selectOption({ label: organisation })
  await page.getByLabel('Wie zat er aan tafel voor hen?').fill('Sara Mertens')
  await page.getByLabel('Wat helpt?').fill('Eerst een bericht.')
  await page.getByLabel('Wat is afgesproken?').fill('Sara gaat mee naar de raadpleging.')
  await page.getByLabel('Wie belt eerst, en wanneer?').fill('Sara, maandag.')
  await choose(page, 'Hoe zag het gezin dit blad?', 'Samen gelezen')
  await choose(page, 'Hoe gaf ze toestemming om dit blad te geven?', 'Ze zei het')
  await page.getByRole('button', { name: 'Bewaar het blad' }).click()
  await expectSaid(page, 'Wie overneemt, kan het blad nu lezen')
  await expectAccessible(page)
  const partner = await signedInAs('partner')
  await partner.goto('/meewerken')
  await partner.getByRole('link', { name }).click()
  await follow(partner.getByRole('link', { name: 'Overdrachtsblad' }))
  await expectAccessible(partner)
  await partner.getByRole('button', { name: 'Ik neem over' }).click()
  await expectSaid(partner, 'Bevestigd')

  await page.goto(`${dossier}/overleg`)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Open een teamoverleg' }).click()
  await choose(page, 'Waarvoor is dit overleg?', 'Een zorg bespreken')
  await choose(page, 'Wie zit er aan tafel?', 'Ayla Yurtseven')
  await choose(page, 'Is een ouder erbij?', 'Ja')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Open het overleg' }).click()
  await page.getByLabel('Wat?').fill('Wie gaat mee naar de school?')
  await page.getByRole('button', { name: 'Leg op tafel' }).click()
  await expect(page.getByText('Wie gaat mee naar de school?')).toBeVisible()
  await expectAccessible(page)
  const meeting = new URL(page.url()).pathname
  const midwife = await signedInAs('midwife')
  await midwife.goto(meeting)
  await expect(midwife.getByText('Wie gaat mee naar de school?')).toBeVisible()
  await unfold(page, 'Sluit het overleg')
  await page.getByRole('button', { name: 'Sluit het overleg' }).click()
  await expectSaid(page, 'Gesloten')
  expect((await midwife.reload())?.status()).toBe(404)

  await page.goto(`${dossier}/overleg/casus`)
  await expectAccessible(page)
  await page.goto(`${dossier}/notities`)
  await page.getByLabel('Nieuwe notitie').fill('Vraag naar de buggy.')
  await page.getByRole('button', { name: 'Bewaar' }).click()
  await expect(page.getByText('Vraag naar de buggy.')).toBeVisible()
  await expectAccessible(page)
  await midwife.goto(`${dossier}/notities`)
  await expect(midwife.getByText('Vraag naar de buggy.')).toHaveCount(0)
})

test('the administrator sets what binds whom, and the law that holds', { tag: '@desk' }, async ({ signedInAs }) => {
  const page = await signedInAs('administrator')
  for (const path of ['/beheer', '/beheer/geheimhouding', '/beheer/rechtsgrond']) {
    await page.goto(path)
    await expectAccessible(page)
  }
})
