import { recordAudit } from '#modules/audit/public.ts'
import { readDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { currentInstrument } from '../catalogue.ts'
import { checkOccasion, type Occasion, type OccasionRefusal } from '../domain/check-measurement.ts'
import { itemsAt } from '../domain/instrument.ts'
import type { Instrument } from '../domain/instrument-schema.ts'
import type { Presence } from '../domain/presence.ts'
import { policy } from '../policy.ts'
import { insertMeasurements, type NewMeasurement } from '../store.ts'

export type NotFound = { readonly kind: 'not-found' }
export type StartMeasurement = Occasion & {
  readonly dossierId: string
  readonly instrument: string
  /** The children of a multiple birth who are asked about one by one; empty or one: the dossier as a whole. */
  readonly childIds?: readonly string[]
  readonly present?: Presence | null
  readonly key: string | null
}
export type Begun = { readonly measurementId: string }

type SittingOf = Occasion & { readonly dossierId: string; readonly childIds: readonly string[]; readonly present: Presence | null }

/** The empty measurements of one sitting: that of the dossier first, then one per child when there are baby items to ask per child. */
export function emptySitting(deps: Pick<Deps, 'newId'>, instrument: Instrument, sitting: SittingOf, hasLoss: boolean): NewMeasurement[] {
  const { dossierId, moment, measuredOn, respondent, isRetrospective, present, childIds } = sitting
  const isPerChild = childIds.length > 1 && itemsAt(instrument, moment, hasLoss).some(({ item }) => item.perChild)
  const about: readonly (string | null)[] = isPerChild ? [null, ...childIds] : [null]
  const { id, version } = instrument
  return about.map((childId) => ({
    id: deps.newId(),
    dossierId,
    instrument: id,
    version,
    moment,
    measuredOn,
    respondent,
    childId,
    isRetrospective,
    present,
    answers: new Map(),
  }))
}

/** Begins a measurement that is filled in question by question. What is answered stands, whether it is ever finished or not. */
export async function startMeasurement(
  deps: Deps,
  actor: Actor,
  command: StartMeasurement,
): Promise<Result<Begun, NotFound | OccasionRefusal>> {
  if (!policy.allows(actor, 'indicators.record')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, (tx) => startIn(tx, deps, actor, command))
}

async function startIn(tx: Tx, deps: Deps, actor: Actor, command: StartMeasurement): Promise<Result<Begun, NotFound | OccasionRefusal>> {
  const dossier = await readDossier(tx, actor.municipalityId, command.dossierId, deps.today())
  const instrument = currentInstrument(command.instrument)
  if (dossier === null || instrument === null || instrument.kind === 'talk') return refuse({ kind: 'not-found' })
  const decision = checkOccasion(instrument, command, dossier.openedOn, deps.today())
  if (!decision.ok) return decision
  const sitting = emptySitting(
    deps,
    instrument,
    { ...command, childIds: command.childIds ?? [], present: command.present ?? null },
    dossier.hasLoss,
  )
  const [main] = sitting
  if (main === undefined) throw new Error('a sitting without a measurement')
  const earlier = await claimSave(tx, actor, command.key, main.id, deps.now())
  if (earlier !== null) return ok({ measurementId: earlier })
  await insertMeasurements(tx, actor, sitting, deps.now())
  await recordAudit(tx, deps, actor, {
    action: 'indicators.measurement.started',
    subjectId: main.id,
    dossierId: dossier.id,
    detail: { instrument: instrument.id, version: instrument.version, moment: command.moment, respondent: command.respondent },
  })
  return ok({ measurementId: main.id })
}
