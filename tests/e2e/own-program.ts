/** A journey that changes what all others stand on is walked in a program of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { accounts, type E2eRole } from './accounts.ts'

/** Starts a program, hands over what it says of itself, and stops it whatever happens. */
export async function withProgram<T>(script: string, args: readonly string[], work: (said: unknown) => Promise<T>): Promise<T> {
  const server = spawn(process.execPath, ['--import', './scripts/typescript.mjs', script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const gone = once(server, 'exit')
  try {
    if (server.stdout === null) throw new Error('the program has no output')
    const [line] = await Promise.race([once(createInterface({ input: server.stdout }), 'line'), gone.then(() => [null])])
    if (line === null) throw new Error('the program did not start')
    return await work(JSON.parse(String(line)))
  } finally {
    server.kill('SIGTERM')
    await gone
  }
}

/** Signs somebody in there with a browser of her own; the practice municipality shows the code. */
export async function enterAs(browser: Browser, options: BrowserContextOptions, role: E2eRole): Promise<Page> {
  const context = await browser.newContext({ ...options, locale: 'nl-BE', timezoneId: 'Europe/Brussels' })
  const page = await context.newPage()
  await page.goto('/inloggen')
  await page.getByLabel('E-mailadres').fill(accounts[role])
  await page.getByLabel('Wachtwoord').fill('drie groene fietsen')
  await page.getByRole('button', { name: 'Meld aan', exact: true }).click()
  const hint = await page.getByText(/Je code is nu/).innerText()
  await page.getByLabel('Code van zes cijfers').fill(/\d{6}/.exec(hint)?.[0] ?? '')
  await page.getByRole('button', { name: 'Ga verder' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/inloggen'))
  return page
}
