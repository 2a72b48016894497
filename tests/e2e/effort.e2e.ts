import type { Page } from '@playwright/test'
import { plainPdf } from '#platform/files/testing.ts'
import { Effort, printEffort } from './effort.ts'
import { expectSaid, inventedName, inventedPhone, makeDossier } from './families.ts'
import { expect, test } from './fixtures.ts'

/** What a task may cost at most: clicks, keys and seconds. What is typed of one's own (a name, a note, a number) is not counted. */
type Most = { readonly clicks: number; readonly keys: number; readonly seconds: number }
type Row = { readonly task: string; readonly effort: Effort; readonly most: Most }
type Done = (task: string, effort: Effort, most: Most) => void

/** From any page with one key more; where families are looked for, the cursor stands in the field. */
async function find(page: Page, words: string, from: '/vandaag' | '/gezinnen'): Promise<Effort> {
  const effort = new Effort()
  await page.goto(from)
  if (from === '/vandaag') await effort.key(page, '/')
  await effort.type(page.locator('#find'), words)
  await effort.key(page, 'Enter')
  return effort
}

test('what everyday tasks cost stays within what they may cost', async ({ signedInAs }, info) => {
  test.skip(info.project.name !== 'desk', 'the same clicks on both')
  const page = await signedInAs('counsellor')
  const rows: Row[] = []
  const done: Done = (task, effort, most) => rows.push({ task, effort, most })

  const fresh = new Effort()
  const name = inventedName(info, 'Farida')
  await page.goto('/gezinnen')
  await fresh.click(page.getByRole('link', { name: 'Nieuw gezin' }))
  await fresh.type(page.getByLabel('Naam van de moeder'), name)
  await fresh.key(page, 'Enter')
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  done('2 new person', fresh, { clicks: 1, keys: 3, seconds: 7 })

  for (const [task, from, keys] of [
    ['1 find', '/gezinnen', 1],
    ['1 find, from another page', '/vandaag', 2],
  ] as const) {
    const found = await find(page, name.split(' ')[1] ?? '', from)
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
    done(task, found, { clicks: 0, keys, seconds: 3.5 })
  }

  const noted = new Effort()
  const log = page.getByRole('region', { name: 'Log een contact' })
  await noted.click(log.getByRole('group', { name: 'Soort contact' }).getByText('Telefoon', { exact: true }))
  await noted.write(log.getByLabel('Notitie'), 'Ze belde terug.')
  await noted.key(page, 'Control+Enter')
  await expect(page.getByRole('region', { name: 'Contacten' })).toContainText('Ze belde terug.')
  done('3 contact + note', noted, { clicks: 2, keys: 2, seconds: 9 })

  await changeTheFile(page, info.project.name, name, done)
  await addPhoto(page, new URL(page.url()).pathname, done)
  await lookAround(await signedInAs('team-lead'), done)

  expectWithin('What tasks cost, and may cost', rows)
})

test('changing a dossier costs the same without scripts', async ({ signedInAs }, info) => {
  test.skip(info.project.name !== 'phone', 'with scripts on the other width')
  const page = await signedInAs('counsellor', { javaScriptEnabled: false })
  const name = inventedName(info, 'Fatoumata')
  await makeDossier(page, name)
  const rows: Row[] = []
  await changeTheFile(page, info.project.name, name, (task, effort, most) => rows.push({ task, effort, most }))
  expectWithin('What tasks cost without scripts', rows)
})

function expectWithin(title: string, rows: readonly Row[]): void {
  printEffort(title, rows)
  for (const { task, effort, most } of rows) {
    expect.soft(effort.counts.clicks, `clicks of ${task}`).toBeLessThanOrEqual(most.clicks)
    expect.soft(effort.counts.keys, `keys of ${task}`).toBeLessThanOrEqual(most.keys)
    expect.soft(effort.counts.seconds, `seconds of ${task}`).toBeLessThanOrEqual(most.seconds)
  }
}

async function changeTheFile(page: Page, project: string, name: string, done: Done): Promise<void> {
  const dossier = new URL(page.url()).pathname
  const step = new Effort()
  const steps = page.getByRole('region', { name: 'Volgende stappen' })
  await step.write(steps.getByLabel('Stap toevoegen'), 'Papieren meebrengen')
  await step.click(steps.getByRole('button', { name: '+ 1 week' }))
  await expectSaid(page, 'Stap toegevoegd')
  await expect(steps.getByRole('list').first()).toContainText('Papieren meebrengen')
  done('5 task with a date', step, { clicks: 2, keys: 2, seconds: 9 })

  const phone = new Effort()
  await page.goto(dossier)
  await phone.click(page.getByRole('link', { name: new RegExp(`^[^:]+: ${name}$`) }).first())
  await phone.type(page.getByLabel('Gsm of telefoon'), inventedPhone(`${name} ${project}`))
  await phone.key(page, 'Enter')
  await expect(page.getByRole('main')).toContainText(inventedPhone(`${name} ${project}`))
  done('7 phone', phone, { clicks: 1, keys: 11, seconds: 7.6 })

  await askAid(page, dossier, done)
  await assign(page, dossier, done)
  await close(page, dossier, done)
}

/** From the open dossier: the way to the rights, what for, how much, Enter. */
async function askAid(page: Page, dossier: string, done: Done): Promise<void> {
  const asked = new Effort()
  await page.goto(dossier)
  await asked.click(page.getByRole('region', { name: 'Rechten', exact: true }).getByRole('link'))
  const card = page.getByRole('region', { name: 'Andere steun vragen' })
  await asked.write(card.getByLabel('Waarvoor'), 'Buggy van de solidariteitskas')
  await asked.key(page, 'Tab')
  await asked.type(card.getByLabel('Bedrag in euro'), '150')
  await asked.key(page, 'Enter')
  await expect(page.getByText('Buggy van de solidariteitskas').first()).toBeVisible()
  await expect(page.getByText('150,00').first()).toBeVisible()
  done('4 aid request + amount', asked, { clicks: 2, keys: 5, seconds: 10 })
}

/** From the open dossier; the chooser of the device is counted as two clicks. What it is may be said afterwards. */
async function addPhoto(page: Page, dossier: string, done: Done): Promise<void> {
  const added = new Effort()
  await page.goto(dossier)
  const card = page.getByRole('region', { name: 'Documenten' })
  await added.choose(card.getByLabel('Foto of bestand'), { name: 'Attest.pdf', mimeType: 'application/pdf', buffer: plainPdf() })
  await expectSaid(page, 'Document bewaard.')
  await expect(card).toContainText('Attest')
  done('8 document / photo', added, { clicks: 3, keys: 0, seconds: 7 })
  await card.locator('summary').filter({ hasText: 'Wat is het?' }).first().click()
  await card.getByRole('button', { name: 'Attest: Attest' }).click()
  await expectSaid(page, 'Dit is nu: Attest.')
}

async function assign(page: Page, dossier: string, done: Done): Promise<void> {
  const assigned = new Effort()
  await page.goto(dossier)
  const counsellor = page.getByRole('link', { name: /^Begeleider .+, verander$/ })
  const before = await counsellor.innerText()
  await assigned.click(counsellor)
  await assigned.click(page.getByRole('group', { name: 'Wie neemt over?' }).getByRole('button').first())
  await expectSaid(page, 'begeleidt nu dit gezin')
  done('6 assign', assigned, { clicks: 2, keys: 0, seconds: 5.5 })
  await page.getByRole('button', { name: 'Maak ongedaan' }).click()
  await expect(counsellor).toHaveText(before)
}

async function close(page: Page, dossier: string, done: Done): Promise<void> {
  const closed = new Effort()
  await page.goto(dossier)
  await closed.click(page.locator('summary').filter({ hasText: 'Sluit af' }))
  await closed.click(page.getByRole('group', { name: 'Waarom stopt de begeleiding?' }).getByRole('button', { name: 'Doelen bereikt' }))
  await expectSaid(page, 'Het dossier is afgesloten')
  done('11 close', closed, { clicks: 2, keys: 0, seconds: 5.2 })
  await page.getByRole('button', { name: 'Maak ongedaan' }).click()
  await expectSaid(page, 'Het dossier is weer open')
}

async function lookAround(page: Page, done: Done): Promise<void> {
  const silent = new Effort()
  await page.goto('/vandaag')
  await silent.click(page.getByRole('main').locator('a[href*="volgorde=stil"]').first())
  await expect(page.getByLabel('Volgorde')).toHaveValue('stil')
  done('9 no contact for a while', silent, { clicks: 1, keys: 0, seconds: 3 })

  const figures = new Effort()
  await page.goto('/vandaag')
  await figures.click(page.getByRole('navigation').getByRole('link', { name: 'Rapport' }).first())
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  done('10 year and team figures', figures, { clicks: 1, keys: 0, seconds: 3 })
}
