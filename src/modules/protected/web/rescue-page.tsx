import { dayInBrussels } from '#platform/day.ts'
import { formatDay } from '#platform/text/format.ts'
import { colon, labelled } from '#platform/text/labelled.ts'
import { ErrorSummary, Form, type FormState, SelectField, SubmitButton, TextArea } from '#platform/web/fields.tsx'
import { emptyForm } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, Quiet } from '#platform/web/parts.tsx'
import type { Orphan } from '../commands/rescue.ts'
import { text } from '../text.ts'
import { rescuePaths } from './paths.ts'

type Person = { readonly id: string; readonly name: string }
type Props = {
  readonly ctx: PageContext
  readonly act: 'ask' | 'confirm'
  readonly parts: readonly Orphan[]
  readonly team: readonly Person[]
  readonly names: ReadonlyMap<string, string>
  readonly refused: { readonly partId: string; readonly form: FormState } | null
}

/** Parts nobody can read any more, by their number alone. */
export function RescuePage(props: Props) {
  const { ctx, act, parts, refused } = props
  const t = text(ctx.locale).rescue
  return (
    <StaffPage ctx={ctx} title={t.title} lead={act === 'ask' ? t.leadAsk : t.leadConfirm} section="manage" width="narrow">
      <ErrorSummary errors={refused?.form.errors ?? {}} ctx={ctx} />
      {parts.length === 0 ? <p>{t.none}</p> : null}
      {parts.map((part, index) => (
        <Card key={part.partId} title={t.item(index + 1)} id={`deel-${index + 1}`}>
          <Quiet>
            {t.number}
            {colon(ctx.locale)}
            <span class="op-token">{part.partId}</span>
          </Quiet>
          <Asked {...props} part={part} />
          {act === 'ask' ? <AskForm {...props} part={part} /> : <ConfirmForm ctx={ctx} part={part} />}
        </Card>
      ))}
    </StaffPage>
  )
}

function Asked({ ctx, act, names, part }: Props & { readonly part: Orphan }) {
  const t = text(ctx.locale).rescue
  if (part.askedAt === null) return <p>{act === 'ask' ? t.nobody : t.notAsked}</p>
  const day = formatDay(dayInBrussels(part.askedAt), ctx.locale, ctx.today)
  return (
    <>
      <p>
        {t.asked(names.get(part.askedBy ?? '') ?? '', names.get(part.colleagueId ?? '') ?? '', day)} {act === 'ask' ? t.waits : null}
      </p>
      <p class="op-pre">{labelled(t.because, part.reason ?? '', ctx.locale)}</p>
    </>
  )
}

function AskForm({ ctx, team, part, refused }: Props & { readonly part: Orphan }) {
  const t = text(ctx.locale).rescue
  const isRefused = refused?.partId === part.partId
  const form = isRefused ? refused.form : emptyForm
  const fields = (
    <Form ctx={ctx} action={rescuePaths.ask} id={`vraag-${part.partId}`}>
      <input type="hidden" name="part" value={part.partId} />
      <SelectField form={form} name="colleague" label={t.colleague} options={team.map(({ id, name }) => ({ value: id, label: name }))} />
      <TextArea form={form} name="reason" label={t.reason} help={t.reasonHelp} rows={2} maxlength={500} />
      <span>
        <SubmitButton variant={part.askedAt === null ? 'primary' : 'secondary'}>{t.ask}</SubmitButton>
      </span>
    </Form>
  )
  if (part.askedAt === null) return fields
  return (
    <Details summary={t.askAgain} open={isRefused}>
      {fields}
    </Details>
  )
}

function ConfirmForm({ ctx, part }: { readonly ctx: PageContext; readonly part: Orphan }) {
  if (part.askedAt === null) return null
  return (
    <Form ctx={ctx} action={rescuePaths.confirm} id={`bevestig-${part.partId}`}>
      <input type="hidden" name="part" value={part.partId} />
      <span>
        <SubmitButton>{text(ctx.locale).rescue.confirm}</SubmitButton>
      </span>
    </Form>
  )
}
