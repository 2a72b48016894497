import { inventedName, makeDossier } from './families.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

test('one question after another, a right is asked and granted, and the scheme is ready for her', async ({ signedInAs }, info) => {
  test.setTimeout(180_000)
  const page = await signedInAs('counsellor')
  const dossier = await makeDossier(page, inventedName(info, 'Rania'))
  await page.goto(`${dossier}/sociale-rechten`)
  await expect(page.getByRole('heading', { name: 'De volgende beste vraag' })).toBeVisible()
  await expectAccessible(page)
  await page.locator('#vraag').getByRole('button', { name: 'Weet ze niet' }).click()
  await expect(page.getByText('Antwoord bewaard.')).toBeVisible()

  await page.goto(`${dossier}/sociale-rechten/recht/leefloon`)
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'Gevraagd' }).check({ force: true })
  await page.getByLabel('Bedrag in euro').fill('1.214,13')
  await page.getByRole('button', { name: 'Bewaar' }).first().click()
  await expect(page.getByText('Gevraagd: bewaard.')).toBeVisible()
  await page.getByRole('button', { name: /^Toegekend: Leefloon/ }).click()
  await expect(page.getByText('Toegekend: bewaard.')).toBeVisible()
  await expect(page.locator('#geld')).toContainText('1.214,13')
  await expectAccessible(page)

  await page.goto(`${dossier}/sociale-rechten/feiten`)
  await expectAccessible(page)
  await page.goto(`${dossier}/sociale-rechten/schema`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectAccessible(page)
  await page.goto('/rechten-team?wie=team')
  await expect(page.getByRole('heading', { name: 'Gezinnen die een duidelijk recht missen' })).toBeVisible()
  await expectAccessible(page)
})
