import assert from 'node:assert/strict'
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, afterEach, beforeEach } from 'node:test'
import { findingLine, journalNames, readSealKeys, viewJournals } from '#modules/audit/public.ts'
import { lineProof, writeAuditWith } from '#modules/audit/testing.ts'
import { withClient } from '#platform/db/embedded/provision.ts'
import { realDeps } from '#platform/deps.ts'
import { projectRoot } from '#platform/root.ts'
import { verifyAll } from '../cli/audit.ts'
import { testWorld } from '../testing.ts'
import { anchorFiles } from './anchor-files.ts'
import { type RoundOptions, sealing } from './seal-and-anchor.ts'

const root = mkdtempSync(join(tmpdir(), 'opkomst-journal-'))
after(() => rmSync(root, { recursive: true, force: true }))
process.env['OPKOMST_AUDIT_KEY_FILE'] = join(root, 'key')
export const keys = readSealKeys(projectRoot)
const world = await testWorld()
export const { municipalityId } = world
export const deps = realDeps(world.db)
export const sql = (text: string) => withClient(world.superuserUrl, (client) => client.query(text))

let journals = ''
let anchors = ''
/** Anchors that know nothing yet. */
export const forgetAnchors = (): void => {
  anchors = mkdtempSync(join(root, 'anchors-'))
}
export const files = () => anchorFiles(anchors, keys)

type Child = {
  readonly tell: (order: string) => Promise<string>
  readonly kill: () => Promise<void>
  readonly process: ChildProcessWithoutNullStreams
}
const children: Child[] = []

/** A program with its own memory, which the test can kill. */
export function program(): Child {
  const file = join(import.meta.dirname, 'journal-program.testing.ts')
  const loader = join(projectRoot, 'scripts', 'typescript.mjs')
  const child = spawn(process.execPath, ['--import', loader, file, world.appUrl, municipalityId, journals, anchors], { stdio: 'pipe' })
  child.stderr.pipe(process.stderr)
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const made: Child = {
    process: child,
    tell: async (order) => {
      child.stdin.write(`${order}\n`)
      const { value, done } = await answers.next()
      if (done === true) throw new Error(`no answer to ${order}`)
      return String(value)
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
  children.push(made)
  return made
}

export async function acts(child: Child, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < count; n += 1) ids.push(await child.tell('act'))
  return ids
}

export const round = (options: RoundOptions = {}) => sealing(deps, keys, files(), journals).round(options)
export const view = () => viewJournals(journals, keys)
export async function told(): Promise<{ lines: string[]; warnings: string[] }> {
  const { verdicts } = await verifyAll(deps, keys, files(), 'Testgemeente', view)
  return {
    lines: verdicts.flatMap(({ findings }) => findings.map(findingLine)),
    warnings: verdicts.flatMap(({ warnings }) => [...warnings]),
  }
}
export const names = (): string[] => journalNames(journals)
export const lines = async (): Promise<string[]> => (await told()).lines
export const remove = (id: string) => sql(`delete from audit.event where id = '${id}'`)
export const journalPath = (name: string): string => join(journals, `${name}.journal`)
export const onlyJournal = (): string => {
  const [name = '', ...more] = journalNames(journals)
  assert.deepEqual(more, [])
  return name
}

/** An empty chain, folders of its own, and nothing this process remembers. */
beforeEach(async () => {
  await sql('truncate audit.event, audit.sealed, audit.batch')
  // What this process itself wrote is not missed.
  writeAuditWith(keys)
  journals = mkdtempSync(join(root, 'journals-'))
  anchors = mkdtempSync(join(root, 'anchors-'))
})
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.kill()))
})

/** The same journal with other lines, kept with the key: what only the program could have written. */
export function keptAnew(text: string, change: (body: string) => string): string {
  let before = ''
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const body = change(line.slice(0, line.lastIndexOf(' ')))
      before = lineProof(keys[0], before, body)
      return `${body} ${before}\n`
    })
  return lines.join('')
}

/** A program that ran for a while, wrote three records since its last round, and was killed. */
export async function killed(): Promise<{ readonly name: string; readonly last: readonly string[] }> {
  const child = program()
  await child.tell('begin')
  await acts(child, 4)
  await child.tell('round')
  const last = await acts(child, 3)
  await child.kill()
  return { name: onlyJournal(), last }
}
