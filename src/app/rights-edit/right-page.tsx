import type { Right } from '#modules/rights/public.ts'
import type { ChangeRow } from '#modules/rights-catalogue/public.ts'
import { formatDate } from '#platform/text/format.ts'
import { LinkButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, DefinitionList, List, ListItem, Row, Split, Tag } from '#platform/web/parts.tsx'
import { ChangeList } from './change-list.tsx'
import { InDutch } from './in-dutch.tsx'
import { ParametersCard } from './parameters-card.tsx'
import { paths } from './paths.ts'
import { RulesCard } from './rules-card.tsx'
import { text, type Words } from './text.ts'
import { isAddress, siteOf, territoryWords } from './words.ts'

export type RightView = {
  readonly right: Right
  readonly titles: ReadonlyMap<string, string>
  readonly changes: readonly ChangeRow[]
  readonly names: ReadonlyMap<string, string>
  readonly mayEdit: boolean
}

/** One right, as a policy officer reads it. */
export function RightPage({ ctx, view }: { ctx: PageContext; view: RightView }) {
  const t = text(ctx.locale)
  const { right, changes, mayEdit, names, titles } = view
  return (
    <StaffPage ctx={ctx} title={right.title} lead={right.summary} section="manage" actions={<RightActions view={view} t={t} />}>
      <Split
        main={
          <>
            <RulesCard right={right} ctx={ctx} />
            <ParametersCard right={right} ctx={ctx} mayEdit={mayEdit} />
            {changes.length === 0 ? null : (
              <Card title={t.history} id="geschiedenis">
                <ChangeList changes={changes} names={names} titles={titles} ctx={ctx} />
              </Card>
            )}
          </>
        }
        side={<RightSide right={right} titles={titles} ctx={ctx} t={t} />}
      />
    </StaffPage>
  )
}

function RightActions({ view: { right, mayEdit }, t }: { view: RightView; t: Words }) {
  return (
    <>
      {mayEdit && right.authority === 'local' ? (
        <LinkButton href={paths.rules(right.id)} variant="secondary" icon="edit">
          {t.changeRight}
        </LinkButton>
      ) : null}
      <LinkButton href={`${paths.transfer}/uit.json?recht=${right.id}`} variant="secondary" icon="download" download>
        {t.exportOne}
      </LinkButton>
      <LinkButton href={paths.list} variant="tertiary" icon="back">
        {t.back}
      </LinkButton>
    </>
  )
}

/** What is said of a right besides its rules and amounts; also shown before a change is published. */
export function RightSide({ right, titles, ctx, t }: Pick<RightView, 'right' | 'titles'> & { ctx: PageContext; t: Words }) {
  const { apply } = right
  const items = [
    { term: t.authority, value: <InDutch>{right.body}</InDutch> },
    { term: t.level, value: t.levels[right.authority] },
    { term: t.territory, value: territoryWords(right) },
    { term: t.confidence, value: t.confidences[right.confidence] },
    { term: t.checked, value: formatDate(right.lastChecked, ctx.locale) },
  ]
  return (
    <>
      <Card title={t.what} id="wat">
        <Row>
          <Tag>{t.natures[right.nature]}</Tag>
        </Row>
        {right.automatic ? <p>{t.automatic}</p> : null}
        <DefinitionList items={items} />
      </Card>
      <Card title={t.apply} id="aanvragen">
        <DefinitionList
          items={[
            { term: t.where, value: apply.where },
            { term: t.how, value: apply.how },
            ...(apply.when === '' ? [] : [{ term: t.when, value: apply.when }]),
            ...(apply.documents.length === 0
              ? []
              : [
                  {
                    term: t.papers,
                    value: (
                      <ul class="ds-list">
                        {apply.documents.map((paper) => (
                          <li key={paper}>{paper}</li>
                        ))}
                      </ul>
                    ),
                  },
                ]),
          ]}
        />
      </Card>
      <Together right={right} titles={titles} t={t} />
      <Card title={t.sources} id="bronnen">
        <List>
          {right.sources.map((source) => (
            <ListItem key={source}>
              {isAddress(source) ? (
                <a class="ds-link" href={source} rel="noreferrer">
                  {siteOf(source)}
                </a>
              ) : (
                <InDutch>{source}</InDutch>
              )}
            </ListItem>
          ))}
        </List>
        {right.flags.length === 0 ? null : (
          <>
            <h3>{t.remarks}</h3>
            <ul class="ds-list">
              {right.flags.map((flag) => (
                <li key={flag}>
                  <InDutch>{flag}</InDutch>
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
    </>
  )
}

function Together({ right, titles, t }: Pick<RightView, 'right' | 'titles'> & { t: Words }) {
  const { opens, excludes, countsAsIncomeFor } = right.interactions
  if (opens.length + excludes.length + countsAsIncomeFor.length === 0) return null
  const link = (id: string) => (
    <a class="ds-link" href={paths.right(id)}>
      {titles.get(id) ?? id}
    </a>
  )
  const lines = [
    ...opens.map(({ right: id, say }) => ({ id: `o${id}`, head: t.opens, to: id, say })),
    ...excludes.map(({ right: id, say }) => ({ id: `e${id}`, head: t.excludes, to: id, say })),
    ...countsAsIncomeFor.map((id) => ({ id: `c${id}`, head: t.countsFor, to: id, say: '' })),
  ]
  return (
    <Card title={t.together} id="samen">
      <List>
        {lines.map(({ id, head, to, say }) => (
          <ListItem key={id} sub={say === '' ? undefined : say}>
            {head}: {link(to)}
          </ListItem>
        ))}
      </List>
    </Card>
  )
}
