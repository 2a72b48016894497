import type { Page } from '@playwright/test'
import { Effort, printEffort } from './effort.ts'
import { choose, expectSaid, inventedName, inventedPhone, makeDossier, takeCall, unfold } from './families.ts'
import { expect, expectAccessible, follow, test } from './fixtures.ts'

async function accept(page: Page): Promise<void> {
  await choose(page, 'Welk programma?', 'Opkomst')
  await page.getByRole('group', { name: 'Wie wordt de vaste begeleider?' }).getByText('Hanne Dewolk').click()
  await page.getByRole('button', { name: 'Neem aan en wijs toe' }).click()
}

test('accepting opens a dossier with everything that was told, can be undone, and is done again', async ({ signedInAs }, info) => {
  const name = inventedName(info, 'Oksana')
  const page = await signedInAs('counsellor')
  const referral = await takeCall(page, name)
  await accept(page)
  await expectSaid(page, 'Aangenomen en toegewezen')
  await expect(page).toHaveURL(/\/gezinnen\//)
  await page.getByRole('status').getByRole('button', { name: 'Maak ongedaan' }).click()
  await expect(page).toHaveURL(new RegExp(`${referral}$`))
  await expect(page.getByRole('region', { name: 'Geschiedenis' })).toContainText('teruggenomen')
  await expect(page.getByRole('button', { name: 'Neem aan en wijs toe' })).toBeVisible()

  await accept(page)
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  const main = page.getByRole('main')
  await expect(main).toContainText('Hanne Dewolk')
  await expect(main).toContainText('Spreek niets in')
  await expect(main).toContainText('Frans')
  await expect(main).toContainText('12 februari 2027')
  await expect(main.getByRole('link', { name: inventedPhone(name) }).first()).toHaveAttribute('href', /^tel:/)
  await expectAccessible(page)
  await page.goto(`${new URL(page.url()).pathname}/metingen`)
  const answer = main.getByRole('listitem').filter({ hasText: 'Huisvesting' }).first()
  await expect(answer, 'the six questions are not asked again').toContainText('Zwak')
})

test('a home visit is logged in one screen, corrected, and its step done', async ({ signedInAs }, info) => {
  const page = await signedInAs('counsellor')
  await makeDossier(page, inventedName(info, 'Rukiye'))
  await expectAccessible(page)
  const card = page.getByRole('region', { name: 'Log een contact' })
  const visit = new Effort()
  await visit.write(card.getByLabel('Notitie'), 'Samen de papieren van de huur bekeken.')
  await visit.click(card.getByRole('group', { name: 'Waarover ging het?' }).getByText('Wonen', { exact: true }))
  await visit.click(card.locator('summary').filter({ hasText: 'Volgende stap' }))
  await visit.write(card.getByLabel('Wat doen jullie hierna?'), 'Huisbaas bellen')
  await visit.click(card.getByRole('group', { name: 'Tegen' }).getByText('+ 1 week', { exact: true }))
  await visit.click(card.getByRole('button', { name: 'Bewaar contact' }))
  await expectSaid(page, 'Contact bewaard')
  const timeline = page.getByRole('region', { name: 'Contacten' })
  await expect(timeline.getByRole('listitem').first()).toContainText('Huisbezoek')
  await expect(timeline.getByRole('listitem').first()).toContainText('Samen de papieren van de huur bekeken.')

  const short = new Effort()
  await short.click(card.getByText('Telefoon', { exact: true }))
  await short.write(card.getByLabel('Notitie'), 'Ze nam op.')
  await short.press(card.getByLabel('Notitie'), 'Control+Enter')
  await expect(timeline).toContainText('Ze nam op.')

  const step = new Effort()
  const steps = page.getByRole('region', { name: 'Volgende stappen' })
  await expect(steps).toContainText('Huisbaas bellen')
  await step.click(steps.getByRole('button', { name: 'Gedaan: Huisbaas bellen' }))
  await expectSaid(page, 'Stap gedaan')

  const order = new Effort()
  await order.click(page.locator('summary').filter({ hasText: 'Babyuitzet' }))
  await order.click(page.getByRole('button', { name: 'Babyuitzet: In orde' }))
  await expectSaid(page, 'Babyuitzet: In orde')
  await expect(page.locator('summary').filter({ hasText: 'Babyuitzet' })).toContainText('In orde')

  await follow(timeline.getByRole('link', { name: /^Verbeter: Huisbezoek/ }))
  await expectAccessible(page)
  await page.getByLabel('Notitie').fill('Samen de papieren van de huur nagekeken.')
  await page.getByRole('button', { name: 'Bewaar de verbetering' }).click()
  const corrected = timeline.getByRole('listitem').filter({ hasText: 'Huisbezoek' })
  await expect(corrected).toContainText('Samen de papieren van de huur nagekeken.')
  await expect(corrected).toContainText('verbeterd')

  printEffort(`What everyday tasks cost (${info.project.name})`, [
    { task: 'home visit: note, theme, next step with a day', effort: visit },
    { task: 'telephone call with a note', effort: short },
    { task: 'a step is done', effort: step },
    { task: 'something is in order', effort: order },
  ])
  expect(visit.counts.clicks, 'a visit with a next step').toBeLessThanOrEqual(6)
  expect(visit.counts.seconds, 'a visit with a next step').toBeLessThan(20)
  expect(short.counts.clicks, 'a call').toBeLessThanOrEqual(2)
  expect(short.counts.seconds, 'a call').toBeLessThan(9)
  expect(step.counts.clicks).toBe(1)
  expect(order.counts.clicks, 'two taps').toBe(2)
})

test('the case study is scored together, left, and taken up again', async ({ signedInAs }, info) => {
  const page = await signedInAs('counsellor')
  const dossier = await makeDossier(page, inventedName(info, 'Malika'))
  await page.goto(`${dossier}/meten`)
  await expectAccessible(page)
  await follow(page.getByRole('link', { name: 'Hoe het gaat' }))
  await expectAccessible(page)
  await choose(page, 'Welk moment?', 'Start')
  await choose(page, 'Wie kiest de antwoorden?', 'Samen')
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByText(/Vraag 1 van/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('radio').first().locator('..').click()
  await page.getByRole('button', { name: 'Volgende' }).click()
  for (const [at, way] of [
    [2, 'Niet gekend'],
    [3, 'Sla over'],
    [4, 'Niet van toepassing'],
  ] as const) {
    await expect(page.getByText(new RegExp(`Vraag ${at} van`))).toBeVisible()
    await page.getByText(way, { exact: true }).click()
    await page.getByRole('button', { name: 'Volgende' }).click()
  }
  await page.getByRole('button', { name: 'Volgende' }).click()
  await expect(page.getByRole('alert')).toContainText('Kies een antwoord')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Later verder' }).click()

  await page.goto(`${dossier}/meten/opkomst-casestudy`)
  await expect(page.getByText(/^4 van \d+ vragen ingevuld/)).toBeVisible()
  await page.getByRole('link', { name: 'Ga verder' }).click()
  await expect(page.getByText(/Vraag 5 van/)).toBeVisible()
  await page.getByRole('radio').nth(2).locator('..').click()
  await page.getByRole('button', { name: 'Terug' }).click()
  await expect(page.getByText(/Vraag 4 van/)).toBeVisible()
  await expect(page.getByLabel('Niet van toepassing')).toBeChecked()
  await page.goto(`${dossier}/metingen`)
  await expectAccessible(page)
})

/** One reason closes; the look back is asked for on the day list and in the dossier until it is written. */
async function closeWithoutWords(page: Page, summary: string): Promise<void> {
  const dossier = page.url()
  await unfold(page, 'Sluit af')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Doelen bereikt' }).click()
  await expectSaid(page, 'Het dossier is afgesloten')
  const ended = page.getByRole('region', { name: /^Afgesloten op/ })
  await expect(ended).toContainText('Doelen bereikt')
  await expect(ended).toContainText('Terugblik nog te schrijven')
  await expectAccessible(page)
  await page.goto('/vandaag')
  const asked = page.getByRole('region', { name: 'Terugblik nog te schrijven' })
  await expectAccessible(page)
  await asked.locator(`a[href="${new URL(dossier).pathname}"]`).click()
  await ended.getByLabel('Terugblik').fill(summary)
  await ended.getByRole('button', { name: 'Bewaar de terugblik' }).click()
  await expectSaid(page, 'De terugblik is bewaard')
  await expect(ended).toContainText(summary)
  await expect(ended).not.toContainText('nog te schrijven')
}

async function closeWithWords(page: Page, summary: string): Promise<void> {
  await unfold(page, 'Sluit af')
  await page.getByRole('link', { name: 'Iets anders, een andere dag of eerst de terugblik' }).click()
  await page.getByLabel('Terugblik').fill(summary)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Doelen bereikt' }).click()
  await expectSaid(page, 'Het dossier is afgesloten')
  const ended = page.getByRole('region', { name: /^Afgesloten op/ })
  await expect(ended).toContainText('Doelen bereikt')
  await expect(ended).toContainText(summary)
}

test('birth, end, reopening and end again are kept with who and when', async ({ signedInAs }, info) => {
  const name = inventedName(info, 'Wivine')
  const page = await signedInAs('counsellor')
  const dossier = await makeDossier(page, name, { day: '20-11-2026' })
  await unfold(page, 'Iets veranderen')
  await follow(page.getByRole('link', { name: 'De baby is er' }))
  await expectAccessible(page)
  await choose(page, 'Geboren op', 'Gisteren')
  await page.getByLabel('Voornaam', { exact: true }).fill('Imani')
  await page.getByRole('button', { name: 'Bewaar de geboorte' }).click()
  await expectSaid(page, 'De geboorte is bewaard')
  await expect(page.getByRole('main')).toContainText('Geboren op 16 november 2026')
  await expect(page.getByRole('region', { name: 'Mensen' })).toContainText('Imani')

  await closeWithoutWords(page, 'Ze redt het met haar zus.')
  const ended = page.getByRole('region', { name: /^Afgesloten op/ })
  await ended.getByRole('button', { name: 'Heropen het dossier' }).click()
  await expectSaid(page, 'Het dossier is weer open')
  await closeWithWords(page, 'Nu echt rond, met een buddy.')
  await page.getByRole('region', { name: 'Geschiedenis van dit dossier' }).getByRole('link', { name: 'Bekijk wat er veranderde' }).click()
  await expect(page.getByRole('heading', { name: 'Geschiedenis van dit dossier', level: 1 })).toBeVisible()
  const history = page.getByRole('main')
  for (const line of ['Dossier geopend', 'Afgesloten: doelen bereikt', 'Heropend', 'Hanne Dewolk'])
    await expect(history).toContainText(line)
  await expectAccessible(page)
  const lead = await signedInAs('team-lead')
  await lead.goto(dossier)
  await expect(lead.getByRole('heading', { name, level: 1 })).toBeVisible()
})
