import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { roles } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { typedValues } from '#platform/http/form.ts'
import { sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readQuery } from '#platform/http/request.ts'
import { formatHour } from '#platform/text/format.ts'
import { proveAgain, renewToken } from '../commands/sign-in.ts'
import { type Means, meansOf } from '../queries/means.ts'
import type { LiveSession } from '../queries/sessions.ts'
import { identityText } from '../text.ts'
import type { Sessions } from './identify.ts'
import { onwardOf } from './onward.ts'
import { practiceCode } from './practice-code.ts'
import { setSessionCookie } from './session-cookie.ts'
import { type KeptField, StepUpPage } from './step-up-page.tsx'

export const provenForMs = 10 * 60_000

type Asked = { readonly onward: string; readonly again: 'post' | 'get'; readonly kept: readonly KeptField[]; readonly error: string | null }

/** Every field that was sent, the hidden ones too, apart from what belongs to one page or to the proof itself. */
function keptFields(body: unknown): KeptField[] {
  const key = z.object({ _key: z.uuid() }).safeParse(body)
  const typed = Object.entries(typedValues(body)).flatMap(([name, value = '']) =>
    (typeof value === 'string' ? [value] : [...value]).map((one) => ({ name, value: one })),
  )
  return key.success ? [{ name: '_key', value: key.data._key }, ...typed] : typed
}

function pathOf(address: string | undefined): string {
  try {
    const url = new URL(address ?? '')
    return url.pathname + url.search
  } catch {
    return '/'
  }
}

async function show(deps: Deps, sessions: Sessions, request: FastifyRequest, reply: FastifyReply, asked: Asked, status: number) {
  const ctx = pageOf(request)
  const actor = actorOf(request)
  const found = await sessions.find(request)
  const accountId = actor.accountId ?? ''
  const all: Means = await deps.db.as(actor, (tx) => meansOf(tx, actor.municipalityId, accountId))
  const means = found?.session.isStrongOnly === true ? { ...all, code: false } : all
  const demoCode = ctx.municipality.demo && found !== null ? practiceCode(found.session, deps.now()) : null
  return sendPage(reply, status, <StepUpPage ctx={ctx} means={means} demoCode={demoCode} {...asked} />)
}

/** Stands before a dangerous act: asks the second factor again, and carries along what was typed. */
export function askAgain(deps: Deps, sessions: Sessions) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const isForm = request.method === 'POST' && !(request.headers['content-type'] ?? '').startsWith('multipart/')
    const onward = request.method === 'GET' || isForm ? request.url : pathOf(request.headers.referer)
    const asked: Asked = { onward, again: isForm ? 'post' : 'get', kept: isForm ? keptFields(request.body) : [], error: null }
    return show(deps, sessions, request, reply, asked, 403)
  }
}

const proof = z.object({
  _code: z.string().max(20).optional(),
  _elsewhere: z.string().optional(),
  _passkey: z.string().max(20_000).optional(),
})

export type PasskeyProof = (request: FastifyRequest, session: LiveSession, answer: string) => Promise<boolean>

/** Where the proof arrives; the browser then sends the form it came with once more, to where it was going. */
export function stepUpRoutes(
  app: FastifyInstance,
  deps: Deps,
  options: { readonly sessions: Sessions; readonly secret: string; readonly passkeyProof: PasskeyProof },
): void {
  const { sessions, secret } = options
  const config = { access: roles, purpose: 'security' as const, rateLimit: { max: 60, timeWindow: '1 minute' } }

  app.post('/bevestig', { config }, async (request, reply) => {
    const found = await sessions.find(request)
    if (found === null) return sendNotFound(request, reply)
    const { session, municipalityId } = found
    const t = identityText(pageOf(request).locale)
    const again = readQuery(request)['wijze'] === 'get' ? ('get' as const) : ('post' as const)
    const given = proof.safeParse(request.body)
    const refused = (error: string, status: number) =>
      show(deps, sessions, request, reply, { onward: onwardOf(request), again, kept: keptFields(request.body), error }, status)
    const goOn = async () => {
      // What was stolen before the proof is worth nothing after it (OWASP ASVS 5.0, 7.2.4).
      const renewed = await deps.db.as(actorOf(request), (tx) => renewToken(tx, deps, municipalityId, session.id))
      if (renewed !== null) setSessionCookie(reply, municipalityId, renewed, deps.now())
      sessions.forget()
      // 307: the browser repeats the form, with all that was typed, at the address it was meant for.
      return reply.redirect(onwardOf(request), again === 'post' ? 307 : 303)
    }
    if (!given.success) return refused(t.codeWrong, 422)
    const { _code: code, _elsewhere: elsewhere, _passkey: passkey } = given.data
    if (passkey !== undefined && passkey !== '') {
      return (await options.passkeyProof(request, session, passkey)) ? goOn() : refused(t.passkeyWrong, 422)
    }
    if (elsewhere !== undefined) {
      sessions.forget()
      const now = await sessions.find(request)
      const fresh = deps.now().getTime() - (now?.session.provenAt?.getTime() ?? 0) <= provenForMs
      return fresh ? goOn() : refused(t.notYetElsewhere, 422)
    }
    // Where only strong ways in count, a code confirms nothing either.
    if (session.isStrongOnly) return refused(t.passkeyWrong, 422)
    const result = await proveAgain(deps, { municipalityId, session, code: code ?? '', secret })
    if (result.ok) return goOn()
    const { refusal } = result
    sessions.forget()
    return refusal.kind === 'wait' ? refused(t.wait(formatHour(refusal.until, pageOf(request).locale)), 429) : refused(t.codeWrong, 422)
  })
}
