import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { visitor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { readText, typedValues } from '#platform/http/form.ts'
import { sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readParameter, readQuery } from '#platform/http/request.ts'
import { formatHour } from '#platform/text/format.ts'
import { isPublicLocale, type PublicLocale } from '#platform/text/locale.ts'
import type { FieldErrors } from '#platform/web/form-state.ts'
import { askCode } from '../commands/ask-code.ts'
import { chooseProof, type EntryRefusal, enteringAccess, giveProof } from '../commands/give-proof.ts'
import { passCode, passLink } from '../commands/pass-code.ts'
import { endSessionsOf } from '../commands/sessions.ts'
import { waitingMessage } from '../queries/challenges.ts'
import { familyText } from '../text.ts'
import { clearAll, clearDevice, type Kept, readDevice, setDevice, setSession } from './cookies.ts'
import { AddressPage, CodePage, inLocale, ProofPage } from './entry-pages.tsx'
import { WeatherPage } from './shell.tsx'

export type FamilyOptions = { readonly origin: () => string; readonly links: boolean }

const open = { access: 'public', purpose: 'own-access', rateLimit: { max: 60, timeWindow: '1 minute' } } as const

function deviceName(request: FastifyRequest): string {
  const agent = request.headers['user-agent'] ?? ''
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)/.exec(agent)?.[1] ?? 'Browser'
  const system = /(Android|iPhone|iPad|Windows|Mac OS X|Linux)/.exec(agent)?.[1] ?? ''
  return `${browser.replace('Edg', 'Edge').replace('OPR', 'Opera')} ${system}`.trim()
}

function typed(request: FastifyRequest, name: string): string {
  return readText(request.body, name).trim()
}

/** The language she chose on the way in goes along to her own page: her phone may speak another. */
function chosenLocale(request: FastifyRequest): PublicLocale | null {
  const asked = readQuery(request)['taal']
  return asked !== undefined && isPublicLocale(asked) ? asked : null
}

function onward(request: FastifyRequest, path: string): string {
  return inLocale(path, chosenLocale(request))
}

/** In without a password: an address, a code on this device, a word only she knows. And out, at once. */
export function entryRoutes(app: FastifyInstance, deps: Deps, options: FamilyOptions): void {
  app.get('/mijn', { config: open }, async (request, reply) => {
    if (actorOf(request).role === 'family') return reply.redirect(onward(request, '/mijn/thuis'), 303)
    return sendPage(reply, 200, <AddressPage ctx={pageOf(request)} chosen={chosenLocale(request)} />)
  })
  app.post('/mijn', { config: open }, (request, reply) => ask(deps, options, request, reply))
  app.get('/mijn/code', { config: open }, (request, reply) => showCode(deps, request, reply, 200, {}))
  app.post('/mijn/code', { config: open }, (request, reply) => takeCode(deps, request, reply))
  app.get('/mijn/l/:token', { config: open }, (request, reply) => takeLink(deps, request, reply))
  app.get('/mijn/woord', { config: open }, (request, reply) => showProof(deps, request, reply, 200, {}))
  app.post('/mijn/woord', { config: open }, (request, reply) => takeProof(deps, request, reply))
  app.post('/mijn/weg', { config: { access: 'public', purpose: 'own-access', needsNoToken: true } }, (request, reply) =>
    leave(deps, request, reply),
  )
  app.get('/weer', { config: { access: 'public' } }, async (request, reply) => {
    const { locale, municipality } = pageOf(request)
    return sendPage(reply, 200, <WeatherPage locale={locale} theme={municipality.theme} />)
  })
}

async function ask(deps: Deps, options: FamilyOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const address = typed(request, 'address').slice(0, 200)
  if (address === '') {
    const errors = { address: familyText(ctx.locale).entry.addressMissing }
    return sendPage(reply, 422, <AddressPage ctx={ctx} chosen={chosenLocale(request)} form={{ values: {}, errors }} />)
  }
  const device: Kept = { municipalityId: ctx.municipality.id, token: deps.newToken() }
  await askCode(deps, {
    municipalityId: device.municipalityId,
    typed: address,
    device: device.token,
    locale: ctx.locale,
    link: options.links ? (token) => `${options.origin()}/mijn/l/${token}` : null,
  })
  setDevice(reply, device)
  return reply.redirect(onward(request, '/mijn/code'), 303)
}

async function showCode(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  errors: FieldErrors,
): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const device = readDevice(request)
  if (device === null) return reply.redirect(onward(request, '/mijn'), 303)
  // Only where people are invented: there no mail leaves, and the page says what it would have said.
  const demo = ctx.municipality.demo
    ? await deps.db.as(visitor(device.municipalityId, 'own-access'), (tx) =>
        waitingMessage(tx, device.municipalityId, device.token, deps.now()),
      )
    : null
  return sendPage(reply, status, <CodePage ctx={ctx} chosen={chosenLocale(request)} form={{ values: {}, errors }} demo={demo} />)
}

async function takeCode(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const t = familyText(pageOf(request).locale).entry
  const device = readDevice(request)
  if (device === null) return reply.redirect(onward(request, '/mijn'), 303)
  const code = typed(request, 'code')
  if (!/\d/.test(code)) return showCode(deps, request, reply, 422, { code: t.codeMissing })
  const result = await passCode(deps, { municipalityId: device.municipalityId, device: device.token, code })
  if (result.ok) return reply.redirect(onward(request, '/mijn/woord'), 303)
  return showCode(deps, request, reply, 422, { code: result.refusal.kind === 'wrong' ? t.codeWrong : t.askAgain })
}

/** Opened in another browser: nothing, and the same words as for a link that never was. */
async function takeLink(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const device = readDevice(request)
  const token = readParameter(request, 'token')
  const passed = device !== null && (await passLink(deps, { municipalityId: device.municipalityId, device: device.token, token })).ok
  if (passed) return reply.redirect(onward(request, '/mijn/woord'), 303)
  return sendPage(reply, 404, <AddressPage ctx={ctx} chosen={chosenLocale(request)} said={familyText(ctx.locale).entry.linkDead} />)
}

async function showProof(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  errors: FieldErrors,
): Promise<FastifyReply> {
  const device = readDevice(request)
  const entering =
    device === null
      ? null
      : await deps.db.as(visitor(device.municipalityId, 'own-access'), (tx) =>
          enteringAccess(tx, device.municipalityId, device.token, deps.now()),
        )
  if (entering === null) return reply.redirect(onward(request, '/mijn'), 303)
  const values = { start: typed(request, 'start') }
  const isFirst = entering.access.proofHash === null
  return sendPage(
    reply,
    status,
    <ProofPage ctx={pageOf(request)} chosen={chosenLocale(request)} form={{ values, errors }} isFirst={isFirst} />,
  )
}

async function takeProof(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const device = readDevice(request)
  if (device === null) return reply.redirect(onward(request, '/mijn'), 303)
  const proof = typed(request, 'proof')
  if (proof === '') return showProof(deps, request, reply, 422, { proof: familyText(ctx.locale).entry.proofMissing })
  const step = { municipalityId: device.municipalityId, device: device.token, deviceName: deviceName(request), proof }
  const startCode = typedValues(request.body)['start']
  const result =
    startCode === undefined ? await giveProof(deps, step) : await chooseProof(deps, { ...step, startCode: typed(request, 'start') })
  if (!result.ok) {
    if (result.refusal.kind === 'ask-again') return reply.redirect(onward(request, '/mijn'), 303)
    return showProof(deps, request, reply, result.refusal.kind === 'wait' ? 429 : 422, errorsOf(result.refusal, ctx.locale))
  }
  clearDevice(reply)
  setSession(reply, { municipalityId: device.municipalityId, token: result.value.token })
  return reply.redirect(onward(request, '/mijn/thuis'), 303)
}

function errorsOf(refusal: EntryRefusal, locale: Parameters<typeof familyText>[0]): FieldErrors {
  const t = familyText(locale).entry
  if (refusal.kind === 'start-code') return { start: t.startWrong }
  if (refusal.kind === 'proof') return { proof: t.refused[refusal.why] }
  if (refusal.kind === 'wait') return { proof: t.wait(formatHour(refusal.until, locale)) }
  return { proof: t.proofWrong }
}

/** Signed out in the database and in the browser; where the browser obeys, cookies, cache and storage are emptied. */
async function leave(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { municipalityId, accountId, sessionId, role } = actorOf(request)
  if (role === 'family' && accountId !== null && sessionId !== null) {
    await deps.db.as(visitor(municipalityId, 'own-access'), (tx) => endSessionsOf(tx, deps, municipalityId, accountId, sessionId))
  }
  clearAll(reply)
  return reply.header('clear-site-data', '"cache", "cookies", "storage"').header('cache-control', 'no-store').redirect('/weer', 303)
}
