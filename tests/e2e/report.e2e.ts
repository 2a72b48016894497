import type { Page } from '@playwright/test'
import { choose, expectSaid, inventedName } from './families.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

const figure = '/rapport/dossiers'

/** How many families started in a programme, by the list behind the tile. */
async function countBehind(page: Page, query: string): Promise<number> {
  await page.goto(`/rapport?${query}`)
  const link = page.getByRole('main').locator(`a[href*="${figure}"]`).first()
  if ((await link.count()) === 0) return 0
  await page.goto((await link.getAttribute('href')) ?? '')
  const heading = await page.getByRole('heading', { level: 1 }).innerText()
  return Number(/\d+/.exec(heading)?.[0] ?? 0)
}

/** One answer of the list of a family, at a moment. */
async function measureHousing(page: Page, dossier: string, moment: 'start' | 'end', answer: string): Promise<void> {
  await page.goto(`${dossier}/meten/opkomst-dossier?moment=${moment}`)
  await page.getByLabel('Huisvestingssituatie').selectOption(answer)
  await choose(page, 'Wie kiest de antwoorden?', 'Samen')
  await page.getByRole('button', { name: 'Bewaar de meting' }).click()
  await expectSaid(page, 'De meting is bewaard')
}

/** A family in the programme that no other journey uses, started today. */
async function makePlusDossier(page: Page, name: string): Promise<string> {
  await page.goto('/gezinnen/nieuw')
  await page.getByLabel('Naam van de moeder').fill(name)
  await page.getByLabel('Uitgerekend of geboren op').fill('12-2-2027')
  await choose(page, 'Programma', 'Opkomst+')
  await page.getByRole('button', { name: 'Maak het dossier' }).click()
  const dossier = new URL(page.url()).pathname
  await page.goto(`${dossier}/start`)
  await choose(page, 'Eerste dag', 'Vandaag')
  await page.getByRole('button', { name: 'Bewaar' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  return dossier
}

test('the report counts a family that was guided, and leads to it for who guides', async ({ signedInAs }, info) => {
  const name = inventedName(info, 'Yordanos')
  const page = await signedInAs('team-lead')
  const query = 'van=2026-11-01&tot=2026-11-30&programma=opkomst-plus'
  const before = await countBehind(page, query)
  const dossier = await makePlusDossier(page, name)
  await measureHousing(page, dossier, 'start', 'Huurwoning: ongezond, te klein of te duur')
  await measureHousing(page, dossier, 'end', 'Sociale woning')
  const after = await countBehind(page, query)
  expect(after, 'one more family than before').toBeGreaterThan(before)
  await expectAccessible(page)
  await expect(page.getByRole('main').getByRole('link', { name })).toHaveAttribute('href', dossier)
  await page.goto(`/rapport?${query}`)
  await expectAccessible(page)
  await expect(page.getByRole('main')).toContainText('Wonen')

  for (const [path, type, start] of [
    [`/rapport.pdf?${query}`, 'application/pdf', '%PDF-'],
    [`/rapport.xlsx?${query}`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
  ] as const) {
    const answer = await page.request.get(path)
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-type']).toContain(type)
    const body = await answer.body()
    expect(body.subarray(0, start.length).toString('latin1')).toBe(start)
    expect(body.length, `${path} is a whole document`).toBeGreaterThan(5_000)
  }
})

test('a researcher reads figures, never families; what is small is not in the public edition', { tag: '@desk' }, async ({ signedInAs }) => {
  const page = await signedInAs('researcher')
  await page.goto('/rapport')
  await expectAccessible(page)
  await expect(page.getByRole('main').locator(`a[href*="${figure}"]`)).toHaveCount(0)
  const answer = await page.goto(`${figure}?cijfer=mothers`)
  expect(answer?.status()).toBe(404)
  await page.goto('/rapport/openbaar?van=1999-01-01&tot=1999-12-31')
  await expect(page.getByRole('main')).toContainText('Deze groep is te klein om te tonen')
  await expectAccessible(page)
})
