import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { withClient } from './embedded/provision.ts'
import { findServer } from './embedded/server.ts'
import { connectOrStartEmbedded } from './embedded.ts'

const folder = mkdtempSync(join(tmpdir(), 'opkomst-embedded-'))
// mkdtemp lets nobody else in; most projects are in a folder that others may pass through.
chmodSync(folder, 0o755)
const dataDir = join(folder, 'state')
after(() => rmSync(folder, { recursive: true, force: true }))

const read = (url: string, text: string): Promise<Record<string, unknown>> =>
  withClient(url, async (client) => (await client.query(text)).rows[0])

function processOf(data: string): number {
  const server = findServer(data)
  assert.ok(server !== null, 'a server should run')
  return server.pid
}

/** Another process that uses the same database until it is told otherwise. */
async function startUser(): Promise<{ readonly kill: (signal: NodeJS.Signals) => Promise<void>; readonly started: boolean }> {
  const program = `
    import { connectOrStartEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)}
    const database = await connectOrStartEmbedded({ dataDir: ${JSON.stringify(dataDir)}, disposable: true })
    process.once('SIGTERM', async () => { await database.stop(); process.exit(0) })
    console.log(database.started)
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exit = once(child, 'exit')
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return {
    started: line === 'true',
    kill: async (signal) => {
      child.kill(signal)
      await exit
    },
  }
}

test('a first start makes two roles without power, and keeps the passwords to itself', async () => {
  const database = await connectOrStartEmbedded({ dataDir })
  const settings = await read(
    database.appUrl,
    `select current_user, current_setting('fsync') as fsync, current_setting('listen_addresses') as listens`,
  )
  assert.deepEqual(settings, { current_user: 'opkomst_app', fsync: 'on', listens: '127.0.0.1' })
  const powers = `select bool_or(rolsuper or rolbypassrls or rolcreaterole or rolcreatedb) as any from pg_roles where rolname like 'opkomst%'`
  assert.deepEqual(await read(database.ownerUrl, powers), { any: false })
  assert.equal(statSync(join(dataDir, 'state.json')).mode & 0o777, 0o600)
  const wrong = new URL(database.ownerUrl)
  wrong.password = 'guess'
  await assert.rejects(read(wrong.toString(), 'select 1'), /password authentication failed/)
  await read(database.ownerUrl, `create table kept as select 'yes' as word`)
  await database.stop()
  assert.equal(findServer(database.dataDir), null)
})

test('data survives a stop, a killed server and a killed program', async () => {
  const first = await startUser()
  const joined = await connectOrStartEmbedded({ dataDir })
  assert.equal(joined.started, false)
  await first.kill('SIGKILL')
  process.kill(processOf(joined.dataDir), 'SIGKILL')
  const again = await connectOrStartEmbedded({ dataDir })
  assert.equal(again.started, true)
  assert.deepEqual(await read(again.ownerUrl, 'select word from kept'), { word: 'yes' })
  await joined.stop()
  assert.deepEqual(await read(again.ownerUrl, 'select word from kept'), { word: 'yes' })
  await again.stop()
  assert.equal(findServer(again.dataDir), null)
})

test('the last user stops the server, whoever started it', async () => {
  const other = await startUser()
  assert.equal(other.started, true)
  const database = await connectOrStartEmbedded({ dataDir })
  await other.kill('SIGTERM')
  assert.deepEqual(await read(database.ownerUrl, 'select 1 as one'), { one: 1 })
  await database.stop()
  assert.equal(findServer(database.dataDir), null)
})

test('of two starters at once one starts and the other joins', async () => {
  const users = await Promise.all([startUser(), startUser(), connectOrStartEmbedded({ dataDir })])
  assert.equal(users.filter(({ started }) => started).length, 1)
  const [one, two, here] = users
  await Promise.all([one.kill('SIGTERM'), two.kill('SIGTERM'), here.stop()])
  assert.equal(findServer(here.dataDir), null)
})

test('a pid file whose number now belongs to another program is no obstacle', async () => {
  const before = await connectOrStartEmbedded({ dataDir })
  const pidFile = join(before.dataDir, 'postmaster.pid')
  const content = readFileSync(pidFile, 'utf8')
  await before.stop()
  writeFileSync(pidFile, content.replace(/^\d+/, String(process.pid)))
  const database = await connectOrStartEmbedded({ dataDir })
  assert.equal(database.started, true)
  await database.stop()
})

test('root in a folder that nobody else may enter keeps the data elsewhere', { skip: process.getuid?.() !== 0 }, async () => {
  const closed = mkdtempSync(join(tmpdir(), 'opkomst-closed-'))
  const said: string[] = []
  const options = { dataDir: join(closed, 'state'), disposable: true, log: (line: string) => said.push(line) }
  const database = await connectOrStartEmbedded(options)
  assert.ok(!database.dataDir.startsWith(closed))
  assert.match(said.join('\n'), /cannot enter/)
  await database.stop()
  const again = await connectOrStartEmbedded(options)
  assert.equal(again.dataDir, database.dataDir)
  await again.stop()
  assert.ok(existsSync(database.dataDir))
  rmSync(dirname(database.dataDir), { recursive: true })
  rmSync(closed, { recursive: true })
})
