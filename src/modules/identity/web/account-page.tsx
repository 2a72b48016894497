import { type Role, roles } from '#platform/actor.ts'
import { formatInstant } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { localeName, publicLocales, staffLocales } from '#platform/text/locale.ts'
import { ActionButton, CheckPills, Form, LinkButton, RadioPills, SubmitButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, DefinitionList, List, ListItem, NoteStrip, Quiet, Row } from '#platform/web/parts.tsx'
import type { OwnLink } from '../queries/links.ts'
import type { LinkMade } from '../queries/new-links.ts'
import type { Passkey } from '../queries/passkeys.ts'
import type { SessionRow } from '../queries/sessions.ts'
import { identityText } from '../text.ts'

export type AccountPageProps = {
  readonly ctx: PageContext
  readonly languages: readonly string[]
  readonly role: string
  readonly open: readonly SessionRow[]
  readonly current: string | null
  readonly passkeys: readonly Passkey[]
  readonly signOn: OwnLink | null
  /** A new link that was made for this account lately, and by whom. */
  readonly newLink: Omit<LinkMade, 'accountId'> | null
}

export function AccountPage(props: AccountPageProps) {
  const { ctx } = props
  const t = identityText(ctx.locale)
  const known: Role | undefined = roles.find((one) => one === props.role)
  return (
    <StaffPage ctx={ctx} title={t.accountTitle} section="account" width="narrow">
      {props.newLink === null ? null : (
        <NoteStrip icon="lock">
          {t.linkOfYours(
            props.newLink.by ?? t.linkByServer,
            formatInstant(props.newLink.at, ctx.locale, ctx.today),
            props.newLink.proof === null ? null : t.linkProofs[props.newLink.proof],
          )}
        </NoteStrip>
      )}
      <Card>
        <DefinitionList
          items={[
            { term: t.name, value: ctx.user?.name ?? '' },
            { term: t.role, value: known === undefined ? '' : t.roles[known] },
          ]}
        />
        <Row>
          <ActionButton ctx={ctx} action="/afmelden" variant="secondary">
            {t.signOut}
          </ActionButton>
        </Row>
      </Card>
      <PasskeysCard {...props} />
      <SignOnCard {...props} />
      <SessionsCard {...props} />
      <PreferencesCard {...props} />
    </StaffPage>
  )
}

function PasskeysCard({ ctx, passkeys }: AccountPageProps) {
  const t = identityText(ctx.locale)
  const since = (at: Date): string => formatInstant(at, ctx.locale, ctx.today)
  return (
    <Card title={t.passkeys} id="sleutels">
      <Quiet>{t.passkeyWhat}</Quiet>
      {passkeys.length === 0 ? null : (
        <List>
          {passkeys.map((key) => (
            <ListItem
              key={key.id}
              sub={key.usedAt === null ? t.passkeyMade(since(key.createdAt)) : t.passkeyUsed(since(key.createdAt), since(key.usedAt))}
              end={
                <ActionButton
                  ctx={ctx}
                  action={`/account/sleutels/${key.id}/weg`}
                  variant="tertiary"
                  label={labelled(t.revoke, key.name, ctx.locale)}
                >
                  {t.revoke}
                </ActionButton>
              }
            >
              <b>{key.name}</b>
            </ListItem>
          ))}
        </List>
      )}
      <LinkButton href="/account/sleutels/nieuw" variant="secondary" icon="plus">
        {t.newPasskey}
      </LinkButton>
    </Card>
  )
}

function SignOnCard({ ctx, signOn }: AccountPageProps) {
  if (signOn === null) return null
  const t = identityText(ctx.locale)
  return (
    <Card title={signOn.name} id="dienst">
      {signOn.since === null ? (
        <>
          <p>{t.linkSignOnWhy(signOn.name)}</p>
          <LinkButton href="/inloggen/dienst?doel=koppel" variant="secondary">
            {t.linkSignOn(signOn.name)}
          </LinkButton>
        </>
      ) : (
        <p>{t.linkedSignOn(formatInstant(signOn.since, ctx.locale, ctx.today))}</p>
      )}
    </Card>
  )
}

function SessionsCard({ ctx, open, current }: AccountPageProps) {
  const t = identityText(ctx.locale)
  return (
    <Card title={t.sessions} id="sessies">
      <List>
        {open.map((session) => (
          <ListItem
            key={session.id}
            sub={t.sessionSince(
              formatInstant(session.startedAt, ctx.locale, ctx.today),
              formatInstant(session.seenAt, ctx.locale, ctx.today),
            )}
            end={
              session.id === current ? undefined : (
                <ActionButton
                  ctx={ctx}
                  action={`/account/sessies/${session.id}/stop`}
                  variant="tertiary"
                  label={labelled(t.endSession, session.device, ctx.locale)}
                >
                  {t.endSession}
                </ActionButton>
              )
            }
          >
            <b>{session.device}</b> {session.id === current ? `(${t.thisSession})` : ''}
            <Quiet>{t.methods[session.method]}</Quiet>
          </ListItem>
        ))}
      </List>
      <ActionButton ctx={ctx} action="/afmelden/overal" variant="tertiary">
        {t.signOutEverywhere}
      </ActionButton>
    </Card>
  )
}

function PreferencesCard({ ctx, languages }: AccountPageProps) {
  const t = identityText(ctx.locale)
  const form = { values: { locale: ctx.locale, languages }, errors: {} }
  return (
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
  )
}
