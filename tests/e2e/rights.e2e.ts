import type { Page } from '@playwright/test'
import { inventedName, makeDossier } from './families.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { widths } from './widths.ts'

/** What a mother on leefloon answers, by the words of the question. */
const answers: readonly (readonly [RegExp, string])[] = [
  [/krijgt iemand in het gezin leefloon/i, 'Ja'],
  [/sinds wanneer krijgt het gezin leefloon/i, '1-1-2026'],
  [/verhoogde tegemoetkoming/, 'Ja'],
  [/wie woont er samen/i, 'Alleen, met of zonder kinderen'],
  [/hoe woont het gezin nu/i, 'Huurt een woning'],
  [/wat doet deze persoon nu/i, 'Geen werk, geen uitkering'],
  [/welk verblijf/i, 'Belg'],
  [/menswaardig/, 'Ja'],
  [/op tijd te betalen/, 'Ja'],
]

test(
  'one question after another, a right is asked and granted, and the scheme is ready for her',
  { tag: '@desk' },
  async ({ signedInAs }, info) => {
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
    await page.setViewportSize({ width: 360, height: 780 })
    const texts = await page
      .locator('.op-list > li > :first-child')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width))
    expect(Math.min(...texts), 'no text is squeezed by the buttons beside it').toBeGreaterThan(120)
    await page.setViewportSize(widths.desk)
    await page.goto(`${dossier}/sociale-rechten/schema`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'العربية' }).click()
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('حقوقك')
    await expectAccessible(page)
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Op papier: 1 of 2 bladzijden (pdf)' }).click()
    expect((await downloading).suggestedFilename()).toBe('schema.pdf')
    await page.goto('/rechten-team?wie=team')
    await expect(page.getByRole('heading', { name: 'Gezinnen die een duidelijk recht missen' })).toBeVisible()
    await expectAccessible(page)
  },
)

/** Answers the question on top: what she knows, else that she does not know. */
async function answerOne(page: Page): Promise<void> {
  const card = page.locator('#vraag')
  const words = await card.innerText()
  const [, answer = 'Weet ze niet'] = answers.find(([question]) => question.test(words)) ?? []
  if (/^\d/.test(answer)) {
    const field = card.locator('input[name^="answer"]').last()
    await field.fill(
      (await field.getAttribute('type')) === 'date'
        ? answer
            .split('-')
            .toReversed()
            .map((part) => part.padStart(2, '0'))
            .join('-')
        : answer,
    )
    await card.getByRole('button', { name: 'Bewaar' }).click()
  } else await card.getByRole('button', { name: answer, exact: true }).click()
  await expect(page.getByText('Antwoord bewaard.')).toBeVisible()
}

test('from an empty dossier to the first ten rights takes at most twelve questions', { tag: '@desk' }, async ({ signedInAs }, info) => {
  test.setTimeout(240_000)
  const page = await signedInAs('counsellor')
  const dossier = await makeDossier(page, inventedName(info, 'Hayat'))
  await page.goto(`${dossier}/sociale-rechten`)
  const found = () => page.locator('section[aria-labelledby="waarschijnlijk-title"] > .op-card, #vraag-na li').count()
  let asked = 0
  while ((await found()) < 10 && asked < 12) {
    await answerOne(page)
    asked += 1
  }
  info.annotations.push({ type: 'questions until ten rights', description: String(asked) })
  process.stdout.write(`\nQuestions from an empty dossier to the first ten rights: ${asked}\n`)
  expect(await found(), `rights after ${asked} questions`).toBeGreaterThanOrEqual(10)
})
