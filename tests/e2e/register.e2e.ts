import { expectSaid, inventedName, makeDossier } from './families.ts'
import { expect, expectAccessible, follow, proveIfAsked, test } from './fixtures.ts'

test('the national register number is off, is switched on with an authorisation, and is shown masked', async ({ signedInAs }, info) => {
  // One switch for the whole municipality: one journey at a time, at the width of a desk and then of a phone.
  test.skip(info.project.name !== 'desk', 'the switch is one for both widths')
  const page = await signedInAs('counsellor')
  const dossier = await makeDossier(page, inventedName(info, 'Nadia'))
  await page.goto(dossier)
  await page
    .getByRole('link', { name: /^Pas aan: .*Nadia/ })
    .first()
    .click()
  // Without the field it led to: going to the same place of a page that is open loads nothing.
  const person = page.url().replace(/#.*/, '')
  await expect(page.getByRole('main')).not.toContainText('Rijksregisternummer')

  const administrator = await signedInAs('administrator')
  await administrator.goto('/beheer')
  await follow(administrator.getByRole('link', { name: 'Rijksregisternummer' }))
  await expectAccessible(administrator)
  await administrator.getByLabel('Verwijzing van de machtiging').fill('RR 12/2026')
  await administrator.getByLabel('Datum van de machtiging').fill('2026-01-05')
  await administrator.getByRole('button', { name: 'Zet aan' }).click()
  await proveIfAsked(administrator)
  await expectSaid(administrator, 'Het nummer staat aan.')

  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(person)
    const card = page.getByRole('region', { name: 'Rijksregisternummer' })
    if (width === 1280) {
      await card.getByLabel('Nummer', { exact: true }).fill('85.07.30-033.28')
      await card.getByRole('button', { name: 'Bewaar het nummer' }).click()
      await expectSaid(page, 'Nummer bewaard.')
    }
    await expect(card).toContainText('••.••.••-•••.28')
    await expectAccessible(page)
    if (process.env['OPKOMST_E2E_SHOTS'])
      await page.screenshot({ path: `${process.env['OPKOMST_E2E_SHOTS']}/number-${width}.png`, fullPage: true })
    await card.getByLabel('Waarvoor heb je het hele nummer nodig?').selectOption('Een recht of uitkering aanvragen')
    await card.getByRole('button', { name: 'Toon het hele nummer' }).click()
    await proveIfAsked(page)
    await expect(page.getByRole('region', { name: 'Het hele nummer' })).toContainText('85.07.30-033.28')
    await expectAccessible(page)
    await page.goto('/gezinnen/nummer')
    await page.getByLabel('Nummer', { exact: true }).fill('85073003328')
    await page.getByRole('button', { name: 'Zoek', exact: true }).last().click()
    await expect(page.getByRole('region', { name: 'Gevonden' })).toContainText('Nadia')
    expect(page.url()).toMatch(/\/gezinnen\/nummer$/)
    await expectAccessible(page)
  }
})
