import { expect, expectAccessible, follow, test } from './fixtures.ts'

test('a new amount is proposed, looked at, and published by somebody else', { tag: '@desk' }, async ({ signedInAs }) => {
  const lead = await signedInAs('team-lead')
  await lead.goto('/beheer/rechten')
  await expectAccessible(lead)
  await lead.getByRole('searchbox', { name: 'Zoek een recht' }).fill('geboortepremie dilbeek')
  await lead.getByRole('button', { name: 'Toon' }).click()
  await follow(lead.getByRole('link', { name: 'Gemeentelijke geboortepremie Dilbeek' }))
  await expectAccessible(lead)
  await lead.getByText('premie per kind').first().click()
  await lead.getByRole('link', { name: 'Nieuw bedrag: premie per kind' }).click()
  await lead.getByLabel('Nieuwe waarde').fill('48,50')
  await lead.getByLabel('Geldt vanaf').fill('2027-01-01')
  await lead.getByLabel('Bron').fill('https://www.dilbeek.be/node/660')
  await expectAccessible(lead)
  await lead.getByRole('button', { name: 'Bewaar als voorstel' }).click()
  await expect(lead.getByText('Iemand anders kijkt het na en publiceert')).toBeVisible()
  await expectAccessible(lead)
  const address = lead.url()

  const other = await signedInAs('administrator')
  await other.goto(address)
  await other.getByLabel('Waarom?').fill('Raadsbesluit van november')
  await other.getByRole('button', { name: 'Publiceer voor alle gezinnen' }).click()
  await expect(other.getByRole('heading', { name: 'Terugnemen' })).toBeVisible()
  await expectAccessible(other)
  await other.getByLabel('Waarom?').fill('Een oefening')
  await other.getByRole('button', { name: 'Neem terug' }).click()
  await expect(other.getByText('Teruggenomen', { exact: true })).toBeVisible()
})

test('a right of the municipality is written in a form, in groups and with an amount between two', { tag: '@desk' }, async ({
  signedInAs,
}) => {
  test.setTimeout(180_000)
  const page = await signedInAs('team-lead')
  await page.goto('/beheer/rechten/nieuw')
  const add = async (label: string, fact: string) => {
    await page.getByLabel(label, { exact: true }).first().selectOption(fact)
    const prefix = label.replace('Waarvan hangt het af?', '')
    await follow(page.getByRole('button', { name: `${prefix}Voeg toe`, exact: true }).first())
  }
  await add('Waarvan hangt het af?', 'child:born')
  await expect(page.getByRole('heading', { name: 'Voorwaarde 1: Is het kind geboren?' })).toBeVisible()
  await expectAccessible(page)
  await follow(page.getByRole('button', { name: 'Bewaar als voorstel' }))
  await expect(page.getByRole('alert')).toBeVisible()
  await expectAccessible(page)

  await add('Waarvan hangt het af?', 'any')
  await add('Voorwaarde 2: Waarvan hangt het af?', 'benefit:leefloon')
  await add('Voorwaarde 2: Waarvan hangt het af?', 'income:month')
  await expect(page.getByRole('heading', { name: /^Voorwaarde 2\.2: / })).toBeVisible()
  await page.getByLabel('In euro', { exact: true }).fill('2.500')
  const about = {
    Naam: 'Premie in de maak',
    'In één zin': 'Een bedrag voor elk kind.',
    'Wie geeft het?': 'Stad',
    Waar: 'Stadhuis',
    Hoe: 'Met een formulier',
  }
  for (const [label, words] of Object.entries(about)) await page.getByRole('textbox', { name: label, exact: true }).fill(words)
  await page.getByLabel('Geldt vanaf').fill('2027-01-01')
  await page.locator('label:has([name="domain"][value="baby"])').click()
  await page.locator('label:has([name="kind"][value="range"])').click()
  await page.getByLabel('Laagste bedrag in euro').fill('50')
  await page.getByLabel('Bedrag in euro', { exact: true }).fill('150')
  await page.getByLabel('Adres van het reglement').fill('https://www.mechelen.be/premie')
  await follow(page.getByRole('button', { name: 'Bekijk hoe het leest' }))
  const read = page.getByRole('region', { name: 'Zo leest het' })
  await expect(read).toContainText('Een van deze is genoeg')
  await expect(read).toContainText('Tussen twee bedragen')
  await expectAccessible(page)
  await follow(page.getByRole('button', { name: 'Bewaar als voorstel' }))
  await expect(page.getByText('Een nieuw recht in de lijst')).toBeVisible()
  await expectAccessible(page)
  await follow(page.getByRole('button', { name: 'Leg opzij' }))
})
