import { expectSaid, inventedName, makeDossier } from './families.ts'
import { expect, expectAccessible, proveIfAsked, test } from './fixtures.ts'

test(
  'her dossier goes along on paper, her question gets a term, and the municipality sees what is kept',
  { tag: '@desk' },
  async ({ signedInAs }, info) => {
    const page = await signedInAs('counsellor', { provenLongAgo: true })
    await makeDossier(page, inventedName(info, 'Soraya'))
    await page.getByRole('region', { name: 'Rechten en bewaren' }).getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rechten van het gezin')
    await expectAccessible(page)

    await page.getByRole('button', { name: 'Maak een afschrift' }).click()
    await proveIfAsked(page)
    const copy = page.getByRole('region', { name: 'Geef haar haar dossier mee' })
    const paper = copy.getByRole('link', { name: 'Haal het papier op (PDF)' })
    await expect(async () => {
      await page.reload()
      await expect(paper).toBeVisible({ timeout: 2_000 })
    }).toPass()
    await expectAccessible(page)
    const [download] = await Promise.all([page.waitForEvent('download'), paper.click()])
    expect(download.suggestedFilename()).toMatch(/^OP-.*\.pdf$/)

    const asked = page.getByRole('region', { name: 'Wat ze vroeg over haar gegevens' })
    await asked.locator('summary').filter({ hasText: 'Schrijf een vraag op' }).click()
    await asked.getByRole('group', { name: 'Wat vraagt ze?' }).getByText('Wissen').click()
    await asked.getByRole('group', { name: 'Hoe vroeg ze het?' }).getByText('In een gesprek').click()
    await asked.getByLabel('In haar woorden').fill('Ik wil dat alles over mij weg is.')
    await asked.getByLabel('Wanneer vroeg ze het?').fill('2026-11-16')
    await asked.getByRole('button', { name: 'Bewaar de vraag' }).click()
    await expectSaid(page, 'Antwoord haar ten laatste op')
    await expect(asked).toContainText('16 december')
    await expectAccessible(page)
    await page.screenshot({ path: `test-results/life-rights-${info.project.name}.png`, fullPage: true })

    const admin = await signedInAs('administrator')
    for (const [path, heading] of [
      ['/beheer/bewaren', 'Bewaren en wissen'],
      ['/beheer/register', 'Register van verwerkingen'],
      ['/beheer/effecten', 'Ontwerp van de effectbeoordeling'],
    ] as const) {
      await admin.goto(path)
      await expect(admin.getByRole('heading', { level: 1 })).toHaveText(heading)
      await expectAccessible(admin)
      await admin.screenshot({ path: `test-results/life-${path.split('/').at(-1)}-${info.project.name}.png`, fullPage: true })
    }
  },
)
