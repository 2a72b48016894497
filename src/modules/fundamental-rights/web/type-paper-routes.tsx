import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { measurementMoments } from '#modules/indicators/public.ts'
import type { Deps } from '#platform/deps.ts'
import {
  type FieldErrors,
  type FormValues,
  listOf,
  optionalText,
  readForm,
  readSaveKey,
  requiredDay,
  typedValues,
} from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { formatDate } from '#platform/text/format.ts'
import { publicLocales } from '#platform/text/locale.ts'
import { chosenDay } from '#platform/web/form-state.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { type PaperRefusal, type TypedRight, typePaper } from '../commands/type-paper.ts'
import { readTyped } from '../domain/typed-number.ts'
import { policy } from '../policy.ts'
import { currentRights, heard, rightsOf } from '../rights.ts'
import { text } from '../text.ts'
import { nothingNow } from './choose-page.tsx'
import { newTalk } from './new-talk.ts'
import { paths } from './paths.ts'
import { TypePaperPage, typedBarriers, typedField, typedWords } from './type-paper-page.tsx'

const longestWords = 200
const longestWhy = 500

/** Typing over a form she filled in on paper. */
export function typePaperRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: policy.who('fundamental-rights.record'), purpose: 'guidance' } as const
  const path = '/gezinnen/:dossierId/grondrechten/papier'
  app.get(path, { config }, (request, reply) => show(deps, request, reply))
  app.post(path, { config }, (request, reply) => save(deps, request, reply))
}

type Shown = { readonly values: FormValues; readonly errors: FieldErrors }

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, again?: Shown): Promise<FastifyReply> {
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null) return sendNotFound(request, reply)
  const instrument = currentRights()
  const barriers = (instrument.barriers ?? []).map(({ value, label }) => ({ value, label: heard(label, ctx.locale) }))
  const page = await deps.db.as(actor, async (tx) => {
    const begun = await newTalk(tx, deps, actor, dossierId)
    if (begun === null) return null
    const { dossier, values } = begun
    const form = again ?? { values, errors: {} }
    const saveKey = readSaveKey(request.body) ?? undefined
    return <TypePaperPage ctx={ctx} dossier={dossier} rights={rightsOf(instrument)} barriers={barriers} form={form} saveKey={saveKey} />
  })
  return page === null ? sendNotFound(request, reply) : sendPage(reply, again === undefined ? 200 : 422, page)
}

type Typed = { readonly rights: readonly TypedRight[]; readonly errors: FieldErrors }

/** Every right of the form; what is neither a number nor a sign is told at its field. */
function typedRights(body: unknown, ctx: PageContext): Typed {
  const { errors: words } = text(ctx.locale)
  const errors: Record<string, string> = {}
  const rights = rightsOf(currentRights()).map(({ id: item }): TypedRight => {
    const [typed = ''] = listOf(body, typedField(item))
    const [own = ''] = listOf(body, typedWords(item))
    const read = readTyped(typed)
    if (read.kind === 'wrong') errors[typedField(item)] = words.typed
    if (own.length > longestWords) errors[typedWords(item)] = words.typedLong
    const barriers = listOf(body, typedBarriers(item))
    return { item, raw: read.kind === 'given' ? read.raw : null, barriers, words: own.trim() === '' ? null : own.trim() }
  })
  return { rights, errors }
}

async function save(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const { errors, toasts } = text(ctx.locale)
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null) return sendNotFound(request, reply)
  const values = typedValues(request.body)
  const schema = z.object({
    moment: z.enum(measurementMoments, errors.moment),
    dag: requiredDay(deps.today(), errors.day),
    taal: z.enum(publicLocales, errors.language),
    recht: z.string().default(''),
    waarom: optionalText(longestWhy, errors.why),
  })
  const { moment, taal, recht, waarom } = values
  const form = readForm(schema, { moment, taal, recht, waarom, dag: chosenDay(values, 'dag') })
  const typed = typedRights(request.body, ctx)
  if (!form.ok || Object.keys(typed.errors).length > 0)
    return show(deps, request, reply, { values, errors: { ...(form.ok ? {} : form.refusal), ...typed.errors } })
  const chosen = form.value.recht
  const why = form.value.waarom ?? null
  if (chosen === '' && why !== null) return show(deps, request, reply, { values, errors: { recht: errors.whyAlone } })
  const result = await typePaper(deps, actorOf(request), {
    dossierId,
    moment: form.value.moment,
    heldOn: form.value.dag,
    language: form.value.taal,
    rights: typed.rights,
    choice: chosen === '' ? undefined : { item: chosen === nothingNow ? null : chosen, why },
    key: readSaveKey(request.body),
  })
  if (result.ok)
    return redirectDone(reply, paths.talk(dossierId, result.value.talkId), {
      text: toasts.typed,
      undo: paths.withdraw(dossierId, result.value.talkId),
    })
  if (result.refusal.kind === 'not-found') return sendNotFound(request, reply)
  return show(deps, request, reply, { values, errors: refusalErrors(result.refusal, ctx) })
}

function refusalErrors(refusal: PaperRefusal, ctx: PageContext): FieldErrors {
  const { errors } = text(ctx.locale)
  if (refusal.kind === 'empty') return { [typedField(rightsOf(currentRights())[0]?.id ?? '')]: errors.typedNothing }
  if (refusal.kind === 'in-future') return { dag: errors.future }
  if (refusal.kind === 'before-dossier') return { dag: errors.beforeDossier(formatDate(refusal.openedOn, ctx.locale)) }
  return refusal.kind === 'not-a-right' ? { recht: errors.choice } : { moment: errors.moment }
}
