import type { Page } from '@playwright/test'
import type { E2eRole } from './accounts.ts'
import { inventedName, makeDossier, takeCall } from './families.ts'
import { expect, expectAccessible, findingsOf, test } from './fixtures.ts'

/** What a page may never do: complain in the console, be stopped by its own security rules, or ask another host. */
function watch(page: Page): string[] {
  const home = new URL(process.env['OPKOMST_E2E_URL'] ?? '').origin
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== home) faults.push(`asks another host: ${origin}`)
  })
  return faults
}

async function overflowAt(page: Page, width: number): Promise<number> {
  const before = page.viewportSize()
  await page.setViewportSize({ width, height: 640 })
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (before !== null) await page.setViewportSize(before)
  return overflow
}

/** One page as everybody may meet it: it answers, says what it is, and can be used by all. */
async function expectGoodPage(page: Page, path: string, isPhone: boolean): Promise<void> {
  const answer = await page.goto(path)
  expect.soft(answer?.status(), `${path} answers`).toBe(200)
  await expect.soft(page.getByRole('heading', { level: 1 }), `one main heading on ${path}`).toHaveCount(1)
  expect.soft(await page.title(), `title of ${path}`).toMatch(/\S/)
  expect.soft(await findingsOf(page), `what hinders people on ${path}`).toEqual([])
  if (isPhone) expect.soft(await overflowAt(page, 320), `sideways scroll of ${path} at 320`).toBeLessThanOrEqual(0)
}

async function visitAll(page: Page, paths: readonly string[], isPhone: boolean): Promise<void> {
  const faults = watch(page)
  for (const path of paths) {
    await expectGoodPage(page, path, isPhone)
    expect.soft(faults, `faults on ${path}`).toEqual([])
    faults.length = 0
  }
}

const openToAll = [
  '/aanmelden?taal=nl',
  '/aanmelden?taal=ar',
  '/aanmelden?taal=uk',
  '/rechten?taal=uk',
  '/verwijzen?taal=nl',
  '/privacy',
  '/toegankelijkheid',
  '/cijfers',
  '/snel-weg',
  '/inloggen',
] as const

const pagesOf: Readonly<Record<Exclude<E2eRole, 'counsellor' | 'midwife'>, readonly string[]>> = {
  'team-lead': [
    '/vandaag',
    '/gezinnen/verdelen',
    '/beheer',
    '/beheer/nazicht',
    '/beheer/nazicht/geraakt',
    '/beheer/partners',
    '/import',
    '/rapport/openbaar',
    '/account',
  ],
  partner: ['/verwijzen', '/account'],
  researcher: ['/rapport', '/rapport/openbaar', '/account'],
  administrator: [
    '/beheer',
    '/beheer/accounts',
    '/beheer/wie-mag-wat',
    '/beheer/register',
    '/beheer/effecten',
    '/beheer/berichten',
    '/import',
    '/account',
  ],
}

const ofTheTeam = [
  '/vandaag',
  '/nieuw',
  '/nieuw/aanmelding',
  '/gezinnen',
  '/gezinnen/nieuw',
  '/gezinnen/zoek',
  '/rechten/code',
  '/contact',
  '/rapport',
  '/account',
] as const
const ofAFamily = [
  '',
  '/contacten',
  '/meten',
  '/meten/opkomst-casestudy',
  '/meten/opkomst-dossier',
  '/meten/moederscores',
  '/meten/kansarmoede-screening',
  '/metingen',
  '/begeleider',
  '/programma',
  '/start',
  '/uitgerekend',
  '/geboorte',
  '/verlies',
  '/weigering',
  '/nu',
  '/mensen',
  '/partners',
  '/afsluiten',
] as const

test('every page that is open to all', async ({ page }, info) => {
  await visitAll(page, openToAll, info.project.name === 'phone')
})

for (const [role, paths] of [
  ['team-lead', pagesOf['team-lead']],
  ['partner', pagesOf.partner],
  ['researcher', pagesOf.researcher],
  ['administrator', pagesOf.administrator],
] as const) {
  test(`every page of a ${role}`, async ({ signedInAs }, info) => {
    await visitAll(await signedInAs(role), paths, info.project.name === 'phone')
  })
}

test('every page of the team', async ({ signedInAs }, info) => {
  const page = await signedInAs('counsellor')
  const referral = await takeCall(page, inventedName(info, 'Fanta'))
  await visitAll(page, [...ofTheTeam, referral], info.project.name === 'phone')
})

test('every page of one family', async ({ signedInAs }, info) => {
  const page = await signedInAs('counsellor')
  const dossier = await makeDossier(page, inventedName(info, 'Hodan'))
  await visitAll(
    page,

    ofAFamily.map((path) => `${dossier}${path}`),
    info.project.name === 'phone',
  )
})

/** Sends the main form of a page as it stands; what is missing is said on the page itself. */
async function expectRefused(page: Page, path: string, button: string | RegExp): Promise<void> {
  await page.goto(path)
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.getByRole('main').getByRole('button', { name: button }).first().click()
  expect.soft((await answered).status(), `${path} is refused`).toBe(422)
  await expect.soft(page.getByRole('alert'), `${path} says why`).toBeVisible()
  await expectAccessible(page)
}

test('what a form refuses is said in a way everybody can use', async ({ signedInAs }, info) => {
  const page = await signedInAs('counsellor')
  const dossier = await makeDossier(page, inventedName(info, 'Leocadia'))
  await expectRefused(page, '/nieuw/aanmelding', 'Zet in de lijst')
  await expectRefused(page, '/gezinnen/nieuw', 'Maak het dossier')
  await expectRefused(page, `${dossier}/programma`, 'Verander het programma')
  await expectRefused(page, `${dossier}/weigering`, 'Bewaar')
  await expectRefused(page, `${dossier}/mensen`, 'Voeg toe')
  await expectRefused(page, `${dossier}/afsluiten`, 'Iets anders')
})

test('a dossier and the report go on paper without menus and buttons', async ({ signedInAs }, info) => {
  test.skip(info.project.name !== 'desk', 'paper has one width')
  const page = await signedInAs('counsellor')
  const dossier = await makeDossier(page, inventedName(info, 'Gulsum'))
  await page.emulateMedia({ media: 'print' })
  for (const path of [dossier, '/rapport']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('navigation').filter({ visible: true }), `no menu of ${path} on paper`).toHaveCount(0)
    await expect(page.getByRole('button').filter({ visible: true }), `no button of ${path} on paper`).toHaveCount(0)
    await expect(page.getByRole('main')).toContainText('Mechelen')
  }
})
