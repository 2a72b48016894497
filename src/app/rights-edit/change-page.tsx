import { formatDate } from '#platform/text/format.ts'
import { colon } from '#platform/text/labelled.ts'
import { ActionButton, ErrorSummary, Form, type FormState, LinkButton, SubmitButton, TextField } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, List, ListItem, Row, Split, Tag } from '#platform/web/parts.tsx'
import { actsOf, titleOf } from './change-list.tsx'
import type { ChangeView } from './change-view.ts'
import { ExamplesCard } from './examples-card.tsx'
import { FamiliesCard } from './families-card.tsx'
import { InDutch } from './in-dutch.tsx'
import { ParametersCard } from './parameters-card.tsx'
import { paths } from './paths.ts'
import { problemWords } from './problem-words.ts'
import { RulesCard } from './rules-card.tsx'
import { text, type Words } from './text.ts'
import { isAddress, shownValue, valueOn } from './words.ts'

type Props = { readonly ctx: PageContext; readonly view: ChangeView; readonly form: FormState }
type Part = Props & { readonly t: Words }

/** One change: what it is, what it does, and the acts that can follow. */
export function ChangePage({ ctx, view, form }: Props) {
  const t = text(ctx.locale)
  const { kept, titles, job } = view
  const part = { ctx, view, form, t }
  const runs = job !== null && (job.state === 'waiting' || job.state === 'running')
  return (
    <StaffPage ctx={ctx} title={titleOf(kept, titles, t)} section="manage" refresh={runs ? 3 : undefined} actions={<Back {...part} />}>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Split
        main={
          <>
            <WhatCard {...part} />
            {view.examples === null ? null : <ExamplesCard examples={view.examples} day={view.day} ctx={ctx} t={t} />}
            {view.after === null ? null : <FamiliesCard view={view} ctx={ctx} t={t} />}
          </>
        }
        side={
          <>
            <ActsCard {...part} />
            <WhoCard {...part} />
          </>
        }
      />
    </StaffPage>
  )
}

function Back({ view: { kept, before }, t }: Part) {
  return (
    <LinkButton href={before === null ? paths.drafts : paths.right(kept.rightId)} variant="tertiary" icon="back">
      {before === null ? t.drafts : before.title}
    </LinkButton>
  )
}

function WhatCard({ ctx, view, t }: Part) {
  const { kept, after, problems } = view
  return (
    <Card title={t.summary} id="wat" side={<Tag>{t.changeStates[kept.state]}</Tag>}>
      <p>{whatWords({ ctx, view, t })}</p>
      {kept.change.kind === 'value' ? <ValueFacts view={view} ctx={ctx} t={t} /> : null}
      {kept.note === null ? null : <p class="op-pre">{kept.note}</p>}
      {problems.length === 0 ? null : (
        <>
          <h3>{t.problems}</h3>
          <ul class="ds-list">
            {problems.map((problem) => (
              <li key={problemWords(problem, t)}>{problemWords(problem, t)}</li>
            ))}
          </ul>
        </>
      )}
      {after === null || kept.change.kind === 'value' ? null : (
        <Details summary={t.see} open={view.before === null}>
          <p>{after.summary}</p>
          <RulesCard right={after} ctx={ctx} />
          <ParametersCard right={after} ctx={ctx} mayEdit={false} />
        </Details>
      )}
    </Card>
  )
}

function whatWords({ ctx, view, t }: Omit<Part, 'form'>): string {
  const { change } = view.kept
  if (change.kind === 'right') return view.before === null ? t.newRightLine : t.replacesLine
  if (change.kind === 'version') return t.versionLine(formatDate(change.from, ctx.locale))
  const parameter = view.before?.parameters[change.parameter]
  if (parameter === undefined) return change.parameter
  const was = change.value.from === null ? '–' : valueOn(change.parameter, parameter, change.value.from, ctx.locale)
  return t.valueLine(parameter.label, was, shownValue(change.value.value, parameter.unit, ctx.locale))
}

function ValueFacts({ view, ctx, t }: Omit<Part, 'form'>) {
  const { change } = view.kept
  if (change.kind !== 'value') return null
  const { from, to, source } = change.value
  const days = [
    from === null ? null : t.fromDay(formatDate(from, ctx.locale)),
    to === null ? null : `${t.to.toLowerCase()} ${formatDate(to, ctx.locale)}`,
  ]
  return (
    <p>
      {days.filter((day) => day !== null).join(' ')}. {t.source}
      {colon(ctx.locale)}
      <span class="op-token">{isAddress(source) ? source : <InDutch>{source}</InDutch>}</span>
    </p>
  )
}

function WhoCard({ ctx, view, t }: Part) {
  const { kept, names } = view
  return (
    <Card title={t.who} id="wie">
      <List>
        {actsOf(kept, names, t, ctx).map((act) => (
          <ListItem key={act}>{act}</ListItem>
        ))}
      </List>
    </Card>
  )
}

/** Taking back what was published, as a whole, with a reason. */
export function WithdrawCard({ ctx, changeId, form }: { ctx: PageContext; changeId: string; form: FormState }) {
  const t = text(ctx.locale)
  return (
    <Card title={t.withdrawTitle} id="terug">
      <p>{t.withdrawWhy}</p>
      <Form ctx={ctx} action={`${paths.change(changeId)}/terug`}>
        <TextField form={form} name="reason" label={t.reason} maxlength={500} autocomplete="off" required />
        <SubmitButton variant="secondary">{t.withdraw}</SubmitButton>
      </Form>
    </Card>
  )
}

function ActsCard({ ctx, view, form, t }: Part) {
  const { kept, problems, isOwn } = view
  const path = paths.change(kept.id)
  if (kept.state === 'published') return <WithdrawCard ctx={ctx} changeId={kept.id} form={form} />
  if (kept.state !== 'draft')
    return (
      <ActionButton ctx={ctx} action={`${path}/opnieuw`} variant="secondary">
        {t.again}
      </ActionButton>
    )
  return (
    <Card title={t.publishTitle} id="publiceren" look="warm">
      {isOwn ? <p>{t.publishOwn}</p> : null}
      {isOwn || problems.length > 0 ? null : (
        <Form ctx={ctx} action={`${path}/publiceer`}>
          <TextField form={form} name="reason" label={t.reason} help={t.reasonHelp} maxlength={500} autocomplete="off" required />
          <SubmitButton icon="check">{t.publish}</SubmitButton>
        </Form>
      )}
      <Row>
        <ActionButton ctx={ctx} action={`${path}/opzij`} variant="tertiary">
          {t.drop}
        </ActionButton>
      </Row>
    </Card>
  )
}
