import type { Caseload, DossierSummary } from '#modules/dossiers/public.ts'
import { dossierHref } from '#modules/dossiers/public.ts'
import { formatList, formatNumber } from '#platform/text/format.ts'
import { CheckboxField, ErrorSummary, Form, SelectField, SubmitButton, TextField } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, CaseloadBar, List, ListItem, Quiet } from '#platform/web/parts.tsx'
import { clockWords } from '../today/words.ts'
import { passOnHref } from './paths.ts'
import type { ToDivide } from './read.ts'
import { text } from './text.ts'

export type DividePageProps = {
  readonly ctx: PageContext
  readonly toDivide: ToDivide
  /** Families of hers that this reader does not see. */
  readonly hidden: number
  readonly form: FormState
}

/** The fields of one family: whether it goes, and to whom. */
export const takeField = (dossierId: string): string => `gaat-${dossierId}`
export const toField = (dossierId: string): string => `naar-${dossierId}`

const points = (n: number, ctx: PageContext): string => formatNumber(n, ctx.locale, Number.isInteger(n) ? 0 : 1)

/** Every running family of one colleague with a suggestion who takes over: all or some, one save. */
export function DividePage({ ctx, toDivide, hidden, form }: DividePageProps) {
  const t = text(ctx.locale)
  const { leaver, families } = toDivide
  return (
    <StaffPage ctx={ctx} title={t.title(leaver.name)} section="families" lead={families.length === 0 ? t.none : t.lead(families.length)}>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      {hidden === 0 ? null : (
        <Card look="warm">
          <p>{t.hidden(hidden)}</p>
          <a class="ds-link" href="/gezinnen/besloten">
            {t.hiddenLink}
          </a>
        </Card>
      )}
      {families.length === 0 ? null : (
        <div class="op-split">
          <FamiliesForm ctx={ctx} toDivide={toDivide} form={form} />
          <LoadsCard ctx={ctx} toDivide={toDivide} />
        </div>
      )}
      <p class="op-noprint">
        <a class="ds-link" href={passOnHref()}>
          {t.otherColleague}
        </a>
      </p>
    </StaffPage>
  )
}

function FamiliesForm({ ctx, toDivide, form }: Omit<DividePageProps, 'hidden'>) {
  const t = text(ctx.locale)
  return (
    <Form ctx={ctx} action={passOnHref(toDivide.leaver.id)}>
      <Card title={t.familiesLegend} id="gezinnen">
        <List>
          {toDivide.families.map((dossier) => (
            <li key={dossier.id}>
              <FamilyLine ctx={ctx} dossier={dossier} toDivide={toDivide} form={form} />
            </li>
          ))}
        </List>
      </Card>
      <Card>
        <TextField form={form} name="reason" label={t.reason} maxlength={500} autocomplete="off" />
        <Quiet>{t.visits}</Quiet>
        <div class="op-row">
          <SubmitButton>{t.save}</SubmitButton>
        </div>
      </Card>
    </Form>
  )
}

function FamilyLine({ ctx, dossier, toDivide, form }: Omit<DividePageProps, 'hidden'> & { dossier: DossierSummary }) {
  const t = text(ctx.locale)
  const keptOut = toDivide.keptOut.get(dossier.id) ?? []
  const suggestion = toDivide.suggested.get(dossier.id)
  const isAllowed = (load: Caseload): boolean => !keptOut.includes(load.accountId)
  const who = toDivide.takers.filter((load) => !isAllowed(load)).map(({ name }) => name)
  const about = [clockWords(dossier, ctx), t.weight(points(dossier.phase?.weight ?? 1, ctx))].filter((part) => part !== '')
  const help = [
    suggestion === undefined ? t.nobody : t.why[suggestion.reason],
    who.length === 0 ? undefined : t.keptOut(formatList(who, ctx.locale)),
  ]
  return (
    <div class="op-stack-s">
      <div class="op-row-between">
        <CheckboxField form={form} name={takeField(dossier.id)} label={dossier.motherName} />
        <a class="ds-link op-small" href={dossierHref(dossier.id)} aria-label={`${dossier.reference}, ${dossier.motherName}`}>
          {dossier.reference}
        </a>
      </div>
      <p class="op-small op-quiet">{[dossier.programmeName, ...about].join(' · ')}</p>
      <SelectField
        form={form}
        name={toField(dossier.id)}
        label={t.to(dossier.motherName)}
        help={help.filter((part) => part !== undefined).join(' ')}
        options={toDivide.takers.filter(isAllowed).map((load) => ({
          value: load.accountId,
          label: `${load.name} (${points(load.points, ctx)} / ${points(load.ceiling, ctx)})`,
        }))}
      />
    </div>
  )
}

function LoadsCard({ ctx, toDivide }: { ctx: PageContext; toDivide: ToDivide }) {
  const t = text(ctx.locale)
  const weights = new Map(toDivide.families.map(({ id, phase }) => [id, phase?.weight ?? 1]))
  const extra = (accountId: string): number =>
    [...toDivide.suggested.values()]
      .filter((one) => one.accountId === accountId)
      .reduce((sum, one) => sum + (weights.get(one.dossierId) ?? 0), 0)
  return (
    <Card title={t.loads} id="plaats">
      <Quiet>{t.loadsLead}</Quiet>
      <List>
        {toDivide.takers.map((load) => (
          <ListItem
            key={load.accountId}
            sub={<CaseloadBar used={load.points} ceiling={load.ceiling} extra={extra(load.accountId)} showText />}
          >
            {load.name}
          </ListItem>
        ))}
      </List>
    </Card>
  )
}
