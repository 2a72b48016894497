import { type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test'
import type { E2eRole } from './accounts.ts'
import { axeFindings } from './axe.ts'
import { type OwnSession, ownSession } from './sessions.ts'
import { widths } from './widths.ts'

type Fixtures = {
  /** A page of somebody who is signed in, in a session of its own. `provenLongAgo`: the second factor is asked again before a dangerous act. */
  readonly signedInAs: (role: E2eRole, options?: SignedInOptions) => Promise<Page>
}
type SignedInOptions = { readonly javaScriptEnabled?: boolean; readonly provenLongAgo?: boolean }

const hour = 3_600_000
const codeMs = 30_000

export const test = base.extend<Fixtures>({
  baseURL: async ({ browserName: _ }, use) => {
    await use(process.env['OPKOMST_E2E_URL'])
  },
  locale: 'nl-BE',
  // What is not there is said soon, not at the end of the whole test.
  actionTimeout: 20_000,
  signedInAs: async ({ browser, contextOptions, baseURL, viewport, hasTouch, isMobile }, use) => {
    const contexts: BrowserContext[] = []
    const sessions: OwnSession[] = []
    await use(async (role, { provenLongAgo = false, ...options } = {}) => {
      const now = programNow()
      const session = await ownSession(role, now, provenLongAgo ? new Date(now.getTime() - hour) : now)
      sessions.push(session)
      const context = await browser.newContext({
        ...contextOptions,
        ...(baseURL === undefined ? {} : { baseURL }),
        viewport,
        hasTouch,
        isMobile,
        locale: 'nl-BE',
        storageState: session.state,
        ...options,
      })
      contexts.push(context)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
    for (const session of sessions) await session.end()
  },
})

async function sidewaysScroll(page: Page): Promise<string[]> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return overflow > 0 ? [`scrolls sideways by ${overflow} px`] : []
}

/** What axe finds, and whether the page scrolls sideways: empty when everybody can use it. */
export async function findingsOf(page: Page): Promise<string[]> {
  return [...(await axeFindings(page)), ...(await sidewaysScroll(page))]
}

/** The page as it stands, at another width. */
async function findingsAt(page: Page, size: { readonly width: number; readonly height: number }): Promise<string[]> {
  const before = page.viewportSize()
  await page.setViewportSize(size)
  const found = await findingsOf(page)
  if (before !== null) await page.setViewportSize(before)
  return found.map((finding) => `${finding} (at ${size.width} px)`)
}

/**
 * No finding of axe, no sideways scroll: run on every page a journey shows.
 *
 * A journey that is walked at one width looks at its pages at the other one too, so that each page is looked at in both.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const path = new URL(page.url()).pathname
  const { tags } = base.info()
  const found = await findingsOf(page)
  if (tags.includes('@phone')) found.push(...(await findingsAt(page, widths.desk)))
  if (tags.includes('@desk')) found.push(...(await findingsAt(page, widths.phone)))
  expect(found, `what hinders people on ${path}`).toEqual([])
}

/** Follows a link, or sends a form, and waits until the page behind it is there: what is looked at next is not the page before. */
export async function follow(link: Locator): Promise<void> {
  await Promise.all([link.page().waitForEvent('load'), link.click()])
}

/** What the clock of the program says: it runs from a known morning. */
export function programNow(): Date {
  return new Date(Date.now() + Number(process.env['OPKOMST_E2E_CLOCK']))
}

/** Gives the second factor once more where it is asked. The practice municipality shows the code. */
export async function proveIfAsked(page: Page): Promise<void> {
  await page.waitForLoadState()
  const heading = page.getByRole('heading', { level: 1, name: 'Bevestig dat jij het bent' })
  for (let n = 0; n < 3; n += 1) {
    if (!(await heading.isVisible())) return
    const hint = await page.getByText(/Je code is nu/).innerText()
    await page.getByLabel('Code van zes cijfers').fill(/\d{6}/.exec(hint)?.[0] ?? '')
    await follow(page.getByRole('button', { name: 'Bevestig en ga verder' }))
    // The code that signed in just now opens nothing again: the next one is there within half a minute.
    if (n === 0 && (await heading.isVisible())) await page.waitForTimeout(codeMs - (programNow().getTime() % codeMs))
  }
}

export { expect }
