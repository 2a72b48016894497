import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { said } from '#modules/programmes/public.ts'
import type { Deps } from '#platform/deps.ts'
import { readText } from '#platform/http/form.ts'
import { redirectDone, sendNotFound } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId, readParameter } from '#platform/http/request.ts'
import { requiredInstrument } from '../catalogue.ts'
import { setInOrder } from '../commands/set-in-order.ts'
import { findItem } from '../domain/instrument.ts'
import { policy } from '../policy.ts'
import { text } from '../text.ts'
import { addresses } from './addresses.ts'
import { stateWords } from './answer-words.ts'

const stateOf = z.enum(['in_orde', 'bezig', 'niet_in_orde', 'unknown', 'not-applicable', 'skipped', 'missing'])
const childOf = z.uuid().nullable()

/** Changing one state from the dossier page, and taking that back. */
export function inOrderRoutes(app: FastifyInstance, deps: Deps): void {
  const options = { config: { access: policy.who('indicators.record'), purpose: 'guidance' } } as const
  app.post('/gezinnen/:dossierId/in-orde', options, (request, reply) => {
    // The button says item, state and, after a multiple birth, the child.
    const [item = '', state, child] = readText(request.body, 'stand').split('/')
    return change(deps, request, reply, { item, state, child, isUndo: false })
  })
  const undo = (request: FastifyRequest, reply: FastifyReply) => {
    const [item, child] = [readParameter(request, 'item'), readParameter(request, 'childId')]
    return change(deps, request, reply, {
      item,
      state: readParameter(request, 'state'),
      child: child === '' ? undefined : child,
      isUndo: true,
    })
  }
  app.post('/gezinnen/:dossierId/in-orde/:item/:state', options, undo)
  app.post('/gezinnen/:dossierId/in-orde/:item/:state/:childId', options, undo)
}

type Change = { readonly item: string; readonly state: string | undefined; readonly child: string | undefined; readonly isUndo: boolean }

async function change(deps: Deps, request: FastifyRequest, reply: FastifyReply, posted: Change): Promise<FastifyReply> {
  const { locale } = pageOf(request)
  const t = text(locale)
  const dossierId = readId(request, 'dossierId')
  const state = stateOf.safeParse(posted.state)
  const childId = childOf.safeParse(posted.child ?? null)
  if (dossierId === null || !state.success || !childId.success) return sendNotFound(request, reply)
  const { item } = posted
  const result = await setInOrder(deps, actorOf(request), { dossierId, item, childId: childId.data, state: state.data })
  if (!result.ok) return sendNotFound(request, reply)
  const to = `${addresses.dossier(dossierId)}#in-orde`
  if (posted.isUndo) return redirectDone(reply, to, { text: t.takenBack })
  const instrument = requiredInstrument('opkomst-dossier')
  const known = findItem(instrument, item)
  const label = known === undefined ? item : said(known.label, locale)
  const undo = addresses.undoState(dossierId, item, result.value.undo, childId.data)
  return redirectDone(reply, to, { text: t.setToast(label, stateWords(instrument, state.data, { t, locale })), undo })
}
