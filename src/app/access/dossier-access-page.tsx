import { dossierHref } from '#modules/dossiers/public.ts'
import type { TeamMember } from '#modules/identity/public.ts'
import { formatInstant } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { ActionButton, ErrorSummary, Form, RadioPills, SelectField, SubmitButton, TextArea } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, ListItem, Quiet } from '#platform/web/parts.tsx'
import { conflictKinds, type DossierAccess } from './store.ts'
import { text } from './text.ts'

export type DossierAccessProps = {
  readonly ctx: PageContext
  readonly dossierId: string
  readonly title: string
  readonly access: DossierAccess
  readonly team: readonly TeamMember[]
  /** Counsellor or team lead: decides about closing. */
  readonly decides: boolean
  readonly form: FormState
}

export function DossierAccessPage(props: DossierAccessProps) {
  const { ctx, dossierId, form } = props
  const t = text(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.title} lead={t.lead} section="families" width="narrow">
      <p>
        <a class="ds-link" href={dossierHref(dossierId)}>
          {props.title}
        </a>
      </p>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <ConflictsCard {...props} />
      <ClosureCard {...props} />
      <GlassCard {...props} />
    </StaffPage>
  )
}

const options = (team: readonly TeamMember[]) => team.map(({ id, name }) => ({ value: id, label: name }))

function ConflictsCard({ ctx, dossierId, access, team, form }: DossierAccessProps) {
  const t = text(ctx.locale)
  return (
    <Card title={t.conflictsTitle} id="kent">
      <Quiet>{t.conflictsLead}</Quiet>
      {access.conflicts.length === 0 ? null : (
        <List>
          {access.conflicts.map((conflict) => (
            <ListItem key={conflict.id} sub={t.kinds[conflict.kind]}>
              <b>{conflict.name}</b>
            </ListItem>
          ))}
        </List>
      )}
      <Form ctx={ctx} action={dossierHref(dossierId, 'wie-ziet/kent')}>
        <SelectField form={form} name="accountId" label={t.colleague} options={options(team)} />
        <RadioPills form={form} name="kind" label={t.kind} options={conflictKinds.map((value) => ({ value, label: t.kinds[value] }))} />
        <SubmitButton variant="secondary">{t.addConflict}</SubmitButton>
      </Form>
    </Card>
  )
}

function ClosureCard(props: DossierAccessProps) {
  const { ctx, dossierId, access, decides, form } = props
  const t = text(ctx.locale)
  const { closure } = access
  return (
    <Card title={t.closedTitle} id="besloten">
      <Quiet>{t.closedLead}</Quiet>
      <p>{closure === null ? t.openNow : t.closedSince(formatInstant(closure.at, ctx.locale, ctx.today), closure.reason)}</p>
      {!decides ? null : closure === null ? (
        <Form ctx={ctx} action={dossierHref(dossierId, 'wie-ziet/besloten')}>
          <TextArea form={form} name="reason" label={t.reason} rows={2} maxlength={500} />
          <SubmitButton variant="secondary">{t.close}</SubmitButton>
        </Form>
      ) : (
        <ActionButton ctx={ctx} action={dossierHref(dossierId, 'wie-ziet/open')} variant="secondary">
          {t.reopen}
        </ActionButton>
      )}
      {closure === null ? null : <NamedPart {...props} />}
    </Card>
  )
}

function NamedPart({ ctx, dossierId, access, team, decides }: DossierAccessProps) {
  const t = text(ctx.locale)
  return (
    <>
      <h3>{t.namedTitle}</h3>
      <List>
        {access.named.map((one) => (
          <ListItem
            key={one.id}
            end={
              decides ? (
                <ActionButton
                  ctx={ctx}
                  action={dossierHref(dossierId, `wie-ziet/genoemd/${one.id}/weg`)}
                  variant="tertiary"
                  label={labelled(t.remove, one.name, ctx.locale)}
                >
                  {t.remove}
                </ActionButton>
              ) : undefined
            }
          >
            {one.name}
          </ListItem>
        ))}
      </List>
      {decides ? (
        <Form ctx={ctx} action={dossierHref(dossierId, 'wie-ziet/genoemd')}>
          <SelectField form={{ values: {}, errors: {} }} name="colleagueId" label={t.colleague} options={options(team)} />
          <SubmitButton variant="secondary">{t.letIn}</SubmitButton>
        </Form>
      ) : null}
    </>
  )
}

function GlassCard({ ctx, access }: DossierAccessProps) {
  const t = text(ctx.locale)
  return (
    <Card title={t.glassTitle} id="nood">
      {access.glass.length === 0 ? <Quiet>{t.noGlass}</Quiet> : null}
      {access.glass.map((one) => (
        <p key={one.id}>
          <b>{t.glassLine(one.name, formatInstant(one.openedAt, ctx.locale, ctx.today))}</b>
          <br />
          {one.reason}
        </p>
      ))}
    </Card>
  )
}
