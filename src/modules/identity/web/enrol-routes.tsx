import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '#platform/deps.ts'
import { readForm } from '#platform/http/form.ts'
import { type Municipality, municipalityList } from '#platform/http/municipality.ts'
import { redirectDone, sendPage, sendProblem } from '#platform/http/reply.tsx'
import { pageOf, readParameter } from '#platform/http/request.ts'
import { colon } from '#platform/text/labelled.ts'
import { ErrorSummary, Form, Question, SubmitButton, TextField } from '#platform/web/fields.tsx'
import type { FieldErrors } from '#platform/web/form-state.ts'
import { PlainPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { type EnrolmentRefusal, enrol, findEnrolment, type PendingEnrolment } from '../commands/accounts.ts'
import { totpAddress } from '../secrets.ts'
import { identityText, type Text } from '../text.ts'

type EnrolPageProps = {
  readonly ctx: PageContext
  readonly action: string
  readonly pending: PendingEnrolment
  readonly picture: string
  readonly errors: FieldErrors
}

function EnrolPage({ ctx, action, pending, picture, errors }: EnrolPageProps) {
  const t = identityText(ctx.locale)
  const form = { values: {}, errors }
  return (
    <PlainPage ctx={ctx} title={t.enrolTitle(pending.name)} lead={t.enrolLead}>
      <ErrorSummary errors={errors} ctx={ctx} />
      <Form ctx={ctx} action={action}>
        <Question step={1} title={t.stepPassword}>
          <TextField form={form} name="password" label={t.password} help={t.stepPasswordHelp} type="password" autocomplete="new-password" />
        </Question>
        <Question step={2} title={t.stepApp}>
          <p>{t.stepAppHelp}</p>
          <img src={picture} alt={t.qrAlt} width="200" height="200" />
          <p>
            {t.appKey}
            {colon(ctx.locale)}
            <code>{pending.totpSecret.replace(/(.{4})/g, '$1 ').trim()}</code>
          </p>
          <TextField form={form} name="code" label={t.code} inputmode="numeric" autocomplete="one-time-code" maxlength={7} />
        </Question>
        <SubmitButton block>{t.ready}</SubmitButton>
      </Form>
    </PlainPage>
  )
}

function errorsOf(refusals: readonly EnrolmentRefusal[], t: Text): FieldErrors {
  const errors: Record<string, string> = {}
  for (const refusal of refusals) {
    if (refusal.field === 'password') errors['password'] = t.passwordRefused[refusal.why]
    if (refusal.field === 'code') errors['code'] = t.codeWrong
  }
  return errors
}

/** Taking an account into use through the link its owner was given. */
export function enrolRoutes(app: FastifyInstance, deps: Deps): void {
  const municipalities = municipalityList(deps)
  const config = { access: 'public' as const, purpose: 'sign-in' as const, rateLimit: { max: 60, timeWindow: '1 minute' } }
  const addressed = async (request: FastifyRequest): Promise<Municipality | undefined> => {
    const slug = readParameter(request, 'municipality')
    return (await municipalities.all()).find((one) => one.slug === slug)
  }
  const show = async (request: FastifyRequest, reply: FastifyReply, status: number, errors: FieldErrors) => {
    const ctx = pageOf(request)
    const t = identityText(ctx.locale)
    const municipality = await addressed(request)
    const pending = municipality === undefined ? null : await findEnrolment(deps, municipality.id, readParameter(request, 'token'))
    if (pending === null) return sendProblem(request, reply, 410, t.linkTitle, t.linkGone)
    // A page of somebody's first minute; every other minute goes without what draws it.
    const { toDataURL } = await import('qrcode')
    const picture = await toDataURL(totpAddress(pending.totpSecret, pending.email), { margin: 1, width: 400 })
    return sendPage(reply, status, <EnrolPage ctx={ctx} action={ctx.path} pending={pending} picture={picture} errors={errors} />)
  }

  app.get('/welkom/:municipality/:token', { config }, (request, reply) => show(request, reply, 200, {}))

  app.post('/welkom/:municipality/:token', { config }, async (request, reply) => {
    const t = identityText(pageOf(request).locale)
    const municipality = await addressed(request)
    const form = readForm(
      z.object({
        password: z.string(t.passwordMissing).min(1, t.passwordMissing),
        code: z.string(t.codeMissing).trim().min(1, t.codeMissing),
      }),
      request.body,
    )
    if (!form.ok || municipality === undefined) return show(request, reply, 422, form.ok ? {} : form.refusal)
    const result = await enrol(deps, municipality.id, { token: readParameter(request, 'token'), ...form.value })
    if (result.ok) return redirectDone(reply, `/inloggen?gemeente=${municipality.slug}`, { text: t.enrolled })
    return show(request, reply, 422, errorsOf(result.refusal, t))
  })
}
