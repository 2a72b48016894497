/** A process of its own that records what it is told on its input, so that a test can kill it. Answers each line with one line. */
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { beginJournal, keepJournalIn, readSealKeys, recordAudit, recordAudits } from '#modules/audit/public.ts'
import { openDatabase } from '#platform/db/database.ts'
import { realDeps } from '#platform/deps.ts'
import { projectRoot } from '#platform/root.ts'
import { anchorFiles } from './anchor-files.ts'
import { sealing } from './seal-and-anchor.ts'

const [appUrl = '', municipalityId = '', journals = '', anchors = ''] = process.argv.slice(2)
const deps = realDeps(openDatabase(appUrl, { size: 2 }))
const actor = { municipalityId, accountId: null, role: 'machine', purpose: 'security', sessionId: null } as const
const keys = readSealKeys(projectRoot)
const rounds = sealing(deps, keys, anchorFiles(anchors, keys), journals)
keepJournalIn(journals)

async function act(keeps: boolean): Promise<string> {
  const told: { id: string } = { id: '' }
  const made = { ...deps, newId: () => (told.id = deps.newId()) }
  try {
    await deps.db.as(actor, async (tx) => {
      await recordAudit(tx, made, actor, { action: 'dossiers.dossier.read' })
      if (!keeps) throw new Error('not kept')
    })
  } catch (error) {
    if (keeps) throw error
  }
  return told.id
}

/** Work that goes on after a statement of it failed: the database keeps nothing of it. */
async function swallow(): Promise<string> {
  const entry = { action: 'dossiers.dossier.read' }
  await deps.db.as(actor, async (tx) => {
    await recordAudits(tx, deps, actor, [entry, entry])
    await sql`select 1 / 0`.execute(tx).catch(() => undefined)
  })
  return 'swallowed'
}

const orders: Readonly<Record<string, () => Promise<string>>> = {
  begin: async () => {
    beginJournal()
    return 'begun'
  },
  act: () => act(true),
  swallow,
  fail: () => act(false),
  round: async () => String(await rounds.round()),
  end: async () => String(await rounds.round({ isEnding: true })),
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = (await orders[line]?.()) ?? 'unknown'
  process.stdout.write(`${answer}\n`)
}
process.exit(0)
