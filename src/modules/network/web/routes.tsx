import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { emptyForm, type FormState } from '#platform/web/form-state.ts'
import { addMember, makeLink, removeMember, setLinkRevoked } from '../commands/access.ts'
import { addOrganisation, changeOrganisation } from '../commands/organisations.ts'
import { networkPolicy } from '../policy.ts'
import { accessCounts, listLinks, partnerAccounts } from '../queries/access.ts'
import { listOrganisations, readOrganisation } from '../queries/organisations.ts'
import { text } from '../text.ts'
import { linkForm, memberForm, organisationForm } from './forms.ts'
import { PartnerPage } from './partner-page.tsx'
import { PartnersPage } from './partners-page.tsx'

const access = { access: networkPolicy.who('network.manage'), purpose: 'administration' } as const

async function showDirectory(deps: Deps, request: FastifyRequest, reply: FastifyReply, form: FormState): Promise<FastifyReply> {
  const actor = actorOf(request)
  const rows = await deps.db.as(actor, async (tx) => {
    const counts = await accessCounts(tx, actor.municipalityId)
    const organisations = await listOrganisations(tx, actor.municipalityId)
    return organisations.map((one) => ({ ...one, links: counts.get(one.id)?.links ?? 0, members: counts.get(one.id)?.members ?? 0 }))
  })
  return sendPage(reply, Object.keys(form.errors).length === 0 ? 200 : 422, <PartnersPage ctx={pageOf(request)} rows={rows} form={form} />)
}

type Shown = { readonly errors?: FieldErrors; readonly typed?: FormState['values']; readonly newLink?: string }

async function showOrganisation(deps: Deps, request: FastifyRequest, reply: FastifyReply, shown: Shown = {}): Promise<FastifyReply> {
  const actor = actorOf(request)
  const id = readId(request, 'organisationId')
  const found =
    id === null
      ? null
      : await deps.db.as(actor, async (tx) => ({
          organisation: await readOrganisation(tx, actor.municipalityId, id),
          links: await listLinks(tx, actor.municipalityId, id),
          accounts: await partnerAccounts(tx, actor.municipalityId),
        }))
  if (found === null || found.organisation === null) return sendNotFound(request, reply)
  const { organisation, links, accounts } = found
  const stored = {
    name: organisation.name,
    kind: organisation.isExternal ? 'external' : 'own',
    phone: organisation.phone ?? '',
    aliases: organisation.aliases.join('\n'),
  }
  const form = { values: { ...stored, ...shown.typed }, errors: shown.errors ?? {} }
  return sendPage(
    reply,
    shown.errors === undefined ? 200 : 422,
    <PartnerPage
      ctx={pageOf(request)}
      organisation={organisation}
      links={links}
      members={accounts.filter((account) => account.organisationId === organisation.id)}
      free={accounts.filter((account) => account.organisationId === null)}
      form={form}
      newLink={shown.newLink}
    />,
  )
}

export function networkRoutes(app: FastifyInstance, deps: Deps): void {
  directoryRoutes(app, deps)
  linkRoutes(app, deps)
  memberRoutes(app, deps)
}

function directoryRoutes(app: FastifyInstance, deps: Deps): void {
  app.get('/beheer/partners', { config: access }, (request, reply) => showDirectory(deps, request, reply, emptyForm))
  app.post('/beheer/partners', { config: access }, async (request, reply) => {
    const t = text(pageOf(request).locale)
    const again = (errors: FieldErrors) => showDirectory(deps, request, reply, { values: typedValues(request.body), errors })
    const form = readForm(organisationForm(t), request.body)
    if (!form.ok) return again(form.refusal)
    const { kind, ...rest } = form.value
    const added = await addOrganisation(deps, actorOf(request), {
      details: { ...rest, isExternal: kind === 'external' },
      saveKey: readSaveKey(request.body),
    })
    if (added.ok) return redirectDone(reply, `/beheer/partners/${added.value.id}`, { text: t.added })
    return added.refusal.kind === 'not-found' ? sendNotFound(request, reply) : again({ name: t.nameTaken(added.refusal.by) })
  })
  app.get('/beheer/partners/:organisationId', { config: access }, (request, reply) => showOrganisation(deps, request, reply))
  app.post('/beheer/partners/:organisationId', { config: access }, async (request, reply) => {
    const t = text(pageOf(request).locale)
    const organisationId = readId(request, 'organisationId')
    if (organisationId === null) return sendNotFound(request, reply)
    const again = (errors: FieldErrors) => showOrganisation(deps, request, reply, { errors, typed: typedValues(request.body) })
    const form = readForm(organisationForm(t), request.body)
    if (!form.ok) return again(form.refusal)
    const { kind, ...rest } = form.value
    const changed = await changeOrganisation(deps, actorOf(request), {
      organisationId,
      details: { ...rest, isExternal: kind === 'external' },
    })
    if (changed.ok) return redirectDone(reply, `/beheer/partners/${organisationId}`, { text: t.saved })
    return changed.refusal.kind === 'not-found' ? sendNotFound(request, reply) : again({ name: t.nameTaken(changed.refusal.by) })
  })
}

function linkRoutes(app: FastifyInstance, deps: Deps): void {
  app.post('/beheer/partners/:organisationId/links', { config: access }, async (request, reply) => {
    const organisationId = readId(request, 'organisationId')
    if (organisationId === null) return sendNotFound(request, reply)
    const form = readForm(linkForm(text(pageOf(request).locale)), request.body)
    if (!form.ok) return showOrganisation(deps, request, reply, { errors: form.refusal, typed: typedValues(request.body) })
    const made = await makeLink(deps, actorOf(request), { organisationId, label: form.value.label })
    if (!made.ok) return sendNotFound(request, reply)
    // Shown in the answer itself: the token may not pass through an address, a cookie or a log.
    return showOrganisation(deps, request, reply, { newLink: `${request.protocol}://${request.host}/verwijzen/via/${made.value.token}` })
  })
  for (const [word, revoked] of [
    ['stop', true],
    ['herstel', false],
  ] as const) {
    app.post(`/beheer/partners/:organisationId/links/:linkId/${word}`, { config: access }, async (request, reply) => {
      const t = text(pageOf(request).locale)
      const organisationId = readId(request, 'organisationId')
      const linkId = readId(request, 'linkId')
      if (organisationId === null || linkId === null) return sendNotFound(request, reply)
      const done = await setLinkRevoked(deps, actorOf(request), { organisationId, linkId, revoked })
      if (!done.ok) return sendNotFound(request, reply)
      const undo = revoked ? { undo: `/beheer/partners/${organisationId}/links/${linkId}/herstel` } : {}
      return redirectDone(reply, `/beheer/partners/${organisationId}`, { text: revoked ? t.revoked : t.restored, ...undo })
    })
  }
}

function memberRoutes(app: FastifyInstance, deps: Deps): void {
  app.post('/beheer/partners/:organisationId/accounts', { config: access }, async (request, reply) => {
    const t = text(pageOf(request).locale)
    const organisationId = readId(request, 'organisationId')
    if (organisationId === null) return sendNotFound(request, reply)
    const form = readForm(memberForm(t), request.body)
    if (!form.ok) return showOrganisation(deps, request, reply, { errors: form.refusal, typed: typedValues(request.body) })
    const added = await addMember(deps, actorOf(request), { organisationId, accountId: form.value.accountId })
    return added.ok ? redirectDone(reply, `/beheer/partners/${organisationId}`, { text: t.memberAdded }) : sendNotFound(request, reply)
  })
  app.post('/beheer/partners/:organisationId/accounts/:accountId/weg', { config: access }, async (request, reply) => {
    const organisationId = readId(request, 'organisationId')
    const accountId = readId(request, 'accountId')
    if (organisationId === null || accountId === null) return sendNotFound(request, reply)
    const removed = await removeMember(deps, actorOf(request), { organisationId, accountId })
    return removed.ok
      ? redirectDone(reply, `/beheer/partners/${organisationId}`, { text: text(pageOf(request).locale).memberRemoved })
      : sendNotFound(request, reply)
  })
}
