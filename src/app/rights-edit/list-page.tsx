import type { Right } from '#modules/rights/public.ts'
import { type Lost, rightState } from '#modules/rights-catalogue/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { formatDate } from '#platform/text/format.ts'
import { emptyForm, FilterForm, LinkButton, SearchField, SelectField, SubmitButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Actions, Card, List, ListItem, Row, Tag } from '#platform/web/parts.tsx'
import { lostWords } from './lost-rights.ts'
import { paths } from './paths.ts'
import { text, type Words } from './text.ts'

export type Filter = { readonly q: string; readonly level: string; readonly only: string }

type Props = {
  readonly ctx: PageContext
  readonly rights: readonly Right[]
  /** Ids of the rights that were changed here. */
  readonly changed: ReadonlySet<string>
  readonly drafts: number
  /** What was published and cannot be used by this version of the program. */
  readonly lost: readonly Lost[]
  readonly filter: Filter
  readonly mayEdit: boolean
}

function plainLetters(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Every word that was typed stands somewhere in title, summary or body, whatever the accents. */
function fits(right: Right, typed: string): boolean {
  const hay = plainLetters(`${right.title} ${right.summary} ${right.body} ${right.id}`)
  return plainLetters(typed)
    .split(/\s+/)
    .every((word) => hay.includes(word))
}

function chosen({ rights, changed, filter, ctx }: Props): readonly Right[] {
  const { q, level, only } = filter
  return rights
    .filter((right) => fits(right, q) && (level === '' || right.authority === level))
    .filter((right) => {
      if (only === 'changed') return changed.has(right.id)
      const { old, gaps } = rightState(right, ctx.today)
      return only === 'old' ? old > 0 : only === 'gap' ? gaps > 0 : true
    })
    .toSorted((a, b) => a.title.localeCompare(b.title, 'nl'))
}

export function ListPage(props: Props) {
  const { ctx, drafts, filter, mayEdit, changed } = props
  const t = text(ctx.locale)
  const found = chosen(props)
  const form = { ...emptyForm, values: { level: filter.level, only: filter.only } }
  const actions = (
    <LinkButton href={paths.fresh} icon="plus">
      {t.newRight}
    </LinkButton>
  )
  return (
    <StaffPage ctx={ctx} title={t.title} lead={t.lead} section="manage" actions={mayEdit ? actions : undefined}>
      {drafts === 0 ? null : (
        <Card look="warm">
          <p>
            <a class="ds-link" href={paths.drafts}>
              {t.draftsWait(drafts)}
            </a>
          </p>
        </Card>
      )}
      <LostCard {...props} />
      <FilterForm action={paths.list}>
        <SearchField name="q" label={t.search} value={filter.q} />
        <SelectField
          form={form}
          name="level"
          label={t.level}
          empty={t.allLevels}
          options={Object.entries(t.levels).map(([value, label]) => ({ value, label }))}
        />
        <SelectField
          form={form}
          name="only"
          label={t.only}
          empty={t.everything}
          options={Object.entries(t.onlyWords).map(([value, label]) => ({ value, label }))}
        />
        <SubmitButton variant="secondary">{t.show}</SubmitButton>
      </FilterForm>
      <Card title={t.found(found.length)} id="rechten">
        {found.length === 0 ? <p>{t.nothing}</p> : null}
        <List>
          {found.map((right) => (
            <RightLine key={right.id} right={right} isChanged={changed.has(right.id)} t={t} ctx={ctx} />
          ))}
        </List>
      </Card>
      <Actions>
        <LinkButton href={paths.history} variant="secondary" icon="history">
          {t.history}
        </LinkButton>
        <LinkButton href={paths.transfer} variant="secondary" icon="download">
          {t.transfer}
        </LinkButton>
      </Actions>
    </StaffPage>
  )
}

/** Plain words for what an upgrade left behind: nothing goes missing silently. */
function LostCard({ ctx, lost, mayEdit }: Props) {
  const t = text(ctx.locale)
  if (lost.length === 0) return null
  return (
    <Card title={t.lostTitle} id="niet-gebruikt" look="warm">
      <p>{t.lostLead}</p>
      <List>
        {lost.map((one) => (
          <ListItem key={one.changeId} sub={`${lostWords(one, t)} ${t.lostInstead[one.instead]}`}>
            {!mayEdit ? (
              one.title
            ) : (
              <a class="ds-link" href={paths.change(one.changeId)}>
                {t.lostOpen(one.title)}
              </a>
            )}
          </ListItem>
        ))}
      </List>
    </Card>
  )
}

function RightLine({ right, isChanged, t, ctx }: { right: Right; isChanged: boolean; t: Words; ctx: PageContext }) {
  const { newest, old, gaps } = rightState(right, ctx.today)
  return (
    <ListItem
      sub={
        <>
          {[t.levels[right.authority], newestWords(newest, t, ctx)].join(' · ')}
          {gaps === 0 && old === 0 && !isChanged ? null : (
            <Row>
              {gaps > 0 ? <Tag tone="warning">{t.gaps(gaps)}</Tag> : old > 0 ? <Tag tone="brand1">{t.old(old)}</Tag> : null}
              {isChanged ? <Tag tone="accent">{t.changedHere}</Tag> : null}
            </Row>
          )}
        </>
      }
    >
      <a class="ds-link" href={paths.right(right.id)}>
        {right.title}
      </a>
    </ListItem>
  )
}

function newestWords(newest: IsoDay | null, t: Words, ctx: PageContext): string {
  return newest === null ? t.noAmount : t.newest(formatDate(newest, ctx.locale))
}
