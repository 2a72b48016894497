import type { VNode } from 'preact'
import type { DossierSummary } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { readDraft } from '#platform/db/drafts.ts'
import { formatDay, formatHour } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Quiet, StateLabel, Timeline, type TimelineItem } from '#platform/web/parts.tsx'
import { contactDraft } from '../commands/record-contact.ts'
import { type ContactRow, countContacts, lastUsedKind, listContacts } from '../queries/contacts.ts'
import { type Text, text } from '../text.ts'
import { ContactForm } from './contact-form.tsx'
import { NewContactForm } from './new-forms.tsx'
import { formDays, kindIcons } from './parts.tsx'
import { paths } from './paths.ts'

/** The form in place: the kind used last and today are chosen, what was typed before is still there. */
export async function logContactSection(tx: Tx, actor: Actor, dossier: DossierSummary, ctx: PageContext, hasDraft = true): Promise<VNode> {
  const t = text(ctx.locale)
  const [draft, kind] = await Promise.all([
    hasDraft ? readDraft(tx, actor, contactDraft(dossier.id)) : null,
    lastUsedKind(tx, actor.municipalityId, actor.accountId, dossier.id),
  ])
  const chosen = kind === null || kind === 'no-show' ? 'home-visit' : kind
  const side = draft === null ? undefined : <StateLabel state="ok">{t.draftKept(formatHour(draft.savedAt, ctx.locale))}</StateLabel>
  return (
    <Card title={t.log} id="contact" side={side}>
      {draft === null ? (
        <NewContactForm ctx={ctx} dossierId={dossier.id} kind={chosen} hasLoss={dossier.hasLoss} />
      ) : (
        <ContactForm
          ctx={ctx}
          days={formDays(ctx.today)}
          action={paths.contacts(dossier.id)}
          form={{ values: { kind: chosen, happenedOn: ctx.today, minutes: '', ...draft.values }, errors: {} }}
          draftKey={contactDraft(dossier.id)}
          hasLoss={dossier.hasLoss}
        />
      )}
    </Card>
  )
}

export const shownFirst = 10

/** The latest contacts, newest first. */
export async function timelineSection(tx: Tx, actor: Actor, dossier: DossierSummary, ctx: PageContext): Promise<VNode> {
  const t = text(ctx.locale)
  const rows = await listContacts(tx, actor.municipalityId, dossier.id, { limit: shownFirst + 1 })
  const total = rows.length > shownFirst ? await countContacts(tx, actor.municipalityId, dossier.id) : rows.length
  const items = timelineItems(dossier.id, rows.slice(0, shownFirst), ctx)
  return (
    <Card title={t.contacts} id="contacten">
      {items.length === 0 ? <Quiet>{t.noContacts}</Quiet> : <Timeline items={items} />}
      {total > shownFirst ? (
        <p>
          <a class="ds-link" href={paths.contacts(dossier.id)}>
            {t.showAll(total)}
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
      <>
        {row.domains.map((domain) => (
          <span key={domain}>{t.domains[domain]}</span>
        ))}
        <span>{who.filter((part) => part !== undefined).join(', ')}</span>
        <a
          class="ds-link op-noprint"
          href={paths.contact(dossierId, row.id)}
          aria-label={labelled(t.correct, `${t.kinds[row.kind]}, ${day}`, ctx.locale)}
        >
          {t.correct}
        </a>
      </>
    ),
  }
}
