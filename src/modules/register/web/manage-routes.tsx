import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { dayInBrussels } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm, requiredDay, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf } from '#platform/http/request.ts'
import { formatDay } from '#platform/text/format.ts'
import { ActionButton, DateField, ErrorSummary, Form, type FormState, SubmitButton, TextField } from '#platform/web/fields.tsx'
import { emptyForm } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Confirm, Details, List, ListItem } from '#platform/web/parts.tsx'
import { eraseNumbers, switchOff, switchOn } from '../commands/authorise.ts'
import { policy } from '../policy.ts'
import { type Authorisation, countNumbers, listAuthorisations } from '../store.ts'
import { text } from '../text.ts'

const home = '/beheer/rijksregisternummer'

export function registerManageRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: policy.who('register.authorise'), purpose: 'administration' } as const
  const dangerous = { ...config, stepUp: true }
  app.get(home, { config }, (request, reply) => show(deps, request, reply, 200, emptyForm))
  app.post(`${home}/aan`, { config: dangerous }, (request, reply) => turnOn(deps, request, reply))
  app.post(`${home}/uit`, { config }, (request, reply) => turnOff(deps, request, reply))
  app.post(`${home}/wis`, { config: dangerous }, (request, reply) => erase(deps, request, reply))
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, status: number, form: FormState): Promise<FastifyReply> {
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const { all, kept } = await deps.db.as(actor, async (tx) => ({
    all: await listAuthorisations(tx, actor.municipalityId),
    kept: await countNumbers(tx, actor.municipalityId),
  }))
  return sendPage(reply, status, <ManagePage ctx={ctx} all={all} hasNumbers={kept > 0} form={form} />)
}

type PageProps = {
  readonly ctx: PageContext
  readonly all: readonly Authorisation[]
  readonly hasNumbers: boolean
  readonly form: FormState
}

function ManagePage({ ctx, all, hasNumbers, form }: PageProps) {
  const t = text(ctx.locale).manage
  const day = (on: string) => formatDay(on, ctx.locale, ctx.today)
  const current = all.find(({ endedAt }) => endedAt === null)
  const earlier = all.flatMap(({ id, reference, at, endedAt }) =>
    endedAt === null ? [] : [{ id, line: t.earlierLine(reference, day(dayInBrussels(at)), day(dayInBrussels(endedAt))) }],
  )
  return (
    <StaffPage ctx={ctx} title={t.title} section="manage" width="narrow" lead={t.why}>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Card>
        <p>{current === undefined ? t.off : t.on(current.reference, day(current.grantedOn))}</p>
        {current === undefined ? (
          <Form ctx={ctx} action={`${home}/aan`}>
            <TextField form={form} name="reference" label={t.reference} help={t.referenceHelp} maxlength={200} autocomplete="off" />
            <DateField form={form} name="grantedOn" label={t.grantedOn} max={ctx.today} />
            <div class="op-row">
              <SubmitButton>{t.switchOn}</SubmitButton>
            </div>
          </Form>
        ) : (
          <ActionButton ctx={ctx} action={`${home}/uit`} variant="secondary">
            {t.switchOff}
          </ActionButton>
        )}
      </Card>
      {current === undefined && hasNumbers ? (
        <Confirm ctx={ctx} action={`${home}/wis`} title={t.eraseTitle} confirm={t.erase} cancel={{ href: '/beheer', label: t.cancel }}>
          <p>{t.eraseWhat}</p>
        </Confirm>
      ) : null}
      {earlier.length === 0 ? null : (
        <Details summary={t.earlier}>
          <List>
            {earlier.map(({ id, line }) => (
              <ListItem key={id}>{line}</ListItem>
            ))}
          </List>
        </Details>
      )}
    </StaffPage>
  )
}

async function turnOn(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const t = text(ctx.locale).manage
  const values = typedValues(request.body)
  const schema = z.object({
    reference: z.string(t.referenceMissing).trim().min(1, t.referenceMissing).max(200, t.referenceMissing),
    grantedOn: requiredDay(ctx.today, t.dayMissing),
  })
  const form = readForm(schema, values)
  if (!form.ok) return show(deps, request, reply, 422, { values, errors: form.refusal })
  const result = await deps.db.as(actor, (tx) => switchOn(tx, deps, actor, form.value))
  if (result.ok) return redirectDone(reply, home, { text: t.switchedOn })
  if (result.refusal.kind === 'not-found') return sendNotFound(request, reply)
  const errors = result.refusal.kind === 'in-future' ? { grantedOn: t.dayMissing } : { reference: t.referenceMissing }
  return show(deps, request, reply, 422, { values, errors })
}

async function turnOff(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const actor = actorOf(request)
  const result = await deps.db.as(actor, (tx) => switchOff(tx, deps, actor))
  return result.ok ? redirectDone(reply, home, { text: text(pageOf(request).locale).manage.switchedOff }) : sendNotFound(request, reply)
}

async function erase(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const actor = actorOf(request)
  const result = await deps.db.as(actor, (tx) => eraseNumbers(tx, deps, actor))
  return result.ok ? redirectDone(reply, home, { text: text(pageOf(request).locale).manage.erased }) : sendNotFound(request, reply)
}
