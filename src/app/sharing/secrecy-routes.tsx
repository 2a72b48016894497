import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  type Asker,
  askers,
  consentPolicy,
  type Secrecy,
  type SecrecySubject,
  secrecies,
  secrecySettings,
  setSecrecy,
} from '#modules/consent/public.ts'
import { listOrganisations, type Organisation } from '#modules/network/public.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf } from '#platform/http/request.ts'
import { Form, SelectField, SubmitButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Quiet } from '#platform/web/parts.tsx'
import { forgetSecrecy } from '../access/unbound.ts'
import { text, type Words } from './text.ts'

const teamRoles = ['counsellor', 'midwife', 'team-lead'] as const

type Line = { readonly name: string; readonly label: string; readonly about: SecrecySubject; readonly now: Secrecy | null }
type Lines = {
  readonly organisations: readonly Line[]
  readonly accounts: readonly Line[]
  readonly roles: readonly Line[]
  readonly colleagues: readonly Line[]
}

function linesOf(
  organisations: readonly Organisation[],
  people: readonly Asker[],
  settings: Awaited<ReturnType<typeof secrecySettings>>,
  t: Words,
): Lines {
  const partners = people.filter(({ role }) => role === 'partner')
  const colleagues = people.filter(({ role }) => teamRoles.some((one) => one === role))
  const placeOf = (id: string | null) => organisations.find((one) => one.id === id)?.name ?? t.admin.noOrganisation
  return {
    organisations: organisations.map(({ id, name }) => ({
      name: `o-${id}`,
      label: name,
      about: { subject: 'organisation', organisationId: id },
      now: settings.organisations.get(id) ?? null,
    })),
    accounts: partners.map(({ accountId, name, organisationId }) => ({
      name: `a-${accountId}`,
      label: `${name} (${placeOf(organisationId)})`,
      about: { subject: 'account', accountId },
      now: settings.accounts.get(accountId) ?? null,
    })),
    roles: teamRoles.map((role) => ({
      name: `r-${role}`,
      label: t.admin.roleNames[role],
      about: { subject: 'role', role },
      now: settings.roles.get(role) ?? 'professional',
    })),
    colleagues: colleagues.map(({ accountId, name }) => ({
      name: `a-${accountId}`,
      label: name,
      about: { subject: 'account', accountId },
      now: settings.accounts.get(accountId) ?? null,
    })),
  }
}

async function load(deps: Deps, request: FastifyRequest): Promise<Lines> {
  const actor = actorOf(request)
  const t = text(pageOf(request).locale)
  return deps.db.as(actor, async (tx) => {
    const [organisations, people, settings] = await Promise.all([
      listOrganisations(tx, actor.municipalityId),
      askers(tx, actor.municipalityId, 'all'),
      secrecySettings(tx, actor.municipalityId),
    ])
    return linesOf(organisations, people, settings, t)
  })
}

function Fields({ lines, t, unset }: { lines: readonly Line[]; t: Words; unset?: string }) {
  return (
    <>
      {lines.map(({ name, label, now }) => (
        <SelectField
          key={name}
          form={{ values: { [name]: now ?? '' }, errors: {} }}
          name={name}
          label={label}
          empty={now === null ? (unset ?? t.secrecy.none) : null}
          options={secrecies.map((value) => ({ value, label: t.secrecy[value] }))}
        />
      ))}
    </>
  )
}

function SecrecyPage({ ctx, lines }: { ctx: PageContext; lines: Lines }) {
  const t = text(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.admin.secrecyTitle} lead={t.admin.secrecyLead} section="manage" width="narrow">
      <Form ctx={ctx} action="/beheer/geheimhouding">
        <Card title={t.admin.organisations} id="organisaties">
          <Fields lines={lines.organisations} t={t} />
        </Card>
        <Card title={t.admin.accounts} id="accounts">
          <Quiet>{t.admin.accountsHelp}</Quiet>
          <Fields lines={lines.accounts} t={t} />
        </Card>
        <Card title={t.admin.roles} id="rollen">
          <Fields lines={lines.roles} t={t} />
        </Card>
        <Card title={t.admin.colleagues} id="collegas">
          <Quiet>{t.admin.colleaguesHelp}</Quiet>
          <Fields lines={lines.colleagues} t={t} unset={t.admin.asRole} />
        </Card>
        <span>
          <SubmitButton>{t.admin.save}</SubmitButton>
        </span>
      </Form>
    </StaffPage>
  )
}

/** Only what was changed is written: each word has its author and its day. */
async function save(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const actor = actorOf(request)
  const lines = await load(deps, request)
  const all = [...lines.organisations, ...lines.accounts, ...lines.roles, ...lines.colleagues]
  // Somebody who came since the page was opened is not on it; about many nothing is said yet, and the page sends that along.
  const choice = z.enum([...secrecies, '']).optional()
  const form = readForm(z.object(Object.fromEntries(all.map(({ name }) => [name, choice]))), request.body)
  if (!form.ok) return sendNotFound(request, reply)
  const changes = all.flatMap(({ name, about, now }) => {
    const secrecy = form.value[name]
    return secrecy === undefined || secrecy === '' || secrecy === now ? [] : [{ about, secrecy }]
  })
  await deps.db.as(actor, async (tx) => {
    for (const change of changes) await setSecrecy(tx, deps, actor, change)
  })
  forgetSecrecy(deps)
  return redirectDone(reply, '/beheer/geheimhouding', { text: text(pageOf(request).locale).admin.saved })
}

/** What binds whom: the administrator says it, nobody else. */
export function secrecyRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: consentPolicy.who('consent.secrecy.set'), purpose: 'administration' } as const
  app.get('/beheer/geheimhouding', { config }, async (request, reply) =>
    sendPage(reply, 200, <SecrecyPage ctx={pageOf(request)} lines={await load(deps, request)} />),
  )
  app.post('/beheer/geheimhouding', { config: { ...config, stepUp: true } }, (request, reply) => save(deps, request, reply))
}
