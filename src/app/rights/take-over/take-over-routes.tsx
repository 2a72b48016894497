import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { decodeSituation, keepTaken, rightsPolicy, turnTaken } from '#modules/rights/public.ts'
import type { Deps } from '#platform/deps.ts'
import { readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { emptyForm, type FormState, fieldValue } from '#platform/web/form-state.ts'
import { finish, firstLook } from '../act-routes.ts'
import { type FamilyRights, loadRightsOf } from '../load.ts'
import { paths } from '../paths.ts'
import { text as rightsText } from '../text.ts'
import { type Comparison, compare, firstTicks, seenField, takeName, writeMatching } from './compare.ts'
import { TakeOverPage } from './take-over-page.tsx'
import { text } from './text.ts'

/** A code that a family brings from the public self-check, taken over into its dossier. The code comes by form, never in an address. */
export function takeOverRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: rightsPolicy.who('rights.record'), purpose: 'guidance' } as const
  app.get(paths.code(':dossierId'), { config }, async (request, reply) => {
    const view = await viewOf(deps, request)
    return view === null ? sendNotFound(request, reply) : show(reply, { view, form: emptyForm, comparison: null })
  })
  app.post(paths.code(':dossierId'), { config }, async (request, reply) => receive(deps, request, reply))
  for (const [path, to] of [
    ['terug', 'withdrawn'],
    ['opnieuw', 'restored'],
  ] as const)
    app.post(paths.taken(':dossierId', ':withId', path), { config }, async (request, reply) => {
      const [dossierId, withId] = [readId(request, 'dossierId'), readId(request, 'withId')]
      if (dossierId === null || withId === null) return sendNotFound(request, reply)
      const t = rightsText(pageOf(request).locale)
      const result = await turnTaken(deps, actorOf(request), { dossierId, key: readSaveKey(request.body), withId, to })
      const done = to === 'withdrawn' ? { text: t.undone, undo: paths.taken(dossierId, withId, 'opnieuw') } : { text: t.restored }
      return finish(request, reply, result, { to: paths.all(dossierId), ...done })
    })
}

async function viewOf(deps: Deps, request: FastifyRequest): Promise<FamilyRights | null> {
  const dossierId = readId(request, 'dossierId')
  return dossierId === null ? null : loadRightsOf(deps, actorOf(request), dossierId, pageOf(request))
}

type Shown = { readonly view: FamilyRights; readonly form: FormState; readonly comparison: Comparison | null; readonly saveKey?: string }

function show(reply: FastifyReply, shown: Shown): FastifyReply {
  return sendPage(reply, Object.keys(shown.form.errors).length === 0 ? 200 : 422, <TakeOverPage {...shown} />)
}

async function receive(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const view = await viewOf(deps, request)
  if (view === null) return sendNotFound(request, reply)
  const t = text(view.ctx.locale)
  const values = typedValues(request.body)
  const read = (name: string) => fieldValue({ values, errors: {} }, name)
  const code = decodeSituation(read('code'))
  if (!code.ok) return show(reply, { view, form: { values, errors: { code: t.errors[code.refusal] } }, comparison: null })
  const comparison = compare(code.value, view, values)
  const isFirst = read(seenField) === ''
  const isRematched = !isFirst && read(seenField) !== writeMatching(comparison.matching)
  const chosen = Object.fromEntries(comparison.people.map(({ field, key }) => [field, key]))
  if (isFirst || read('act') !== 'keep' || isRematched) {
    // Other people were chosen: what was ticked was said about somebody else.
    const ticks = isFirst || isRematched ? firstTicks(comparison) : values
    const field = comparison.people[0]?.field ?? 'code'
    const errors = isRematched && read('act') === 'keep' ? { [field]: t.errors.rematched } : {}
    return show(reply, { view, form: { values: { ...ticks, code: values['code'], ...chosen }, errors }, comparison })
  }
  return keep(deps, request, reply, { view, form: { values: { ...values, ...chosen }, errors: {} }, comparison })
}

async function keep(deps: Deps, request: FastifyRequest, reply: FastifyReply, shown: Shown & { readonly comparison: Comparison }) {
  const { view, form, comparison } = shown
  const { ctx, dossier } = view
  const t = text(ctx.locale)
  const facts = comparison.lines.flatMap(({ kept, says, told: { path, value }, on }) =>
    kept !== null && says !== 'same' && fieldValue(form, takeName(path)) !== '' ? [{ ...kept, value, on }] : [],
  )
  const key = readSaveKey(request.body)
  const first = comparison.lines.find(({ kept, says }) => kept !== null && says !== 'same')
  if (facts.length === 0) {
    const errors = { [first === undefined ? 'code' : takeName(first.told.path)]: t.errors.nothing }
    return show(reply, { ...shown, form: { ...form, errors }, ...(key === null ? {} : { saveKey: key }) })
  }
  const result = await keepTaken(deps, actorOf(request), { dossierId: dossier.id, key, facts })
  if (!result.ok) return finish(request, reply, result, { to: paths.all(dossier.id), text: '' })
  await firstLook(deps, actorOf(request), dossier.id, ctx)
  return redirectDone(reply, paths.all(dossier.id), { text: t.kept(facts.length), undo: paths.taken(dossier.id, result.value.id, 'terug') })
}
