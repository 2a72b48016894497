import { roles } from '#platform/actor.ts'
import { formatInstant } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { ActionButton, EmailField, ErrorSummary, Form, LinkButton, RadioPills, SubmitButton, TextField } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, DataTable, Quiet, Row } from '#platform/web/parts.tsx'
import type { Proof } from '../domain/new-link.ts'
import type { AccountRow } from '../queries/team.ts'
import { identityText } from '../text.ts'

/** A new link that waits for a second person, or was made lately; `by` null for whoever runs the server. */
export type LinkState = { readonly by: string | null; readonly at: Date; readonly proof: Proof | null } & (
  | { readonly kind: 'asked'; readonly isMine: boolean }
  | { readonly kind: 'made' }
)

export type ManageAccountsProps = {
  readonly ctx: PageContext
  readonly accounts: readonly AccountRow[]
  readonly form: FormState
  readonly linkOf: (account: AccountRow) => LinkState | null
  /** The families an account guides and where they are shared out; null for none. */
  readonly familiesOf: (accountId: string) => { readonly families: number; readonly href: string | null } | null
}

export function ManageAccountsPage({ ctx, accounts, familiesOf, linkOf, form }: ManageAccountsProps) {
  const t = identityText(ctx.locale)
  const stateOf = (account: AccountRow): string => (account.disabledAt !== null ? t.closed : account.isReady ? t.active : t.invited)
  const roleOf = (role: string): string => roles.map((known) => (known === role ? t.roles[known] : '')).join('')
  return (
    <StaffPage ctx={ctx} title={t.accountsTitle} lead={t.accountsLead} section="manage">
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Card>
        <DataTable
          caption={t.accountsTitle}
          rows={accounts}
          rowKey={(account) => account.id}
          columns={[
            { head: t.name, cell: (account) => account.name },
            { head: t.email, cell: (account) => account.email },
            { head: t.role, cell: (account) => roleOf(account.role) },
            { head: t.state, cell: (account) => <State ctx={ctx} state={stateOf(account)} link={linkOf(account)} /> },
            { head: t.guides, cell: (account) => <Guides ctx={ctx} name={account.name} guided={familiesOf(account.id)} /> },
            {
              head: t.actions,
              cell: (account) => (
                <Row>
                  <LinkAction ctx={ctx} account={account} link={linkOf(account)} />
                  <ActionButton
                    ctx={ctx}
                    action={`/beheer/accounts/${account.id}/${account.disabledAt === null ? 'sluiten' : 'openen'}`}
                    variant="tertiary"
                    label={labelled(account.disabledAt === null ? t.close : t.reopen, account.name, ctx.locale)}
                  >
                    {account.disabledAt === null ? t.close : t.reopen}
                  </ActionButton>
                </Row>
              ),
            },
          ]}
        />
      </Card>
      <Card title={t.newAccount}>
        <Form ctx={ctx} action="/beheer/accounts">
          <TextField form={form} name="name" label={t.name} />
          <EmailField form={form} name="email" label={t.email} />
          <RadioPills form={form} name="role" label={t.role} options={roles.map((role) => ({ value: role, label: t.roles[role] }))} />
          <SubmitButton>{t.make}</SubmitButton>
        </Form>
      </Card>
    </StaffPage>
  )
}

function State({ ctx, state, link }: { ctx: PageContext; state: string; link: LinkState | null }) {
  const t = identityText(ctx.locale)
  if (link === null) return <>{state}</>
  const [by, at] = [link.by ?? t.linkByServer, formatInstant(link.at, ctx.locale, ctx.today)]
  const how = link.proof === null ? null : t.linkProofs[link.proof]
  return (
    <>
      {state}
      <Quiet>{link.kind === 'asked' ? t.linkAskedBy(by, at, how) : t.linkMadeBy(by, at, how)}</Quiet>
    </>
  )
}

/** To asking, or to confirming what a colleague asked. Who asked it, or whose account it is, sees only that it waits. */
function LinkAction({ ctx, account, link }: { ctx: PageContext; account: AccountRow; link: LinkState | null }) {
  const t = identityText(ctx.locale)
  if (link?.kind === 'asked' && link.isMine) return null
  const words = link?.kind === 'asked' ? t.confirmLink : t.again
  return (
    <LinkButton href={`/beheer/accounts/${account.id}/link`} variant="tertiary" label={labelled(words, account.name, ctx.locale)}>
      {words}
    </LinkButton>
  )
}

function Guides(props: { ctx: PageContext; name: string; guided: { readonly families: number; readonly href: string | null } | null }) {
  const t = identityText(props.ctx.locale)
  if (props.guided === null) return <>–</>
  const { families, href } = props.guided
  if (href === null) return <>{t.families(families)}</>
  return (
    <a class="ds-link" href={href}>
      {t.families(families)}
      <span class="ds-sr-only">, {t.shareOut(props.name)}</span>
    </a>
  )
}
