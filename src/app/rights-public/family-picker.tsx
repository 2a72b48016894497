import { Form, HiddenFields, LinkButton, SearchField, SubmitButton } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, ListItem, Quiet, Tag } from '#platform/web/parts.tsx'
import { clockWords } from '../families/family-list.tsx'
import type { FamilyRow } from '../families/list-query.ts'
import { paths } from '../rights/paths.ts'
import type { Choice } from './code-families.ts'
import { staffText } from './staff-text.ts'

type Props = { readonly ctx: PageContext; readonly code: string; readonly choice: Choice }

/** Whose code it is: one form holds the code, each button takes it to the page of one family. */
export function FamilyPicker({ ctx, code, choice: { typed, rows, sameDay } }: Props) {
  const t = staffText(ctx.locale)
  return (
    <Card title={t.pickTitle} id="gezin" look="warm">
      <Quiet>{t.pickLead}</Quiet>
      <Form ctx={ctx} action="/rechten/code">
        <HiddenFields values={{ code }} />
        <search class="op-row">
          <SearchField label={t.search} placeholder={t.searchShort} value={typed} />
          <SubmitButton variant="secondary">{t.searchButton}</SubmitButton>
        </search>
        {rows.length === 0 ? <p role="status">{typed === '' ? t.noMine : t.noHit(typed)}</p> : null}
        {rows.length === 0 ? null : (
          <List>
            {rows.map((row) => (
              <FamilyLine key={row.id} ctx={ctx} row={row} isSameDay={sameDay.has(row.id)} />
            ))}
          </List>
        )}
      </Form>
      {rows.length === 0 ? (
        <LinkButton href="/gezinnen/nieuw" variant="tertiary" icon="plus">
          {t.newFamily}
        </LinkButton>
      ) : null}
    </Card>
  )
}

function FamilyLine({ ctx, row, isSameDay }: { ctx: PageContext; row: FamilyRow; isSameDay: boolean }) {
  const t = staffText(ctx.locale)
  const facts = [clockWords(row, ctx), row.reference, row.counsellor ?? ''].filter((part) => part !== '')
  return (
    <ListItem
      sub={facts.join(' · ')}
      end={
        <SubmitButton variant="secondary" to={paths.code(row.id)} label={t.pickOf(row.name)}>
          {t.pick}
        </SubmitButton>
      }
    >
      <b>{row.name}</b> {isSameDay ? <Tag tone="brand1">{t.sameDay}</Tag> : null}
    </ListItem>
  )
}
