import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, chromium } from '@playwright/test'
import { type Assets, loadAssets } from '#platform/web/assets.ts'
import { galleryPages } from '#platform/web/gallery/pages.tsx'

// Writes dist/gallery; with --check it also takes pictures at two widths and on paper, and fails on any axe finding,
// broken rule of the content security policy, or sideways scroll at 320 px.

const out = join('dist', 'gallery')
const widths = [390, 1280]
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'"

function serve(pages: ReadonlyMap<string, string>, assets: Assets): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/'
    const file = assets.file(path)
    const page = pages.get(path.slice(1).replace(/\.html$/, ''))
    if (file !== null) response.writeHead(200, { 'content-type': file.type }).end(file.body)
    else if (page !== undefined)
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }).end(page)
    else response.writeHead(404).end()
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port }: AddressInfo = Object.assign({ port: 0, family: '', address: '' }, server.address())
      resolve({ url: `http://127.0.0.1:${port}`, close: () => server.close() })
    })
  })
}

async function lookAt(browser: Browser, url: string, name: string, width: number): Promise<readonly string[]> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const findings: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) findings.push(`console: ${message.text().slice(0, 200)}`)
  })
  await page.goto(`${url}/${name}.html`)
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  findings.push(...violations.flatMap((found) => found.nodes.map((node) => `${found.id}: ${node.html.slice(0, 160)}`)))
  await page.screenshot({ path: join(out, `${name}-${width}.png`), fullPage: true })
  await page.setViewportSize({ width: 320, height: 800 })
  const wide = await page.evaluate(() => {
    if (document.documentElement.scrollWidth <= 320) return []
    const over = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > 321 || element.getBoundingClientRect().left < -1,
    )
    return over.filter((element) => element.closest('.op-scroll, .op-tabs, svg') === null).map((element) => element.outerHTML.slice(0, 90))
  })
  findings.push(...wide.map((html) => `wider than 320 px: ${html}`))
  await context.close()
  return findings.map((finding) => `${name} ${width}: ${finding}`)
}

async function printOn(browser: Browser, url: string, name: string): Promise<void> {
  const page = await browser.newPage()
  await page.goto(`${url}/${name}.html`)
  await page.pdf({ path: join(out, `${name}.pdf`), preferCSSPageSize: true, printBackground: true })
  await page.close()
}

async function check(pages: ReadonlyMap<string, string>, assets: Assets): Promise<readonly string[]> {
  const { url, close } = await serve(pages, assets)
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const findings: string[] = []
  for (const name of pages.keys()) for (const width of widths) findings.push(...(await lookAt(browser, url, name, width)))
  await printOn(browser, url, 'report')
  await printOn(browser, url, 'dossier')
  await browser.close()
  close()
  return findings
}

const assets = await loadAssets(process.cwd())
const pages = galleryPages()
await mkdir(join(out, 'assets'), { recursive: true })
for (const name of ['app.js', 'icons.svg', 'mark.svg', ...assets.themes.map((theme) => `${theme}.css`)]) {
  const href = assets.href(name)
  await writeFile(join(out, href), assets.file(href)?.body ?? '')
}
for (const [name, html] of pages) await writeFile(join(out, `${name}.html`), html)
console.log(`${pages.size} pages in ${out}`)
if (process.argv.includes('--check')) {
  const findings = await check(pages, assets)
  for (const finding of findings) console.log(finding)
  console.log(findings.length === 0 ? 'nothing found' : `${findings.length} findings`)
  process.exitCode = findings.length === 0 ? 0 : 1
}
