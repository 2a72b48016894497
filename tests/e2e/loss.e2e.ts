import { choose, expectSaid, inventedName, makeDossier, unfold } from './families.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

test(
  'after a loss no clock, no list for the baby and no code is left; it can be taken back',
  { tag: '@phone' },
  async ({ signedInAs }, info) => {
    const page = await signedInAs('midwife')
    const dossier = await makeDossier(page, inventedName(info, 'Elif'))
    const main = page.getByRole('main')
    await expect(main).toContainText('Klaar voor de baby')
    await expect(main.getByRole('img', { name: /week|weken/ }).first()).toBeVisible()
    await unfold(page, 'Iets veranderen')
    await page.getByRole('link', { name: 'Een kindje verloren' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Een kindje verloren')
    await expectAccessible(page)
    await choose(page, 'Wanneer?', 'Gisteren')
    await page.getByLabel('Wat moeten collega’s weten?').fill('Ze noemde het kindje Luna.')
    await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
    await expectSaid(page, 'Alle berichten over de baby zijn gestopt')
    await expect(main).toContainText('Een kindje verloren. Alle berichten over de baby zijn gestopt.')
    await expectAccessible(page)
    // A day of two weeks ahead for the next step is no clock of a pregnancy.
    const shown = (await main.innerText()).replaceAll('+ 2 weken', '')
    for (const words of ['weken', 'Bevalt rond', 'Klaar voor de baby', 'Babyuitzet', 'Baby op komst', 'miskraam', 'De baby is er']) {
      expect(shown, 'nothing about the baby is left').not.toContain(words)
    }
    await expect(main.getByRole('img', { name: /week|weken|geboorte/ })).toHaveCount(0)

    await page.goto('/gezinnen')
    const row = page.getByRole('listitem').filter({ has: page.locator(`a[href="${dossier}"]`) })
    await expect(row).not.toContainText('zwanger')

    await page.goto(`${dossier}/geschiedenis`)
    await expect(page.getByRole('main')).toContainText('Een kindje verloren')
  },
)

test('a loss that was a mistake is undone at once', { tag: '@desk' }, async ({ signedInAs }, info) => {
  const page = await signedInAs('midwife')
  const dossier = await makeDossier(page, inventedName(info, 'Sumeya'))
  await page.goto(`${dossier}/verlies`)
  await choose(page, 'Wanneer?', 'Vandaag')
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await page.getByRole('status').getByRole('button', { name: 'Maak ongedaan' }).click()
  await expectSaid(page, 'Weggehaald. Alles staat weer zoals voordien.')
  await expect(page.getByRole('main')).toContainText('Klaar voor de baby')
  await expect(page.getByRole('main')).toContainText('Bevalt rond')
})
