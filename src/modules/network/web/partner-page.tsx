import { dayInBrussels } from '#platform/day.ts'
import { formatDate } from '#platform/text/format.ts'
import { ActionButton, ErrorSummary, Form, SelectField, SubmitButton, TextField } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, ListItem, Quiet, ReadThis, StateLabel, Two } from '#platform/web/parts.tsx'
import type { PartnerAccount, ReferralLink } from '../queries/access.ts'
import type { Organisation } from '../queries/organisations.ts'
import { text } from '../text.ts'
import { OrganisationFields } from './partners-page.tsx'

export type PartnerPageProps = {
  readonly ctx: PageContext
  readonly organisation: Organisation
  readonly links: readonly ReferralLink[]
  readonly members: readonly PartnerAccount[]
  /** Partner accounts that belong to no organisation. */
  readonly free: readonly PartnerAccount[]
  readonly form: FormState
  /** Address of the link that was just made; shown once. */
  readonly newLink?: string | undefined
}

export function PartnerPage(props: PartnerPageProps) {
  const { ctx, organisation, form } = props
  const t = text(ctx.locale)
  const base = `/beheer/partners/${organisation.id}`
  return (
    <StaffPage
      ctx={ctx}
      title={organisation.name}
      lead={organisation.isExternal ? t.external : t.own}
      section="manage"
      actions={<a href="/beheer/partners">{t.back}</a>}
    >
      <ErrorSummary errors={form.errors} ctx={ctx} />
      {props.newLink === undefined ? null : (
        <ReadThis>
          <p>
            <b>{t.linkMade}</b>
          </p>
          <p class="op-token" dir="ltr">
            <code>{props.newLink}</code>
          </p>
          <p>{t.linkOnce}</p>
        </ReadThis>
      )}
      <Two>
        <LinksCard {...props} base={base} />
        <MembersCard {...props} base={base} />
      </Two>
      <Card title={t.details} id="details">
        <Form ctx={ctx} action={base}>
          <OrganisationFields form={form} t={t} />
          <SubmitButton>{t.save}</SubmitButton>
        </Form>
      </Card>
    </StaffPage>
  )
}

function LinksCard({ ctx, links, form, base }: PartnerPageProps & { base: string }) {
  const t = text(ctx.locale)
  const day = (at: Date): string => formatDate(dayInBrussels(at), ctx.locale)
  return (
    <Card title={t.linksTitle} id="links">
      <Quiet>{t.linksHelp}</Quiet>
      {links.length === 0 ? <p>{t.noLinks}</p> : null}
      <List>
        {links.map((link) => (
          <ListItem
            key={link.id}
            sub={
              link.revokedAt === null ? (
                t.linkSince(day(link.createdAt))
              ) : (
                <StateLabel state="na">{t.linkRevokedOn(day(link.revokedAt))}</StateLabel>
              )
            }
            end={
              <ActionButton
                ctx={ctx}
                action={`${base}/links/${link.id}/${link.revokedAt === null ? 'stop' : 'herstel'}`}
                variant="tertiary"
                label={link.revokedAt === null ? t.revokeFor(link.label) : t.restoreFor(link.label)}
              >
                {link.revokedAt === null ? t.revoke : t.restore}
              </ActionButton>
            }
          >
            {link.label}
          </ListItem>
        ))}
      </List>
      <Form ctx={ctx} action={`${base}/links`}>
        <TextField form={form} name="label" label={t.linkLabel} help={t.linkLabelHelp} maxlength={80} />
        <SubmitButton variant="secondary">{t.makeLink}</SubmitButton>
      </Form>
    </Card>
  )
}

function MembersCard({ ctx, members, free, form, base }: PartnerPageProps & { base: string }) {
  const t = text(ctx.locale)
  return (
    <Card title={t.membersTitle} id="members">
      {members.length === 0 ? <p>{t.noMembers}</p> : null}
      <List>
        {members.map((member) => (
          <ListItem
            key={member.id}
            sub={member.email}
            end={
              <ActionButton
                ctx={ctx}
                action={`${base}/accounts/${member.id}/weg`}
                variant="tertiary"
                label={t.removeMemberFor(member.name)}
              >
                {t.removeMember}
              </ActionButton>
            }
          >
            {member.name}
          </ListItem>
        ))}
      </List>
      {free.length === 0 ? (
        <Quiet>{t.noFreeAccounts}</Quiet>
      ) : (
        <Form ctx={ctx} action={`${base}/accounts`}>
          <SelectField
            form={form}
            name="accountId"
            label={t.account}
            options={free.map((account) => ({ value: account.id, label: `${account.name} (${account.email})` }))}
          />
          <SubmitButton variant="secondary">{t.addMember}</SubmitButton>
        </Form>
      )}
    </Card>
  )
}
