import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { CDPSession, Page } from '@playwright/test'
import { accounts, type E2eRole } from './accounts.ts'
import { expect, expectAccessible, follow, proveIfAsked, test } from './fixtures.ts'

/** Another name of the same machine: a key binds itself to a name, not to numbers. */
function named(address: string): string {
  return address.replace('127.0.0.1', 'localhost')
}

async function signIn(page: Page, base: string, role: E2eRole): Promise<void> {
  for (let n = 0; n < 3; n += 1) {
    await page.goto(`${base}/inloggen?verder=%2Faccount`)
    await page.getByLabel('E-mailadres').fill(accounts[role])
    await page.getByLabel('Wachtwoord').fill('drie groene fietsen')
    await page.getByRole('button', { name: 'Meld aan', exact: true }).click()
    const hint = await page.getByText(/Je code is nu/).innerText()
    await page.getByLabel('Code van zes cijfers').fill(/\d{6}/.exec(hint)?.[0] ?? '')
    await page.getByRole('button', { name: 'Ga verder' }).click()
    // Somebody else may have used the same code a moment ago.
    if (await page.getByRole('heading', { level: 1, name: 'Jouw account' }).isVisible({ timeout: 5_000 })) return
    if (new URL(page.url()).pathname === '/account') return
  }
}

async function authenticator(page: Page): Promise<{ readonly cdp: CDPSession; readonly id: string }> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options })
  return { cdp, id: authenticatorId }
}

test(
  'a worker makes a passkey, signs in with it, and it opens nothing once revoked',
  { tag: '@phone' },
  async ({ page, baseURL }, info) => {
    const base = named(baseURL ?? '')
    const role = info.project.name === 'phone' ? 'midwife' : 'researcher'
    await signIn(page, base, role)
    const { cdp, id } = await authenticator(page)
    await page.goto(`${base}/account`)
    await expectAccessible(page)
    await follow(page.getByRole('link', { name: 'Nieuwe toegangssleutel' }))
    await expectAccessible(page)
    const name = `Sleutel ${info.project.name}`
    await page.getByLabel('Naam van deze sleutel').fill(name)
    await page.getByRole('button', { name: 'Maak de sleutel op dit toestel' }).click()
    await expect(page.getByRole('status')).toContainText('Je toegangssleutel is klaar')
    await expect(page.locator('#sleutels')).toContainText(name)

    await follow(page.getByRole('button', { name: 'Meld af' }))
    await expectAccessible(page)
    const signInWithKey = page.getByRole('button', { name: 'Meld aan met een toegangssleutel' })
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: false })
    await page.goto(`${base}/inloggen?verder=%2Faccount`)
    await signInWithKey.click()
    await expect(page.getByRole('alert')).toContainText('Je toestel gaf geen antwoord')
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: true })
    await page.goto(`${base}/inloggen?verder=%2Faccount`)
    await signInWithKey.click()
    await expect(page).toHaveURL(`${base}/account`)
    await expect(page.locator('#sessies')).toContainText('met een toegangssleutel')

    await page.getByRole('button', { name: `Trek in: ${name}` }).click()
    await expect(page.getByRole('status')).toContainText('opent niets meer')
    await page.getByRole('button', { name: 'Meld af' }).click()
    await expect(page).toHaveURL(/\/inloggen/)
    await page.goto(`${base}/inloggen`)
    await signInWithKey.click()
    await expect(page.getByRole('alert')).toContainText('lukte niet met je toegangssleutel')
  },
)

test('where only strong ways in count, password and code open the making of a first key and nothing else', { tag: '@phone' }, async ({
  page,
}) => {
  const server = spawn(process.execPath, ['--import', './scripts/typescript.mjs', 'tests/e2e/strong-server.ts'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  try {
    if (server.stdout === null) throw new Error('the program has no output')
    const [line] = await once(createInterface({ input: server.stdout }), 'line')
    const { address, email, password, code } = JSON.parse(String(line))
    const base = named(String(address))
    const { cdp } = await authenticator(page)
    await page.goto(`${base}/inloggen?verder=%2Fgezinnen`)
    await page.getByLabel('E-mailadres').fill(String(email))
    await page.getByLabel('Wachtwoord').fill(String(password))
    await page.getByRole('button', { name: 'Meld aan', exact: true }).click()
    await page.getByLabel('Code van zes cijfers').fill(String(code))
    await page.getByRole('button', { name: 'Ga verder' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Maak je toegangssleutel')
    await expectAccessible(page)
    await page.goto(`${base}/gezinnen`)
    await expect(page).toHaveURL(/\/inloggen/)
    await page.goto(`${base}/inloggen/eerste-sleutel?verder=%2Fgezinnen`)
    await page.getByRole('button', { name: 'Maak de sleutel op dit toestel' }).click()
    await expect(page).toHaveURL(`${base}/gezinnen`)
    await page.goto(`${base}/account`)
    await expect(page.locator('#sessies')).toContainText('met een toegangssleutel')
    await page.getByRole('button', { name: 'Meld af' }).click()
    await expect(page).toHaveURL(/\/inloggen/)
    await page.goto(`${base}/inloggen?verder=%2Fgezinnen`)
    await page.getByRole('button', { name: 'Meld aan met een toegangssleutel' }).click()
    await expect(page).toHaveURL(`${base}/gezinnen`)
    await cdp.detach()
  } finally {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
})

test('a false site gets no answer of the device', { tag: '@desk' }, async ({ page, baseURL }) => {
  await page.goto(`${baseURL}/inloggen`)
  await authenticator(page)
  // The numbers of this machine are not the name the keys are bound to: the server asks nothing there.
  await page.getByRole('button', { name: 'Meld aan met een toegangssleutel' }).click()
  await expect(page.getByRole('alert')).toContainText('Je toestel gaf geen antwoord')
})

test('an administrator says which identity service and which personnel system', { tag: '@desk' }, async ({ signedInAs }, info) => {
  const page = await signedInAs('administrator')
  await page.goto('/beheer/aanmelden')
  await expectAccessible(page)
  await page.getByLabel('Welk systeem').fill(`Personeel ${info.project.name}`)
  await page.getByRole('button', { name: 'Maak een sleutel' }).click()
  await proveIfAsked(page)
  await expect(page.locator('code')).toContainText('opkomst_')
  await expectAccessible(page)
  await page.goto('/beheer/aanmelden')
  await page.getByRole('button', { name: `Trek in: Personeel ${info.project.name}` }).click()
  await expect(page.getByRole('status')).toContainText('werkt niet meer')
})

test('a closed file is opened in need, with a reason, and the team lead sees it', { tag: '@phone' }, async ({ signedInAs }, info) => {
  const own = await signedInAs('counsellor')
  await own.goto('/gezinnen?wie=mijn&stand=loopt')
  const links = own.locator('main a[href^="/gezinnen/0"]')
  const href = (await links.nth(info.project.name === 'phone' ? 1 : 3).getAttribute('href')) ?? ''
  await own.goto(`${href}/wie-ziet`)
  await expectAccessible(own)
  const reference = /OP-\d{4}-\d{4}/.exec(await own.locator('main').innerText())?.[0] ?? ''
  await own.getByLabel('Waarom?').fill('Bekend gezin in de wijk')
  await own.getByRole('button', { name: 'Maak besloten' }).click()
  await expect(own.getByRole('status')).toContainText('Het dossier is besloten')
  await expectAccessible(own)

  const page = await signedInAs('midwife')
  const answer = await page.goto(href)
  expect(answer?.status()).toBe(404)
  await page.goto('/gezinnen')
  await follow(page.getByRole('link', { name: 'Een besloten dossier in nood openen' }))
  await expectAccessible(page)
  await page.getByLabel('Nummer van het dossier').fill(reference)
  await page.getByLabel('Waarom moet je nu binnen?').fill('kort')
  await page.getByRole('button', { name: 'Open het dossier voor een uur' }).click()
  await proveIfAsked(page)
  await expect(page.getByRole('alert')).toContainText('minstens 10 tekens')
  await expectAccessible(page)
  await page.getByLabel('Waarom moet je nu binnen?').fill('Moeder belt, begeleider is ziek')
  await page.getByRole('button', { name: 'Open het dossier voor een uur' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Je mag in dit dossier tot' })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`${href}$`))

  await own.goto('/vandaag')
  await expect(own.locator('#nood')).toContainText(reference)
  await expectAccessible(own)
  const lead = await signedInAs('team-lead')
  await lead.goto('/vandaag')
  await expect(lead.locator('#nood')).toContainText(reference)
  await lead.goto('/beheer/toegang')
  await expectAccessible(lead)
  await expect(lead.locator('#nood')).toContainText('Moeder belt, begeleider is ziek')
  // A browser reads what is only said as a block of its own, with a space before it.
  const review = lead.getByRole('link', { name: new RegExp(`^Kijk na en noteer ?: ${reference}$`) })
  await review.click()
  // Its number is not told there: the dossier is closed for who leads the team too.
  const opened = lead.locator('#nood [id^="n-"]').filter({ hasText: 'Ayla Yurtseven' })
  await opened.getByLabel('Wat kwam eruit?').fill('Ayla belde moeder terug.')
  await opened.getByRole('button', { name: /Nagekeken/ }).click()
  await expect(lead.getByText('Nagekeken en bewaard.')).toBeVisible()
  await lead.goto('/beheer/toegang')
  await expect(review).toHaveCount(0)
  await own.goto(`${href}/wie-ziet`)
  await own.getByRole('button', { name: 'Zet open voor het team' }).click()
  await expect(own.getByRole('status')).toContainText('staat open voor het team')
})
