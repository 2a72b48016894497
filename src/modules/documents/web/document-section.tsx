import type { VNode } from 'preact'
import type { DossierSummary } from '#modules/dossiers/public.ts'
import { accountNames } from '#modules/identity/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatInstant } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { ActionButton, Form, HiddenFields, LinkButton } from '#platform/web/fields.tsx'
import { keptPart } from '#platform/web/kept-part.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, Icon, List, ListItem, Quiet, StateLabel } from '#platform/web/parts.tsx'
import { abouts, type Scan } from '../domain/document.ts'
import { type DocumentRow, listDocuments } from '../queries/documents.ts'
import { text } from '../text.ts'
import { accept, type ContactChoice } from './document-form.tsx'
import { paths } from './paths.ts'

const signs: Readonly<Record<Scan, 'ok' | 'todo' | 'unknown'>> = { clean: 'ok', infected: 'todo', 'not-scanned': 'unknown' }

/** The files of a family on its dossier page: what, when, by whom, whether a scanner saw it, and a way to add one. Without `has` there are none, and none are read. */
export async function documentSection(
  tx: Tx,
  actor: Actor,
  dossier: DossierSummary,
  ctx: PageContext,
  contactsOf: ContactsOf,
  has = true,
): Promise<VNode> {
  const rows = !has ? [] : await listDocuments(tx, actor.municipalityId, dossier.id)
  const by = rows.flatMap((row) => row.by ?? [])
  const [names, contacts] = await Promise.all([
    by.length === 0 ? new Map<string, string>() : accountNames(tx, actor.municipalityId, by),
    rows.some(({ contactId }) => contactId !== null) ? contactsOf(tx, actor, dossier.id, ctx) : [],
  ])
  return <DocumentCard ctx={ctx} dossierId={dossier.id} rows={rows} names={names} contacts={contacts} />
}

/** The contacts of a dossier a document may belong to. Contacts are another module, so whoever puts the pages together gives them. */
export type ContactsOf = (tx: Tx, actor: Actor, dossierId: string, ctx: PageContext) => Promise<readonly ContactChoice[]>

type CardProps = {
  readonly ctx: PageContext
  readonly dossierId: string
  readonly rows: readonly DocumentRow[]
  readonly names: ReadonlyMap<string, string>
  readonly contacts: readonly ContactChoice[]
}

function DocumentCard({ ctx, dossierId, rows, names, contacts }: CardProps) {
  const t = text(ctx.locale)
  return (
    <Card title={t.title} id="documenten">
      {rows.length === 0 ? (
        <Quiet>{t.none}</Quiet>
      ) : (
        <List>
          {rows.map((row) => (
            <DocumentItem
              key={row.id}
              ctx={ctx}
              row={row}
              by={names.get(row.by ?? '')?.split(' ')[0]}
              contact={contacts.find(({ id }) => id === row.contactId)?.label}
            />
          ))}
        </List>
      )}
      <AddDocument of={{ locale: ctx.locale }} values={{ dossierId, csrf: ctx.csrfToken }} />
    </Card>
  )
}

const AddDocument = keptPart(['dossierId', 'csrf'], (at, { locale }: { readonly locale: PublicLocale }) => (
  <div class="op-row op-noprint">
    <QuickAdd ctx={{ locale, csrfToken: at('csrf') }} dossierId={at('dossierId')} />
    <LinkButton href={paths.ofDossier(at('dossierId'))} variant="tertiary" icon="plus">
      {text(locale).add}
    </LinkButton>
  </div>
))

/** One choice of a file is enough: it is sent at once, and what it is may be said afterwards. Without a script the page behind the link does the same. */
function QuickAdd({ ctx, dossierId }: { readonly ctx: Pick<PageContext, 'locale' | 'csrfToken'>; readonly dossierId: string }) {
  const t = text(ctx.locale)
  return (
    <Form ctx={ctx} action={paths.ofDossier(dossierId)} multipart class="op-inline op-needs-script">
      <HiddenFields values={{ snel: 'ja' }} />
      <label class="ds-button op-pickfile" data-variant="secondary">
        <Icon name="camera" />
        {t.quick}
        <input type="file" name="document" class="ds-sr-only" accept={accept} data-send />
      </label>
    </Form>
  )
}

type ItemProps = {
  readonly ctx: PageContext
  readonly row: DocumentRow
  readonly by: string | undefined
  readonly contact: string | undefined
}

function DocumentItem({ ctx, row, by, contact }: ItemProps) {
  const t = text(ctx.locale)
  const name = row.name === '' ? t.abouts[row.about] : row.name
  const said = [
    t.abouts[row.about],
    formatInstant(row.at, ctx.locale, ctx.today),
    by,
    contact === undefined ? undefined : t.withContact(contact),
  ]
  return (
    <ListItem
      lead={<Icon name={row.type.startsWith('image/') ? 'camera' : 'file'} />}
      sub={
        <>
          <p>{said.filter((part) => part !== undefined).join(' · ')}</p>
          <p class="op-row">
            <StateLabel state={signs[row.scan]}>{t.scans[row.scan]}</StateLabel>
          </p>
          <div class="op-row op-noprint">
            {row.scan === 'infected' ? null : (
              <LinkButton href={paths.file(row.id)} variant="tertiary" icon="download" download label={labelled(t.open, name, ctx.locale)}>
                {t.open}
              </LinkButton>
            )}
            <Details
              summary={
                <>
                  {t.about}
                  <span class="ds-sr-only"> {name}</span>
                </>
              }
            >
              <div class="op-row">
                {abouts
                  .filter((about) => about !== row.about)
                  .map((about) => (
                    <ActionButton
                      key={about}
                      ctx={ctx}
                      action={paths.turn(row.dossierId, row.id, 'soort')}
                      fields={{ about }}
                      variant="secondary"
                      label={labelled(t.abouts[about], name, ctx.locale)}
                    >
                      {t.abouts[about]}
                    </ActionButton>
                  ))}
              </div>
            </Details>
            <ActionButton
              ctx={ctx}
              action={paths.turn(row.dossierId, row.id, 'weg')}
              variant="tertiary"
              label={labelled(t.takeBack, name, ctx.locale)}
            >
              {t.takeBack}
            </ActionButton>
          </div>
        </>
      }
    >
      <b dir="auto">{name}</b>
    </ListItem>
  )
}
