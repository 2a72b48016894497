import { createHash } from 'node:crypto'
import { expect, type Locator, type Page, type TestInfo } from '@playwright/test'

const onsets = ['b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'z']
const vowels = ['a', 'e', 'i', 'o', 'u']

/** A family name that no other journey has and that is not like another one; the same at every run, another at a second try. */
export function inventedName(info: TestInfo, givenName: string): string {
  const digest = createHash('sha256')
    .update(`${info.project.name} ${info.titlePath.join(' ')} ${givenName} ${info.retry > 0 ? info.retry : ''}`.trimEnd())
    .digest()
  const syllables = [0, 1, 2, 3].map((at) => `${onsets[(digest[at] ?? 0) % onsets.length]}${vowels[(digest[at + 8] ?? 0) % vowels.length]}`)
  const name = syllables.join('')
  return `${givenName} ${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

/** A number of its own for every name, so that nobody is taken for somebody else. */
export function inventedPhone(name: string): string {
  const digits = createHash('sha256').update(name).digest().readUInt32BE(0) % 1_000_000
  const text = String(digits).padStart(6, '0')
  return `0471 ${text.slice(0, 2)} ${text.slice(2, 4)} ${text.slice(4)}`
}

/** Whoever sends a public form within three seconds is taken for a machine; a journey types that fast, a person does not. */
export async function takeTheTimeOfAPerson(page: Page): Promise<void> {
  const shownFor = await page.evaluate(() => performance.now())
  await page.waitForTimeout(Math.max(0, 4_000 - shownFor))
}

/** Taps one answer of a group, by the words that stand there. */
export async function choose(where: Page | Locator, group: string | RegExp, answer: string): Promise<void> {
  await where.getByRole('group', { name: group }).getByText(answer, { exact: true }).click()
}

/** Makes a dossier the way a counsellor does for somebody who rang the bell; leaves its page open. */
export async function makeDossier(
  page: Page,
  name: string,
  options: { readonly day?: string; readonly phone?: string } = {},
): Promise<string> {
  await page.goto('/gezinnen/nieuw')
  await page.getByLabel('Naam van de moeder').fill(name)
  await page.getByLabel('Gsm of telefoon').fill(options.phone ?? inventedPhone(name))
  await page.getByLabel('Uitgerekend of geboren op').fill(options.day ?? '12-2-2027')
  await page.getByRole('button', { name: 'Maak het dossier' }).click()
  const heading = page.getByRole('heading', { name, level: 1 })
  // An invented name may look like one of the practice list: the program asks, and a counsellor answers.
  const somebodyElse = page.getByText('Nee, dit is iemand anders', { exact: true })
  await expect(heading.or(somebodyElse)).toBeVisible()
  if (await somebodyElse.isVisible()) {
    await somebodyElse.click()
    await page.getByRole('button', { name: 'Maak het dossier' }).click()
  }
  await expect(heading).toBeVisible()
  return new URL(page.url()).pathname
}

/** Writes down what a mother tells on the telephone; leaves the page of the referral open. */
export async function takeCall(page: Page, name: string): Promise<string> {
  const [givenName = '', familyName = ''] = name.split(' ')
  await page.goto('/nieuw/aanmelding')
  await choose(page, 'Akkoord van de ouder', 'Ja, mondeling')
  await page.getByLabel('Voornaam').fill(givenName)
  await page.getByLabel('Achternaam').fill(familyName)
  await page.getByLabel('Uitgerekende datum').fill('2027-02-12')
  await page.getByLabel('Taal', { exact: true }).selectOption('Français')
  await page.getByLabel('Telefoon', { exact: true }).fill(inventedPhone(name))
  await page.getByLabel(/^Geen bericht achterlaten/).check()
  await choose(page, 'Inkomen', 'Zwak')
  await choose(page, 'Huisvesting', 'Zwak')
  await choose(page, 'Werk', 'Zwak')
  await choose(page, 'Gezondheid', 'Niet zwak')
  await page.getByRole('button', { name: 'Zet in de lijst' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  return new URL(page.url()).pathname
}

/** Opens a folded part, unless it stands open already. */
export async function unfold(where: Page | Locator, words: string | RegExp): Promise<void> {
  const summary = where.locator('summary').filter({ hasText: words })
  if ((await summary.locator('..').getAttribute('open')) === null) await summary.click()
}

/** The line that says what was just done. */
export async function expectSaid(page: Page, words: string): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible()
}
