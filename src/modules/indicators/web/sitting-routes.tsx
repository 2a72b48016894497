import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import { type DossierSummary, readDossier } from '#modules/dossiers/public.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, type FormValues, listOf, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId, readParameter } from '#platform/http/request.ts'
import { instrumentAt } from '../catalogue.ts'
import { childNumber } from '../child-ids.ts'
import { correctMeasurement } from '../commands/record-measurement.ts'
import { saveAnswer } from '../commands/save-answer.ts'
import { setPresence } from '../commands/set-presence.ts'
import { finishMeasurement, restoreMeasurement, withdrawMeasurement } from '../commands/withdraw-measurement.ts'
import { typedOf } from '../domain/answer.ts'
import type { Instrument } from '../domain/instrument-schema.ts'
import { asOfNow, inOrderOfTime, type Measurement } from '../domain/measurement.ts'
import { type Place, placeOf, type Screen, screensOf } from '../domain/steps.ts'
import { policy } from '../policy.ts'
import { readMeasurements, sittingOf } from '../queries/read-measurements.ts'
import { answerError, text } from '../text.ts'
import { addresses } from './addresses.ts'
import { keptValues, readAnswers } from './field-names.ts'
import { CorrectPage, OverviewPage } from './overview-page.tsx'
import { readPresence } from './presence.tsx'
import { type LastTime, QuestionPage } from './question-page.tsx'
import { answerField } from './scoring-field.tsx'
import { refusalErrors } from './start-routes.tsx'

/** Going through a measurement question by question, looking it over, correcting it and taking it back. */
export function sittingRoutes(app: FastifyInstance, deps: Deps): void {
  const record = { config: { access: policy.who('indicators.record'), purpose: 'guidance' } } as const
  const withdraw = { config: { access: policy.who('indicators.withdraw'), purpose: 'guidance' } } as const
  const base = '/gezinnen/:dossierId/meten/:measurementId'
  app.get(`${base}/overzicht`, record, (request, reply) => showOverview(deps, request, reply))
  app.get(`${base}/verbeteren`, record, (request, reply) => showCorrect(deps, request, reply))
  app.post(`${base}/verbeteren`, record, (request, reply) => correct(deps, request, reply))
  app.post(`${base}/erbij`, record, (request, reply) => notePresence(deps, request, reply))
  app.post(`${base}/klaar`, record, (request, reply) => finish(deps, request, reply))
  app.post(`${base}/intrekken`, withdraw, (request, reply) => takeBack(deps, request, reply))
  app.post(`${base}/terugzetten`, withdraw, (request, reply) => putBack(deps, request, reply))
  app.get(`${base}/:item`, record, (request, reply) => showQuestion(deps, request, reply))
  app.post(`${base}/:item`, record, (request, reply) => answer(deps, request, reply))
}

type Sitting = {
  readonly dossier: DossierSummary
  readonly instrument: Instrument
  readonly main: Measurement
  readonly sitting: readonly Measurement[]
  readonly all: readonly Measurement[]
  readonly screens: readonly Screen[]
}

async function readWhole(deps: Deps, request: FastifyRequest, isAudited: boolean): Promise<Sitting | null> {
  const actor = actorOf(request)
  const dossierId = readId(request, 'dossierId')
  const measurementId = readId(request, 'measurementId')
  if (dossierId === null || measurementId === null) return null
  return deps.db.as(actor, async (tx) => {
    const dossier = await readDossier(tx, actor.municipalityId, dossierId, deps.today())
    const all = await readMeasurements(tx, actor.municipalityId, { dossierId })
    const sitting = sittingOf(all, measurementId)
    const main = sitting.find((one) => one.childId === null) ?? sitting[0]
    const instrument = main === undefined ? null : instrumentAt(main.instrument, main.version)
    if (dossier === null || main === undefined || instrument === null || instrument.kind === 'talk') return null
    if (isAudited) await recordAudit(tx, deps, actor, { action: 'indicators.measurement.read', subjectId: main.id, dossierId })
    return { dossier, instrument, main, sitting, all, screens: screensOf(instrument, sitting, dossier.hasLoss) }
  })
}

/** What the same respondent chose the time before, for the same item and child; other views stay apart. */
function lastTime({ all, main, sitting, instrument, dossier }: Sitting, { screen }: Place): LastTime | null {
  const before = asOfNow(inOrderOfTime(all), instrument, dossier).filter(
    (one) =>
      one.instrument === main.instrument &&
      one.version === main.version &&
      one.respondent === main.respondent &&
      one.childId === screen.childId &&
      !sitting.some((own) => own.id === one.id) &&
      one.measuredOn <= main.measuredOn,
  )
  const last = before.findLast((one) => one.answers.has(screen.item.id))
  const given = last?.answers.get(screen.item.id)
  return last === undefined || given === undefined ? null : { measuredOn: last.measuredOn, answer: given }
}

type Shown = { readonly values: FormValues; readonly errors: FieldErrors }

async function showQuestion(deps: Deps, request: FastifyRequest, reply: FastifyReply, again?: Shown): Promise<FastifyReply> {
  const whole = await readWhole(deps, request, false)
  const place = whole === null ? null : placeOf(whole.screens, readParameter(request, 'measurementId'), readParameter(request, 'item'))
  if (whole === null || place === null) return sendNotFound(request, reply)
  const { dossier, instrument } = whole
  const { childId, answer: kept } = place.screen
  const form = again ?? { values: kept === null ? {} : { [answerField]: typedOf(kept) }, errors: {} }
  return sendPage(
    reply,
    again === undefined ? 200 : 422,
    <QuestionPage
      ctx={pageOf(request)}
      dossier={dossier}
      instrument={instrument}
      place={place}
      child={childId === null ? null : childNumber(dossier.id, childId)}
      last={lastTime(whole, place)}
      form={form}
    />,
  )
}

function afterwards(dossierId: string, place: Place, way: string, mainId: string): string {
  const to = way === 'terug' ? place.previous : place.next
  if (to !== null) return addresses.item(dossierId, to.measurementId, to.item.id)
  return way === 'terug'
    ? addresses.item(dossierId, place.screen.measurementId, place.screen.item.id)
    : addresses.overview(dossierId, mainId)
}

async function answer(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const t = text(pageOf(request).locale)
  const dossierId = readId(request, 'dossierId')
  const measurementId = readId(request, 'measurementId')
  if (dossierId === null || measurementId === null) return sendNotFound(request, reply)
  const raw = listOf(request.body, answerField)
  const way = listOf(request.body, 'ga')[0] ?? 'verder'
  const item = readParameter(request, 'item')
  if (raw.length === 0 && way === 'terug') return goBack(deps, request, reply)
  const result = await saveAnswer(deps, actorOf(request), { dossierId, measurementId, item, raw })
  if (result.ok) return reply.redirect(afterwards(dossierId, result.value, way, measurementId), 303)
  if (result.refusal.kind === 'not-found') return sendNotFound(request, reply)
  return showQuestion(deps, request, reply, {
    values: typedValues(request.body),
    errors: { [answerField]: answerError(t, result.refusal) },
  })
}

/** Back without a choice: nothing to keep. */
async function goBack(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const whole = await readWhole(deps, request, false)
  const place = whole === null ? null : placeOf(whole.screens, readParameter(request, 'measurementId'), readParameter(request, 'item'))
  if (whole === null || place === null) return sendNotFound(request, reply)
  return reply.redirect(afterwards(whole.dossier.id, place, 'terug', whole.main.id), 303)
}

function childrenOf({ sitting }: Sitting): string[] {
  return sitting.flatMap((one) => (one.childId === null ? [] : [one.childId]))
}

async function showOverview(deps: Deps, request: FastifyRequest, reply: FastifyReply, presence?: Shown): Promise<FastifyReply> {
  const whole = await readWhole(deps, request, presence === undefined)
  if (whole === null) return sendNotFound(request, reply)
  const page = <OverviewPage ctx={pageOf(request)} {...whole} childIds={childrenOf(whole)} presenceForm={presence ?? null} />
  return sendPage(reply, presence === undefined ? 200 : 422, page)
}

async function notePresence(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const t = text(pageOf(request).locale)
  const ids = readIds(request)
  if (ids === null) return sendNotFound(request, reply)
  const presence = readPresence(request.body, t)
  if (!presence.ok) return showOverview(deps, request, reply, { values: typedValues(request.body), errors: presence.refusal })
  const result = await setPresence(deps, actorOf(request), { ...ids, presence: presence.value })
  if (!result.ok) return sendNotFound(request, reply)
  return redirectDone(reply, `${addresses.overview(ids.dossierId, ids.measurementId)}#erbij`, { text: t.presentToast })
}

async function showCorrect(deps: Deps, request: FastifyRequest, reply: FastifyReply, again?: Shown): Promise<FastifyReply> {
  const whole = await readWhole(deps, request, again === undefined)
  if (whole === null || whole.instrument.kind !== 'one-page') return sendNotFound(request, reply)
  const form = again ?? { values: keptValues(whole.instrument, whole.sitting), errors: {} }
  const saveKey = readSaveKey(request.body) ?? undefined
  const page = <CorrectPage ctx={pageOf(request)} {...whole} childIds={childrenOf(whole)} form={form} saveKey={saveKey} />
  return sendPage(reply, again === undefined ? 200 : 422, page)
}

async function correct(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { locale } = pageOf(request)
  const t = text(locale)
  const whole = await readWhole(deps, request, false)
  if (whole === null || whole.instrument.kind !== 'one-page') return sendNotFound(request, reply)
  const { dossier, main, instrument } = whole
  const answers = readAnswers(instrument, { moment: main.moment, hasLoss: dossier.hasLoss, childIds: childrenOf(whole) }, request.body)
  const result = await correctMeasurement(deps, actorOf(request), { dossierId: dossier.id, measurementId: main.id, answers })
  if (result.ok) return redirectDone(reply, addresses.overview(dossier.id, main.id), { text: t.savedToast })
  if (result.refusal.kind === 'not-found') return sendNotFound(request, reply)
  return showCorrect(deps, request, reply, { values: typedValues(request.body), errors: refusalErrors(result.refusal, t, locale) })
}

type Ids = { readonly dossierId: string; readonly measurementId: string }

function readIds(request: FastifyRequest): Ids | null {
  const dossierId = readId(request, 'dossierId')
  const measurementId = readId(request, 'measurementId')
  return dossierId === null || measurementId === null ? null : { dossierId, measurementId }
}

async function finish(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ids = readIds(request)
  const result = ids === null ? null : await finishMeasurement(deps, actorOf(request), ids)
  if (ids === null || result === null || !result.ok) return sendNotFound(request, reply)
  return redirectDone(reply, addresses.dossier(ids.dossierId), { text: text(pageOf(request).locale).doneToast })
}

async function takeBack(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ids = readIds(request)
  const result = ids === null ? null : await withdrawMeasurement(deps, actorOf(request), ids)
  if (ids === null || result === null || !result.ok) return sendNotFound(request, reply)
  const undo = addresses.restore(ids.dossierId, ids.measurementId)
  return redirectDone(reply, addresses.history(ids.dossierId), { text: text(pageOf(request).locale).withdrawnToast, undo })
}

async function putBack(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ids = readIds(request)
  const result = ids === null ? null : await restoreMeasurement(deps, actorOf(request), ids)
  if (ids === null || result === null || !result.ok) return sendNotFound(request, reply)
  return redirectDone(reply, addresses.overview(ids.dossierId, ids.measurementId), { text: text(pageOf(request).locale).restoredToast })
}
