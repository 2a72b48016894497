import type { Page } from '@playwright/test'
import { inventedName, inventedPhone, makeDossier } from './families.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

/** Goes to the search box with one key, as on every page, and asks. */
async function askByKey(page: Page, typed: string): Promise<void> {
  await page.getByRole('main').click({ position: { x: 2, y: 2 } })
  await page.keyboard.press('/')
  await expect(page.locator('#find')).toBeFocused()
  await page.keyboard.type(typed)
  await page.keyboard.press('Enter')
}

/** Tab until the element is reached; a person would not try longer. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate(() => document.activeElement?.textContent ?? '')).includes(words)) return
  }
  throw new Error(`"${words}" is not reached by the Tab key`)
}

test(
  'a family is found from any page with the keyboard, with a wrong letter, an accent, digits of the phone',
  { tag: '@desk' },
  async ({ signedInAs }, info) => {
    const name = inventedName(info, 'Désirée')
    const [, familyName = ''] = name.split(' ')
    const page = await signedInAs('counsellor')
    await makeDossier(page, name)
    const wrongLetter = `${familyName.slice(0, 3)}${familyName.charAt(3) === 'x' ? 'y' : 'x'}${familyName.slice(4)}`
    const digits = inventedPhone(name).replaceAll(' ', '').slice(-6)
    const asked = [
      { from: '/vandaag', typed: familyName.toLowerCase() },
      { from: '/nieuw', typed: wrongLetter },
      { from: '/rapport', typed: `desiree ${familyName.slice(0, 4)}` },
      { from: '/gezinnen', typed: digits },
    ]
    for (const { from, typed } of asked) {
      await page.goto(from)
      await askByKey(page, typed)
      await expect(page.getByRole('heading', { name, level: 1 }), `${typed} opens the best hit`).toBeVisible()
      expect(new URL(page.url()).search, 'what was asked is not in the address').toBe('')
    }
  },
)

test('nobody found: a new dossier begins with what was typed, by the keyboard alone', { tag: '@desk' }, async ({ signedInAs }, info) => {
  const name = inventedName(info, 'Qira')
  const page = await signedInAs('counsellor')
  await page.goto('/vandaag')
  await askByKey(page, name)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Nog geen gezin voor “${name}”`)
  await expectAccessible(page)
  await tabTo(page, `Nieuw dossier voor “${name}”`)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Naam van de moeder')).toHaveValue(name)
  await expectAccessible(page)
  await page.getByLabel('Naam van de moeder').press('Enter')
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
})

test('a family is found for a contact, and the note is waiting', { tag: '@phone' }, async ({ signedInAs }, info) => {
  const name = inventedName(info, 'Chiamaka')
  const page = await signedInAs('counsellor')
  await makeDossier(page, name)
  await page.goto('/contact')
  await expectAccessible(page)
  await page
    .getByRole('main')
    .getByRole('searchbox')
    .fill(name.split(' ')[1] ?? '')
  await page.getByRole('main').getByRole('searchbox').press('Enter')
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(page.getByLabel('Notitie')).toBeFocused()
})
