import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type QuestionWords, type Right, readQuestions, rightSchema } from '#modules/rights/public.ts'
import {
  aboutOf,
  type Change,
  changeSchema,
  checkChange,
  draftChange,
  idFor,
  type LocalWish,
  localRight,
  nextVersion,
  parametersOf,
  rightsCataloguePolicy,
  rightsOf,
} from '#modules/rights-catalogue/public.ts'
import type { Deps } from '#platform/deps.ts'
import { readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readParameter } from '#platform/http/request.ts'
import { projectRoot } from '#platform/root.ts'
import { emptyForm, type FormState, type FormValues, fieldValue } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { placeName } from '../municipalities/place-name.ts'
import { readLocalForm } from './local-form.ts'
import { LocalPage } from './local-page.tsx'
import { valuesOf } from './local-prefill.ts'
import { newRowName, rowsOf, withInner } from './local-rows.ts'
import { paths } from './paths.ts'
import { problemWords } from './problem-words.ts'
import { text } from './text.ts'

const config = { access: rightsCataloguePolicy.who('rights.catalogue.draft'), purpose: 'administration' } as const
const mostRows = 20

/** A new right of the municipality, and other rules of one. */
export function localRoutes(app: FastifyInstance, deps: Deps): void {
  const fresh: FormState = { ...emptyForm, values: { subject: 'child', nature: 'entitlement', kind: 'exact', per: 'once' } }
  const rightOf = async (request: FastifyRequest): Promise<Right | null> => {
    const actor = actorOf(request)
    const rights = await deps.db.as(actor, (tx) => rightsOf(tx, actor.municipalityId))
    return rights.find(({ id, authority }) => id === readParameter(request, 'rightId') && authority === 'local') ?? null
  }
  app.get(paths.fresh, { config }, async (request, reply) => show(request, reply, fresh, null))
  app.post(paths.fresh, { config }, async (request, reply) => receive(deps, request, reply, null))
  app.get(paths.rules(':rightId'), { config }, async (request, reply) => {
    const right = await rightOf(request)
    return right === null ? sendNotFound(request, reply) : show(request, reply, { values: valuesOf(right), errors: {} }, right)
  })
  app.post(paths.rules(':rightId'), { config }, async (request, reply) => {
    const right = await rightOf(request)
    return right === null ? sendNotFound(request, reply) : receive(deps, request, reply, right)
  })
}

function wordsFor(ctx: PageContext): QuestionWords {
  return readQuestions(projectRoot, ctx.locale)
}

function show(request: FastifyRequest, reply: FastifyReply, form: FormState, right: Right | null, preview?: Right): FastifyReply {
  const ctx = pageOf(request)
  const status = Object.keys(form.errors).length === 0 ? 200 : 422
  return sendPage(reply, status, <LocalPage ctx={ctx} form={form} words={wordsFor(ctx)} right={right} preview={preview} />)
}

/** A row more or a row less; null when the form is to be kept. */
function reshaped(values: FormValues): FormValues | null {
  const act = fieldValue({ values, errors: {} }, 'act')
  const [, prefix = '', n = ''] = /^(?:add-|drop-)([ck])(\d{0,2})$/.exec(act) ?? []
  if (prefix !== 'c' && prefix !== 'k') return null
  const rows = rowsOf(values, prefix)
  if (act.startsWith('drop')) {
    const gone = withInner(rows, Number(n)).map((one) => `${prefix}${one}-`)
    return Object.fromEntries(Object.entries(values).filter(([name]) => !gone.some((start) => name.startsWith(start))))
  }
  const field = newRowName(prefix, n === '' ? null : Number(n))
  const chosen = fieldValue({ values, errors: {} }, field)
  const next = (rows.at(-1)?.n ?? 0) + 1
  const { [field]: _chosen, ...rest } = values
  return chosen === '' || rows.length >= mostRows ? rest : { ...rest, [`${prefix}${next}-fact`]: chosen, [`${prefix}${next}-in`]: n }
}

async function receive(deps: Deps, request: FastifyRequest, reply: FastifyReply, right: Right | null): Promise<FastifyReply> {
  const [ctx, actor, values] = [pageOf(request), actorOf(request), typedValues(request.body)]
  const changed = reshaped(values)
  if (changed !== null) return show(request, reply, { values: changed, errors: {} }, right)
  // The sentences of the catalogue are Dutch; what is wrong is told in the language of the reader.
  const told = text(ctx.locale)
  const reading = { words: readQuestions(projectRoot, 'nl'), today: ctx.today, known: right?.parameters ?? {} }
  const read = readLocalForm(values, { ...reading, t: told })
  const dutch = readLocalForm(values, { ...reading, t: text('nl') })
  if (!read.ok || !dutch.ok) return show(request, reply, { values, errors: read.ok ? {} : read.refusal }, right)
  const change = right === null ? await newRight(deps, request, dutch.value) : newRules(right, dutch.value, ctx)
  if (fieldValue({ values, errors: {} }, 'act') === 'look') return look(deps, request, reply, { values, right, change })
  const kept = await draftChange(deps, actor, { change, note: null, origin: 'form', key: readSaveKey(request.body) })
  if (kept.ok) return redirectDone(reply, paths.change(kept.value.changeId), { text: told.drafted })
  if (kept.refusal.kind === 'not-found') return sendNotFound(request, reply)
  const problems = kept.refusal.problems.map((problem) => problemWords(problem, told))
  return show(request, reply, { values, errors: { [placeOfProblem(values)]: problems.join(' ') } }, right)
}

type Looked = { readonly values: FormValues; readonly right: Right | null; readonly change: Change }

/** How the right would read; nothing is kept. */
async function look(deps: Deps, request: FastifyRequest, reply: FastifyReply, { values, right, change }: Looked): Promise<FastifyReply> {
  const [ctx, actor] = [pageOf(request), actorOf(request)]
  const rights = await deps.db.as(actor, (tx) => rightsOf(tx, actor.municipalityId))
  const checked = checkChange(rights, change, ctx.today)
  if (checked.ok) return show(request, reply, { values, errors: {} }, right, checked.value.right)
  const problems = checked.refusal.map((problem) => problemWords(problem, text(ctx.locale)))
  return show(request, reply, { values, errors: { [placeOfProblem(values)]: problems.join(' ') } }, right)
}

/** Where a rule that cannot be read was most likely written. */
function placeOfProblem(values: FormValues): string {
  const own = rowsOf(values, 'c').find(({ fact }) => fact === 'rule')
  if (fieldValue({ values, errors: {} }, 'amountRule') !== '') return 'amountRule'
  return own === undefined ? 'title' : `c${own.n}-value`
}

async function newRight(deps: Deps, request: FastifyRequest, wish: LocalWish): Promise<Change> {
  const [ctx, actor] = [pageOf(request), actorOf(request)]
  const rights = await deps.db.as(actor, (tx) => rightsOf(tx, actor.municipalityId))
  const municipality = placeName(ctx.municipality.name)
  const id = idFor(wish.title, municipality, new Set(rights.map((one) => one.id)))
  return { kind: 'right', right: rightSchema.parse(localRight(wish, { id, municipality, today: ctx.today })) }
}

function newRules(right: Right, wish: LocalWish, ctx: PageContext): Change {
  const { id, automatic, sources } = right
  const { from } = wish
  const about = { ...aboutOf(wish, ctx.today), automatic, sources: [...new Set([wish.source, ...sources])] }
  return changeSchema.parse({ kind: 'version', right: id, from, version: nextVersion(wish, right), about, parameters: parametersOf(wish) })
}
