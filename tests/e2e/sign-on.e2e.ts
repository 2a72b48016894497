import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from './fixtures.ts'

type Places = { readonly address: string; readonly service: string }
const running: ChildProcess[] = []

async function start(): Promise<Places> {
  const server = spawn(process.execPath, ['--import', './scripts/typescript.mjs', 'tests/e2e/sign-on-server.ts'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  running.push(server)
  if (server.stdout === null) throw new Error('the program of this journey has no output')
  const [line] = await Promise.race([once(createInterface({ input: server.stdout }), 'line'), once(server, 'exit').then(() => ['{}'])])
  const { address, service } = JSON.parse(String(line))
  if (typeof address !== 'string' || typeof service !== 'string') throw new Error('the program of this journey did not start')
  return { address, service }
}

test.afterEach(async () => {
  for (const server of running.splice(0)) {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
})

test('a counsellor signs in through the identity service, and is asked again after signing out', async ({ page }, info) => {
  test.skip(info.project.name !== 'desk', 'one width: what differs is the service')
  const { address, service } = await start()
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.url().startsWith(service)) asked.push(new URL(request.url()).pathname)
  })
  await page.goto(`${address}/gezinnen`)
  await expect(page).toHaveURL(/\/inloggen\?verder=%2Fgezinnen/)
  await page.getByRole('link', { name: 'Meld aan met Mijn dienst' }).click()
  // Through the service and back to the page that was asked for, with the role the service tells.
  await expect(page).toHaveURL(`${address}/gezinnen`)
  await expect(page.getByRole('heading', { level: 1, name: 'Gezinnen' })).toBeVisible()
  expect(asked[0]).toBe('/auth')
  await page.goto(`${address}/account`)
  await expect(page.getByRole('main')).toContainText('Lotte Van Dienst')
  await expect(page.getByRole('main')).toContainText('begeleider')
  await page.getByRole('main').getByRole('button', { name: 'Meld af', exact: true }).click()
  await expect(page).not.toHaveURL(`${address}/account`)
  await page.goto(`${address}/gezinnen`)
  await expect(page).toHaveURL(/\/inloggen\?verder=/)
})
