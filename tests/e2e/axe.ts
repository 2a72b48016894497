import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

const builder = createRequire(import.meta.url).resolve('@axe-core/playwright')
const source = readFileSync(createRequire(builder).resolve('axe-core/axe.min.js'), 'utf8')
const options = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  // Axe names every node it looked at otherwise, also where nothing is wrong: half of its time.
  resultTypes: ['violations'],
  iframes: false,
}
const run = `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => [
  ...violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')),
  ...(document.querySelector('iframe, frame') === null ? [] : ['there is a frame, and nobody looks into it']),
])`

/**
 * What axe finds on the page as it stands: one line for each rule that is broken.
 *
 * The builder of @axe-core/playwright opens a second page for each look, for results of frames of other hosts; we have none.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  // From the top: what a journey scrolled to may stand half under the bar that stays, and would be called too small.
  await page.evaluate(() => window.scrollTo(0, 0))
  if (!(await page.evaluate<boolean>("typeof axe === 'object'"))) await page.evaluate(`${source};undefined`)
  return page.evaluate<string[]>(run)
}
