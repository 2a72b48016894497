import { Secret, TOTP } from 'otpauth'
import { expect, expectAccessible, programNow, proveIfAsked, test } from './fixtures.ts'

test('a wrong password keeps the address and says so in plain words', { tag: '@phone' }, async ({ page }) => {
  await page.goto('/account')
  await expect(page).toHaveURL(/\/inloggen\?verder=/)
  await expectAccessible(page)
  await page.getByLabel('E-mailadres').fill('niemand@demo.example')
  await page.getByLabel('Wachtwoord').fill('iets anders helemaal')
  await page.getByRole('button', { name: 'Meld aan', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('horen niet bij elkaar')
  await expect(page.getByLabel('E-mailadres')).toHaveValue('niemand@demo.example')
  await expect(page.getByLabel('Wachtwoord')).toHaveValue('')
  await expectAccessible(page)
})

test('what a role may not see does not exist for it', { tag: '@desk' }, async ({ signedInAs }) => {
  const partner = await signedInAs('partner')
  for (const path of ['/gezinnen', '/rapport', '/beheer/accounts', '/nergens']) {
    const answer = await partner.goto(path)
    expect(answer?.status()).toBe(404)
    await expect(partner.getByRole('heading', { level: 1 })).toHaveText('Deze pagina vinden we niet')
  }
  await expectAccessible(partner)
})

test(
  'an administrator makes an account, and its owner takes it into use',
  { tag: '@desk' },
  async ({ signedInAs, browser, baseURL }, info) => {
    const page = await signedInAs('administrator', { provenLongAgo: true })
    await page.goto('/beheer/accounts')
    await expectAccessible(page)
    await page.getByLabel('Naam').fill('Nieuwe Collega')
    await page.getByLabel('E-mailadres').fill(`nieuw-${info.project.name}@demo.example`)
    await page.getByText('begeleider', { exact: true }).last().click()
    await page.getByRole('button', { name: 'Maak account en link' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bevestig dat jij het bent')
    await expectAccessible(page)
    await proveIfAsked(page)
    const link = await page.locator('code').textContent()
    const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }), locale: 'nl-BE' })
    const colleague = await context.newPage()
    await colleague.goto(new URL(link ?? '').pathname)
    await expectAccessible(colleague)
    await colleague.getByRole('textbox', { name: 'Wachtwoord' }).fill('kort')
    await colleague.getByLabel('Code van zes cijfers').fill('000000')
    await colleague.getByRole('button', { name: 'Neem in gebruik' }).click()
    await expect(colleague.getByRole('alert')).toContainText('te kort')
    const key = await colleague.locator('code').textContent()
    const code = new TOTP({ secret: Secret.fromBase32((key ?? '').replaceAll(' ', '')) }).generate({ timestamp: programNow().getTime() })
    await colleague.getByRole('textbox', { name: 'Wachtwoord' }).fill('vier blauwe boten varen')
    await colleague.getByLabel('Code van zes cijfers').fill(code)
    await colleague.getByRole('button', { name: 'Neem in gebruik' }).click()
    await expect(colleague.getByRole('status')).toContainText('Je account is klaar')
    await colleague.goto(new URL(link ?? '').pathname)
    await expect(colleague.getByRole('main')).toContainText('Deze link werkt niet meer')
    await context.close()
  },
)

test(
  'a colleague who lost her telephone: the administrator says how she was recognised, and the link opens with the code she was told',
  { tag: '@phone' },
  async ({ signedInAs, browser, baseURL }, info) => {
    const page = await signedInAs('administrator')
    const name = `Verloren ${info.project.name}`
    await page.goto('/beheer/accounts')
    await page.getByLabel('Naam').fill(name)
    await page.getByLabel('E-mailadres').fill(`verloren-${info.project.name}@demo.example`)
    await page.getByText('begeleider', { exact: true }).last().click()
    await page.getByRole('button', { name: 'Maak account en link' }).click()
    await proveIfAsked(page)
    const first = await page.locator('code').textContent()
    const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }), locale: 'nl-BE' })
    const colleague = await context.newPage()
    const takeIntoUse = async (): Promise<void> => {
      const key = await colleague.locator('code').textContent()
      const secret = Secret.fromBase32((key ?? '').replaceAll(' ', ''))
      await colleague.getByRole('textbox', { name: 'Wachtwoord' }).fill('vier blauwe boten varen')
      await colleague.getByLabel('Code van zes cijfers').fill(new TOTP({ secret }).generate({ timestamp: programNow().getTime() }))
      await colleague.getByRole('button', { name: 'Neem in gebruik' }).click()
      await expect(colleague.getByRole('status')).toContainText('Je account is klaar')
    }
    await colleague.goto(new URL(first ?? '').pathname)
    await takeIntoUse()

    await page.goto('/beheer/accounts')
    await page.getByRole('link', { name: `Nieuwe link: ${name}` }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Maak de nieuwe link' }).click()
    await proveIfAsked(page)
    await expect(page.getByRole('alert')).toContainText('Kies hoe je nagaat wie het is')
    await expectAccessible(page)
    await page.getByText('Ik zag de collega zelf').click()
    await page.getByRole('button', { name: 'Maak de nieuwe link' }).click()
    await expect(page.getByRole('heading', { level: 2, name: 'Zeg deze code zelf' })).toBeVisible()
    await expectAccessible(page)
    const [link = '', spoken = ''] = await page.locator('code').allTextContents()

    await colleague.goto(new URL(link).pathname)
    await expectAccessible(colleague)
    await expect(colleague.getByRole('main')).not.toContainText(name)
    await colleague.getByLabel('Code die je hoorde').fill('ZZZ-999')
    await colleague.getByRole('button', { name: 'Ga verder' }).click()
    await expect(colleague.getByRole('alert')).toContainText('Deze code klopt niet')
    await colleague.getByLabel('Code die je hoorde').fill(spoken.toLowerCase())
    await colleague.getByRole('button', { name: 'Ga verder' }).click()
    await expect(colleague.getByRole('heading', { level: 1 })).toHaveText(`Welkom ${name}`)
    await takeIntoUse()
    await context.close()
  },
)
