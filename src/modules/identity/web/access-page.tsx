import { roles } from '#platform/actor.ts'
import { formatDay, formatInstant } from '#platform/text/format.ts'
import { colon, labelled } from '#platform/text/labelled.ts'
import { ActionButton, CheckboxField, ErrorSummary, Form, RadioPills, SelectField, SubmitButton, TextField } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, DataTable, Details, List, ListItem, Quiet } from '#platform/web/parts.tsx'
import { meansOn } from '../domain/assurance-levels.ts'
import type { RoleRule } from '../domain/sign-on-role.ts'
import type { TokenRow } from '../queries/provisioning.ts'
import type { StrongMeans } from '../queries/sign-in-rule.ts'
import { identityText } from '../text.ts'

export type AccessPageProps = {
  readonly ctx: PageContext
  readonly form: FormState
  readonly rules: readonly RoleRule[]
  readonly tokens: readonly TokenRow[]
  readonly returnAddress: string
  readonly logoutAddress: string
  readonly provisioningAddress: string
  readonly isStrongOnly: boolean
  readonly strong: StrongMeans
}

export function AccessPage(props: AccessPageProps) {
  const { ctx, form } = props
  const t = identityText(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.accessTitle} lead={t.accessLead} section="manage">
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <StrongCard {...props} />
      <ProviderCard {...props} />
      <RolesCard {...props} />
      <LevelsCard {...props} />
      <ProvisioningCard {...props} />
    </StaffPage>
  )
}

/** Whether a password and a code still open anything, and who would have to make a key first. */
function StrongCard({ ctx, form, isStrongOnly, strong }: AccessPageProps) {
  const t = identityText(ctx.locale)
  const values = form.values['isStrongOnly'] === undefined && isStrongOnly ? { ...form.values, isStrongOnly: 'yes' } : form.values
  return (
    <Card title={t.strongTitle} id="middelen">
      <p>{t.strongWhat}</p>
      {ctx.municipality.demo ? (
        <Quiet>{t.strongPractice}</Quiet>
      ) : (
        <Form ctx={ctx} action="/beheer/aanmelden/middelen">
          <CheckboxField form={{ ...form, values }} name="isStrongOnly" label={t.strongOnly} />
          <Quiet>{t.strongWithout(strong.without, strong.all)}</Quiet>
          <SubmitButton>{t.save}</SubmitButton>
        </Form>
      )}
    </Card>
  )
}

function ProviderCard({ ctx, form, returnAddress, logoutAddress }: AccessPageProps) {
  const t = identityText(ctx.locale)
  const authentications = ['private_key_jwt', 'client_secret_basic', 'client_secret_post'] as const
  return (
    <Card title={t.providerTitle} id="dienst">
      <p>
        {t.returnAddress}
        {colon(ctx.locale)}
        <code>{returnAddress}</code>
      </p>
      <p>
        {t.logoutAddress}
        {colon(ctx.locale)}
        <code>{logoutAddress}</code>
      </p>
      <Form ctx={ctx} action="/beheer/aanmelden/dienst">
        <TextField form={form} name="name" label={t.providerName} maxlength={60} />
        <TextField form={form} name="issuer" label={t.providerIssuer} />
        <TextField form={form} name="clientId" label={t.providerClient} />
        <RadioPills
          form={form}
          name="authentication"
          label={t.providerAuthentication}
          options={authentications.map((value) => ({ value, label: t.authentications[value] }))}
        />
        <TextField form={form} name="secretName" label={t.providerSecret} help={t.providerSecretHelp} />
        <TextField form={form} name="scopes" label={t.providerScopes} />
        <TextField form={form} name="roleClaim" label={t.providerRoleClaim} />
        <TextField form={form} name="organisationCode" label={t.providerOrganisation} optional />
        <CheckboxField form={form} name="isEnabled" label={t.providerEnabled} />
        <SubmitButton>{t.save}</SubmitButton>
      </Form>
    </Card>
  )
}

function RolesCard({ ctx, form, rules }: AccessPageProps) {
  const t = identityText(ctx.locale)
  return (
    <Card title={t.rolesTitle} id="rollen">
      <Quiet>{t.rolesLead}</Quiet>
      {rules.length === 0 ? null : (
        <DataTable
          caption={t.claimValue}
          rows={rules}
          rowKey={(rule) => rule.claimValue}
          columns={[
            { head: t.claimValue, cell: (rule) => rule.claimValue },
            { head: t.role, cell: (rule) => t.roles[rule.role] },
            { head: t.leastLevel, cell: (rule) => t.levels[rule.leastLevel] },
            {
              head: t.actions,
              cell: (rule) => (
                <ActionButton
                  ctx={ctx}
                  action="/beheer/aanmelden/rollen/weg"
                  fields={{ claimValue: rule.claimValue }}
                  variant="tertiary"
                  label={labelled(t.removeRole, rule.claimValue, ctx.locale)}
                >
                  {t.removeRole}
                </ActionButton>
              ),
            },
          ]}
        />
      )}
      <Form ctx={ctx} action="/beheer/aanmelden/rollen">
        <TextField form={form} name="claimValue" label={t.claimValue} maxlength={120} />
        <SelectField form={form} name="role" label={t.role} options={roles.map((role) => ({ value: role, label: t.roles[role] }))} />
        <RadioPills
          form={form}
          name="leastLevel"
          label={t.leastLevel}
          options={[
            { value: 'high', label: t.levels.high },
            { value: 'substantial', label: t.levels.substantial },
          ]}
        />
        <SubmitButton variant="secondary">{t.addRole}</SubmitButton>
      </Form>
    </Card>
  )
}

function LevelsCard({ ctx }: AccessPageProps) {
  const t = identityText(ctx.locale)
  const list = meansOn(ctx.today)
  return (
    <Details summary={t.levelsTitle}>
      <Quiet>{t.levelsSince(formatDay(list.validFrom, ctx.locale))}</Quiet>
      <DataTable
        caption={t.levelsTitle}
        rows={list.means}
        rowKey={(means) => means.urn}
        columns={[
          { head: t.means, cell: (means) => means.name },
          { head: 'acr', cell: (means) => <code>{means.urn}</code> },
          { head: 'eIDAS', cell: (means) => t.levels[means.level] },
          { head: 'ACM/IDM', cell: (means) => means.flemish, numeric: true },
          { head: 'CSAM', cell: (means) => means.csam, numeric: true },
        ]}
      />
    </Details>
  )
}

function ProvisioningCard({ ctx, form, tokens, provisioningAddress }: AccessPageProps) {
  const t = identityText(ctx.locale)
  const at = (moment: Date): string => formatInstant(moment, ctx.locale, ctx.today)
  return (
    <Card title={t.provisioningTitle} id="scim">
      <Quiet>{t.provisioningLead}</Quiet>
      <p>
        {t.provisioningAddress}
        {colon(ctx.locale)}
        <code>{provisioningAddress}</code>
      </p>
      {tokens.length === 0 ? null : (
        <List>
          {tokens.map((token) => (
            <ListItem
              key={token.id}
              sub={t.tokenLine(at(token.expiresAt), token.usedAt === null ? null : at(token.usedAt))}
              end={
                <ActionButton
                  ctx={ctx}
                  action={`/beheer/aanmelden/scim/${token.id}/weg`}
                  variant="tertiary"
                  label={labelled(t.revoke, token.name, ctx.locale)}
                >
                  {t.revoke}
                </ActionButton>
              }
            >
              <b>{token.name}</b>
            </ListItem>
          ))}
        </List>
      )}
      <Form ctx={ctx} action="/beheer/aanmelden/scim">
        <TextField form={form} name="tokenName" label={t.tokenName} maxlength={60} />
        <SubmitButton variant="secondary">{t.makeToken}</SubmitButton>
      </Form>
    </Card>
  )
}

export function TokenPage({ ctx, token, expiresAt }: { ctx: PageContext; token: string; expiresAt: Date }) {
  const t = identityText(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.tokenTitle} section="manage" width="narrow">
      <Card>
        <p>{t.tokenOnce(formatInstant(expiresAt, ctx.locale, ctx.today))}</p>
        <p class="op-link-to-copy">
          <code>{token}</code>
        </p>
        <p>
          <a class="ds-link" href="/beheer/aanmelden">
            {t.accessTitle}
          </a>
        </p>
      </Card>
    </StaffPage>
  )
}
