import type { Page } from '@playwright/test'
import { z } from 'zod'
import { expectSaid } from './families.ts'
import { expect, expectAccessible, follow, proveIfAsked, test } from './fixtures.ts'
import { enterAs, withProgram } from './own-program.ts'

const told = z.object({ address: z.url(), dossierId: z.uuid(), partId: z.uuid() })

/** For a person who looks at the pages: only when a folder is named. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['OPKOMST_E2E_SHOTS']
  const before = page.viewportSize()
  if (folder === undefined || before === null) return
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: `${folder}/rescue-${name}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize(before)
}

test('a protected part without a reader: the team lead asks, an administrator confirms, and only who is named reads it', {
  tag: '@phone',
}, async ({ browser, contextOptions, viewport, hasTouch, isMobile }) => {
  test.setTimeout(240_000)
  await withProgram('tests/e2e/keeping-server.ts', [], async (said) => {
    const { address, dossierId, partId } = told.parse(said)
    const part = `/gezinnen/${dossierId}/beschermd/${partId}`
    const options = { ...contextOptions, viewport, hasTouch, isMobile, baseURL: address }
    const admin = await enterAs(browser, options, 'administrator')
    const lead = await enterAs(browser, options, 'team-lead')
    const midwife = await enterAs(browser, options, 'midwife')

    // While its one reader works here, nothing is to be rescued.
    await lead.goto('/beheer')
    await follow(lead.getByRole('link', { name: 'Overleg zonder lezer' }))
    await expect(lead.getByRole('main')).toContainText('Elk overleg heeft een collega die het kan lezen.')
    await expectAccessible(lead)
    await shot(lead, 'none')

    await admin.goto('/beheer/accounts')
    await admin.getByRole('button', { name: /^Sluit: Nele/ }).click()
    await proveIfAsked(admin)
    await expect(admin.getByRole('button', { name: /^Open opnieuw: Nele/ })).toBeVisible()

    await lead.reload()
    const orphan = lead.getByRole('region', { name: 'Overleg 1' })
    await expect(orphan).toContainText('Niemand kan het lezen.')
    await expect(lead.getByRole('main')).not.toContainText('Ostrowinck')
    await expectAccessible(lead)
    await shot(lead, 'ask')
    await orphan.getByLabel('Wie mag het lezen?').selectOption({ label: 'Ayla Yurtseven' })
    await orphan.getByLabel('Waarom?').fill('kort')
    await orphan.getByRole('button', { name: 'Vraag het' }).click()
    await proveIfAsked(lead)
    await expect(lead.getByRole('alert').first()).toContainText('minstens 20 tekens')
    await expectAccessible(lead)
    await shot(lead, 'refused')
    await orphan.getByLabel('Waarom?').fill('Nele werkt hier niet meer sinds deze week.')
    await orphan.getByRole('button', { name: 'Vraag het' }).click()
    await expectSaid(lead, 'Gevraagd. Een beheerder bevestigt het.')
    await expect(orphan).toContainText('Een beheerder moet het nog bevestigen.')
    await expectAccessible(lead)
    await shot(lead, 'asked')

    // Asking alone opens nothing, and who asked does not confirm.
    expect((await lead.goto('/beheer/zonder-lezer/bevestigen'))?.status()).toBe(404)
    expect((await midwife.goto(part))?.status()).toBe(404)
    expect((await admin.goto('/beheer/zonder-lezer'))?.status()).toBe(404)

    await admin.goto('/beheer')
    await follow(admin.getByRole('link', { name: 'Overleg zonder lezer' }))
    const waiting = admin.getByRole('region', { name: 'Overleg 1' })
    await expect(waiting).toContainText('vroeg Wout Lambregts dat Ayla Yurtseven het mag lezen')
    await expect(waiting).toContainText('Reden: Nele werkt hier niet meer sinds deze week.')
    await expectAccessible(admin)
    await shot(admin, 'confirm')
    await waiting.getByRole('button', { name: 'Bevestig' }).click()
    await proveIfAsked(admin)
    await expectSaid(admin, 'De collega mag het lezen.')
    await expect(admin.getByRole('main')).toContainText('Elk overleg heeft een collega')
    await expectAccessible(admin)
    await shot(admin, 'confirmed')

    expect((await midwife.goto(part))?.status()).toBe(200)
    await expectAccessible(midwife)
    expect((await lead.goto(part))?.status()).toBe(404)
    expect((await admin.goto(part))?.status()).toBe(404)
  })
})
