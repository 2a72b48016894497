import type { Page } from '@playwright/test'
import { inventedName } from './families.ts'
import { expect, expectAccessible, follow, proveIfAsked, test } from './fixtures.ts'

const givenNames = ['Anaïs', 'Zoë', 'Renée', 'Maëlle', 'Hélène', 'Noémie', 'Aïcha', 'Chloé', 'Inès', 'Léa', 'Eléonore', 'Gaëlle'] as const

type Line = { readonly family: string; readonly given: string; readonly born: string; readonly started: string }

/** A list as a small team keeps it: a title above, its own column names, two rows that cannot be right. */
function listOf(lines: readonly Line[], note: string): Buffer {
  const rows = lines.map(({ family, given, born, started }, at) =>
    [family, given, born, started, at % 2 === 0 ? 'nee' : 'ja', 'sociale huur', 'warme overdracht gevraagd'].join(';'),
  )
  const head = `Achternaam;Voornaam mama;Geb. datum;Begin traject;Alleen?;Woonsituatie bij start;${note}`
  // Excel on an older Windows writes these bytes.
  return Buffer.from(['Overzicht gezinnen voorjaar;;;;;;', '', head, ...rows].join('\r\n'), 'latin1')
}

async function upload(page: Page, name: string, content: Buffer, kind = 'Registraties van mama’s'): Promise<void> {
  await page.goto('/import')
  await page.getByLabel('Bestand met je lijst').setInputFiles({ name, mimeType: 'text/csv', buffer: content })
  await page.getByLabel('Wat staat er in de lijst?').selectOption(kind)
  await page.getByRole('button', { name: 'Ga verder' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wat betekent elke kolom?')
}

/** From the words to the result, with the number of rows that will be read. */
async function run(page: Page, fresh: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Verder naar nakijken' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kijk na wat er gebeurt')
  await expectAccessible(page)
  await page.getByRole('button', { name: fresh }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('De lijst is ingelezen', { timeout: 40_000 })
}

async function expectCount(page: Page, term: string, count: number): Promise<void> {
  const value = page
    .getByRole('main')
    .locator('dt')
    .filter({ hasText: new RegExp(`^${term}$`) })
    .locator('xpath=following-sibling::dd[1]')
  await expect(value, term).toHaveText(count.toLocaleString('nl-BE'))
}

async function undo(page: Page, look = expectAccessible): Promise<void> {
  await page.getByRole('link', { name: 'Maak deze import ongedaan' }).click()
  await look(page)
  await page.getByRole('button', { name: 'Ja, maak ongedaan' }).click()
  await proveIfAsked(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze lijst is ongedaan gemaakt')
}

test('a list with its own headers is read in four steps, corrected, read again and undone', async ({ signedInAs }, info) => {
  const page = await signedInAs('team-lead')
  // A list with the same columns would already be understood the second time.
  const note = info.project.name === 'desk' ? 'Losse nota' : 'Korte nota'
  const lines: Line[] = givenNames.map((given, at) => ({
    given,
    family: inventedName(info, given).split(' ')[1] ?? '',
    born: `${String(at + 1).padStart(2, '0')}/03/199${at % 10}`,
    started: `${String(at + 10)}/05/2025`,
  }))
  const wrong = lines.map((line, at) =>
    at === 2 ? { ...line, started: '31/02/2025' } : at === 5 ? { ...line, started: 'binnenkort' } : line,
  )
  const first = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await upload(page, 'gezinnen voorjaar.csv', listOf(wrong, note))
  expect((await first).status()).toBe(303)
  await expectAccessible(page)
  const main = page.getByRole('main')
  await expect(main).toContainText('12 rijen')
  await expect(main).toContainText('Boven de kolomnamen staat nog tekst')
  await page.getByLabel(note).selectOption('Opmerkingen')
  await page.getByRole('button', { name: 'Verder naar de woorden' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wat betekenen deze woorden?')
  await expectAccessible(page)
  await run(page, /^Lees 10 rijen in/)
  await expectCount(page, 'Nieuw', 10)
  await expectCount(page, 'Te verbeteren', 2)
  await expectAccessible(page)
  const firstList = new URL(page.url()).pathname

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Haal de rijen op om te verbeteren' }).click()
  const path = await (await downloading).path()
  const { readFile } = await import('node:fs/promises')
  const back = await readFile(path, 'utf8')
  expect(back).toContain('Renée')
  expect(back).toContain('Noémie')
  expect(back.trim().split(/\r?\n/)).toHaveLength(3)
  const corrected = back.replaceAll('31/02/2025', '28/02/2025').replaceAll('binnenkort', '15/05/2025')

  const second = `verbeterd ${info.project.name}.csv`
  await upload(page, second, Buffer.from(corrected))
  await page.getByRole('button', { name: 'Verder naar de woorden' }).click()
  await run(page, /^Lees 2 rijen in/)
  await expectCount(page, 'Nieuw', 2)
  await expectCount(page, 'Te verbeteren', 0)

  const renee = `Renée ${lines[2]?.family ?? ''}`
  await page.goto('/gezinnen/zoek')
  await main.getByRole('searchbox').fill(renee)
  await main.getByRole('searchbox').press('Enter')
  await expect(main.getByRole('link', { name: renee })).toBeVisible()

  await page.goto('/import')
  await expectAccessible(page)
  await main.getByRole('link', { name: second }).click()
  await undo(page)
  await page.goto(firstList)
  await undo(page)
  await page.goto('/gezinnen/zoek')
  await main.getByRole('searchbox').fill(renee)
  await main.getByRole('searchbox').press('Enter')
  await expect(main.getByRole('link', { name: renee })).toHaveCount(0)
})

test('scores with one row per family are read, told per family, corrected and undone', async ({ signedInAs }, info) => {
  const page = await signedInAs('team-lead')
  const main = page.getByRole('main')
  const number = (at: number) => `breed-${info.project.name}-${at}`
  const mothers = ['Mira', 'Noor', 'Odile'].map((given, at) => {
    const family = inventedName(info, given).split(' ')[1] ?? ''
    return `${number(at)};${family};${given};0${at + 2}/04/1996;opkomst;10/01/2022;12/01/2022;20/09/2022;afgerond`
  })
  const head = 'Nr;Naam;Voornaam;Geboortedatum;Programma;Aanmelding;Start;Einde;Reden einde'
  await upload(page, `gezinnen breed ${info.project.name}.csv`, Buffer.from([head, ...mothers].join('\r\n')))
  await page.goto(page.url().replace('kolommen', 'nakijken'))
  await page.getByRole('button', { name: /^Lees 3 rijen in/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('De lijst is ingelezen', { timeout: 40_000 })
  const families = new URL(page.url()).pathname

  const wide = [
    'Dossiernr;Verblijfplaats start;Verblijfplaats einde;Stress start;Stress einde;Netwerk start;Netwerk einde',
    `${number(0)};2;4;1;3;;`,
    `${number(1)};3;;;;2;5`,
    `${number(2)};1;9;8;2;;`,
  ]
  await upload(page, `scores breed ${info.project.name}.csv`, Buffer.from(wide.join('\r\n')), 'Casestudy (start en einde)')
  await expect(main).toContainText('Elk gezin staat op één rij')
  await expectAccessible(page)
  await page.goto(page.url().replace('kolommen', 'nakijken'))
  await expectCount(page, 'Gezinnen met nieuwe scores', 2)
  await expectCount(page, 'Metingen', 4)
  await expectCount(page, 'Nieuwe scores', 4)
  await expectCount(page, 'Rijen te verbeteren', 1)
  await expect(main).toContainText(`${number(0)} · Draaglijke stress`)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Lees 4 scores van 2 gezinnen in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('De lijst is ingelezen', { timeout: 40_000 })
  await expectCount(page, 'Gezinnen met nieuwe scores', 2)
  await expectCount(page, 'Metingen', 4)
  await expectCount(page, 'Rijen te verbeteren', 1)
  await expectAccessible(page)
  await undo(page)
  await page.goto(families)
  await undo(page)
})

/** Long enough to be seen on its way: families who stopped years ago, so that no other journey meets them. */
function longList(project: string, size: number): Buffer {
  const letters = (at: number) => String.fromCharCode(97 + (at % 26), 97 + (Math.floor(at / 26) % 26), 97 + (Math.floor(at / 676) % 26))
  const rows = Array.from({ length: size }, (_, at) => {
    const day = String((at % 28) + 1).padStart(2, '0')
    const born = `${day}/${(Math.floor(at / 28) % 12) + 1}/${1980 + Math.floor(at / 336)}`
    return `${project}-${at + 1};Quxqux${letters(at)}${project};Xyx;${born};opkomst;${day}/01/2021;${day}/02/2021;${day}/09/2021;afgerond`
  })
  return Buffer.from(['Nr;Naam;Voornaam;Geboortedatum;Programma;Aanmelding;Start;Einde;Reden einde', ...rows].join('\r\n'))
}

for (const script of [true, false]) {
  test(`a long list shows how far it is ${script ? 'while one looks' : 'without JavaScript too'}`, async ({ signedInAs }, info) => {
    test.skip(script !== (info.project.name === 'desk'), 'once each')
    const page = await signedInAs('team-lead', { javaScriptEnabled: script })
    // The script asks every two seconds.
    const size = script ? 6000 : 3000
    const shown = size.toLocaleString('nl-BE')
    await upload(page, `lang ${info.project.name}.csv`, longList(info.project.name, size))
    await page.goto(page.url().replace('kolommen', 'nakijken'))
    await page.getByRole('button', { name: new RegExp(`^Lees ${shown} rijen in`) }).click()
    const bar = page.getByRole('progressbar')
    await expect(bar).toHaveAttribute('max', String(size))
    await expect(page.getByRole('status').filter({ hasText: shown })).toBeVisible()
    const value = async () => {
      // Without a script the page comes again by itself, every few seconds; here a little sooner.
      if (!script) await page.reload()
      return Number(await bar.getAttribute('value', { timeout: 1000 }).catch(() => '0'))
    }
    await expect.poll(value, { intervals: [200], timeout: 20_000, message: 'the bar moves' }).toBeGreaterThan(0)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('De lijst is ingelezen', { timeout: 60_000 })
    await expectCount(page, 'Nieuw', size)
    // Axe is a script itself.
    await undo(page, script ? expectAccessible : async () => undefined)
  })
}

test('a file that is no list is refused in plain words', { tag: '@desk' }, async ({ signedInAs }) => {
  const page = await signedInAs('administrator')
  await page.goto('/import')
  await follow(page.getByRole('button', { name: 'Ga verder' }))
  await expectAccessible(page)
  await page
    .getByLabel('Bestand met je lijst')
    .setInputFiles({ name: 'foto.csv', mimeType: 'text/csv', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2]) })
  await page.getByRole('button', { name: 'Ga verder' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expectAccessible(page)
})
