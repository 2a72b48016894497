import { unfold } from './families.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

/** The families of the practice list, whatever other journeys add today. */
const period = 'van=2015-01-01&tot=2023-09-30&stand=2023-09-30'

const numberIn = (text: string): number => Number(text.replaceAll(/[^\d-]/g, ''))

test('before and after: difference and interval stand there, and each side opens its families', { tag: '@desk' }, async ({
  signedInAs,
}) => {
  const page = await signedInAs('counsellor')
  await page.goto(`/rapport?${period}`)
  const housing = page.getByRole('figure').filter({ hasText: 'goed of in een sociale woning' })
  await expect(housing).toContainText(/Verschil \+14 punten, 95%-interval \+7 tot \+21\./)
  await expect(housing).toContainText('niet waardoor')
  const inOrder = page.getByRole('figure').filter({ hasText: 'Deel van de dossiers dat in orde is' })
  await unfold(inOrder, 'Als tabel')
  const equipment = inOrder.getByRole('row').filter({ hasText: 'Babyuitzet' }).first()
  await expect(equipment).toContainText(/\+\d+/)
  await expect(equipment, 'an interval').toContainText(/[+−]\d+ tot [+−]?\d+/)

  await unfold(housing, 'Toon de dossiers')
  await unfold(housing, 'Van waar naar waar')
  await expectAccessible(page)
  for (const side of ['Start', 'Einde']) {
    const link = housing.getByRole('link', { name: new RegExp(`Goed of sociaal, ${side}`) })
    const count = numberIn(await link.innerText())
    expect(count).toBeGreaterThan(0)
    await link.click()
    await expect(page.getByRole('heading', { level: 1 }), `as many families as counted, ${side}`).toHaveText(
      new RegExp(`^${count} dossiers?$`),
    )
    await page.getByRole('link', { name: 'Terug naar het rapport' }).click()
    await unfold(housing, 'Toon de dossiers')
  }
  await unfold(housing, 'Van waar naar waar')
  const move = housing.getByRole('link', { name: /Opvang of tijdelijk, Sociale woning/ })
  const moved = numberIn(await move.innerText())
  await move.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^${moved} dossiers?$`))
  await expect(page.getByRole('main').locator('a[href^="/gezinnen/"]')).toHaveCount(moved)
  await expectAccessible(page)
})

test('an edition is published, and everyone reads it without an account', { tag: '@phone' }, async ({ signedInAs, browser, baseURL }) => {
  const page = await signedInAs('team-lead')
  await page.goto(`/rapport?${period}`)
  await page.getByRole('link', { name: 'Publieke editie' }).click()
  await expect(page.getByRole('main')).toContainText('Alleen het team ziet het, tot je publiceert')
  await expect(page.getByRole('main')).toContainText('niet getoond')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Publiceer deze editie' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'De editie is gepubliceerd' })).toBeVisible()
  await expectAccessible(page)
  const address = await page.getByRole('link', { name: 'Bekijk de publieke bladzijde' }).getAttribute('href')

  const nobody = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }), viewport: page.viewportSize(), locale: 'nl-BE' })
  const open = await nobody.newPage()
  await open.goto('/cijfers')
  await expectAccessible(open)
  await open.locator(`main a[href="${address}"]`).click()
  await expect(open.getByRole('heading', { level: 1 })).toHaveText('Wat Opkomst betekent voor gezinnen')
  await expectAccessible(open)
  const main = open.getByRole('main')
  await expect(main).toContainText('niet getoond')
  await expect(main).toContainText('afgerond op een vijftal')
  await expect(main.locator('a[href*="/dossiers"]'), 'no way to a family').toHaveCount(0)
  const counts = await main.locator('td').allInnerTexts()
  const small = counts.filter((text) => /^[0-4]$/.test(text.trim()))
  expect(small, 'no cell below five').toEqual([])
  expect(counts.filter((text) => text.trim() === 'niet getoond').length).toBeGreaterThan(0)

  for (const [name, type] of [
    ['Open data (rekenblad)', 'spreadsheetml'],
    ['PDF', 'application/pdf'],
  ] as const) {
    const link = await open.getByRole('link', { name }).getAttribute('href')
    const answer = await open.request.get(link ?? '')
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-type']).toContain(type)
  }
  const other = await open.goto('/rapport/openbaar')
  expect(new URL(open.url()).pathname, 'the rest of the report asks who you are').not.toBe('/rapport/openbaar')
  expect(other?.status()).toBeLessThan(500)
  await nobody.close()
})
