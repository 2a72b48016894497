import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import { widths } from './tests/e2e/widths.ts'

const globalSetup = './tests/e2e/global-setup.ts'
const isRoot = process.getuid?.() === 0
const executablePath = process.env['OPKOMST_CHROMIUM']

// Quiet and reproducible: no first-run pages, no updates or other traffic in the background.
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: './tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: './test-results',
  // One more than the two processors it is meant for: while one journey waits for what a page shows, another one goes on.
  workers: 3,
  // A second try on the machine that judges, where a browser may stall for seconds; `npm test` names each journey that needed one.
  retries: process.env['CI'] === undefined ? 0 : 1,
  // Two slow cores run browser, server and database at once.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  ...(existsSync(new URL(globalSetup, import.meta.url)) ? { globalSetup } : {}),
  use: {
    browserName: 'chromium',
    locale: 'nl-BE',
    timezoneId: 'Europe/Brussels',
    screenshot: 'only-on-failure',
    launchOptions: {
      args: isRoot ? ['--no-sandbox', ...quiet] : quiet,
      ...(executablePath ? { executablePath } : {}),
    },
  },
  projects: [
    { name: 'phone', grepInvert: /@desk\b/, use: { viewport: widths.phone, hasTouch: true, isMobile: true } },
    { name: 'desk', grepInvert: /@phone\b/, use: { viewport: widths.desk } },
  ],
})
