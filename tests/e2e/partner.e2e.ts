import type { Page } from '@playwright/test'
import { partnerOrganisation } from './accounts.ts'
import { choose, expectSaid, inventedName, inventedPhone, takeTheTimeOfAPerson, unfold } from './families.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

const message = 'Ze lacht veel en haar zus helpt. De huur loopt achter.'
const innerNote = 'Spreekt liever niet als haar schoonmoeder erbij is.'

/** Everything a partner tells, filled by the words on the screen. */
async function fillReferral(page: Page, name: string): Promise<void> {
  const [givenName = '', familyName = ''] = name.split(' ')
  await choose(page, 'Akkoord van de ouder', 'Ja, mondeling')
  await page.getByLabel('In welke taal uitgelegd?').selectOption('Français')
  await page.getByLabel(/Of er contact is/).check()
  await page.getByLabel('Voornaam').fill(givenName)
  await page.getByLabel('Achternaam').fill(familyName)
  await page.getByLabel('Geboortedatum').fill('2003-04-09')
  await page.getByLabel('Uitgerekende datum').fill('2027-02-12')
  await page.getByLabel('Taal', { exact: true }).selectOption('Français')
  await choose(page, 'Wanneer is bellen veilig?', 'Namiddag')
  await page.getByLabel(/^Geen bericht achterlaten/).check()
  for (const [criterion, answer] of [
    ['Inkomen', 'Zwak'],
    ['Opleiding', 'Niet zwak'],
    ['Werk', 'Zwak'],
    ['Tijd en ruimte voor het kind', 'Niet gekend'],
    ['Huisvesting', 'Zwak'],
    ['Gezondheid', 'Niet gekend'],
  ] as const) {
    await choose(page, criterion, answer)
  }
  await choose(page, 'Wat past erbij?', 'Weinig mensen om op te rekenen')
  await choose(page, 'Hoe snel is contact nodig?', 'Deze week')
  await page.getByLabel(/^Graag een warme overdracht/).check()
  await page.getByLabel('Wat gaat goed, en wat vraagt aandacht?').fill(message)
}

/** The counsellor finds her in the list, telephones, and writes that down. */
async function logFirstContact(page: Page, name: string): Promise<void> {
  await page.goto('/nieuw')
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await unfold(page, 'Noteer een eerste contact')
  await choose(page, 'Hoe?', 'Gebeld')
  await page.getByLabel('Wat moeten collega’s weten?').fill(innerNote)
  await page.getByRole('button', { name: 'Contact gemaakt' }).click()
  await expectSaid(page, 'Contact genoteerd')
}

/** What the parent agreed to, and nothing else. */
async function expectOnlyStatus(partner: Page, name: string): Promise<void> {
  const main = partner.getByRole('main')
  await expect(main.getByRole('listitem').filter({ hasText: 'Contact gemaakt' })).toContainText('17 november')
  await expect(main.getByRole('listitem').filter({ hasText: 'Gestart' })).toContainText('nog niet')
  const shown = await partner.locator('body').innerText()
  const [givenName = '', familyName = ''] = name.split(' ')
  for (const secret of [givenName, familyName, inventedPhone(name), innerNote, 'schoonmoeder', message, 'Hanne', 'Gebeld']) {
    expect(shown, 'only the status is told').not.toContain(secret)
  }
}

/** What was typed and tapped before the refusal stands there still. */
async function expectEverythingKept(page: Page, name: string): Promise<void> {
  const [givenName = '', familyName = ''] = name.split(' ')
  await expect(page.getByLabel('Voornaam')).toHaveValue(givenName)
  await expect(page.getByLabel('Achternaam')).toHaveValue(familyName)
  await expect(page.getByLabel('Telefoon')).toHaveValue('0471 12 3')
  await expect(page.getByLabel('Wat gaat goed, en wat vraagt aandacht?')).toHaveValue(message)
  await expect(page.getByLabel('Ja, mondeling')).toBeChecked()
  await expect(page.getByLabel(/Of er contact is/)).toBeChecked()
  await expect(page.getByLabel('Wie de vaste begeleider wordt')).not.toBeChecked()
  await expect(page.getByRole('group', { name: 'Huisvesting' }).getByLabel('Zwak', { exact: true })).toBeChecked()
  await expect(page.getByLabel('Graag een warme overdracht')).toBeChecked()
}

function initialsOf(name: string): RegExp {
  const [given = '', family = ''] = name.split(' ')
  return new RegExp(`^${given.charAt(0)}\\.? ?${family.charAt(0)}\\.?$`)
}

test('a partner refers by a personal link and later sees "contact made", and nothing else', async ({
  signedInAs,
  browser,
  baseURL,
}, info) => {
  const name = inventedName(info, 'Delphine')
  const lead = await signedInAs('team-lead')
  await lead.goto('/beheer/partners')
  await lead.getByLabel('Naam').fill(`Kraamkliniek ${name.split(' ')[1]}`)
  await choose(lead, 'Externe partner of eigen dienst?', 'Externe partner')
  await lead.getByRole('button', { name: 'Voeg toe' }).click()
  await lead.getByLabel('Voor wie is de link?').fill('sociale dienst')
  await lead.getByRole('button', { name: 'Maak een link' }).click()
  const link = await lead.getByRole('main').locator('code').innerText()

  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    locale: 'nl-BE',
    viewport: lead.viewportSize(),
  })
  const partner = await context.newPage()
  await partner.goto(new URL(link).pathname)
  await fillReferral(partner, name)
  await partner.getByLabel('Telefoon').fill('0471 12 3')
  await takeTheTimeOfAPerson(partner)
  const refused = partner.waitForResponse((answer) => answer.request().method() === 'POST')
  await partner.getByRole('button', { name: /Meld .* aan/ }).click()
  expect((await refused).status()).toBe(422)
  const problems = partner.getByRole('alert')
  await expect(problems).toContainText('Er ontbreken cijfers')
  await expect(problems).toContainText('Vul je naam in')
  await expectAccessible(partner)
  await expectEverythingKept(partner, name)

  await partner.getByLabel('Telefoon').fill(inventedPhone(name))
  await partner.getByLabel('Jouw naam').fill('Sofie Partner')
  await partner.getByRole('button', { name: /Meld .* aan/ }).click()
  await expect(partner.getByRole('heading', { level: 1 })).toHaveText('Je aanmelding')
  const receipt = partner.url()
  await expect(partner.getByRole('main')).toContainText('We hebben je aanmelding')
  await expectAccessible(partner)

  const counsellor = await signedInAs('counsellor')
  await logFirstContact(counsellor, name)
  await expect(counsellor.getByRole('main')).toContainText('3 zwak, 1 niet zwak, 2 niet gekend')
  await expect(counsellor.getByRole('main'), 'the way to reach her safely stands first').toContainText('Spreek niets in')
  await expectAccessible(counsellor)

  await partner.goto(receipt)
  await expectOnlyStatus(partner, name)
  await expectAccessible(partner)
  await context.close()
})

test('the team lead says for which organisation an account refers', async ({ signedInAs }, info) => {
  test.skip(info.project.name !== 'desk', 'one practice account')
  const lead = await signedInAs('team-lead')
  await lead.goto('/beheer/partners')
  await lead.getByRole('link', { name: partnerOrganisation }).click()
  const region = lead.getByRole('region', { name: 'Accounts' })
  await region.getByLabel('Partneraccount').selectOption({ index: 1 })
  await region.getByRole('button', { name: 'Voeg toe' }).click()
  await expectSaid(lead, 'Het account hoort nu bij deze organisatie')
  await expectAccessible(lead)
})

test('a partner with an account refers, adjusts, and follows the status', { tag: '@desk' }, async ({ signedInAs }, info) => {
  const name = inventedName(info, 'Beatriz')
  const partner = await signedInAs('partner')
  await partner.goto('/verwijzen')
  await fillReferral(partner, name)
  await partner.getByRole('button', { name: /Meld .* aan/ }).click()
  await expect(partner.getByRole('heading', { level: 1 })).toHaveText('Je aanmelding')
  await partner.goto('/verwijzen')
  await expectAccessible(partner)
  await partner
    .getByRole('region', { name: 'Jouw vorige verwijzingen' })
    .getByRole('link', { name: initialsOf(name) })
    .first()
    .click()
  const own = partner.url()
  await partner.getByRole('link', { name: 'Pas de aanmelding aan' }).click()
  await expect(partner.getByLabel('Achternaam')).toHaveValue(name.split(' ')[1] ?? '')
  await expectAccessible(partner)
  await partner.getByLabel('Telefoon').fill(inventedPhone(name))
  await partner.getByRole('button', { name: 'Bewaar de aanpassing' }).click()
  await expectSaid(partner, 'Aangepast')

  const counsellor = await signedInAs('counsellor')
  await logFirstContact(counsellor, name)
  await expect(counsellor.getByRole('main')).toContainText('Aangepast: 1 antwoord')

  await partner.goto(own)
  await expectOnlyStatus(partner, name)
  await expectAccessible(partner)
})
