import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import { choose, expectSaid, unfold } from './families.ts'
import { expect, expectAccessible, follow, proveIfAsked, test } from './fixtures.ts'
import { enterAs, withProgram } from './own-program.ts'

const told = z.object({ address: z.url(), ended: z.array(z.object({ reference: z.string(), dossierId: z.string() })).length(2) })
const keep = '/beheer/bewaren'

/** For a person who looks at the pages: only when a folder is named. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['OPKOMST_E2E_SHOTS']
  if (folder === undefined) return
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: `${folder}/archive-${name}-${width}.png`, fullPage: true })
  }
}

/** What takes a moment, such as work in the background, is there after a while. */
async function reloadedUntil(page: Page, seen: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.reload()
    await seen()
  }).toPass({ timeout: 30_000 })
}

async function confirmTransfer(page: Page): Promise<void> {
  await page.goto(keep)
  const rule = page.locator('#regels').getByRole('listitem').filter({ hasText: 'Dossiers van gezinnen' })
  await unfold(rule, 'Verander of bevestig')
  await rule.getByLabel('Hoeveel maanden?').fill('0')
  await choose(rule, 'Wat gebeurt er dan?', 'overbrengen naar het archief, dan hier wissen')
  await rule.getByLabel('Waarop rust de regel?').fill('Selectielijst')
  await rule.getByLabel('Versie van de lijst').fill('2014')
  await rule.getByRole('button', { name: 'Bevestig deze regel' }).click()
  await proveIfAsked(page)
  await expect(rule).toContainText('Geldt sinds')
}

async function propose(page: Page, references: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Maak de lijst opnieuw' }).click()
  const due = page.locator('#aan-de-beurt')
  for (const reference of references) await reloadedUntil(page, () => expect(due).toContainText(reference, { timeout: 2_000 }))
  await expectAccessible(page)
  await shot(page, 'due')
  for (const reference of references) await due.getByText(new RegExp(`^${reference}`)).click()
  await due.getByRole('button', { name: 'Stel voor om te wissen' }).click()
  await proveIfAsked(page)
  await expect(page.getByRole('alert').first()).toBeVisible()
  await due.getByLabel('Nummer van de toestemming van het archief').fill('RA 2026/17')
  for (const reference of references) await expect(due.getByLabel(new RegExp(`^${reference}`))).toBeChecked()
  await due.getByRole('button', { name: 'Stel voor om te wissen' }).click()
  await expectSaid(page, '2 voorstellen klaar. Nu kijkt een collega.')
}

/** The second person looks at what goes and agrees; answers the page of the archive. */
async function agree(page: Page, reference: string): Promise<string> {
  await page.goto(keep)
  const proposal = page.locator('#voorstellen-lijst').getByRole('listitem').filter({ hasText: reference })
  await follow(proposal.getByRole('link', { name: 'Bekijk wat weggaat' }))
  await expect(page.getByRole('main')).toContainText('Dit gaat eerst naar het archief')
  await page.getByRole('button', { name: 'Akkoord, naar het archief en dan wissen' }).click()
  await proveIfAsked(page)
  await expectSaid(page, 'Er wordt nog niets gewist')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Naar het archief: ${reference}`)
  return new URL(page.url()).pathname
}

/** The number over the manifest inside the file, worked out as an archive does. */
async function checkNumberOf(path: string): Promise<string> {
  const lines = /manifest-sha256\.txt((?:[0-9a-f]{64} {2}\S+\n)+)/.exec((await readFile(path)).toString('latin1'))?.[1] ?? ''
  return createHash('sha256').update(lines, 'latin1').digest('hex')
}

test('a dossier goes to the archive: one makes and brings the package, another writes down the receipt, and only then it is erased', {
  tag: '@desk',
}, async ({ browser, contextOptions, viewport }) => {
  test.setTimeout(240_000)
  await withProgram('tests/e2e/keeping-server.ts', [], async (said) => {
    const { address, ended } = told.parse(said)
    const [first, second] = ended
    if (first === undefined || second === undefined) throw new Error('two dossiers ended')
    const options = { ...contextOptions, viewport, baseURL: address }
    const admin = await enterAs(browser, options, 'administrator')
    const lead = await enterAs(browser, options, 'team-lead')
    const worker = await enterAs(browser, options, 'counsellor')

    await confirmTransfer(admin)
    await propose(admin, [first.reference, second.reference])
    await admin.locator('#voorstellen-lijst').getByRole('link', { name: 'Bekijk wat weggaat' }).first().click()
    await expect(admin.getByRole('main')).toContainText('Jij stelde dit voor. Een collega moet akkoord gaan.')
    await expect(admin.getByRole('button', { name: /Akkoord/ })).toHaveCount(0)
    await expectAccessible(admin)
    await shot(admin, 'preview')

    const archive = await agree(lead, first.reference)
    await expectAccessible(lead)
    await shot(lead, 'to-pack')
    expect((await worker.goto(archive))?.status()).toBe(404)
    await admin.goto(archive)
    await expect(admin.getByRole('main')).toContainText('De teamverantwoordelijke maakt het pakket')
    await expect(admin.getByRole('button', { name: 'Maak het pakket' })).toHaveCount(0)
    await expectAccessible(admin)
    await shot(admin, 'to-pack-admin')

    await lead.getByRole('button', { name: 'Maak het pakket' }).click()
    await proveIfAsked(lead)
    await expectSaid(lead, 'Het pakket is gemaakt.')
    await expect(lead.getByRole('region', { name: '2. Schrijf het ontvangstbewijs op' })).toContainText('Een collega schrijft')
    await expect(lead.getByLabel('Nummer van het ontvangstbewijs')).toHaveCount(0)
    await expectAccessible(lead)
    await shot(lead, 'packed')
    const [download] = await Promise.all([
      lead.waitForEvent('download'),
      lead.getByRole('button', { name: 'Haal het pakket op', exact: true }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`archief-${first.reference}.zip`)
    const checkNumber = await checkNumberOf(await download.path())
    await expect(lead.getByRole('region', { name: '1. Maak het pakket' })).toContainText(checkNumber)

    await admin.reload()
    await expect(admin.getByRole('button', { name: 'Haal het pakket op' })).toHaveCount(0)
    const receipt = admin.getByRole('region', { name: '2. Schrijf het ontvangstbewijs op' })
    await receipt.getByLabel('Controlegetal op het ontvangstbewijs').fill('abc')
    await receipt.getByRole('button', { name: 'Bewaar het bewijs en wis' }).click()
    await proveIfAsked(admin)
    await expect(admin.getByRole('alert').first()).toContainText('64 tekens')
    await expectAccessible(admin)
    await shot(admin, 'receipt-refused')
    await receipt.getByLabel('Controlegetal op het ontvangstbewijs').fill('f'.repeat(64))
    await receipt.getByLabel('Nummer van het ontvangstbewijs').fill('SA 2026/88')
    await receipt.getByRole('button', { name: 'Bewaar het bewijs en wis' }).click()
    await expect(admin.getByRole('alert').first()).toContainText('ander pakket')
    await receipt.getByLabel('Controlegetal op het ontvangstbewijs').fill(checkNumber)
    await receipt.getByRole('button', { name: 'Bewaar het bewijs en wis' }).click()
    await expectSaid(admin, 'Het ontvangstbewijs is bewaard.')
    const certificate = admin.getByRole('link', { name: /Bekijk|bewijs/i }).first()
    await reloadedUntil(admin, () => expect(admin.locator('#bewijzen')).toContainText('RA 2026/17', { timeout: 2_000 }))
    await expect(certificate).toBeVisible()
    await expectAccessible(admin)
    await shot(admin, 'erased')
    expect((await lead.goto(`/gezinnen/${first.dossierId}`))?.status()).toBe(404)

    // A hold stops it, also between the agreement and the package.
    const held = await agree(lead, second.reference)
    await lead.goto(`/gezinnen/${second.dossierId}/rechten`)
    await unfold(lead.locator('#bijhouden'), 'Hou het dossier bij')
    await lead.getByLabel('Waarom moet het blijven?').fill('Er loopt een klacht.')
    await lead.getByRole('button', { name: 'Hou het dossier bij' }).click()
    await proveIfAsked(lead)
    await expectSaid(lead, 'Het dossier blijft.')
    await lead.goto(held)
    await expect(lead.getByRole('main')).toContainText('Dit wordt bijgehouden. Het kan nu niet weg.')
    await expect(lead.getByRole('button', { name: 'Maak het pakket' })).toHaveCount(0)
    await expectAccessible(lead)
    await shot(lead, 'held')
  })
})
