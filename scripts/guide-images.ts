/**
 * Takes the pictures of the README and the guides from a running practice municipality:
 *   node --import tsx scripts/guide-images.ts http://127.0.0.1:3000 "Amal Benzarra"
 * Begins one measurement, so give it a throw-away installation (OPKOMST_DATA).
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, type Locator, type Page } from '@playwright/test'
import { demoPassword } from '#app/demo/demo-accounts.ts'
import { projectRoot } from '#platform/root.ts'

const [base = 'http://127.0.0.1:3000', name = ''] = process.argv.slice(2)
const folder = join(projectRoot, 'docs', 'images')
const laptop = { width: 1280, height: 900 }
const small = { width: 1040, height: 760 }

async function signIn(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: base, locale: 'nl-BE', viewport: small })).newPage()
  await page.goto('/inloggen')
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByLabel('Wachtwoord').fill(demoPassword)
  await page.getByRole('button', { name: 'Meld aan' }).click()
  const hint = await page.getByText(/Je code is nu/).innerText()
  await page.getByLabel('Code van zes cijfers').fill(/\d{6}/.exec(hint)?.[0] ?? '')
  await page.getByRole('button', { name: 'Ga verder' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/inloggen'))
  return page
}

async function take(what: Page | Locator, file: string): Promise<void> {
  await what.screenshot({ path: join(folder, `${file}.png`) })
  console.log(`${file}.png`)
}

/** The address of one dossier: by name, or the first of the team. */
async function findDossier(page: Page): Promise<string> {
  await page.goto(name === '' ? '/gezinnen?wie=team' : '/gezinnen/zoek')
  if (name !== '') {
    const search = page.getByRole('main').locator('form[action="/gezinnen/zoek"] input[name=q]')
    await search.fill(name)
    await search.press('Enter')
    await page.waitForLoadState()
  }
  if (/\/gezinnen\/[0-9a-f-]{36}$/.test(page.url())) return new URL(page.url()).pathname
  const href = await page.getByRole('main').locator('a[href^="/gezinnen/"]').filter({ hasText: / / }).first().getAttribute('href')
  return href ?? '/gezinnen'
}

async function counsellorPages(page: Page): Promise<void> {
  const dossier = await findDossier(page)
  await page.setViewportSize(laptop)
  await page.goto(dossier)
  await take(page, 'dossier')
  // High enough that the sticky bar does not lie over the form.
  await page.setViewportSize({ width: 1040, height: 2600 })
  const log = page.locator('form[action$="/contacten"]').first()
  await log.getByText('Huisbezoek').click()
  await log.getByLabel('Notitie').fill('Samen de papieren voor het startbedrag ingevuld. Ze deed zelf het woord aan de telefoon.')
  await log.getByLabel('Papieren', { exact: true }).check({ force: true })
  const step = log.getByLabel('Wat doen jullie hierna?')
  // It stands open already when a draft was kept.
  if (!(await step.isVisible())) await log.locator('summary').filter({ hasText: 'Volgende stap' }).click()
  await step.fill('Drie opvangplaatsen bellen')
  await log.getByText('+ 1 week').click()
  // The card around the form, for a margin.
  await take(log.locator('..'), 'contact')
  await page.setViewportSize(small)
  await page.goto(`${dossier}/verlies`)
  await take(page, 'verlies')
  await page.goto('/vandaag')
  await take(page, 'vandaag')
  await page.goto('/nieuw')
  await take(page, 'inbox')
  await measurePage(page, dossier)
}

async function measurePage(page: Page, dossier: string): Promise<void> {
  await page.goto(`${dossier}/meten/opkomst-casestudy`)
  const main = page.getByRole('main')
  await main.getByText('Tussentijds', { exact: true }).click()
  await main.getByText('Vandaag', { exact: true }).click()
  await main.getByText('Samen', { exact: true }).click()
  await main.getByRole('button', { name: 'Begin' }).click()
  await page.waitForURL(/\/meten\/[0-9a-f-]{36}\//)
  await take(page, 'meten')
}

async function leadPages(page: Page): Promise<void> {
  for (const [path, file] of [
    ['/beheer/accounts', 'accounts'],
    ['/beheer/partners', 'partners'],
    ['/rapport', 'rapport'],
  ] as const) {
    const answer = await page.goto(path)
    if (answer?.ok()) await take(page, file)
  }
}

await mkdir(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: process.env['OPKOMST_CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
await counsellorPages(await signIn(browser, 'hanne@demo.example'))
await leadPages(await signIn(browser, 'wout@demo.example'))
await browser.close()
