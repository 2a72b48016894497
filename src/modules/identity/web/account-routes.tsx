import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Deps } from '#platform/deps.ts'
import { manyOf, readForm } from '#platform/http/form.ts'
import { redirectDone, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf } from '#platform/http/request.ts'
import { formatInstant } from '#platform/text/format.ts'
import { localeName, publicLocales, staffLocales } from '#platform/text/locale.ts'
import { ActionButton, CheckPills, Form, RadioPills, SubmitButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, DefinitionList, List, ListItem, Row } from '#platform/web/parts.tsx'
import { setPreferences } from '../commands/accounts.ts'
import { identityPolicy } from '../policy.ts'
import { openSessions, type SessionRow } from '../queries/sessions.ts'
import { identityText } from '../text.ts'
import type { Sessions } from './identify.ts'

type AccountPageProps = {
  readonly ctx: PageContext
  readonly languages: readonly string[]
  readonly role: string
  readonly open: readonly SessionRow[]
  readonly current: string | null
}

const roleNames = z.enum(['counsellor', 'midwife', 'team-lead', 'partner', 'researcher', 'administrator'])

function AccountPage({ ctx, languages, role, open, current }: AccountPageProps) {
  const t = identityText(ctx.locale)
  const form = { values: { locale: ctx.locale, languages }, errors: {} }
  const known = roleNames.safeParse(role)
  return (
    <StaffPage ctx={ctx} title={t.accountTitle} section="account" width="narrow">
      <Card>
        <DefinitionList
          items={[
            { term: t.name, value: ctx.user?.name ?? '' },
            { term: t.role, value: known.success ? t.roles[known.data] : '' },
          ]}
        />
        <Row>
          <ActionButton ctx={ctx} action="/afmelden" variant="secondary">
            {t.signOut}
          </ActionButton>
        </Row>
      </Card>
      <Card title={t.preferences}>
        <Form ctx={ctx} action="/account">
          <RadioPills
            form={form}
            name="locale"
            label={t.screenLanguage}
            options={staffLocales.map((value) => ({ value, label: localeName(value) }))}
          />
          <CheckPills
            form={form}
            name="languages"
            label={t.familyLanguages}
            options={publicLocales.map((value) => ({ value, label: localeName(value) }))}
          />
          <SubmitButton>{t.save}</SubmitButton>
        </Form>
      </Card>
      <Card title={t.sessions}>
        <List>
          {open.map((session) => (
            <ListItem key={session.id}>
              <b>{session.device}</b> {session.id === current ? `(${t.thisSession})` : ''}
              <br />
              <span class="op-small op-quiet">
                {t.sessionSince(
                  formatInstant(session.startedAt, ctx.locale, ctx.today),
                  formatInstant(session.seenAt, ctx.locale, ctx.today),
                )}
              </span>
            </ListItem>
          ))}
        </List>
        <ActionButton ctx={ctx} action="/afmelden/overal" variant="tertiary">
          {t.signOutEverywhere}
        </ActionButton>
      </Card>
    </StaffPage>
  )
}

/** Own account: language, sessions, signing out here or everywhere. */
export function accountRoutes(app: FastifyInstance, deps: Deps, sessions: Sessions): void {
  const config = { access: identityPolicy.who('account.own'), purpose: 'sign-in' as const }

  app.get('/account', { config }, async (request, reply) => {
    const actor = actorOf(request)
    const accountId = actor.accountId ?? ''
    const { open, languages } = await deps.db.as(actor, async (tx) => ({
      open: await openSessions(tx, actor.municipalityId, accountId, deps.now()),
      languages: await tx
        .selectFrom('identity.account')
        .select('languages')
        .where('municipality_id', '=', actor.municipalityId)
        .where('id', '=', accountId)
        .executeTakeFirstOrThrow(),
    }))
    return sendPage(
      reply,
      200,
      <AccountPage ctx={pageOf(request)} role={actor.role} open={open} languages={languages.languages} current={actor.sessionId} />,
    )
  })

  app.post('/account', { config }, async (request, reply) => {
    const schema = z.object({ locale: z.enum(staffLocales).catch('nl'), languages: manyOf(publicLocales, '').catch([]) })
    const form = readForm(schema, request.body)
    if (form.ok) await setPreferences(deps, actorOf(request), form.value)
    sessions.forget()
    return redirectDone(reply, '/account', { text: identityText(pageOf(request).locale).saved })
  })
}
