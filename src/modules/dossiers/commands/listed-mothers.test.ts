import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { discardDossier, endDossier, importDossiers, openDossier, removeImportedDossiers, reopenDossier } from '../public.ts'
import { dossierActs, value } from './acts.testing.ts'

const acts = await dossierActs()
const { world, counsellor } = acts
const ending = { endedOn: '2026-11-16', reason: 'planned-end', reasonText: null, summary: null } as const

/** Mothers whose mark is not what their dossiers say: both lists are empty when all is well. */
async function wronglyMarked(): Promise<{ missing: string[]; tooMany: string[] }> {
  const { rows } = await acts.as((tx) =>
    sql<{ id: string; marked: boolean }>`
      select p.id, p.has_running_dossier as marked from people.person p where p.municipality_id = ${world.municipalityId}
        and p.has_running_dossier <> exists (select 1 from dossiers.dossier d
          where d.municipality_id = p.municipality_id and d.mother_id = p.id and d.is_open)`.execute(tx),
  )
  const of = (marked: boolean) => rows.filter((row) => row.marked === marked).map(({ id }) => id)
  return { missing: of(false), tooMany: of(true) }
}

async function imported(motherId: string, isEnded: boolean): Promise<string> {
  const id = world.deps.newId()
  const one = {
    id,
    motherId,
    referralId: world.deps.newId(),
    programme: 'opkomst',
    openedOn: '2026-03-01',
    startedOn: null,
    pregnancy: null,
    childIds: [],
    note: null,
    ending: isEnded ? ({ endedOn: '2026-10-01', reason: 'planned-end', reasonText: null, isDropOut: false } as const) : null,
  }
  await acts.as((tx) => importDossiers(tx, world.deps, counsellor, [one]))
  return id
}

const act = fc.record({
  kind: fc.constantFrom('open', 'open-again', 'import', 'import-ended', 'end', 'reopen', 'discard', 'undo-import'),
  which: fc.nat(5),
})

test('whatever is done to dossiers, a mother is marked when and only when a dossier of hers runs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 9 }), async (all) => {
      const dossiers: string[] = [await acts.open()]
      const motherId = (await acts.read(dossiers[0] ?? '')).motherId
      for (const { kind, which } of all) {
        const dossierId = dossiers[which % Math.max(1, dossiers.length)] ?? world.deps.newId()
        if (kind === 'open') dossiers.push(await acts.open())
        if (kind === 'open-again') dossiers.push(await acts.open({ mother: { kind: 'known', personId: motherId } }))
        if (kind === 'import' || kind === 'import-ended') dossiers.push(await imported(motherId, kind === 'import-ended'))
        if (kind === 'end') await acts.as((tx) => endDossier(tx, world.deps, counsellor, { ...ending, dossierId }))
        if (kind === 'reopen') await acts.as((tx) => reopenDossier(tx, world.deps, counsellor, { dossierId }))
        if (kind === 'discard') await acts.as((tx) => discardDossier(tx, world.deps, counsellor, dossierId))
        if (kind === 'undo-import') await acts.as((tx) => removeImportedDossiers(tx, world.municipalityId, [dossierId]))
        assert.deepEqual(await wronglyMarked(), { missing: [], tooMany: [] }, kind)
      }
    }),
    { numRuns: 40, seed: 540 },
  )
})

test('who may not see her other dossier takes no mark away when this one ends', async () => {
  const first = await acts.open()
  const { motherId } = await acts.read(first)
  const barred = { ...counsellor, barred: [first] }
  const second = value(
    await acts.as((tx) => openDossier(tx, world.deps, barred, { ...acts.amal(), mother: { kind: 'known', personId: motherId } }), barred),
  ).dossierId
  value(await acts.as((tx) => endDossier(tx, world.deps, barred, { ...ending, dossierId: second }), barred))
  assert.deepEqual(await wronglyMarked(), { missing: [], tooMany: [] })
  value(await acts.as((tx) => endDossier(tx, world.deps, counsellor, { ...ending, dossierId: first })))
  assert.deepEqual(await wronglyMarked(), { missing: [], tooMany: [] })
})
