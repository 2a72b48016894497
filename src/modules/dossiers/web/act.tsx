import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ComponentChildren, VNode } from 'preact'
import type { z } from 'zod'
import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import type { FlashToStore } from '#platform/http/flash.ts'
import { readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import type { Result } from '#platform/result.ts'
import {
  chosenDay,
  ErrorSummary,
  type FieldErrors,
  Form,
  type FormState,
  type FormValues,
  LinkButton,
  SubmitButton,
} from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import type { DossierSummary } from '../domain/summary.ts'
import { dossierPolicy } from '../policy.ts'
import { readDossier } from '../queries/read-dossier.ts'
import { text, type Words } from '../text.ts'
import { saveOnce } from './save-once.ts'

/** What a page of an act knows: the family, the reader and what `load` fetched. */
export type ActScene<Extra> = {
  readonly dossier: DossierSummary
  readonly extra: Extra
  readonly ctx: PageContext
  readonly t: Words
  readonly today: IsoDay
}

export type Refusal = { readonly kind: keyof Words['refused'] }

/** One change of a dossier as one screen: what it asks, what it does, and where a refusal is shown. */
export type Act<S extends z.ZodType, Extra> = {
  /** Last part of the address: /gezinnen/:dossierId/<path>. */
  readonly path: string
  readonly title: (scene: ActScene<Extra>) => string
  readonly lead?: (scene: ActScene<Extra>) => string
  /** Left out where every answer is a button of its own. */
  readonly save?: (t: Words) => string
  /** Null: there is nothing to do here, the page does not exist. */
  readonly load: (tx: Tx, actor: Actor, dossier: DossierSummary, today: IsoDay) => Promise<Extra | null>
  readonly schema: (scene: ActScene<Extra>) => S
  readonly initial: (scene: ActScene<Extra>) => FormValues
  /** Fields that are asked with chips for likely days. */
  readonly days?: readonly string[]
  readonly fields: (scene: ActScene<Extra>, form: FormState) => ComponentChildren
  readonly after?: (scene: ActScene<Extra>) => ComponentChildren
  readonly run: (tx: Tx, actor: Actor, input: z.output<S>, scene: ActScene<Extra>) => Promise<Result<FlashToStore, Refusal>>
  /** The field a refusal is shown at; the first one of the form when not named. */
  readonly refusedAt: Readonly<Partial<Record<keyof Words['refused'], string>>> & { readonly other: string }
}

export function dossierHref(dossierId: string, path = ''): string {
  return path === '' ? `/gezinnen/${dossierId}` : `/gezinnen/${dossierId}/${path}`
}

function ActPage<S extends z.ZodType, Extra>(props: { act: Act<S, Extra>; scene: ActScene<Extra>; form: FormState }): VNode {
  const { act, scene, form } = props
  const { ctx, dossier, t } = scene
  const back = dossierHref(dossier.id)
  return (
    <StaffPage ctx={ctx} title={act.title(scene)} section="families" width="narrow" lead={act.lead?.(scene)}>
      <p>
        <a class="ds-link" href={back}>
          {dossier.motherName} · {dossier.reference}
        </a>
      </p>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Form ctx={ctx} action={dossierHref(dossier.id, act.path)}>
        {act.fields(scene, form)}
        <div class="op-row">
          {act.save === undefined ? null : <SubmitButton>{act.save(t)}</SubmitButton>}
          <LinkButton href={back} variant="tertiary">
            {t.back}
          </LinkButton>
        </div>
      </Form>
      {act.after?.(scene)}
    </StaffPage>
  )
}

/** Showing the form is a reading of the dossier; sending it is recorded as the act it leads to. */
async function loadScene<S extends z.ZodType, Extra>(
  deps: Deps,
  request: FastifyRequest,
  act: Act<S, Extra>,
): Promise<ActScene<Extra> | null> {
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null) return null
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const today = deps.today()
  return deps.db.as(actor, async (tx) => {
    const dossier = await readDossier(tx, actor.municipalityId, dossierId, today)
    const extra = dossier === null ? null : await act.load(tx, actor, dossier, today)
    if (dossier === null || extra === null) return null
    if (request.method === 'GET') await recordAudit(tx, deps, actor, { action: 'dossiers.form.read', subjectId: dossierId, dossierId })
    return { dossier, extra, ctx, t: text(ctx.locale), today }
  })
}

/** Registers the two addresses of an act: the form, and saving it. A form that is not accepted comes back with everything typed. */
export function actRoutes<S extends z.ZodType, Extra>(app: FastifyInstance, deps: Deps, act: Act<S, Extra>): void {
  const config = { access: dossierPolicy.who('dossiers.change'), purpose: 'guidance' } as const
  const url = `/gezinnen/:dossierId/${act.path}`

  app.get(url, { config }, async (request, reply) => {
    const scene = await loadScene(deps, request, act)
    if (scene === null) return sendNotFound(request, reply)
    return sendPage(reply, 200, <ActPage act={act} scene={scene} form={{ values: act.initial(scene), errors: {} }} />)
  })

  app.post(url, { config }, async (request, reply) => {
    const scene = await loadScene(deps, request, act)
    if (scene === null) return sendNotFound(request, reply)
    const values = typedValues(request.body)
    const showAgain = (errors: FieldErrors) => sendPage(reply, 422, <ActPage act={act} scene={scene} form={{ values, errors }} />)
    const days = Object.fromEntries((act.days ?? []).map((name) => [name, chosenDay(values, name)]))
    const form = readForm(act.schema(scene), { ...values, ...days })
    if (!form.ok) return showAgain(form.refusal)
    const actor = actorOf(request)
    const to = dossierHref(scene.dossier.id)
    const saved = await saveOnce(deps, actor, readSaveKey(request.body), to, (tx) => act.run(tx, actor, form.value, scene))
    if (saved.kind === 'before') return reply.redirect(saved.to, 303)
    if (saved.kind === 'saved') return redirectDone(reply, to, saved.value)
    const { kind } = saved.refusal
    return kind === 'not-found'
      ? sendNotFound(request, reply)
      : showAgain({ [act.refusedAt[kind] ?? act.refusedAt.other]: scene.t.refused[kind] })
  })
}

/** An act that is only a button: reopen, undo, take away. */
export function buttonRoute(
  app: FastifyInstance,
  deps: Deps,
  path: string,
  run: (tx: Tx, actor: Actor, input: { dossierId: string; partId: string; t: Words }) => Promise<Result<FlashToStore, Refusal>>,
): void {
  const config = { access: dossierPolicy.who('dossiers.change'), purpose: 'guidance' } as const
  app.post(`/gezinnen/:dossierId/${path}`, { config }, async (request: FastifyRequest, reply: FastifyReply) => {
    const dossierId = readId(request, 'dossierId')
    const partId = path.includes(':partId') ? readId(request, 'partId') : dossierId
    if (dossierId === null || partId === null) return sendNotFound(request, reply)
    const actor = actorOf(request)
    const t = text(pageOf(request).locale)
    const to = dossierHref(dossierId)
    const saved = await saveOnce(deps, actor, readSaveKey(request.body), to, (tx) => run(tx, actor, { dossierId, partId, t }))
    if (saved.kind === 'before') return reply.redirect(saved.to, 303)
    if (saved.kind === 'saved') return redirectDone(reply, to, saved.value)
    if (saved.refusal.kind === 'not-found') return sendNotFound(request, reply)
    return redirectProblem(reply, to, t.refused[saved.refusal.kind])
  })
}
