import assert from 'node:assert/strict'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createServer } from 'node:tls'
import { withClient } from '#platform/db/embedded/provision.ts'
import { type TestDatabase, testDatabase } from '#platform/db/testing.ts'
import { certificateFiles, testAuthority, testCertificate } from '#platform/tls/testing.ts'
import { formatFindings } from '../doctor.ts'
import type { Finding, Level } from './finding.ts'
import { judgeBackup } from './judge-backup.ts'
import { type JournalFacts, judgeJournal } from './judge-journal.ts'
import { checkLog } from './judge-log.ts'
import { judgeClock, judgeDisk, judgeNode } from './judge-machine.ts'
import { judgeRole, judgeSchema, type RoleFacts } from './judge-schema.ts'
import { judgeServer, type ServerFacts } from './judge-server.ts'
import { judgeTls, readTls } from './judge-tls.ts'
import { readJournalFolder } from './read-journal.ts'
import { runDoctor } from './run.ts'

const gibibyte = 1024 ** 3
const now = new Date('2026-12-01T10:00:00Z')

const machine: { readonly name: string; readonly finding: Finding; readonly level: Level }[] = [
  { name: 'Node 22', finding: judgeNode('22.18.0'), level: 'fail' },
  { name: 'Node 24', finding: judgeNode('24.0.0'), level: 'ok' },
  { name: 'just below one gigabyte', finding: judgeDisk(gibibyte - 1, '/data'), level: 'fail' },
  { name: 'one gigabyte', finding: judgeDisk(gibibyte, '/data'), level: 'warn' },
  { name: 'five gigabytes', finding: judgeDisk(5 * gibibyte, '/data'), level: 'ok' },
  { name: 'a clock from before the program', finding: judgeClock(new Date('2025-12-31T23:59:59Z'), 0), level: 'fail' },
  { name: 'two seconds apart', finding: judgeClock(now, -2000), level: 'ok' },
  { name: 'more than two seconds apart', finding: judgeClock(now, -2001), level: 'warn' },
  { name: 'a backup of last night', finding: judgeBackup(new Date('2026-11-30T02:00:00Z'), now), level: 'ok' },
  { name: 'a backup of two nights ago and more', finding: judgeBackup(new Date('2026-11-29T09:00:00Z'), now), level: 'warn' },
  { name: 'no backup at all', finding: judgeBackup(null, now), level: 'warn' },
  { name: 'an unknown difference', finding: judgeClock(now, null), level: 'ok' },
]
for (const { name, finding, level } of machine) {
  test(`machine: ${name} is ${level}`, () => assert.equal(finding.level, level))
}

const goodServer: ServerFacts = {
  versionNumber: 150000,
  version: '15.0',
  fsync: 'on',
  fullPageWrites: 'on',
  synchronousCommit: 'on',
  dataChecksums: 'on',
  encoding: 'UTF8',
  maxConnections: 40,
  knowsBrussels: true,
}
const servers: { readonly change: Partial<ServerFacts>; readonly expected: readonly string[] }[] = [
  { change: {}, expected: [] },
  { change: { versionNumber: 149999 }, expected: ['version fail'] },
  { change: { fsync: 'off' }, expected: ['durability fail'] },
  { change: { fullPageWrites: 'off', synchronousCommit: 'off' }, expected: ['durability fail'] },
  { change: { synchronousCommit: 'remote_apply' }, expected: [] },
  { change: { dataChecksums: 'off' }, expected: ['checksums warn'] },
  { change: { encoding: 'LATIN1' }, expected: ['encoding fail'] },
  { change: { maxConnections: 39 }, expected: ['connections warn'] },
  { change: { knowsBrussels: false }, expected: ['time-zones fail'] },
]
const problems = (findings: readonly Finding[]) => findings.flatMap(({ id, level }) => (level === 'ok' ? [] : [`${id} ${level}`]))
for (const { change, expected } of servers) {
  test(`server: ${JSON.stringify(change)}`, () => assert.deepEqual(problems(judgeServer({ ...goodServer, ...change })), expected))
}

const goodRole: RoleFacts = {
  role: 'opkomst_app',
  loginRole: 'opkomst_app',
  isSuperuser: false,
  bypassesRowSecurity: false,
  ownedTables: 0,
}
const roles: { readonly change: Partial<RoleFacts>; readonly level: Level }[] = [
  { change: {}, level: 'ok' },
  { change: { loginRole: 'opkomst_owner' }, level: 'warn' },
  { change: { isSuperuser: true }, level: 'fail' },
  { change: { bypassesRowSecurity: true }, level: 'fail' },
  { change: { ownedTables: 1 }, level: 'fail' },
]
for (const { change, level } of roles) {
  test(`role: ${JSON.stringify(change)} is ${level}`, () => assert.equal(judgeRole({ ...goodRole, ...change }).level, level))
}

const goodSchema = { unprotectedTables: [], appliedMigrations: ['a', 'b'], missingExtensions: [], unmarkedSearch: [] }
const schemas = [
  { change: {}, expected: [] },
  { change: { appliedMigrations: ['a'] }, expected: ['migrations fail'] },
  { change: { appliedMigrations: ['a', 'b', 'c'] }, expected: ['migrations fail'] },
  { change: { missingExtensions: ['unaccent'] }, expected: ['extensions fail'] },
  { change: { unmarkedSearch: ['word_similarity_op'] }, expected: ['search warn'] },
  { change: { unprotectedTables: ['people.person'] }, expected: ['row-security fail'] },
]
for (const { change, expected } of schemas) {
  test(`schema: ${JSON.stringify(change)}`, () =>
    assert.deepEqual(problems(judgeSchema({ ...goodSchema, ...change }, ['a', 'b'])), expected))
}

const authority = testAuthority()
const lasting = (days: number) => {
  const until = new Date(now.getTime() + days * 86_400_000)
  const { files } = certificateFiles(testCertificate({ by: authority, hosts: ['opkomst.example'], from: new Date('2026-01-01'), until }))
  return { OPKOMST_ORIGIN: 'https://opkomst.example', OPKOMST_TLS_CERT: files.cert, OPKOMST_TLS_KEY: files.key }
}
const wires: readonly { readonly env: Readonly<Record<string, string>>; readonly level: Level; readonly title: RegExp }[] = [
  { env: {}, level: 'ok', title: /HTTP on this machine only/ },
  { env: { HOST: '0.0.0.0' }, level: 'fail', title: /HTTP without encryption at 0\.0\.0\.0/ },
  { env: { HOST: '0.0.0.0', OPKOMST_HTTP_PLAIN: 'yes' }, level: 'warn', title: /HTTP without encryption at 0\.0\.0\.0/ },
  { env: lasting(60), level: 'ok', title: /valid for 60 more days/ },
  { env: lasting(20), level: 'warn', title: /valid for 20 more days/ },
  { env: lasting(6), level: 'fail', title: /valid for 6 more days/ },
  { env: lasting(-1), level: 'fail', title: /OPKOMST_TLS_CERT cannot be used: .* expired on 2026-11-30/ },
  { env: { ...lasting(60), OPKOMST_ORIGIN: 'https://anders.example' }, level: 'fail', title: /not for anders\.example/ },
  {
    env: { OPKOMST_TLS_CERT: '/nergens.pem', OPKOMST_TLS_KEY: '/nergens.pem' },
    level: 'fail',
    title: /nergens\.pem cannot be read \(ENOENT\)/,
  },
]
test('the wire: the doctor tells the days a certificate has left, whether it fits, and says so when there is none', () => {
  for (const { env, level, title } of wires) {
    const found = judgeTls(readTls(env, now), now)
    assert.equal(found.level, level, found.title)
    assert.match(found.title, title)
  }
})

test('the log: the doctor says when it stays here, opens a checked connection to a collector, and tells why one cannot be reached', async () => {
  const certificate = testCertificate({ by: authority })
  const { folder } = certificateFiles(certificate)
  const OPKOMST_LOG_CA = join(folder, 'authority.pem')
  writeFileSync(OPKOMST_LOG_CA, authority.cert)
  const collector = createServer({ cert: certificate.cert, key: certificate.key })
  collector.on('tlsClientError', () => undefined)
  collector.listen(0, 'localhost')
  await once(collector, 'listening')
  const at = collector.address()
  const OPKOMST_LOG_TO = `tls://localhost:${typeof at === 'object' && at !== null ? at.port : 0}`
  const look = async (env: Readonly<Record<string, string>>): Promise<string> => {
    const { level, title } = await checkLog(env)
    return `${level} ${title}`
  }
  assert.match(await look({}), /^warn The log stays on this machine/)
  assert.match(await look({ OPKOMST_LOG_TO, OPKOMST_LOG_CA }), /^ok The collector at tls:\/\/localhost:\d+ answers over TLS/)
  assert.match(await look({ OPKOMST_LOG_TO }), /^fail .*: (UNABLE_TO_|SELF_SIGNED)/)
  assert.match(await look({ OPKOMST_LOG_TO, OPKOMST_LOG_CA: '/nergens.pem' }), /^fail .*OPKOMST_LOG_CA cannot be used/)
  collector.close()
  await once(collector, 'close')
  assert.match(await look({ OPKOMST_LOG_TO, OPKOMST_LOG_CA }), /^fail .*: ECONNREFUSED/)
})

const goodJournal = {
  folder: '/journal',
  problem: null,
  freeBytes: 100 * 1024 ** 2,
  mode: '700',
  isInsideData: false,
  journals: 1,
}
const journals: { readonly change: Partial<JournalFacts>; readonly expected: readonly string[] }[] = [
  { change: {}, expected: [] },
  { change: { mode: null, journals: 0 }, expected: [] },
  { change: { problem: 'EROFS' }, expected: ['journal fail'] },
  { change: { freeBytes: 100 * 1024 ** 2 - 1 }, expected: ['journal warn'] },
  { change: { mode: '770' }, expected: ['journal-rights warn'] },
  { change: { isInsideData: true }, expected: ['journal-place warn'] },
]
for (const { change, expected } of journals) {
  test(`journal: ${JSON.stringify(change)}`, () => assert.deepEqual(problems(judgeJournal({ ...goodJournal, ...change })), expected))
}

test('journal: a folder that is a file cannot be written, one that is not made yet can', async () => {
  const here = import.meta.filename
  assert.notEqual((await readJournalFolder(here, null)).problem, null)
  const facts = await readJournalFolder(join(tmpdir(), 'opkomst-no-such-folder', 'journal'), tmpdir())
  assert.deepEqual([facts.problem, facts.mode, facts.isInsideData], [null, null, true])
})

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.drop())

test('runDoctor: a migrated database has only the faults of a test server', async () => {
  const findings = await runDoctor({ ...database, dataDir: null, now: () => new Date() })
  assert.deepEqual(problems(findings), ['durability fail'])
})

test('runDoctor: finds a table whose protection was taken away, and a role that was given too much', async () => {
  await withClient(database.ownerUrl, (client) => client.query('alter table people.person no force row level security'))
  const findings = await runDoctor({ ownerUrl: database.ownerUrl, appUrl: database.ownerUrl, dataDir: null, now: () => new Date() })
  assert.deepEqual(problems(findings), ['durability fail', 'row-security fail', 'app-role fail'])
})

test('runDoctor: a search that cannot use its index is found, with the words to say to the database', async () => {
  const mark = (how: string) =>
    withClient(database.superuserUrl, (client) => client.query(`alter function public.word_similarity_op(text, text) ${how}`))
  await mark('not leakproof')
  const findings = await runDoctor({ ...database, dataDir: null, now: () => new Date() })
  await mark('leakproof')
  const found = findings.find(({ id }) => id === 'search')
  assert.equal(found?.level, 'warn')
  assert.match(found.remedy, /superuser in this database: alter function public\.word_similarity_op\(text, text\) leakproof;$/)
})

test('runDoctor: a database that does not answer is one clear finding', async () => {
  const gone = database.ownerUrl.replace(/:\d+\//, ':1/')
  const findings = await runDoctor({ ownerUrl: gone, appUrl: gone, dataDir: null, now: () => now })
  assert.deepEqual(problems(findings), ['database fail'])
  assert.match(formatFindings(findings), /(ECONNREFUSED|ENOENT)[\s\S]*1 wrong, 0 to look at\./)
})
