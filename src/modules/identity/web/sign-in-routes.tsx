import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { roles } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm, typedValues } from '#platform/http/form.ts'
import { chooseMunicipality, type Municipality, municipalityList } from '#platform/http/municipality.ts'
import { redirectDone, sendPage } from '#platform/http/reply.tsx'
import { pageOf } from '#platform/http/request.ts'
import { formatHour } from '#platform/text/format.ts'
import type { FieldErrors } from '#platform/web/form-state.ts'
import { giveCode, givePassword } from '../commands/sign-in.ts'
import { signOnName } from '../queries/provider.ts'
import { identityText } from '../text.ts'
import { deviceOf } from './device.ts'
import { firstPasskeyPath } from './first-passkey-routes.tsx'
import type { Sessions } from './identify.ts'
import { leaving } from './leave.ts'
import { onwardOf } from './onward.ts'
import { practiceCode } from './practice-code.ts'
import { setSessionCookie } from './session-cookie.ts'
import { CodePage, SignInPage } from './sign-in-page.tsx'

const slowDown = { max: 60, timeWindow: '1 minute' }

export function signInRoutes(app: FastifyInstance, deps: Deps, options: { readonly sessions: Sessions; readonly secret: string }): void {
  const { sessions, secret } = options
  const municipalities = municipalityList(deps)
  const open = { access: 'public' as const, purpose: 'sign-in' as const, rateLimit: slowDown }

  const namedChoice = async (
    request: FastifyRequest,
  ): Promise<{ readonly all: readonly Municipality[]; readonly chosen: Municipality | null }> => {
    const all = await municipalities.all()
    const slug = typedValues(request.body)['municipality']
    return { all, chosen: all.find((one) => one.slug === slug) ?? chooseMunicipality(request, all) }
  }

  app.get('/inloggen', { config: open }, async (request, reply) => {
    if (request.signedIn !== null) return reply.redirect(onwardOf(request), 303)
    const { all, chosen } = await namedChoice(request)
    return sendPage(
      reply,
      200,
      <SignInPage ctx={pageOf(request)} onward={onwardOf(request)} municipalities={all} signOn={await signOnName(deps, chosen?.id)} />,
    )
  })

  app.post('/inloggen', { config: open }, async (request, reply) => {
    const ctx = pageOf(request)
    const t = identityText(ctx.locale)
    const { all, chosen } = await namedChoice(request)
    const { password: _, ...kept } = typedValues(request.body)
    const signOn = await signOnName(deps, chosen?.id)
    const again = (status: number, errors: FieldErrors) =>
      sendPage(
        reply,
        status,
        <SignInPage ctx={ctx} form={{ values: kept, errors }} onward={onwardOf(request)} municipalities={all} signOn={signOn} />,
      )
    const schema = z.object({
      email: z.string(t.emailMissing).trim().min(1, t.emailMissing).max(200, t.emailMissing),
      password: z.string(t.passwordMissing).min(1, t.passwordMissing).max(200, t.wrong),
    })
    const form = readForm(schema, request.body)
    if (!form.ok) return again(422, form.refusal)
    if (chosen === null) return again(422, { email: t.wrong })
    const step = { municipalityId: chosen.id, ...form.value, device: deviceOf(request), secret }
    const result = await givePassword(deps, step)
    if (!result.ok) {
      const until = result.refusal.kind === 'wait' ? result.refusal.until : null
      return again(until === null ? 422 : 429, { email: until === null ? t.wrong : t.wait(formatHour(until, ctx.locale)) })
    }
    setSessionCookie(reply, chosen.id, result.value, deps.now())
    return reply.redirect(`/inloggen/code?verder=${encodeURIComponent(onwardOf(request))}`, 303)
  })

  const codePage = async (request: FastifyRequest, reply: FastifyReply, status: number, errors: FieldErrors) => {
    const found = await sessions.find(request)
    if (found === null || found.session.stage !== 'password') return reply.redirect('/inloggen', 303)
    const municipality = (await municipalities.all()).find((one) => one.id === found.municipalityId)
    const demoCode = municipality?.demo === true ? practiceCode(found.session, deps.now()) : null
    return sendPage(
      reply,
      status,
      <CodePage ctx={pageOf(request)} form={{ values: {}, errors }} onward={onwardOf(request)} demoCode={demoCode} />,
    )
  }

  app.get('/inloggen/code', { config: open }, (request, reply) => codePage(request, reply, 200, {}))

  app.post('/inloggen/code', { config: open }, async (request, reply) => {
    const ctx = pageOf(request)
    const t = identityText(ctx.locale)
    const found = await sessions.find(request)
    if (found === null || found.session.stage !== 'password') return reply.redirect('/inloggen', 303)
    const form = readForm(z.object({ code: z.string(t.codeMissing).trim().min(1, t.codeMissing) }), request.body)
    if (!form.ok) return codePage(request, reply, 422, form.refusal)
    const { session, municipalityId } = found
    const result = await giveCode(deps, { municipalityId, session, code: form.value.code, device: deviceOf(request), secret })
    sessions.forget()
    if (!result.ok) {
      const message = result.refusal.kind === 'wait' ? t.wait(formatHour(result.refusal.until, ctx.locale)) : t.codeWrong
      return codePage(request, reply, result.refusal.kind === 'wait' ? 429 : 422, { code: message })
    }
    setSessionCookie(reply, municipalityId, result.value, deps.now())
    const onward = onwardOf(request)
    // Where only strong ways in count, a code opens nothing but the making of a first key.
    return reply.redirect(session.isStrongOnly ? `${firstPasskeyPath}?verder=${encodeURIComponent(onward)}` : onward, 303)
  })

  const leave = leaving(deps, sessions)
  const signOut = (everywhere: boolean) => async (request: FastifyRequest, reply: FastifyReply) => {
    await leave(request, reply, everywhere)
    return redirectDone(reply, '/inloggen', { text: identityText(pageOf(request).locale).signedOut })
  }
  app.post('/afmelden', { config: { access: roles, purpose: 'sign-in', forEnrolment: true } }, signOut(false))
  app.post('/afmelden/overal', { config: { access: roles, purpose: 'sign-in' } }, signOut(true))
}
