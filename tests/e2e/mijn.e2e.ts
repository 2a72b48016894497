import type { Browser, BrowserContextOptions, Page, TestInfo } from '@playwright/test'
import { choose, expectSaid, inventedName, makeDossier } from './families.ts'
import { expect, expectAccessible, follow, test } from './fixtures.ts'

const word = 'zeebries aan de dijk'
const pages = [
  '/mijn/thuis',
  '/mijn/scores',
  '/mijn/delen',
  '/mijn/keek',
  '/mijn/gegevens',
  '/mijn/vraag',
  '/mijn/rechten',
  '/mijn/instellingen',
]

/** A counsellor gives a mother access; answers what she hands over. */
async function giveAccess(staff: Page, info: TestInfo, name: string): Promise<{ dossier: string; address: string; start: string }> {
  const dossier = await makeDossier(staff, inventedName(info, name))
  const address = `${name.toLowerCase()}.${info.project.name}@voorbeeld.be`
  await follow(staff.getByRole('link', { name: 'Geef of beheer toegang' }))
  await expectAccessible(staff)
  await choose(staff, 'Hoe komt de code bij deze persoon?', 'Code per mail')
  await staff.getByLabel('Mailadres of gsm-nummer').fill(address)
  await staff.getByLabel(/Ik vroeg het/).check()
  await staff.getByRole('button', { name: 'Geef toegang' }).click()
  await expect(staff.getByRole('heading', { name: 'De toegang is klaar' })).toBeVisible()
  await expectAccessible(staff)
  const shown = await staff
    .getByText(/^\d{4} \d{4}$/)
    .first()
    .innerText()
  return { dossier, address, start: shown.replace(/\D/g, '') }
}

/** Comes in the first time, on a telephone of her own. `check` looks at each page; without a script it cannot. */
async function comeIn(page: Page, { address, start }: { address: string; start: string }, check = expectAccessible): Promise<void> {
  await page.goto('/mijn')
  await check(page)
  await page.getByLabel('Gsm-nummer, mailadres of kaartnummer').fill(address)
  await page.getByRole('button', { name: 'Ga verder' }).click()
  await check(page)
  const said = await page.getByText(/Het bericht zegt/).innerText()
  await page.getByLabel('Code van 6 cijfers').fill(/\d{6}/.exec(said)?.[0] ?? '')
  await page.getByRole('button', { name: 'Ga verder' }).click()
  await page.getByLabel('Startcode').fill(start)
  await page.getByLabel('Kies een woord of pincode').fill(word)
  await check(page)
  await page.getByRole('button', { name: 'Ga verder' }).click()
  await expect(page).toHaveURL(/\/mijn\/thuis$/)
}

async function herPhone(browser: Browser, options: BrowserContextOptions, more: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ ...options, locale: 'nl-BE', ...more })
  return context.newPage()
}

test(
  'a mother comes in, reads all her pages in Dutch and Arabic, and leaves nothing behind',
  { tag: '@phone' },
  async ({ browser, signedInAs, contextOptions, baseURL, viewport }, info) => {
    const staff = await signedInAs('counsellor')
    const given = await giveAccess(staff, info, 'Nadia')
    const options = { ...contextOptions, viewport, ...(baseURL === undefined ? {} : { baseURL }) }
    const page = await herPhone(browser, options)
    await comeIn(page, given)
    for (const language of ['nl', 'ar']) {
      await page.goto(`/mijn/instellingen?taal=${language}`)
      for (const path of pages) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expect(page).toHaveTitle(language === 'nl' ? 'Mijn pagina' : 'صفحتي')
        expect(await page.locator('link[rel=icon]').getAttribute('href')).toBe('data:,')
        await expectAccessible(page)
      }
    }
    await page.setViewportSize({ width: 320, height: 640 })
    for (const path of pages) {
      await page.goto(path)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), path).toBe(0)
    }
    await page.goto('/mijn/keek')
    await page.evaluate(() => window.localStorage.setItem('left', 'behind'))
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(/\/weer$/)
    await expect(page).toHaveTitle(/./)
    expect(await page.evaluate(() => [window.localStorage.length, window.sessionStorage.length, document.cookie])).toEqual([0, 0, ''])
    const cookies = await page.context().cookies()
    expect(cookies.filter(({ name }) => name === 'm' || name === 'n')).toEqual([])
    await expect(page.getByRole('main')).not.toContainText('Nadia')
    await page.goBack()
    await expect(page.getByRole('main')).not.toContainText('Nadia')
    await expect(page).toHaveURL(/\/weer$/)
    await page.goForward()
    await expect(page.getByRole('main')).not.toContainText('Nadia')
  },
)

test(
  'without JavaScript: she comes in, asks, hides, and the way out shows the weather, also on "back"',
  { tag: '@phone' },
  async ({ browser, signedInAs, contextOptions, baseURL, viewport }, info) => {
    const staff = await signedInAs('counsellor')
    const given = await giveAccess(staff, info, 'Rachida')
    const options = { ...contextOptions, viewport, ...(baseURL === undefined ? {} : { baseURL }) }
    const page = await herPhone(browser, options, { javaScriptEnabled: false })
    await comeIn(page, given, async () => undefined)
    await page.getByRole('link', { name: 'Klopt iets niet? Zeg het ons' }).click()
    await page.getByLabel('Waarover gaat het?').selectOption('Telefoon')
    await choose(page, 'Wat wil je?', 'Dit is fout. Verbeter het')
    await page.getByLabel('Vertel het in je eigen woorden').fill('Ik heb een nieuw nummer.')
    await page.getByRole('button', { name: 'Verstuur' }).click()
    await expect(page.getByRole('region', { name: 'Wat ik vroeg' })).toContainText('Ik heb een nieuw nummer.')
    await page.goto('/mijn/thuis')
    await page.getByRole('button', { name: 'Verberg dit: Jouw vaste persoon' }).click()
    await expect(page.getByRole('region', { name: 'Jouw vaste persoon' })).toHaveCount(0)
    await page.goto('/mijn/gegevens')
    await page.getByRole('button', { name: 'Snel weg' }).click()
    await expect(page).toHaveURL(/\/weer$/)
    await page.goBack()
    await expect(page).toHaveURL(/\/weer$/)

    await staff.goto(given.dossier)
    await staff.locator('summary').filter({ hasText: 'Antwoord' }).click()
    await choose(staff, 'Wat deed je?', 'Ik verbeterde het in het dossier')
    await staff.getByLabel('Jouw antwoord').fill('Je nieuwe nummer staat erin.')
    await staff.getByRole('button', { name: 'Antwoord' }).click()
    await expectSaid(staff, 'Je antwoord staat op haar pagina')
  },
)

test(
  'she asks not to be counted and takes her copy; her open page is empty within five seconds when her access stops',
  { tag: '@phone' },
  async ({ browser, signedInAs, contextOptions, baseURL, viewport }, info) => {
    const staff = await signedInAs('counsellor')
    const given = await giveAccess(staff, info, 'Oumnia')
    const options = { ...contextOptions, viewport, ...(baseURL === undefined ? {} : { baseURL }) }
    const page = await herPhone(browser, options)
    await comeIn(page, given)
    await page.goto('/mijn/gegevens')
    await page.getByRole('link', { name: 'Wat mag met mijn gegevens' }).click()
    await choose(page, 'Wat wil je?', 'Tel mij niet mee in cijfers')
    await page.getByRole('button', { name: 'Verstuur' }).click()
    await expect(page.getByText('Je telt niet mee in cijfers.')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Wat ik vroeg' })).toContainText('Antwoord ten laatste op')
    await expectAccessible(page)
    await staff.goto('/vandaag')
    await expect(staff.locator('#rechten')).toContainText('Bezwaar')

    await page.goto('/mijn/gegevens')
    const copy = page.getByRole('region', { name: 'Alles wat er staat, ook de notities' })
    await copy.getByLabel('Woord of pincode').fill(word)
    await copy.getByRole('button', { name: 'Maak mijn afschrift' }).click()
    await expect(async () => {
      await page.goto('/mijn/gegevens')
      await expect(copy.getByRole('button', { name: 'Papier (PDF)' })).toBeVisible({ timeout: 2_000 })
    }).toPass()
    await expectAccessible(page)
    await copy.getByLabel('Woord of pincode').first().fill(word)
    const [download] = await Promise.all([page.waitForEvent('download'), copy.getByRole('button', { name: 'Papier (PDF)' }).click()])
    expect(download.suggestedFilename()).toBe('pagina.pdf')

    await page.goto('/mijn/gegevens')
    // Out of the memory of the browser: hidden at once, and loaded anew from the server, which knows whether it still stands.
    const reloaded = page.waitForEvent('load')
    const hidden = await page.evaluate(() => {
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
      return document.body.hidden
    })
    expect(hidden).toBe(true)
    await reloaded
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await staff.goto(`${given.dossier}/toegang`)
    await staff.getByRole('button', { name: /Stop/ }).first().click()
    const stopped = Date.now()
    await expect(page.getByText('Oumnia')).toHaveCount(0, { timeout: 5_000 })
    await expect(page).toHaveURL(/\/weer$/, { timeout: 5_000 })
    expect(Date.now() - stopped).toBeLessThan(6_000)
  },
)

test(
  'Amal of the practice municipality: what is agreed, her scores, and who looked',
  { tag: '@desk' },
  async ({ browser, contextOptions, baseURL, viewport }, info) => {
    const page = await herPhone(browser, { ...contextOptions, viewport, ...(baseURL === undefined ? {} : { baseURL }) })
    await page.goto('/mijn')
    await page.getByLabel('Gsm-nummer, mailadres of kaartnummer').fill('amal@demo.example')
    await page.getByRole('button', { name: 'Ga verder' }).click()
    const said = await page.getByText(/Het bericht zegt/).innerText()
    await page.getByLabel('Code van 6 cijfers').fill(/\d{6}/.exec(said)?.[0] ?? '')
    await page.getByRole('button', { name: 'Ga verder' }).click()
    await page.getByLabel('Woord of pincode').fill('zeebries')
    await page.getByRole('button', { name: 'Ga verder' }).click()
    await expect(page.getByRole('heading', { name: 'Dag Amal' })).toBeVisible()
    for (const language of ['nl', 'ar']) {
      await page.goto(`/mijn/instellingen?taal=${language}`)
      for (const path of pages) {
        await page.goto(path)
        await expectAccessible(page)
        const name = `${path.replace('/mijn/', '')}-${language}-${info.project.name}`
        if (process.env['OPKOMST_SHOTS'] !== undefined)
          await page.screenshot({ path: `${process.env['OPKOMST_SHOTS']}/${name}.png`, fullPage: true })
      }
    }
    await page.goto('/mijn/instellingen?taal=nl')
  },
)
