import { choose, expectSaid, inventedName, makeDossier } from './families.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

test('a visit is moved, and the family goes to a colleague with everything planned, and back', async ({ signedInAs }, info) => {
  const name = inventedName(info, 'Rania')
  const own = await signedInAs('counsellor')
  const dossier = await makeDossier(own, name)
  const main = own.getByRole('main')

  await main.getByText('Plan een bezoek', { exact: true }).last().click()
  const planner = own.locator('#bezoek')
  await planner.getByLabel('Uur').fill('10:00')
  await planner.getByRole('button', { name: 'Plan het bezoek' }).click()
  await expectSaid(own, 'Bezoek gepland')
  await main.getByRole('link', { name: /^Verzet/ }).click()
  await expect(own.getByRole('heading', { level: 1 })).toHaveText('Verzet het bezoek')
  await expectAccessible(own)
  await own.getByRole('button', { name: 'Verzet het bezoek' }).click()
  await expect(own.getByRole('alert')).toContainText('staat al op die dag')
  await choose(own, 'Dag', 'Een dag later')
  await own.getByLabel('Uur').fill('14:30')
  await own.getByRole('button', { name: 'Verzet het bezoek' }).click()
  await expectSaid(own, 'Bezoek verzet')
  await expect(own.locator('#stappen')).toContainText('14.30')

  const lead = await signedInAs('team-lead')
  await lead.goto('/vandaag?wie=team')
  await lead.getByRole('link', { name: 'Gezinnen verdelen' }).click()
  await expectAccessible(lead)
  await lead.getByRole('link', { name: 'Hanne Dewolk' }).click()
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText('Gezinnen van Hanne Dewolk')
  await expectAccessible(lead)
  for (const box of await lead.getByRole('checkbox').all()) await box.uncheck()
  await lead.getByRole('button', { name: 'Draag over' }).click()
  await expect(lead.getByRole('alert')).toContainText('Vink minstens één gezin aan')
  await lead.getByRole('checkbox', { name }).check()
  await lead
    .getByRole('combobox', { name: `Wie neemt ${name} over?` })
    .selectOption({ label: await optionOf(lead, name, 'Ayla Yurtseven') })
  await lead.getByLabel(/^Waarom\?/).fill('Rania woont dichter bij Ayla')
  await lead.getByRole('button', { name: 'Draag over' }).click()
  await expectSaid(lead, '1 gezin van Hanne Dewolk overgedragen')

  const midwife = await signedInAs('midwife')
  await midwife.goto('/vandaag?wie=mijn')
  await expect(midwife.locator('#gekregen')).toContainText(name)
  await expect(midwife.locator('#gekregen')).toContainText('Rania woont dichter bij Ayla')
  await expectAccessible(midwife)
  await midwife.goto(dossier)
  await expect(midwife.locator('#stappen')).toContainText('Ayla Yurtseven')
  await midwife.goto(`${dossier}/geschiedenis`)
  await expect(midwife.getByRole('main')).toContainText('Ayla Yurtseven neemt over')
  await expect(midwife.getByRole('main')).toContainText('Huisbezoek verzet van')

  await lead.getByRole('button', { name: 'Maak ongedaan' }).click()
  await expectSaid(lead, '1 gezin weer bij Hanne Dewolk')
  await own.goto(dossier)
  await expect(own.locator('#stappen')).toContainText('Hanne Dewolk')
})

/** The words of the choice for a colleague: her name with how full she is. */
async function optionOf(page: Parameters<typeof expectAccessible>[0], family: string, colleague: string): Promise<string> {
  const options = page.getByRole('combobox', { name: `Wie neemt ${family} over?` }).getByRole('option', { name: colleague })
  return (await options.first().textContent()) ?? ''
}
