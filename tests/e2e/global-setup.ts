import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { chromium } from '@playwright/test'
import { accounts, sessionFile, sessionFolder } from './accounts.ts'

/** Starts the program once for all journeys and signs every role in once: a one-time code cannot be used twice. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const server = spawn(process.execPath, ['--import', './scripts/typescript.mjs', 'tests/e2e/server.ts'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  if (server.stdout === null) throw new Error('the program for the browser tests has no output')
  const lines = createInterface({ input: server.stdout })
  const [line] = await Promise.race([once(lines, 'line'), once(server, 'exit').then(() => ['{}'])])
  const { address, ownerUrl, clockOffset } = JSON.parse(String(line))
  if (typeof address !== 'string') throw new Error('the program for the browser tests did not start')
  process.env['OPKOMST_E2E_URL'] = address
  process.env['OPKOMST_E2E_DB'] = String(ownerUrl)
  process.env['OPKOMST_E2E_CLOCK'] = String(clockOffset)
  mkdirSync(sessionFolder, { recursive: true })
  const browser = await chromium.launch({
    ...(process.env['OPKOMST_CHROMIUM'] === undefined ? {} : { executablePath: process.env['OPKOMST_CHROMIUM'] }),
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
  })
  const signIn = async ([role, email]: [string, string]): Promise<void> => {
    const page = await browser.newPage({ baseURL: address, locale: 'nl-BE' })
    // Six at once on a slow machine take their time.
    page.setDefaultTimeout(90_000)
    await page.goto('/inloggen')
    await page.getByLabel('E-mailadres').fill(email)
    await page.getByLabel('Wachtwoord').fill('drie groene fietsen')
    await page.getByRole('button', { name: 'Meld aan', exact: true }).click()
    const hint = await page.getByText(/Je code is nu/).innerText()
    await page.getByLabel('Code van zes cijfers').fill(/\d{6}/.exec(hint)?.[0] ?? '')
    await page.getByRole('button', { name: 'Ga verder' }).click()
    await page.waitForURL((url) => !url.pathname.startsWith('/inloggen'))
    await page.context().storageState({ path: sessionFile(role) })
    await page.context().close()
  }
  await Promise.all(Object.entries(accounts).map(signIn))
  await browser.close()
  return async () => {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
}
