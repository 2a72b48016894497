import type { Certificate, DueRow, Proposal, RetentionRule, WaitingRequest } from '#modules/lifecycle/public.ts'
import { goesByItself, lifecyclePolicy, proposedRules, ruleOutcomes, type Series } from '#modules/lifecycle/public.ts'
import type { Actor } from '#platform/actor.ts'
import { dayInBrussels } from '#platform/day.ts'
import { formatDay, formatNumber, formatUnit } from '#platform/text/format.ts'
import { colon, labelled } from '#platform/text/labelled.ts'
import {
  ActionButton,
  CheckPills,
  DateField,
  ErrorSummary,
  Form,
  type FormState,
  LinkButton,
  NumberField,
  RadioPills,
  SubmitButton,
  TextField,
} from '#platform/web/fields.tsx'
import { emptyForm } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, List, ListItem, Quiet, Row, StateLabel } from '#platform/web/parts.tsx'
import { archiveHref, archiveState, waitsForArchive } from './archive-state.ts'
import { keepHref } from './hrefs.ts'
import { ShareForm } from './share-form.tsx'
import { type Text, text } from './text.ts'

export type KeepFacts = {
  readonly rules: readonly RetentionRule[]
  readonly due: readonly DueRow[]
  readonly proposals: readonly Proposal[]
  readonly certificates: readonly Certificate[]
  readonly requests: readonly WaitingRequest[]
  readonly names: ReadonlyMap<string, string>
}
export type Refused = { readonly place: string; readonly form: FormState }
type Props = { readonly ctx: PageContext; readonly actor: Actor; readonly facts: KeepFacts; readonly refused: Refused | null }
type PartProps = Props & { readonly t: Text }

const formOf = (refused: Refused | null, place: string, otherwise: FormState = emptyForm): FormState =>
  refused?.place === place ? refused.form : otherwise

export function KeepPage(props: Props) {
  const { ctx, actor, refused } = props
  const t = text(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.keep.title} lead={t.keep.lead} section="manage" width="narrow">
      <ErrorSummary errors={refused?.form.errors ?? {}} ctx={ctx} />
      <ProposalsCard {...props} t={t} />
      <DueCard {...props} t={t} />
      <RulesCard {...props} t={t} />
      <RequestsCard {...props} t={t} />
      <CertificatesCard {...props} t={t} />
      {lifecyclePolicy.allows(actor, 'lifecycle.records.read') ? (
        <Row>
          <a class="ds-link" href="/beheer/register">
            {t.keep.toRecords}
          </a>
          <a class="ds-link" href="/beheer/effecten">
            {t.keep.toImpact}
          </a>
        </Row>
      ) : null}
    </StaffPage>
  )
}

function monthsOf(months: number, ctx: PageContext): string {
  if (months === 0) return text(ctx.locale).keep.atOnce
  return months % 12 === 0 && months > 0 ? formatUnit(months / 12, 'year', ctx.locale) : formatUnit(months, 'month', ctx.locale)
}

function RulesCard(props: PartProps) {
  const { ctx, actor, facts, t } = props
  const maySet = lifecyclePolicy.allows(actor, 'lifecycle.rule.set')
  return (
    <Card title={t.keep.rules} id="regels">
      <List>
        {proposedRules.map((proposal) => {
          const rule = facts.rules.find(({ series }) => series === proposal.series)
          const shown = rule ?? proposal
          const line = t.keep.ruleLine(monthsOf(shown.months, ctx), t.keep.triggers[shown.trigger], t.keep.outcomes[shown.outcome])
          return (
            <ListItem key={proposal.series}>
              <b>{t.keep.series[proposal.series]}</b>
              <p>{rule === undefined && !goesByItself(proposal.series) ? labelled(t.keep.proposal, line, ctx.locale) : line}</p>
              <StateLabel state={rule === undefined ? (goesByItself(proposal.series) ? 'na' : 'todo') : 'ok'}>
                {rule === undefined
                  ? goesByItself(proposal.series)
                    ? t.keep.byItself
                    : t.keep.off
                  : t.keep.on(formatDay(rule.validFrom, ctx.locale, ctx.today))}
              </StateLabel>
              {rule === undefined ? null : <Quiet>{[rule.authority, rule.listVersion].join(' · ')}</Quiet>}
              {maySet && !goesByItself(proposal.series) ? <RuleForm {...props} series={proposal.series} rule={rule} /> : null}
              {maySet && rule?.outcome === 'sample' ? (
                <ShareForm ctx={ctx} series={proposal.series} form={formOf(props.refused, `staal-${proposal.series}`)} />
              ) : null}
            </ListItem>
          )
        })}
      </List>
    </Card>
  )
}

function RuleForm({ ctx, refused, t, series, rule }: PartProps & { series: Series; rule: RetentionRule | undefined }) {
  const proposal = rule ?? proposedRules.find((one) => one.series === series)
  const start: FormState = {
    values: {
      [`months-${series}`]: String(proposal?.months ?? ''),
      [`outcome-${series}`]: proposal?.outcome ?? '',
      [`authority-${series}`]: rule?.authority ?? '',
      [`list-${series}`]: rule?.listVersion ?? '',
      // As people type a day, for that is how it is read again.
      [`from-${series}`]: ctx.today.split('-').toReversed().join('-'),
    },
    errors: {},
  }
  const form = formOf(refused, series, start)
  return (
    <Details summary={t.keep.change} open={refused?.place === series}>
      <Form ctx={ctx} action={keepHref(`regels/${series}`)} id={`r-${series}`}>
        <NumberField form={form} name={`months-${series}`} label={t.keep.months} min="0" max="1200" size={6} />
        <RadioPills
          form={form}
          name={`outcome-${series}`}
          label={t.keep.outcome}
          options={ruleOutcomes.map((value) => ({ value, label: t.keep.outcomes[value] }))}
        />
        <TextField
          form={form}
          name={`authority-${series}`}
          label={t.keep.authority}
          help={t.keep.authorityHelp}
          maxlength={300}
          autocomplete="off"
        />
        <TextField form={form} name={`list-${series}`} label={t.keep.listVersion} maxlength={100} autocomplete="off" />
        <DateField form={form} name={`from-${series}`} label={t.keep.validFrom} typed />
        <span>
          <SubmitButton>{t.keep.confirm}</SubmitButton>
        </span>
      </Form>
      {rule === undefined ? null : (
        <ActionButton
          ctx={ctx}
          action={keepHref(`regels/${series}/uit`)}
          variant="tertiary"
          label={labelled(t.keep.stop, t.keep.series[series], ctx.locale)}
        >
          {t.keep.stop}
        </ActionButton>
      )}
    </Details>
  )
}

function DueCard({ ctx, facts, refused, t }: PartProps) {
  const form = formOf(refused, 'due')
  const day = (value: string) => formatDay(value, ctx.locale, ctx.today)
  return (
    <Card title={t.keep.due} id="aan-de-beurt">
      <Quiet>{t.keep.dueWhy}</Quiet>
      {facts.due.length === 0 ? (
        <p>{t.keep.dueNone}</p>
      ) : (
        <Form ctx={ctx} action={keepHref('voorstel')} id="voorstellen">
          <CheckPills
            form={form}
            name="due"
            label={t.keep.select}
            options={facts.due.map((one) => ({ value: one.id, label: `${one.reference} · ${t.keep.dueSince(day(one.dueOn))}` }))}
          />
          <TextField
            form={form}
            name="permission"
            label={t.keep.permission}
            help={t.keep.permissionHelp}
            maxlength={200}
            autocomplete="off"
          />
          <span>
            <SubmitButton>{t.keep.propose}</SubmitButton>
          </span>
        </Form>
      )}
      <span>
        <ActionButton ctx={ctx} action={keepHref('lijst')} variant="secondary">
          {t.keep.refresh}
        </ActionButton>
      </span>
    </Card>
  )
}

function ProposalsCard({ ctx, actor, facts, t }: PartProps) {
  if (facts.proposals.length === 0) return null
  return (
    <Card title={t.keep.proposals} id="voorstellen-lijst" look="warm">
      <List>
        {facts.proposals.map((one) => (
          <ListItem
            key={one.id}
            sub={t.keep.proposedBy(facts.names.get(one.proposedBy) ?? '', formatDay(dayInBrussels(one.proposedAt), ctx.locale, ctx.today))}
          >
            <b>{one.reference}</b>
            {colon(ctx.locale)}
            {t.keep.grounds[one.ground]}
            {one.jobState === 'failed' ? (
              <p>
                <StateLabel state="todo">{`${t.keep.failedRun} (${one.jobFailure ?? ''})`}</StateLabel>
              </p>
            ) : null}
            {one.approvedBy === null ? <p>{t.keep.waitsForSecond}</p> : null}
            {one.approvedBy !== null && one.jobState !== 'failed' ? (
              <p>{one.toArchive ? <StateLabel state="todo">{t.keep.archive.states[archiveState(one)]}</StateLabel> : t.keep.running}</p>
            ) : null}
            {waitsForArchive(one) ? (
              <p>
                <LinkButton href={archiveHref(one.id)} variant="secondary">
                  {t.keep.archive.look}
                </LinkButton>
              </p>
            ) : null}
            <p>
              <LinkButton
                href={keepHref(`voorstel/${one.id}`)}
                variant={one.proposedBy === actor.accountId || one.approvedBy !== null ? 'tertiary' : 'secondary'}
              >
                {t.keep.look}
              </LinkButton>
            </p>
          </ListItem>
        ))}
      </List>
    </Card>
  )
}

function RequestsCard({ ctx, facts, t }: PartProps) {
  return (
    <Card title={t.keep.requests} id="vragen">
      {facts.requests.length === 0 ? <p>{t.keep.requestsNone}</p> : null}
      <List>
        {facts.requests.map((one) => (
          <ListItem key={one.id} sub={t.rights.answerBy(formatDay(one.dueOn, ctx.locale, ctx.today))}>
            <b>{one.reference}</b>
            {colon(ctx.locale)}
            {t.rights.kinds[one.kind]}
          </ListItem>
        ))}
      </List>
    </Card>
  )
}

function CertificatesCard({ ctx, facts, t }: PartProps) {
  return (
    <Card title={t.keep.certificates} id="bewijzen">
      <Quiet>{facts.certificates.length === 0 ? t.keep.certificatesNone : t.keep.certificatesWhy}</Quiet>
      <List>
        {facts.certificates.map((one) => (
          <ListItem
            key={one.id}
            sub={t.keep.certificateLine(
              formatNumber(
                Object.values(one.counts).reduce((sum, n) => sum + n, 0),
                ctx.locale,
              ),
              one.permission,
            )}
          >
            <b>{formatDay(dayInBrussels(one.erasedAt), ctx.locale, ctx.today)}</b>{' '}
            <StateLabel state={one.isWhole ? 'ok' : 'todo'}>{one.isWhole ? t.keep.whole : t.keep.bent}</StateLabel>
            <p>
              <LinkButton href={keepHref(`bewijs/${one.id}`)} variant="tertiary" download>
                {t.keep.fetch}
              </LinkButton>
            </p>
          </ListItem>
        ))}
      </List>
    </Card>
  )
}
