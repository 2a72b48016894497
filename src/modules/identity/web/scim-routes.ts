import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, roles } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { readId, readParameter, readQuery } from '#platform/http/request.ts'
import { ok, refuse } from '#platform/result.ts'
import { changeUser, provisionUser, releaseUser, roleNamed, setMembers } from '../commands/provisioning.ts'
import { provisioningActor } from '../commands/provisioning-token.ts'
import { listResponse, resourceTypes, schemas, serviceConfig } from '../domain/scim/described.ts'
import { fits, type Json, readFilter } from '../domain/scim/filter.ts'
import { applyPatch, type Operation, type PatchRefusal, type Resource } from '../domain/scim/patch.ts'
import { groupResource, readUser, userResource } from '../domain/scim/user.ts'
import { provisionedAccounts } from '../queries/provisioning.ts'
import type { Sessions } from './identify.ts'

type Options = { readonly sessions: Sessions; readonly origin: () => string }
type Handler = (request: FastifyRequest, reply: FastifyReply, actor: Actor) => Promise<FastifyReply>

const mediaType = 'application/scim+json; charset=utf-8'
const mostResults = 200

function answer(reply: FastifyReply, status: number, body: Resource): FastifyReply {
  return reply.code(status).type(mediaType).header('cache-control', 'no-store').send(JSON.stringify(body))
}

function refuseWith(reply: FastifyReply, status: number, detail: string, scimType?: string): FastifyReply {
  const type = scimType === undefined ? {} : { scimType }
  return answer(reply, status, { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status), ...type, detail })
}

const refusalStatus = { 'not-found': 404, taken: 409 } as const
function refuseFor(reply: FastifyReply, why: PatchRefusal | 'not-found' | 'taken'): FastifyReply {
  if (why === 'not-found') return refuseWith(reply, refusalStatus[why], 'Not found')
  return why === 'taken' ? refuseWith(reply, refusalStatus[why], 'In use', 'uniqueness') : refuseWith(reply, 400, 'Refused', why)
}

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(json), z.record(z.string(), json)]),
)
const patch = z.object({
  schemas: z.array(z.literal('urn:ietf:params:scim:api:messages:2.0:PatchOp')).min(1),
  Operations: z
    .array(
      z.object({
        op: z
          .string()
          .toLowerCase()
          .pipe(z.enum(['add', 'replace', 'remove'])),
        path: z.string().max(300).optional(),
        value: json.optional(),
      }),
    )
    .min(1)
    .max(100),
})
const members = z.array(z.looseObject({ value: z.uuid() })).max(5000)

/** One page of what fits the filter. */
function sendList(request: FastifyRequest, reply: FastifyReply, all: readonly Resource[]): FastifyReply {
  const { filter, startIndex, count } = readQuery(request)
  const condition = filter === undefined ? null : readFilter(filter)
  if (filter !== undefined && condition === null) return refuseWith(reply, 400, 'The filter cannot be read', 'invalidFilter')
  const found = condition === null ? all : all.filter((resource) => fits(resource, condition))
  const whole = (text: string | undefined, otherwise: number) => (/^-?\d{1,9}$/.test(text ?? '') ? Number(text) : otherwise)
  const start = Math.max(1, whole(startIndex, 1))
  const size = Math.min(mostResults, Math.max(0, whole(count, mostResults)))
  return answer(reply, 200, listResponse(found.slice(start - 1, start - 1 + size), found.length, start))
}

/** SCIM 2.0 (RFC 7643, 7644): the personnel system makes, changes and closes accounts. Roles are its groups. */
export function scimRoutes(app: FastifyInstance, deps: Deps, options: Options): void {
  const base = () => `${options.origin()}/scim/v2`
  const config = { access: 'public' as const, purpose: 'administration' as const, machineOnly: true }
  const errorHandler = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) request.log.error({ event: 'request.failed', err: error })
    return refuseWith(reply, status, status < 500 ? 'Unreadable' : 'Failed', status === 400 ? 'invalidSyntax' : undefined)
  }
  const settings = { config, errorHandler }
  app.addContentTypeParser('application/scim+json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'))
  const as = (handler: Handler) => async (request: FastifyRequest, reply: FastifyReply) => {
    const actor = await provisioningActor(deps, request.headers.authorization)
    if (actor !== null) return handler(request, reply, actor)
    return refuseWith(reply.header('www-authenticate', 'Bearer realm="scim"'), 401, 'A valid key is needed')
  }
  const accountsOf = (actor: Actor) => deps.db.as(actor, (tx) => provisionedAccounts(tx, actor.municipalityId))

  app.get(
    '/scim/v2/ServiceProviderConfig',
    settings,
    as(async (_, reply) => answer(reply, 200, serviceConfig(base()))),
  )
  app.get(
    '/scim/v2/ResourceTypes',
    settings,
    as(async (_, reply) => answer(reply, 200, listResponse(resourceTypes(base()), 2, 1))),
  )
  app.get(
    '/scim/v2/Schemas',
    settings,
    as(async (_, reply) => answer(reply, 200, listResponse(schemas(base()), 2, 1))),
  )

  userRoutes(app, deps, { ...options, settings, as, base, accountsOf })
  groupRoutes(app, deps, { ...options, settings, as, base, accountsOf })
}

type Parts = Options & {
  readonly settings: { readonly config: object }
  readonly as: (handler: Handler) => (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>
  readonly base: () => string
  readonly accountsOf: (actor: Actor) => ReturnType<typeof provisionedAccounts>
}

function userRoutes(app: FastifyInstance, deps: Deps, { settings, as, base, accountsOf, sessions }: Parts): void {
  const listUsers: Handler = async (request, reply, actor) => {
    const all = await accountsOf(actor)
    return sendList(
      request,
      reply,
      all.map((account) => userResource(account, base())),
    )
  }
  const readOne: Handler = async (request, reply, actor) => {
    const found = (await accountsOf(actor)).find((account) => account.id === readId(request, 'id'))
    return found === undefined ? refuseFor(reply, 'not-found') : answer(reply, 200, userResource(found, base()))
  }
  const create: Handler = async (request, reply, actor) => {
    const user = readUser(request.body, null)
    if (user === null) return refuseWith(reply, 400, 'This is no user', 'invalidValue')
    const made = await provisionUser(deps, actor, user)
    if (!made.ok) return refuseFor(reply, made.refusal)
    const resource = userResource(made.value, base())
    return answer(reply.header('location', `${base()}/Users/${made.value.id}`), 201, resource)
  }
  const change = (read: (request: FastifyRequest, known: Resource) => Resource | PatchRefusal): Handler => {
    return async (request, reply, actor) => {
      const id = readId(request, 'id')
      if (id === null) return refuseFor(reply, 'not-found')
      const changed = await changeUser(deps, actor, id, (known) => {
        const wanted = read(request, userResource(known, base()))
        if (typeof wanted === 'string') return refuse(wanted)
        const user = readUser(wanted, known)
        return user === null ? refuse('invalidValue' as const) : ok(user)
      })
      sessions.forget()
      return changed.ok ? answer(reply, 200, userResource(changed.value, base())) : refuseFor(reply, changed.refusal)
    }
  }
  const remove: Handler = async (request, reply, actor) => {
    const id = readId(request, 'id')
    const gone = id === null ? refuse('not-found' as const) : await releaseUser(deps, actor, id)
    sessions.forget()
    return gone.ok ? reply.code(204).send() : refuseFor(reply, gone.refusal)
  }
  const replaced = change((request) => {
    const body = z.record(z.string(), json).safeParse(request.body)
    return body.success ? body.data : 'invalidValue'
  })
  const patched = change((request, known) => {
    const body = patch.safeParse(request.body)
    return body.success ? applyPatch(known, body.data.Operations) : 'invalidValue'
  })
  app.get('/scim/v2/Users', settings, as(listUsers))
  app.post('/scim/v2/Users', settings, as(create))
  app.get('/scim/v2/Users/:id', settings, as(readOne))
  app.put('/scim/v2/Users/:id', settings, as(replaced))
  app.patch('/scim/v2/Users/:id', settings, as(patched))
  app.delete('/scim/v2/Users/:id', settings, as(remove))
}

function groupRoutes(app: FastifyInstance, deps: Deps, { settings, as, base, accountsOf, sessions }: Parts): void {
  const groupsOf = async (actor: Actor): Promise<Resource[]> => {
    const all = await accountsOf(actor)
    return roles.map((role) =>
      groupResource(
        role,
        all.filter((account) => account.role === role),
        base(),
      ),
    )
  }
  const readOne: Handler = async (request, reply, actor) => {
    const found = (await groupsOf(actor)).find((group) => group['id'] === readParameter(request, 'id'))
    return found === undefined ? refuseFor(reply, 'not-found') : answer(reply, 200, found)
  }
  const change = (operationsOf: (request: FastifyRequest) => readonly Operation[] | null): Handler => {
    return async (request, reply, actor) => {
      const role = roleNamed(readParameter(request, 'id'))
      const known = (await groupsOf(actor)).find((group) => group['id'] === role)
      if (role === null || known === undefined) return refuseFor(reply, 'not-found')
      const operations = operationsOf(request)
      const wanted = operations === null ? ('invalidValue' as const) : applyPatch(known, operations)
      if (typeof wanted === 'string') return refuseFor(reply, wanted)
      const list = members.safeParse(wanted['members'] ?? [])
      if (!list.success) return refuseFor(reply, 'invalidValue')
      const ids = list.data.map((member) => member.value)
      const set = await setMembers(deps, actor, role, ids)
      sessions.forget()
      return set.ok ? readOne(request, reply, actor) : refuseFor(reply, set.refusal)
    }
  }
  const replaced = change((request) => {
    const body = z.looseObject({ members: json.optional() }).safeParse(request.body)
    return body.success ? [{ op: 'replace', path: 'members', value: body.data.members ?? [] }] : null
  })
  const patched = change((request) => patch.safeParse(request.body).data?.Operations ?? null)
  const fixed: Handler = async (_, reply) => refuseWith(reply, 403, 'Roles are fixed: give them members', 'mutability')
  app.get(
    '/scim/v2/Groups',
    settings,
    as(async (request, reply, actor) => sendList(request, reply, await groupsOf(actor))),
  )
  app.get('/scim/v2/Groups/:id', settings, as(readOne))
  app.put('/scim/v2/Groups/:id', settings, as(replaced))
  app.patch('/scim/v2/Groups/:id', settings, as(patched))
  app.post('/scim/v2/Groups', settings, as(fixed))
  app.delete('/scim/v2/Groups/:id', settings, as(fixed))
}
