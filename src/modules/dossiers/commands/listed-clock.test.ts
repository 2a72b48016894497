import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import {
  assignCounsellor,
  importDossiers,
  passOn,
  registerBirth,
  registerLoss,
  setDueDate,
  takeBackPassedOn,
  withdrawBirth,
  withdrawLoss,
} from '../public.ts'
import { dossierActs } from './acts.testing.ts'
import { unassignCounsellor } from './assign-counsellor.ts'

const acts = await dossierActs()
const { world, counsellor } = acts
const { deps, municipalityId, accounts } = world

type Shown = { readonly counsellor: string | null; readonly due: string | null; readonly born: string | null; readonly loss: boolean }

/** What stands with the dossiers for the list, and what follows from their rows. */
async function keptAndTrue(): Promise<{ readonly kept: Shown; readonly told: Shown }[]> {
  const { rows } = await acts.as((tx) =>
    sql<{ kept: Shown; told: Shown }>`
      select json_build_object('counsellor', d.counsellor_id, 'due', d.due_on, 'born', d.born_on, 'loss', d.has_loss) as kept,
        json_build_object('counsellor', a.account_id, 'due', p.due_on, 'born', p.born_on, 'loss', coalesce((
          select count(*) from dossiers.loss l where l.municipality_id = d.municipality_id and l.pregnancy_id = p.id and l.withdrawn_at is null
        ) >= p.expected, false)) as told
      from dossiers.dossier d
      left join dossiers.assignment a on a.municipality_id = d.municipality_id and a.dossier_id = d.id and a.until_on is null
      left join lateral (select p.* from dossiers.pregnancy p where p.municipality_id = d.municipality_id and p.dossier_id = d.id
        order by p.recorded_at desc, p.id desc limit 1) p on true
      where d.municipality_id = ${municipalityId}`.execute(tx),
  )
  return rows
}

const kinds = ['assign', 'unassign', 'pass-on', 'take-back', 'birth', 'not-born', 'loss', 'not-lost', 'due', 'import'] as const
const act = fc.record({ kind: fc.constantFrom(...kinds), twins: fc.boolean() })

type Course = { readonly dossierId: string; withId: string; lossId: string }

async function imported(): Promise<void> {
  const { motherId } = await acts.read(await acts.open())
  const pregnancy = { dueOn: '2026-12-01', bornOn: null, expected: 1 }
  const own = { id: deps.newId(), motherId, referralId: deps.newId(), programme: 'opkomst', openedOn: '2026-03-01', startedOn: null }
  await acts.as((tx) => importDossiers(tx, deps, counsellor, [{ ...own, pregnancy, childIds: [], note: null, ending: null }]))
}

async function perform(kind: (typeof kinds)[number], twins: boolean, course: Course): Promise<void> {
  const { dossierId } = course
  const lead = world.actor('team-lead')
  if (kind === 'assign')
    await acts.as((tx) =>
      assignCounsellor(tx, deps, counsellor, { dossierId, accountId: accounts[twins ? 'midwife' : 'counsellor'], reason: null }),
    )
  if (kind === 'unassign') await acts.as((tx) => unassignCounsellor(tx, deps, counsellor, { dossierId }))
  if (kind === 'pass-on') {
    const families = [{ dossierId, to: accounts.midwife, keptOut: [] }]
    const passed = await acts.as((tx) => passOn(tx, deps, lead, { from: accounts.counsellor, families, reason: null }), lead)
    if (passed.ok) course.withId = passed.value.withId
  }
  if (kind === 'take-back') await acts.as((tx) => takeBackPassedOn(tx, deps, lead, { withId: course.withId, keptOut: new Map() }), lead)
  const child = { names: twins ? ['Noor', 'Sam'] : ['Noor'], familyName: 'Benzarra', nameless: 'Kind' }
  if (kind === 'birth') await acts.as((tx) => registerBirth(tx, deps, counsellor, { dossierId, bornOn: '2026-11-01', ...child }))
  if (kind === 'not-born') await acts.as((tx) => withdrawBirth(tx, deps, counsellor, { dossierId }))
  if (kind === 'loss') {
    const lost = await acts.as((tx) =>
      registerLoss(tx, deps, counsellor, { dossierId, happenedOn: '2026-11-02', childId: null, note: null }),
    )
    if (lost.ok) course.lossId = lost.value.lossId
  }
  if (kind === 'not-lost') await acts.as((tx) => withdrawLoss(tx, deps, counsellor, { dossierId, lossId: course.lossId }))
  if (kind === 'due') await acts.as((tx) => setDueDate(tx, deps, counsellor, { dossierId, dueOn: '2027-02-01', expected: twins ? 2 : 1 }))
  if (kind === 'import') await imported()
}

test('whatever is done to families, the list shows who guides them and their clock as their dossiers say it', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (all) => {
      const course: Course = { dossierId: await acts.open(), withId: deps.newId(), lossId: deps.newId() }
      for (const { kind, twins } of all) {
        await perform(kind, twins, course)
        for (const { kept, told } of await keptAndTrue()) {
          assert.deepEqual(kept, told, kind)
          seen.add(`${told.counsellor === null} ${told.born === null} ${told.loss}`)
        }
      }
    }),
    { numRuns: 40, seed: 640 },
  )
  // Every turn of the clock and of who guides was come by, else this proves nothing.
  for (const turn of ['false true false', 'true true false', 'false false false', 'false true true']) assert.ok(seen.has(turn), turn)
})
