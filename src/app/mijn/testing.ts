import type { FastifyInstance } from 'fastify'
import type { Site } from '#app/site.testing.ts'
import { addMember } from '#modules/dossiers/public.ts'
import { askCode, chooseProof, giveAccess, passCode } from '#modules/family/public.ts'

/** A browser of a parent: keeps its cookies, posts with the token of the page, and opens no other door. */
export type Browser = {
  readonly get: (url: string) => Promise<Seen>
  readonly post: (url: string, typed?: Readonly<Record<string, string>>, form?: string) => Promise<Seen>
  readonly cookies: Record<string, string>
}
export type Seen = {
  readonly status: number
  readonly html: string
  readonly location: string
  readonly headers: Readonly<Record<string, unknown>>
}

const formType = 'application/x-www-form-urlencoded'

export function browserOf(app: FastifyInstance): Browser {
  const cookies: Record<string, string> = {}
  const send = async (method: 'GET' | 'POST', url: string, payload?: string): Promise<Seen> => {
    const headers = payload === undefined ? {} : { 'content-type': formType }
    const answer = await app.inject({ method, url, cookies, headers, ...(payload === undefined ? {} : { payload }) })
    for (const { name, value } of answer.cookies) {
      if (value === '') delete cookies[name]
      else cookies[name] = value
    }
    return { status: answer.statusCode, html: answer.body, location: String(answer.headers['location'] ?? ''), headers: answer.headers }
  }
  return {
    cookies,
    get: (url) => send('GET', url),
    post: async (url, typed = {}, form = '/mijn/instellingen') => {
      const { html } = await send('GET', form)
      const payload = new URLSearchParams(typed)
      for (const name of ['_csrf', '_key']) {
        const given = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]
        if (!payload.has(name) && given !== undefined) payload.set(name, given)
      }
      return send('POST', url, payload.toString())
    },
  }
}

/** The text of the last message that waits. */
export async function lastMessage({ world }: Site): Promise<{ readonly body: string; readonly recipient: string; readonly state: string }> {
  return world.db.as(world.actor('counsellor'), (tx) =>
    tx
      .selectFrom('platform.message')
      .select(['body', 'recipient', 'state'])
      .where('municipality_id', '=', world.municipalityId)
      .orderBy('requested_at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow(),
  )
}

export async function motherOf({ world }: Site, dossierId: string): Promise<string> {
  const row = await world.db.as(world.actor('counsellor'), (tx) =>
    tx
      .selectFrom('dossiers.dossier')
      .select('mother_id')
      .where('municipality_id', '=', world.municipalityId)
      .where('id', '=', dossierId)
      .executeTakeFirstOrThrow(),
  )
  return row.mother_id
}

/** The other parent of a family, with a name of his own. */
export async function addOtherParent({ world }: Site, dossierId: string): Promise<string> {
  const actor = world.actor('counsellor')
  await world.db.as(actor, (tx) =>
    addMember(tx, world.deps, actor, { dossierId, member: { person: { givenName: 'Yassin', phone: '0471 99 88 77' }, role: 'co-parent' } }),
  )
  const row = await world.db.as(actor, (tx) =>
    tx
      .selectFrom('dossiers.member')
      .select('person_id')
      .where('municipality_id', '=', world.municipalityId)
      .where('dossier_id', '=', dossierId)
      .where('role', '=', 'co-parent')
      .executeTakeFirstOrThrow(),
  )
  return row.person_id
}

export const word = 'zeebries'

/** Gives somebody access, comes in the first time in a browser of its own and chooses a word. */
export async function enter(
  site: Site,
  dossierId: string,
  personId: string,
  address: string,
): Promise<Browser & { readonly accessId: string }> {
  const { world, app } = site
  const { deps, municipalityId } = world
  const actor = world.actor('counsellor')
  const given = await giveAccess(deps, actor, { dossierId, personId, channel: 'mail', address, locale: 'nl', isSafe: true, saveKey: null })
  if (!given.ok) throw new Error(given.refusal.kind)
  const device = deps.newToken()
  await askCode(deps, { municipalityId, typed: address, device, locale: 'nl', link: null })
  const code = /\d{6}/.exec((await lastMessage(site)).body)?.[0] ?? ''
  const passed = await passCode(deps, { municipalityId, device, code })
  if (!passed.ok) throw new Error(passed.refusal.kind)
  const step = { municipalityId, device, deviceName: 'test', startCode: given.value.startCode ?? '', proof: word }
  const session = await chooseProof(deps, step)
  if (!session.ok) throw new Error(session.refusal.kind)
  const browser = browserOf(app)
  browser.cookies['m'] = `${municipalityId}.${session.value.token}`
  return { ...browser, accessId: given.value.accessId }
}
