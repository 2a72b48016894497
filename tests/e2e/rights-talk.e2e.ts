import type { Page } from '@playwright/test'
import { choose, inventedName, makeDossier } from './families.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

/** Chooses a number and goes on; the circle itself is covered by its card, so the card is tapped. */
async function score(page: Page, value: number | string): Promise<void> {
  await page.locator(`label:has(input[name="antwoord"][value="${value}"])`).click()
  await page.locator('.op-bottom').getByRole('button').last().click()
}

test('she scores in Arabic, gives the phone back, they score together and she chooses', { tag: '@phone' }, async ({ signedInAs }, info) => {
  test.setTimeout(180_000)
  const page = await signedInAs('counsellor')
  const dossier = await makeDossier(page, inventedName(info, 'Nawal'))
  await page.goto(`${dossier}/grondrechten`)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Begin een gesprek' }).click()
  await choose(page, /In welke taal leest/, 'العربية')
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Begin, / }).click()

  await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
  await expectAccessible(page)
  await page.locator('.op-bottom').getByRole('button').last().click()
  await expect(page.getByText('اختاري إجابة').first()).toBeVisible()
  await expectAccessible(page)
  for (const value of [6, 4, 'unknown', 2, 'skipped', 7, 5, 6, 2, 6]) await score(page, value)
  await page.locator('details').first().locator('summary').click()
  await page.getByText('المال', { exact: true }).click()
  await score(page, 8)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ما اخترتِه')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'انتهيت' }).click()
  await expect(page.getByRole('heading', { name: 'شكرًا لكِ' })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Begin samen' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl')
  await expect(page.getByText(/, eerst$/).first()).toBeVisible()
  await expectAccessible(page)
  for (const value of [5, 4, 6, 3, 'not-applicable', 7, 5, 6, 2, 6, 8]) await score(page, value)
  await page.getByRole('button', { name: 'Klaar' }).click()

  await expect(page.getByRole('heading', { name: /Aan welk recht wil je eerst werken/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('radio', { name: /^Gezondheid/ }).check()
  await page.getByLabel('Waarom kies je dit?').fill('Dan slaap ik weer')
  await page.getByRole('button', { name: 'Bewaar haar keuze' }).click()
  await expect(page.getByRole('heading', { name: /wil eerst werken aan: Gezondheid/ })).toBeVisible()
  await expect(page.getByText('Dan slaap ik weer')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: /^Bekijk het gesprek van/ }).click()
  await expect(page.getByRole('heading', { name: 'Alle scores naast elkaar' })).toBeVisible()
  await expectAccessible(page)
  await page.goto('/grondrechten/papier/ar')
  await expectAccessible(page)
})

test('without JavaScript she scores, they score together and she chooses', { tag: '@phone' }, async ({ signedInAs }, info) => {
  test.setTimeout(180_000)
  const page = await signedInAs('counsellor', { javaScriptEnabled: false })
  const dossier = await makeDossier(page, inventedName(info, 'Nour'))
  await page.goto(`${dossier}/grondrechten/nieuw`)
  await choose(page, /In welke taal leest/, 'Türkçe')
  await page.getByRole('button', { name: /^Begin, / }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'tr')
  await page.locator('.op-bottom').getByRole('button').last().click()
  await expect(page.locator('.ds-validation-message')).toBeVisible()
  for (const value of [6, 4, 'unknown', 2, 'skipped', 7, 5, 6, 2, 6, 8]) await score(page, value)
  await page.locator('form[action$="/klaar"] button, button[formaction$="/klaar"]').first().click()
  await page.getByRole('link', { name: 'Begin samen' }).click()
  for (const value of [5, 4, 6, 3, 'not-applicable', 7, 5, 6, 2, 6, 8]) await score(page, value)
  await page.getByRole('button', { name: 'Klaar' }).click()
  await page.getByRole('radio', { name: /^Gezondheid/ }).check({ force: true })
  await page.getByRole('button', { name: 'Bewaar haar keuze' }).click()
  await expect(page.getByRole('heading', { name: /wil eerst werken aan: Gezondheid/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Hoe dicht jullie kijken bij elkaar liggen' })).toBeVisible()
})

for (const javaScriptEnabled of [true, false]) {
  test(
    `what she wrote on paper is typed over${javaScriptEnabled ? '' : ', without JavaScript'}`,
    { tag: javaScriptEnabled ? '@desk' : '@phone' },
    async ({ signedInAs }, info) => {
      const check = javaScriptEnabled ? expectAccessible : async () => undefined
      const page = await signedInAs('counsellor', { javaScriptEnabled })
      const dossier = await makeDossier(page, inventedName(info, 'Salma'))
      await page.goto(`${dossier}/grondrechten/papier`)
      await check(page)
      await page.getByLabel('Inkomen', { exact: true }).fill('12')
      await page.getByLabel('Wonen', { exact: true }).fill('3')
      await page.getByLabel('Werk', { exact: true }).fill('-')
      await page.getByRole('button', { name: 'Bewaar haar papier' }).click()
      await expect(page.getByRole('alert')).toContainText('Typ een cijfer van 0 tot 10')
      await expect(page.getByLabel('Wonen', { exact: true }), 'what was typed stays').toHaveValue('3')
      await check(page)
      await page.getByLabel('Inkomen', { exact: true }).fill('5')
      await page.getByLabel('Recht dat ze aankruiste').selectOption('Wonen')
      await page.getByLabel('Waarom, in haar woorden').fill('Een eigen deur')
      await page.getByRole('button', { name: 'Bewaar haar papier' }).click()
      await expect(page.getByText('Het papier staat in het dossier.')).toBeVisible()
      await expect(page.getByRole('heading', { name: /wil eerst werken aan: Wonen/ })).toBeVisible()
      await expect(page.getByText('Een eigen deur')).toBeVisible()
      await check(page)
    },
  )
}
