import { HiddenFields, LinkButton, SearchField, SubmitButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { EmptyState, Pagination } from '#platform/web/parts.tsx'
import { text as accessText } from '../access/text.ts'
import { FamilyList, type ShownRow } from './family-list.tsx'
import { type Choices, pageHref } from './filter.ts'
import type { FilterOptions } from './filter-options.ts'
import { Filters } from './list-filters.tsx'
import { pageSize } from './list-query.ts'
import { text } from './text.ts'

export type Named = { readonly id: string; readonly name: string }

export type ListPageProps = {
  readonly ctx: PageContext
  readonly choices: Choices
  readonly rows: readonly ShownRow[]
  readonly hasNext: boolean
  readonly isFirst: boolean
  readonly mayImport: boolean
  readonly team: readonly Named[]
  readonly programmes: FilterOptions['programmes']
}

export function ListPage(props: ListPageProps) {
  const { ctx, choices, rows } = props
  const t = text(ctx.locale)
  const last = props.hasNext ? (rows.at(-1) ?? null) : null
  return (
    <StaffPage
      ctx={ctx}
      title={t.title}
      section="families"
      findFirst
      actions={
        <>
          {props.mayImport ? (
            <LinkButton href="/import" icon="upload" variant="tertiary">
              {t.importList}
            </LinkButton>
          ) : null}
          <LinkButton href="/gezinnen/nieuw" icon="plus">
            {t.newFamily}
          </LinkButton>
        </>
      }
    >
      <Filters ctx={ctx} choices={choices} team={props.team} programmes={props.programmes} />
      {rows.length === 0 ? (
        <EmptyState title={t.noneTitle}>{choices.wie === 'mijn' ? t.noneMine : t.noneTeam}</EmptyState>
      ) : (
        <FamilyList ctx={ctx} rows={rows} isOwn={choices.wie === 'mijn'} />
      )}
      <Pagination
        size={pageSize}
        next={last === null ? undefined : pageHref(choices, last)}
        first={props.isFirst ? undefined : pageHref(choices, null)}
      />
      <p class="op-small op-noprint">
        <a class="ds-link" href="/gezinnen/besloten">
          {accessText(ctx.locale).needLink}
        </a>
      </p>
    </StaffPage>
  )
}

export type SearchPageProps = {
  readonly ctx: PageContext
  readonly typed: string
  readonly rows: readonly ShownRow[]
  /** There may be more than are shown. */
  readonly isCut?: boolean | undefined
  readonly goal?: 'contact' | undefined
}

/** What was typed travels in the body only: a name in an address would stay behind in histories and logs. */
export function SearchPage({ ctx, typed, rows, isCut, goal }: SearchPageProps) {
  const t = text(ctx.locale)
  const hidden = { _csrf: ctx.csrfToken, ...(goal === undefined ? {} : { doel: goal }) }
  return (
    <StaffPage ctx={ctx} title={t.searchTitle} section="families" width="narrow" ownHeading>
      <div>
        {/* Not the title of the page: that one stays behind in the history of the browser. */}
        <h1>{typed === '' ? t.searchTitle : rows.length > 0 ? t.hits(typed) : t.noHit(typed)}</h1>
        <p class="op-quiet">{t.searchHelp}</p>
      </div>
      <search>
        <form method="post" action="/gezinnen/zoek" class="op-row">
          <HiddenFields values={hidden} />
          <SearchField id="again" label={t.search} value={typed} autofocus={rows.length === 0} />
          <SubmitButton variant="secondary">{t.searchButton}</SubmitButton>
        </form>
      </search>
      {rows.length > 0 ? <FamilyList ctx={ctx} rows={rows} goal={goal} /> : null}
      {isCut ? <p class="op-quiet">{t.searchCut(rows.length)}</p> : null}
      {typed === '' ? null : <NewFamily ctx={ctx} typed={typed} isMain={rows.length === 0} />}
    </StaffPage>
  )
}

function NewFamily({ ctx, typed, isMain }: { ctx: PageContext; typed: string; isMain: boolean }) {
  const t = text(ctx.locale)
  return (
    <div class="op-stack-s">
      {isMain ? <p>{t.noHitHelp}</p> : null}
      <form method="post" action="/gezinnen/nieuw" class="op-inline">
        <HiddenFields values={{ _csrf: ctx.csrfToken, prefill: typed }} />
        <SubmitButton variant={isMain ? 'primary' : 'tertiary'} icon="plus">
          {t.newFor(typed)}
        </SubmitButton>
      </form>
    </div>
  )
}
