import { z } from 'zod'
import { expectSaid } from './families.ts'
import { expect, expectAccessible, follow, test } from './fixtures.ts'
import { withProgram } from './own-program.ts'

const told = z.object({ address: z.url(), email: z.string(), password: z.string(), code: z.string() })
const virtualKey = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const

test('an administrator lets only strong ways in count, is asked for a key herself, and lets a password count again', {
  tag: '@phone',
}, async ({ page }) => {
  test.setTimeout(180_000)
  await withProgram('tests/e2e/strong-server.ts', ['administrator'], async (said) => {
    const { address, email, password, code } = told.parse(said)
    // A key binds itself to a name, not to numbers.
    const base = address.replace('127.0.0.1', 'localhost')
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    await cdp.send('WebAuthn.addVirtualAuthenticator', { options: virtualKey })
    await page.goto(`${base}/inloggen?verder=%2Fbeheer%2Faanmelden`)
    await page.getByLabel('E-mailadres').fill(email)
    await page.getByLabel('Wachtwoord').fill(password)
    await page.getByRole('button', { name: 'Meld aan', exact: true }).click()
    await page.getByLabel('Code van zes cijfers').fill(code)
    await page.getByRole('button', { name: 'Ga verder' }).click()
    await expect(page).toHaveURL(`${base}/beheer/aanmelden`)

    const card = page.getByRole('region', { name: 'Alleen een sterk middel' })
    const onlyStrong = card.getByRole('checkbox', { name: 'Alleen toegangssleutel of aanmelddienst' })
    await expect(onlyStrong).not.toBeChecked()
    await expect(card).toContainText('Nog geen van beide: 1 van 1 account.')
    await expectAccessible(page)
    if (process.env['OPKOMST_E2E_SHOTS'])
      await page.screenshot({ path: `${process.env['OPKOMST_E2E_SHOTS']}/strong-360.png`, fullPage: true })
    await onlyStrong.check()
    await card.getByRole('button', { name: 'Bewaar' }).click()

    // Her own password opens nothing any more either: she makes a key and comes back.
    await page.goto(`${base}/beheer/aanmelden`)
    await expect(page).toHaveURL(/\/inloggen/)
    await page.goto(`${base}/inloggen/eerste-sleutel?verder=%2Fbeheer%2Faanmelden`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Maak je toegangssleutel')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Maak de sleutel op dit toestel' }).click()
    await expect(page).toHaveURL(`${base}/beheer/aanmelden`)
    await expect(onlyStrong).toBeChecked()
    await expect(card).toContainText('Nog geen van beide: 0 van 1 account.')
    await expectAccessible(page)

    await onlyStrong.uncheck()
    await card.getByRole('button', { name: 'Bewaar' }).click()
    await expectSaid(page, 'Een wachtwoord en een code openen weer dossiers.')
    await expect(onlyStrong).not.toBeChecked()
    await follow(page.getByRole('link', { name: 'Mijn account' }).first())
    await expect(page.locator('#sessies')).toContainText('met een toegangssleutel')
  })
})

test('in the practice municipality nobody locks the others out', { tag: '@desk' }, async ({ signedInAs }) => {
  const page = await signedInAs('administrator')
  await page.goto('/beheer/aanmelden')
  const card = page.getByRole('region', { name: 'Alleen een sterk middel' })
  await expect(card).toContainText('In de oefengemeente staat dit uit')
  await expect(card.getByRole('checkbox')).toHaveCount(0)
  await expectAccessible(page)
})
