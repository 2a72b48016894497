import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { dossierPolicy } from '#modules/dossiers/public.ts'
import { type CodeRefusal, decodeSituation, type Situation } from '#modules/rights/in-browser/public.ts'
import { readQuestions, rightsPolicy } from '#modules/rights/public.ts'
import type { Deps } from '#platform/deps.ts'
import { typedValues } from '#platform/http/form.ts'
import { sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf } from '#platform/http/request.ts'
import { projectRoot } from '#platform/root.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { fieldValue } from '#platform/web/form-state.ts'
import { type Choice, familiesFor } from './code-families.ts'
import { CodePage } from './code-page.tsx'
import { staffText } from './staff-text.ts'

/** What a family took along from the self-check, read by the team. The code comes by form, never in an address. */
export function codeRoutes(app: FastifyInstance, deps: Deps): void {
  const team = { access: dossierPolicy.who('dossiers.read'), purpose: 'guidance' } as const
  app.get('/rechten/code', { config: team }, (request, reply) => showCode(deps, request, reply))
  app.post('/rechten/code', { config: team }, (request, reply) => showCode(deps, request, reply))
}

async function showCode(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const questions = readQuestions(projectRoot, ctx.locale)
  const form = { values: typedValues(request.body), errors: {} }
  const page = { ctx, form, situation: null, choice: null, questions }
  if (request.method === 'GET') return sendPage(reply, 200, <CodePage {...page} />)
  const read = decodeSituation(fieldValue(form, 'code'))
  if (read.ok) {
    const choice = await choiceFor(deps, request, read.value, fieldValue(form, 'q'))
    return sendPage(reply, 200, <CodePage {...page} situation={read.value} choice={choice} />)
  }
  const errors = { code: codeError(read.refusal, ctx.locale) }
  return sendPage(reply, 422, <CodePage {...page} form={{ ...form, errors }} />)
}

/** Only for who may write in a dossier; others read what the code says and no more. */
async function choiceFor(deps: Deps, request: FastifyRequest, situation: Situation, typed: string): Promise<Choice | null> {
  const actor = actorOf(request)
  if (!rightsPolicy.allows(actor, 'rights.record')) return null
  const days = (situation.children ?? []).flatMap(({ birthDate }) => birthDate ?? [])
  return familiesFor(deps, actor, { typed: typed.trim().slice(0, 80), days }, pageOf(request).today)
}

function codeError(refusal: CodeRefusal, locale: PublicLocale): string {
  const t = staffText(locale)
  return { empty: t.empty, misread: t.misread, 'other-version': t.otherVersion }[refusal]
}
