import { type Claim, papersFor, standing } from '#modules/rights/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { formatDate } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import {
  ActionButton,
  DateField,
  ErrorSummary,
  emptyForm,
  FilterForm,
  Form,
  type FormState,
  RadioPills,
  SubmitButton,
  TextArea,
} from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import { Card, DefinitionList, Details, List, ListItem, NoteStrip, Quiet, Split } from '#platform/web/parts.tsx'
import { InDutch } from '../rights-edit/in-dutch.tsx'
import type { RightNow } from './arrange.ts'
import type { FamilyRights } from './load.ts'
import { opensOf } from './opens.ts'
import { otherAid, paths } from './paths.ts'
import { Reasons, Source } from './reasons.tsx'
import { RightFacts } from './right-card.tsx'
import { StepsCard } from './steps-card.tsx'
import { text } from './text.ts'

export type RightPageProps = {
  readonly view: FamilyRights
  /** Null for aid that is in no catalogue. */
  readonly now: RightNow | null
  readonly claim: Claim | undefined
  readonly subject: string
  readonly form?: FormState | undefined
  readonly saveKey?: string | undefined
  /** An earlier day by whose rules and amounts it is worked out; null for today. */
  readonly then?: IsoDay | null | undefined
}

/** Everything about one right of one family. */
export function RightPage({ view, now, claim, subject, form = emptyForm, saveKey, then = null }: RightPageProps) {
  const { ctx, dossier } = view
  const t = text(ctx.locale)
  const title = now?.right.title ?? claim?.steps[0]?.note ?? t.otherAidTitle
  const main = (
    <>
      {now === null ? null : (
        <Card title={t.outcomes[now.outcome]} id="uitkomst">
          {then === null ? null : (
            <NoteStrip icon="calendar">
              {`${t.pastOn(formatDate(then, ctx.locale))} ${t.pastKnown}`}{' '}
              <a class="ds-link" href={paths.right(dossier.id, now.right.id)}>
                {t.pastBack}
              </a>
            </NoteStrip>
          )}
          <RightFacts view={view} now={now} />
          <Reasons parts={now.answer.explanation.parts} view={view} />
        </Card>
      )}
      {now === null ? null : <ApplyCard view={view} now={now} />}
    </>
  )
  const steps = { view, rightId: now?.right.id ?? otherAid, claim, subject, form, saveKey, now }
  const side = (
    <>
      {then === null ? <StepsCard {...steps} /> : null}
      {now === null ? null : <PastCard view={view} now={now} then={then} />}
      {now === null || then !== null ? null : <PapersCard view={view} now={now} />}
      {now === null || then !== null ? null : <OpensCard view={view} now={now} />}
      {now === null || then !== null ? null : <OverrideCard view={view} now={now} form={form} />}
    </>
  )
  return (
    <StaffPage ctx={ctx} title={title} section="families" lead={now?.right.summary}>
      <p>
        <a class="ds-link" href={paths.all(dossier.id)}>
          {labelled(t.backToRights, dossier.motherName, ctx.locale)}
        </a>
      </p>
      {dossier.isOpen ? null : <NoteStrip icon="lock">{t.closed}</NoteStrip>}
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Split main={main} side={side} sideFirst />
    </StaffPage>
  )
}

/** An earlier day: what was due then, by the rules and amounts of then with their sources, to contest a decision. */
function PastCard({ view, now, then }: { view: FamilyRights; now: RightNow; then: IsoDay | null }) {
  const { ctx, dossier } = view
  const t = text(ctx.locale)
  return (
    <Card title={t.past} id="toen">
      <Details summary={t.pastOpen} open={then !== null}>
        <Quiet>{t.pastLead}</Quiet>
        <FilterForm action={paths.right(dossier.id, now.right.id)}>
          <DateField form={{ values: { op: then ?? '' }, errors: {} }} name="op" label={t.pastDay} max={ctx.today} />
          <SubmitButton variant="secondary">{t.pastShow}</SubmitButton>
        </FilterForm>
      </Details>
    </Card>
  )
}

function PapersCard({ view, now }: { view: FamilyRights; now: RightNow }) {
  const { ctx, dossier } = view
  const t = text(ctx.locale)
  const papers = papersFor(now.right, dossier.hasLoss).map(({ at, text: said, isAfterLoss }) => ({
    at,
    paper: isAfterLoss ? t.lossPaper : said,
  }))
  const there = view.papers.get(now.right.id) ?? new Set<number>()
  return (
    <Card title={t.papers} id="papieren">
      {papers.length === 0 ? <Quiet>{t.papersNone}</Quiet> : null}
      {papers.length === 0 ? null : (
        <List>
          {papers.map(({ paper, at }) => (
            <ListItem
              key={at}
              end={
                dossier.isOpen ? (
                  <ActionButton
                    ctx={ctx}
                    action={paths.tick(dossier.id, now.right.id)}
                    fields={{ paper: String(at), isThere: there.has(at) ? 'nee' : 'ja' }}
                    variant={there.has(at) ? 'secondary' : 'tertiary'}
                    icon={there.has(at) ? 'check' : 'todo'}
                    label={labelled(there.has(at) ? t.paperThere : t.paperNotThere, paper, ctx.locale)}
                  >
                    {there.has(at) ? t.paperThere : t.paperNotThere}
                  </ActionButton>
                ) : (
                  <span>{there.has(at) ? t.paperThere : t.paperNotThere}</span>
                )
              }
            >
              {paper}
            </ListItem>
          ))}
        </List>
      )}
    </Card>
  )
}

function ApplyCard({ view, now }: { view: FamilyRights; now: RightNow }) {
  const { locale } = view.ctx
  const t = text(locale)
  const { right, answer } = now
  const { where, how, when } = right.apply
  const items = [
    { term: t.where, value: where },
    { term: t.how, value: how },
    ...(when === '' ? [] : [{ term: t.when, value: when }]),
    { term: t.body, value: <InDutch>{right.body}</InDutch> },
    ...(answer.toCheck.length === 0 ? [] : [{ term: t.toCheck, value: answer.toCheck.join(' ') }]),
    { term: t.sure, value: `${t.confidence[right.confidence]}. ${t.checkedOn(formatDate(right.lastChecked, locale))}.` },
  ]
  return (
    <Card title={t.apply} id="aanvragen">
      <DefinitionList items={items} />
      <p class="op-small op-row">
        {right.sources.map((source) => (
          <Source key={source} source={source} label={t.source} locale={locale} />
        ))}
      </p>
    </Card>
  )
}

/** The chain of gateways: what the catalogue says it opens, and what becomes probable for this family when she receives it. */
function OpensCard({ view, now }: { view: FamilyRights; now: RightNow }) {
  const { ctx, dossier } = view
  const t = text(ctx.locale)
  const { opens, excludes } = now.right.interactions
  const computed = opensOf(view, now.right)
  if (opens.length === 0 && computed.length === 0 && excludes.length === 0) return null
  const titleOf = (id: string): string => view.rights.find(({ right }) => right.id === id)?.right.title ?? id
  const link = (id: string) => (
    <a class="ds-link" href={paths.right(dossier.id, id)}>
      {titleOf(id)}
    </a>
  )
  return (
    <Card title={t.opens} id="opent">
      {computed.length === 0 ? null : (
        <>
          <p>{t.opensLead}</p>
          <List>
            {computed.map((id) => (
              <ListItem key={id}>{link(id)}</ListItem>
            ))}
          </List>
        </>
      )}
      <List>
        {opens.map(({ right, say }) => (
          <ListItem key={right} sub={say}>
            {link(right)}
          </ListItem>
        ))}
      </List>
      {excludes.length === 0 ? null : (
        <>
          <p class="op-strong">{t.excludes}</p>
          <List>
            {excludes.map(({ right, say }) => (
              <ListItem key={right} sub={say}>
                {link(right)}
              </ListItem>
            ))}
          </List>
        </>
      )}
    </Card>
  )
}

function OverrideCard({ view, now, form }: { view: FamilyRights; now: RightNow; form: FormState }) {
  const { ctx, dossier } = view
  const t = text(ctx.locale)
  if (!dossier.isOpen) return null
  const { override, answer, right } = now
  return (
    <Card title={t.override} id="anders">
      {override === null ? null : (
        <>
          <p>{t.overrideSaid(t.overrideSays[override.says], override.reason)}</p>
          <ActionButton ctx={ctx} action={paths.lift(dossier.id, override.id)} variant="tertiary">
            {t.overrideLift}
          </ActionButton>
        </>
      )}
      <Details summary={t.overrideOpen} open={form.errors['why'] !== undefined}>
        <Quiet>{t.overrideLead}</Quiet>
        <Form ctx={ctx} action={paths.override(dossier.id, right.id)}>
          <RadioPills
            form={{ values: { says: answer.outcome === 'no' ? 'yes' : 'no', ...form.values }, errors: form.errors }}
            name="says"
            label={t.answer}
            look="chip"
            options={(['yes', 'no'] as const).map((value) => ({ value, label: t.overrideSays[value] }))}
          />
          <TextArea form={form} name="why" label={t.overrideReason} rows={2} maxlength={500} />
          <div class="op-row">
            <SubmitButton variant="secondary">{t.save}</SubmitButton>
          </div>
        </Form>
      </Details>
    </Card>
  )
}

export function claimFor(view: FamilyRights, rightId: string, subject: string): Claim | undefined {
  const claim = view.claims.find((one) => one.rightId === rightId && one.subject === subject)
  return standing(claim) === null ? undefined : claim
}
