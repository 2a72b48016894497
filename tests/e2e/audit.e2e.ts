import { inventedName, makeDossier } from './families.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

test(
  'a team lead asks about a dossier that a colleague opened without doing anything there',
  { tag: '@desk' },
  async ({ signedInAs }, info) => {
    const name = inventedName(info, 'Mireille')
    const counsellor = await signedInAs('counsellor')
    const dossier = await makeDossier(counsellor, name)
    const midwife = await signedInAs('midwife')
    await midwife.goto(dossier)
    await expect(midwife.getByRole('heading', { name, level: 1 })).toBeVisible()

    const lead = await signedInAs('team-lead')
    await lead.goto('/beheer')
    await lead.getByRole('link', { name: 'Nazicht' }).click()
    await expect(lead.getByRole('heading', { name: 'Nazicht', level: 1 })).toBeVisible()
    await expectAccessible(lead)
    const about = lead.locator('[id^="n-"]').filter({ has: lead.getByRole('link', { name }) })
    await expect(about).toContainText('deed er niets')
    await about.getByRole('button', { name: /Nagekeken/ }).click()
    await expect(lead.getByRole('alert')).toContainText('Schrijf in een paar woorden')
    await expectAccessible(lead)
    await about.getByLabel('Wat kwam eruit?').fill('Viel in voor Hanne.')
    await about.getByRole('button', { name: /Nagekeken/ }).click()
    await expect(lead.getByText('Nagekeken en bewaard.')).toBeVisible()
    await lead.getByText(/Al nagekeken/).click()
    await expect(lead.getByText('Viel in voor Hanne.').first()).toBeVisible()
    await expectAccessible(lead)
  },
)

test(
  'which dossiers an account touched: names for the team lead, numbers for the administrator',
  { tag: '@phone' },
  async ({ signedInAs }, info) => {
    const name = inventedName(info, 'Rosalie')
    await makeDossier(await signedInAs('counsellor'), name)
    for (const [role, seesName] of [
      ['team-lead', true],
      ['administrator', false],
    ] as const) {
      const page = await signedInAs(role)
      await page.goto('/beheer/nazicht/geraakt')
      await expectAccessible(page)
      await page.getByRole('group', { name: 'Waarvan?' }).getByText('Een account', { exact: true }).click()
      await page.getByLabel('Welke collega?').selectOption({ label: 'Hanne Dewolk' })
      await page.getByRole('button', { name: 'Zoek', exact: true }).click()
      await expect(page.getByRole('columnheader', { name: 'Gezien' })).toBeVisible()
      await expect(page.getByRole('link', { name })).toHaveCount(seesName ? 1 : 0)
      await expectAccessible(page)
    }
  },
)
