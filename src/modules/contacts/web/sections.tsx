import type { DossierSummary } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Draft } from '#platform/db/drafts.ts'
import { formatDay, formatHour } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { keptPart } from '#platform/web/kept-part.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Quiet, StateLabel, Timeline, type TimelineItem } from '#platform/web/parts.tsx'
import { contactDraft } from '../commands/record-contact.ts'
import { lifeDomains } from '../domain/contact.ts'
import { type ContactRow, type LatestContacts, latestContacts } from '../queries/contacts.ts'
import { type Text, text } from '../text.ts'
import { ContactForm } from './contact-form.tsx'
import { NewContactForm } from './new-forms.tsx'
import { formDays, kindIcons } from './parts.tsx'
import { paths } from './paths.ts'

/** As many as tell a colleague how it goes; the rest is one tap away. */
const shownFirst = 5

/** What the card of contacts shows, and the kind this worker used last. */
export function shownContacts(tx: Tx, actor: Actor, dossierId: string): Promise<LatestContacts> {
  return latestContacts(tx, actor, dossierId, shownFirst)
}

type LogCardProps = {
  readonly ctx: PageContext
  readonly dossier: DossierSummary
  readonly draft: Draft | null
  readonly lastKind: LatestContacts['lastKind']
}

/** The form in place: the kind used last and today are chosen, what was typed before is still there. */
export function LogCard({ ctx, dossier, draft, lastKind }: LogCardProps) {
  const t = text(ctx.locale)
  const kind = lastKind === null || lastKind === 'no-show' ? 'home-visit' : lastKind
  const side = draft === null ? undefined : <StateLabel state="ok">{t.draftKept(formatHour(draft.savedAt, ctx.locale))}</StateLabel>
  return (
    <Card title={t.log} id="contact" side={side}>
      {draft === null ? (
        <NewContactForm ctx={ctx} dossierId={dossier.id} kind={kind} hasLoss={dossier.hasLoss} />
      ) : (
        <ContactForm
          ctx={ctx}
          days={formDays(ctx.today)}
          action={paths.contacts(dossier.id)}
          form={{ values: { kind, happenedOn: ctx.today, minutes: '', ...draft.values }, errors: {} }}
          draftKey={contactDraft(dossier.id)}
          hasLoss={dossier.hasLoss}
        />
      )}
    </Card>
  )
}

export function TimelineCard({ ctx, dossierId, latest }: { ctx: PageContext; dossierId: string; latest: LatestContacts }) {
  const t = text(ctx.locale)
  const items = timelineItems(dossierId, latest.contacts, ctx)
  return (
    <Card title={t.contacts} id="contacten">
      {items.length === 0 ? <Quiet>{t.noContacts}</Quiet> : <Timeline items={items} />}
      {latest.total > items.length ? (
        <p>
          <a class="ds-link" href={paths.contacts(dossierId)}>
            {t.showAll(latest.total)}
          </a>
        </p>
      ) : null}
    </Card>
  )
}

export function timelineItems(dossierId: string, rows: readonly ContactRow[], ctx: PageContext): TimelineItem[] {
  const t = text(ctx.locale)
  return rows.map((row) => timelineItem(row, dossierId, t, ctx))
}

function timelineItem(row: ContactRow, dossierId: string, t: Text, ctx: PageContext): TimelineItem {
  const who = [
    row.byName?.split(' ')[0],
    row.minutes === null ? undefined : t.minutes(row.minutes),
    row.changedAt === null ? undefined : t.corrected,
  ]
  const day = formatDay(row.happenedOn, ctx.locale, ctx.today)
  return {
    id: `c-${row.id}`,
    icon: kindIcons[row.kind],
    tone: row.kind === 'no-show' ? 'neutral' : row.kind === 'warm-handover' ? 'brand1' : 'accent',
    title: (
      <>
        <b>{t.kinds[row.kind]}</b> ·{' '}
        {row.happenedAt === null ? day : `${day}, ${row.happenedAt.replace(':', ctx.locale === 'nl' ? '.' : ':')}`}
      </>
    ),
    children: row.note === null ? undefined : <p class="op-pre">{row.note}</p>,
    meta: (
      <ContactMeta
        of={{ locale: ctx.locale, kind: row.kind, domains: row.domains.join(' ') }}
        values={{ dossierId, id: row.id, day, who: who.filter((part) => part !== undefined).join(', ') }}
      />
    ),
  }
}

type MetaWords = { readonly locale: PublicLocale; readonly kind: ContactRow['kind']; readonly domains: string }

/** What a contact was about, by whom, and the way to correct it. */
const ContactMeta = keptPart(['dossierId', 'id', 'day', 'who'], (at, { locale, kind, domains }: MetaWords) => {
  const t = text(locale)
  return (
    <>
      {lifeDomains
        .filter((domain) => domains.split(' ').includes(domain))
        .map((domain) => (
          <span key={domain}>{t.domains[domain]}</span>
        ))}
      <span>{at('who')}</span>
      <a
        class="ds-link op-noprint"
        href={paths.contact(at('dossierId'), at('id'))}
        aria-label={labelled(t.correct, `${t.kinds[kind]}, ${at('day')}`, locale)}
      >
        {t.correct}
      </a>
    </>
  )
})
