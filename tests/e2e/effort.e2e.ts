import type { Page } from '@playwright/test'
import { Effort, printEffort } from './effort.ts'
import { expectSaid, inventedName, inventedPhone } from './families.ts'
import { expect, test } from './fixtures.ts'

/** What a task may cost: clicks and keys, and seconds at most. What is typed of one's own is not counted. */
type Most = { readonly clicks: number; readonly keys: number; readonly seconds: number }

async function find(page: Page, words: string): Promise<Effort> {
  const effort = new Effort()
  await page.goto('/vandaag')
  await effort.key(page, '/')
  await effort.type(page.locator('#find'), words)
  await effort.key(page, 'Enter')
  return effort
}

/** Opens what is folded away behind one word. */
async function openAct(page: Page, effort: Effort, act: string): Promise<void> {
  await effort.click(page.locator('summary').filter({ hasText: 'Iets veranderen' }))
  await effort.click(page.getByRole('link', { name: act, exact: true }))
}

test('what everyday tasks cost stays within what they may cost', async ({ signedInAs }, info) => {
  test.skip(info.project.name !== 'desk', 'the same clicks on both')
  const page = await signedInAs('counsellor')
  const rows: { readonly task: string; readonly effort: Effort; readonly most: Most }[] = []
  const done = (task: string, effort: Effort, most: Most) => rows.push({ task, effort, most })

  const fresh = new Effort()
  const name = inventedName(info, 'Farida')
  await page.goto('/gezinnen')
  await fresh.click(page.getByRole('link', { name: 'Nieuw gezin' }))
  await fresh.type(page.getByLabel('Naam van de moeder'), name)
  await fresh.key(page, 'Enter')
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  done('2 new person', fresh, { clicks: 1, keys: 3, seconds: 7 })

  const found = await find(page, name.split(' ')[1] ?? '')
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  done('1 find', found, { clicks: 0, keys: 2, seconds: 3.5 })

  const noted = new Effort()
  await page.goto('/contact')
  await noted.write(page.getByRole('main').getByRole('searchbox'), name)
  await noted.key(page, 'Enter')
  await noted.type(page.getByLabel('Notitie'), 'Ze belde terug.')
  await noted.key(page, 'Control+Enter')
  await expect(page.getByRole('region', { name: 'Contacten' })).toContainText('Ze belde terug.')
  done('3 contact + note', noted, { clicks: 2, keys: 6, seconds: 9 })

  await changeTheFile(page, info.project.name, name, done)
  await lookAround(await signedInAs('team-lead'), done)

  printEffort('What tasks cost, and may cost', rows)
  for (const { task, effort, most } of rows) {
    expect.soft(effort.counts.clicks, `clicks of ${task}`).toBeLessThanOrEqual(most.clicks)
    expect.soft(effort.counts.keys, `keys of ${task}`).toBeLessThanOrEqual(most.keys)
    expect.soft(effort.counts.seconds, `seconds of ${task}`).toBeLessThanOrEqual(most.seconds)
  }
})

type Done = (task: string, effort: Effort, most: Most) => void

async function changeTheFile(page: Page, project: string, name: string, done: Done): Promise<void> {
  const dossier = new URL(page.url()).pathname
  const step = new Effort()
  const card = page.getByRole('region', { name: 'Log een contact' })
  await step.click(card.locator('summary').filter({ hasText: 'Volgende stap' }))
  await step.write(card.getByLabel('Wat doen jullie hierna?'), 'Papieren meebrengen')
  await step.click(card.getByRole('group', { name: 'Tegen' }).getByText('+ 1 week', { exact: true }))
  await step.key(page, 'Enter')
  await expect(page.getByRole('region', { name: 'Volgende stappen' })).toContainText('Papieren meebrengen')
  done('5 task with a date', step, { clicks: 3, keys: 2, seconds: 11 })

  const phone = new Effort()
  await page.goto(dossier)
  await phone.click(page.getByRole('link', { name: new RegExp(`^[^:]+: ${name}$`) }).first())
  await phone.write(page.getByLabel('Gsm of telefoon'), inventedPhone(`${name} ${project}`))
  await phone.key(page, 'Enter')
  await expect(page.getByRole('main')).toContainText(inventedPhone(`${name} ${project}`))
  done('7 phone', phone, { clicks: 2, keys: 1, seconds: 7.6 })

  const assigned = new Effort()
  await page.goto(dossier)
  await assigned.click(page.getByRole('link', { name: /^Begeleider .+, verander$/ }))
  await assigned.click(page.getByRole('main').getByRole('radio').first().locator('..'))
  await assigned.key(page, 'Enter')
  await expectSaid(page, 'begeleidt nu dit gezin')
  done('6 assign', assigned, { clicks: 2, keys: 1, seconds: 7 })

  const closed = new Effort()
  await page.goto(dossier)
  await openAct(page, closed, 'Sluit af')
  await closed.click(page.getByRole('group', { name: 'Waarom stopt de begeleiding?' }).getByText('Doelen bereikt', { exact: true }))
  await closed.key(page, 'Enter')
  await expectSaid(page, 'Het dossier is afgesloten')
  done('11 close', closed, { clicks: 3, keys: 1, seconds: 10 })
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
