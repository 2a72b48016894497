import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '#platform/deps.ts'
import { readForm, readText } from '#platform/http/form.ts'
import { type Municipality, municipalityList } from '#platform/http/municipality.ts'
import { redirectDone, sendPage, sendProblem } from '#platform/http/reply.tsx'
import { pageOf, readParameter } from '#platform/http/request.ts'
import { colon } from '#platform/text/labelled.ts'
import { ErrorSummary, Form, Question, SubmitButton, TextField } from '#platform/web/fields.tsx'
import type { FieldErrors } from '#platform/web/form-state.ts'
import { PlainPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { type EnrolmentRefusal, enrol, openLink, type PendingEnrolment } from '../commands/enrolment.ts'
import { totpAddress } from '../secrets.ts'
import { identityText, type Text } from '../text.ts'

type EnrolPageProps = {
  readonly ctx: PageContext
  readonly action: string
  readonly pending: PendingEnrolment
  /** The code this link was opened with, to send along; null where it has none. */
  readonly spoken: string | null
  readonly picture: string
  readonly errors: FieldErrors
}

function EnrolPage({ ctx, action, pending, spoken, picture, errors }: EnrolPageProps) {
  const t = identityText(ctx.locale)
  const form = { values: {}, errors }
  return (
    <PlainPage ctx={ctx} title={t.enrolTitle(pending.name)} lead={t.enrolLead}>
      <ErrorSummary errors={errors} ctx={ctx} />
      <Form ctx={ctx} action={action}>
        {spoken === null ? null : <input type="hidden" name="spoken" value={spoken} />}
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

/** The link is half of it: the other half was told by who made it. Says nothing of whose account it is. */
function SpokenPage({ ctx, errors }: { readonly ctx: PageContext; readonly errors: FieldErrors }) {
  const t = identityText(ctx.locale)
  return (
    <PlainPage ctx={ctx} title={t.spokenAskTitle} lead={t.spokenAskLead}>
      <ErrorSummary errors={errors} ctx={ctx} />
      <Form ctx={ctx} action={ctx.path}>
        <TextField
          form={{ values: {}, errors }}
          name="spoken"
          label={t.spokenLabel}
          help={t.spokenHelp}
          autocomplete="off"
          maxlength={12}
        />
        <SubmitButton block>{t.goOn}</SubmitButton>
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
  const gone = (request: FastifyRequest, reply: FastifyReply) => {
    const t = identityText(pageOf(request).locale)
    return sendProblem(request, reply, 410, t.linkTitle, t.linkGone)
  }
  const askSpoken = (request: FastifyRequest, reply: FastifyReply, status: number, errors: FieldErrors) =>
    sendPage(reply, status, <SpokenPage ctx={pageOf(request)} errors={errors} />)

  type Opened = { readonly pending: PendingEnrolment; readonly spoken: string | null }
  const show = async (request: FastifyRequest, reply: FastifyReply, opened: Opened, status: number, errors: FieldErrors) => {
    const ctx = pageOf(request)
    // A page of somebody's first minute; every other minute goes without what draws it.
    const { toDataURL } = await import('qrcode')
    const { totpSecret, email } = opened.pending
    const picture = await toDataURL(totpAddress(totpSecret, email), { margin: 1, width: 400 })
    return sendPage(reply, status, <EnrolPage ctx={ctx} action={ctx.path} {...opened} picture={picture} errors={errors} />)
  }

  app.get('/welkom/:municipality/:token', { config }, async (request, reply) => {
    const municipality = await addressed(request)
    if (municipality === undefined) return gone(request, reply)
    const opened = await openLink(deps, municipality.id, { token: readParameter(request, 'token'), spoken: null })
    if (opened.ok) return show(request, reply, { pending: opened.value, spoken: null }, 200, {})
    return opened.refusal === 'gone' ? gone(request, reply) : askSpoken(request, reply, 200, {})
  })

  app.post('/welkom/:municipality/:token', { config }, async (request, reply) => {
    const t = identityText(pageOf(request).locale)
    const municipality = await addressed(request)
    if (municipality === undefined) return gone(request, reply)
    const token = readParameter(request, 'token')
    const typed = readText(request.body, 'spoken', 40).trim()
    const spoken = typed === '' ? null : typed
    const opened = await openLink(deps, municipality.id, { token, spoken })
    if (!opened.ok) {
      if (opened.refusal === 'gone') return gone(request, reply)
      return askSpoken(request, reply, 422, { spoken: opened.refusal === 'code-wrong' ? t.spokenWrong : t.spokenMissing })
    }
    const state = { pending: opened.value, spoken }
    // Only the code was asked so far.
    const isOnlyCode = spoken !== null && !(typeof request.body === 'object' && request.body !== null && 'password' in request.body)
    if (isOnlyCode) return show(request, reply, state, 200, {})
    const form = readForm(
      z.object({
        password: z.string(t.passwordMissing).min(1, t.passwordMissing),
        code: z.string(t.codeMissing).trim().min(1, t.codeMissing),
      }),
      request.body,
    )
    if (!form.ok) return show(request, reply, state, 422, form.refusal)
    const result = await enrol(deps, municipality.id, { token, spoken, ...form.value })
    if (result.ok) return redirectDone(reply, `/inloggen?gemeente=${municipality.slug}`, { text: t.enrolled })
    if (result.refusal.some(({ field }) => field === 'link')) return gone(request, reply)
    return show(request, reply, state, 422, errorsOf(result.refusal, t))
  })
}
