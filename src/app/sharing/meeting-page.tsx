import type { ComponentChildren } from 'preact'
import type { Asker, LegalReference, MeetingItem, MeetingRow } from '#modules/consent/public.ts'
import { formatDate, formatHour, formatList } from '#platform/text/format.ts'
import { colon } from '#platform/text/labelled.ts'
import { toStaffLocale } from '#platform/text/locale.ts'
import { CheckPills, ErrorSummary, Form, type FormState, SubmitButton, TextArea } from '#platform/web/fields.tsx'
import { PartnerPage, StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, CardWarm, Details, List, ListItem, Quiet, ReadThis, Watch } from '#platform/web/parts.tsx'
import { purposeWords } from './meeting-links.tsx'
import { standingHref } from './standing.ts'
import { text } from './text.ts'

export type MeetingPageProps = {
  readonly ctx: PageContext
  readonly meeting: MeetingRow
  readonly items: readonly MeetingItem[]
  readonly family: string
  readonly people: readonly Asker[]
  readonly basis: LegalReference | null
  readonly self: string
  readonly form: FormState
  readonly saveKey: string | undefined
}

/** The shell of whoever reads it: staff with its menu, a partner with hers. */
export function MeetingShell(props: { ctx: PageContext; title: string; lead?: string | undefined; children: ComponentChildren }) {
  const { ctx, title, lead, children } = props
  if (ctx.user?.role === 'partner') {
    return (
      <PartnerPage ctx={ctx} title={title} lead={lead}>
        <Watch ask={standingHref(null, null)} />
        {children}
      </PartnerPage>
    )
  }
  return (
    <StaffPage ctx={ctx} title={title} lead={lead} section="families" width="narrow">
      {children}
    </StaffPage>
  )
}

/** The table of one meeting as one participant sees it. On paper it is empty. */
export function MeetingPage(props: MeetingPageProps) {
  const { ctx, meeting, self } = props
  const t = text(ctx.locale)
  const words = t.meeting
  return (
    <MeetingShell ctx={ctx} title={words.kinds[meeting.kind]} lead={`${props.family} · ${purposeWords(meeting.purpose, t)}`}>
      <div class="op-stack op-noprint">
        <ReadThis>
          <p>{words.rules(formatDate(meeting.keepUntil, ctx.locale))}</p>
        </ReadThis>
        <TableCard {...props} />
        <Items {...props} />
        <AddForm {...props} />
        {meeting.openedBy === self ? (
          <Details summary={words.close}>
            <p>{words.closeLead}</p>
            <Form ctx={ctx} action={`/overleg/${meeting.id}/sluiten`}>
              <span>
                <SubmitButton danger>{words.close}</SubmitButton>
              </span>
            </Form>
          </Details>
        ) : null}
      </div>
    </MeetingShell>
  )
}

function nameIn({ people, self, ctx }: MeetingPageProps): (id: string) => string {
  const t = text(ctx.locale)
  return (id) => (id === self ? t.meeting.you : (people.find(({ accountId }) => accountId === id)?.name ?? t.share.someone))
}

function TableCard(props: MeetingPageProps) {
  const { ctx, meeting, basis } = props
  const t = text(ctx.locale).meeting
  const name = nameIn(props)
  return (
    <Card title={t.table} id="tafel">
      <p>{formatList(meeting.participantIds.map(name), ctx.locale)}</p>
      <p>{meeting.parentPresent ? t.parentThere : t.parentNotThere(meeting.absentReason ?? '')}</p>
      {basis === null ? null : (
        <p class="op-small">
          {t.onBasis}
          {colon(ctx.locale)}
          {basis.label[toStaffLocale(ctx.locale)]}, {basis.article}
          <br />
          <span class="op-quiet">{text(ctx.locale).admin.source(basis.source)}</span>
        </p>
      )}
    </Card>
  )
}

function Items(props: MeetingPageProps) {
  const { ctx, items } = props
  const t = text(ctx.locale).meeting
  const name = nameIn(props)
  const shown = (readerIds: readonly string[] | null): string[] => {
    const others = readerIds?.filter((id) => id !== props.self).map(name)
    return others === undefined ? [] : [others.length === 0 ? t.shownToNobody : t.shownTo(formatList(others, ctx.locale))]
  }
  return (
    <CardWarm title={t.items} id="punten">
      {items.length === 0 ? <Quiet>{t.noItems}</Quiet> : null}
      <List>
        {items.map(({ id, words, at, by, readerIds }) => (
          <ListItem key={id} sub={[name(by), formatHour(at, ctx.locale), ...shown(readerIds)].join(' · ')}>
            <span class="op-pre">{words}</span>
          </ListItem>
        ))}
      </List>
    </CardWarm>
  )
}

function AddForm(props: MeetingPageProps) {
  const { ctx, meeting, form, self, saveKey } = props
  const t = text(ctx.locale).meeting
  const name = nameIn(props)
  const others = meeting.participantIds.filter((id) => id !== self)
  return (
    <Card title={t.add} id="toevoegen">
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Form ctx={ctx} action={`/overleg/${meeting.id}/punten`} saveKey={saveKey}>
        <TextArea form={form} name="words" label={t.words} help={t.wordsHelp} rows={3} maxlength={2000} />
        <CheckPills
          form={form}
          name="readers"
          label={t.readers}
          help={t.readersHelp}
          look="chip"
          options={others.map((id) => ({ value: id, label: name(id) }))}
        />
        <span>
          <SubmitButton>{t.addSave}</SubmitButton>
        </span>
      </Form>
    </Card>
  )
}
