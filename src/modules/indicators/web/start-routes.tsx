import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import { type DossierSummary, readDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import { dayInBrussels } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Draft, dropDraft, readDraft } from '#platform/db/drafts.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId, readParameter, readQuery } from '#platform/http/request.ts'
import { formatHour } from '#platform/text/format.ts'
import type { FormValues } from '#platform/web/form-state.ts'
import { currentInstrument, currentInstruments } from '../catalogue.ts'
import { childIds } from '../child-ids.ts'
import { type RecordRefusal, recordMeasurement } from '../commands/record-measurement.ts'
import { startMeasurement } from '../commands/start-measurement.ts'
import type { Instrument, Moment } from '../domain/instrument-schema.ts'
import type { Measurement } from '../domain/measurement.ts'
import { firstOpen, screensOf } from '../domain/steps.ts'
import { policy } from '../policy.ts'
import { readMeasurements, sittingOf } from '../queries/read-measurements.ts'
import { answerError, text } from '../text.ts'
import { addresses, measurementDraft } from './addresses.ts'
import { ChoosePage } from './choose-page.tsx'
import { dueOf, proposedMoment } from './chosen-moment.ts'
import { fieldName, readAnswers } from './field-names.ts'
import { occasionErrors, readOccasion } from './occasion-form.ts'
import { readPresence } from './presence.tsx'
import { dayWords, type Resume, StartPage } from './start-page.tsx'

/** Choosing an instrument and beginning a measurement. */
export function startRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: policy.who('indicators.record'), purpose: 'guidance' } as const
  app.get('/gezinnen/:dossierId/meten', { config }, (request, reply) => choose(deps, request, reply))
  app.get('/gezinnen/:dossierId/meten/:instrument', { config }, (request, reply) => showStart(deps, request, reply))
  app.post('/gezinnen/:dossierId/meten/:instrument', { config }, (request, reply) => begin(deps, request, reply))
}

async function choose(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const actor = actorOf(request)
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null) return sendNotFound(request, reply)
  const page = await deps.db.as(actor, async (tx) => {
    const dossier = await readDossier(tx, actor.municipalityId, dossierId, deps.today())
    if (dossier === null) return null
    const measurements = await readMeasurements(tx, actor.municipalityId, { dossierId })
    const due = await dueOf(tx, actor, dossier, deps.today())
    await recordAudit(tx, deps, actor, { action: 'indicators.instruments.read', subjectId: dossierId, dossierId })
    const instruments = currentInstruments().map((instrument) => {
      const last = measurements.findLast((one) => one.instrument === instrument.id && one.answers.size > 0)
      return { instrument, lastOn: last?.measuredOn ?? null }
    })
    return <ChoosePage ctx={ctx} dossier={dossier} instruments={instruments} due={due} />
  })
  return page === null ? sendNotFound(request, reply) : sendPage(reply, 200, page)
}

const resumeDays = 31

/** A measurement that was begun lately and has questions left. Older ones were left on purpose. */
function resumeOf(instrument: Instrument, measurements: readonly Measurement[], dossier: DossierSummary, today: string): Measurement[] {
  if (instrument.kind !== 'one-per-screen') return []
  const last = measurements.findLast(
    (one) => one.instrument === instrument.id && one.version === instrument.version && one.childId === null,
  )
  if (last === undefined) return []
  const age = (Date.parse(today) - Date.parse(last.measuredOn)) / 86_400_000
  const sitting = sittingOf(measurements, last.id)
  return age <= resumeDays && firstOpen(screensOf(instrument, sitting, dossier.hasLoss)) !== null ? sitting : []
}

type Shown = { readonly values: FormValues; readonly errors: FieldErrors; readonly status: 200 | 422 }

async function showStart(deps: Deps, request: FastifyRequest, reply: FastifyReply, again?: Shown): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const actor = actorOf(request)
  const dossierId = readId(request, 'dossierId')
  const instrument = currentInstrument(readParameter(request, 'instrument'))
  if (dossierId === null || instrument === null) return sendNotFound(request, reply)
  if (instrument.kind === 'talk') return reply.redirect(addresses.talk(dossierId), 303)
  const page = await deps.db.as(actor, async (tx) => {
    const dossier = await readDossier(tx, actor.municipalityId, dossierId, deps.today())
    if (dossier === null) return null
    const measurements = await readMeasurements(tx, actor.municipalityId, { dossierId })
    const due = await dueOf(tx, actor, dossier, deps.today())
    const hasStart = measurements.some((one) => one.instrument === instrument.id && one.moment === 'start' && one.answers.size > 0)
    const draft = again === undefined ? await usableDraft(tx, deps, actor, instrument, dossierId) : null
    const typed = again?.values ?? draft?.values
    const posted = typed === undefined ? undefined : String(typed['moment'] ?? '')
    const moment: Moment = proposedMoment(instrument, readQuery(request)['moment'] ?? posted, due, hasStart)
    const values = typed ?? { moment, dag: deps.today(), wie: instrument.respondents[0] ?? 'joint' }
    await recordAudit(tx, deps, actor, { action: 'indicators.measurement.opened', subjectId: dossierId, dossierId })
    return (
      <StartPage
        ctx={ctx}
        dossier={dossier}
        instrument={instrument}
        form={{ values, errors: again?.errors ?? {} }}
        saveKey={readSaveKey(request.body) ?? undefined}
        savedAt={draft === null ? undefined : formatHour(draft.savedAt, ctx.locale)}
        resume={resumeLine(instrument, resumeOf(instrument, measurements, dossier, deps.today()), dossier, ctx)}
        childIds={childIds(dossier.id, dossier.babies)}
        moment={moment}
      />
    )
  })
  return page === null ? sendNotFound(request, reply) : sendPage(reply, again?.status ?? 200, page)
}

/** Of a measurement that is only begun here, a draft of another day says less than today's date: it is left aside. */
async function usableDraft(tx: Tx, deps: Deps, actor: Actor, instrument: Instrument, dossierId: string): Promise<Draft | null> {
  const draft = await readDraft(tx, actor, measurementDraft(dossierId, instrument.id))
  const isUsable = instrument.kind === 'one-page' || (draft !== null && dayInBrussels(draft.savedAt) === deps.today())
  return isUsable ? draft : null
}

function resumeLine(
  instrument: Instrument,
  sitting: readonly Measurement[],
  dossier: DossierSummary,
  ctx: ReturnType<typeof pageOf>,
): Resume | null {
  const screens = screensOf(instrument, sitting, dossier.hasLoss)
  const open = firstOpen(screens)
  const [main] = sitting
  if (open === null || main === undefined) return null
  const done = screens.filter((one) => one.answer !== null).length
  return {
    href: addresses.item(dossier.id, open.measurementId, open.item.id),
    done,
    total: screens.length,
    day: dayWords(main.measuredOn, ctx),
  }
}

async function begin(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const actor = actorOf(request)
  const t = text(ctx.locale)
  const dossierId = readId(request, 'dossierId')
  const instrument = currentInstrument(readParameter(request, 'instrument'))
  if (dossierId === null || instrument === null || instrument.kind === 'talk') return sendNotFound(request, reply)
  const showAgain = (errors: FieldErrors) => showStart(deps, request, reply, { values: typedValues(request.body), errors, status: 422 })
  const occasion = readOccasion(instrument, request.body, t, deps.today())
  const presence = readPresence(request.body, t)
  if (!occasion.ok || !presence.ok) {
    return showAgain({ ...(presence.ok ? {} : presence.refusal), ...(occasion.ok ? {} : occasion.refusal) })
  }
  const asked = await deps.db.as(actor, (tx) => readDossier(tx, actor.municipalityId, dossierId, deps.today()))
  if (asked === null) return sendNotFound(request, reply)
  const children = childIds(dossierId, asked.babies)
  const what = { dossierId, instrument: instrument.id, childIds: children, present: presence.value }
  const command = { ...occasion.value, ...what, key: readSaveKey(request.body) }
  const answers = readAnswers(instrument, { moment: occasion.value.moment, hasLoss: asked.hasLoss, childIds: children }, request.body)
  const result =
    instrument.kind === 'one-page'
      ? await recordMeasurement(deps, actor, { ...command, answers })
      : await startMeasurement(deps, actor, command)
  if (!result.ok) {
    if (result.refusal.kind === 'not-found') return sendNotFound(request, reply)
    return showAgain(refusalErrors(result.refusal, t, ctx.locale))
  }
  const { measurementId } = result.value
  request.log.info({ event: 'indicators.measurement.started', dossierId, measurementId }, 'measurement begun')
  await deps.db.as(actor, async (tx) => dropDraft(tx, actor, measurementDraft(dossierId, instrument.id)))
  if (instrument.kind === 'one-page') {
    return redirectDone(reply, addresses.overview(dossierId, measurementId), saved(t.savedToast, dossierId, measurementId))
  }
  const first = await firstScreen(deps, request, instrument, { dossierId, measurementId, hasLoss: asked.hasLoss })
  return reply.redirect(first, 303)
}

function saved(words: string, dossierId: string, measurementId: string): { text: string; undo: string } {
  return { text: words, undo: addresses.withdraw(dossierId, measurementId) }
}

type Which = { dossierId: string; measurementId: string; hasLoss: boolean }

async function firstScreen(
  deps: Deps,
  request: FastifyRequest,
  instrument: Instrument,
  { dossierId, measurementId, hasLoss }: Which,
): Promise<string> {
  const actor = actorOf(request)
  const all = await deps.db.as(actor, (tx) => readMeasurements(tx, actor.municipalityId, { dossierId }))
  const screens = screensOf(instrument, sittingOf(all, measurementId), hasLoss)
  const screen = firstOpen(screens)
  return screen === null ? addresses.overview(dossierId, measurementId) : addresses.item(dossierId, screen.measurementId, screen.item.id)
}

/** Every refusal of a recorded page as messages at their fields. */
export function refusalErrors(
  refusal: Exclude<RecordRefusal, { kind: 'not-found' }>,
  t: ReturnType<typeof text>,
  locale: ReturnType<typeof pageOf>['locale'],
): FieldErrors {
  if (refusal.kind !== 'answers') return occasionErrors(refusal, t, locale)
  return Object.fromEntries(refusal.problems.map(({ item, childId, refusal: why }) => [fieldName(item, childId), answerError(t, why)]))
}
