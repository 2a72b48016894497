import { choose, expectSaid, inventedName, makeDossier, takeCall, unfold } from './families.ts'
import { expect, test } from './fixtures.ts'

const withoutScript = { javaScriptEnabled: false } as const

test('without JavaScript: a contact with a next step, and one answer of a measurement', { tag: '@phone' }, async ({ signedInAs }, info) => {
  const page = await signedInAs('counsellor', withoutScript)
  const dossier = await makeDossier(page, inventedName(info, 'Ibtissam'))
  const card = page.getByRole('region', { name: 'Log een contact' })
  await card.getByText('Op kantoor', { exact: true }).click()
  await card.getByLabel('Notitie').fill('Formulier samen ingevuld.')
  await card.getByRole('button', { name: 'Bewaar contact' }).click()
  await expect(page.getByRole('region', { name: 'Contacten' })).toContainText('Formulier samen ingevuld.')

  await page.locator('summary').filter({ hasText: 'Kinderopvang' }).click()
  await page.getByRole('button', { name: /^Kinderopvang.*: Bezig$/ }).click()
  await expectSaid(page, 'Bezig')

  await page.goto(`${dossier}/meten/opkomst-casestudy`)
  await choose(page, 'Welk moment?', 'Start')
  await choose(page, 'Wie kiest de antwoorden?', 'Samen')
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('radio').nth(1).locator('..').click()
  await page.getByRole('button', { name: 'Volgende' }).click()
  await expect(page.getByText(/Vraag 2 van/)).toBeVisible()
  await page.goto(`${dossier}/meten/opkomst-casestudy`)
  await expect(page.getByText(/^1 van \d+ vragen ingevuld/)).toBeVisible()
})

test(
  'without JavaScript: a call becomes a referral, gets a first contact and is accepted',
  { tag: '@desk' },
  async ({ signedInAs }, info) => {
    const name = inventedName(info, 'Nadine')
    const page = await signedInAs('counsellor', withoutScript)
    await takeCall(page, name)
    await unfold(page, 'Noteer een eerste contact')
    await choose(page, 'Hoe?', 'Gebeld')
    await page.getByRole('button', { name: 'Contact gemaakt' }).click()
    await expectSaid(page, 'Contact genoteerd')
    await choose(page, 'Welk programma?', 'Opkomst')
    await page.getByRole('group', { name: 'Wie wordt de vaste begeleider?' }).getByText('Hanne Dewolk').click()
    await page.getByRole('button', { name: 'Neem aan en wijs toe' }).click()
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
    await expect(page.getByRole('main')).toContainText('Hanne Dewolk')
  },
)

test('without JavaScript: the list is filtered and a family is found', { tag: '@phone' }, async ({ signedInAs }, info) => {
  const name = inventedName(info, 'Tatjana')
  const page = await signedInAs('counsellor', withoutScript)
  await makeDossier(page, name)
  await page.goto('/gezinnen')
  await page.getByLabel('Wiens gezinnen').selectOption('Het hele team')
  await page.getByLabel('Begeleiding').selectOption('Loopt')
  await page.getByLabel('Volgorde').selectOption('Nieuwste eerst')
  await page.getByRole('button', { name: 'Toon', exact: true }).click()
  await expect(page).toHaveURL(/wie=team/)
  await expect(page.getByRole('link', { name })).toBeVisible()
  await page.goto('/gezinnen/zoek')
  await page
    .getByRole('main')
    .getByRole('searchbox')
    .fill(name.split(' ')[1] ?? '')
  await page.getByRole('main').getByRole('button', { name: 'Zoek', exact: true }).click()
  await expect(page.getByRole('main').getByRole('link', { name })).toBeVisible()
})
