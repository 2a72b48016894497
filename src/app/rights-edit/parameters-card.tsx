import type { Parameter, Right } from '#modules/rights/public.ts'
import { stateOf } from '#modules/rights-catalogue/public.ts'
import { formatDate } from '#platform/text/format.ts'
import { LinkButton } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, DataTable, Details, Row, Stack } from '#platform/web/parts.tsx'
import { InDutch } from './in-dutch.tsx'
import { paths } from './paths.ts'
import { text, type Words } from './text.ts'
import { isAddress, newestFirst, shownValue, siteOf, valueOn } from './words.ts'

/** The amounts and limits of a right, each as a dated table with its source. */
export function ParametersCard({ right, ctx, mayEdit }: { right: Right; ctx: PageContext; mayEdit: boolean }) {
  const t = text(ctx.locale)
  const parameters = Object.entries(right.parameters)
  if (parameters.length === 0) return null
  return (
    <Card title={t.parameters} id="bedragen">
      <Stack>
        {parameters.map(([name, parameter]) => (
          <ParameterPart key={name} rightId={right.id} name={name} parameter={parameter} ctx={ctx} t={t} mayEdit={mayEdit} />
        ))}
      </Stack>
    </Card>
  )
}

type PartProps = {
  readonly rightId: string
  readonly name: string
  readonly parameter: Parameter
  readonly ctx: PageContext
  readonly t: Words
  readonly mayEdit: boolean
}

function ParameterPart({ rightId, name, parameter, ctx, t, mayEdit }: PartProps) {
  const state = stateOf(name, parameter, ctx.today)
  const summary = (
    <>
      {parameter.label}: <b>{valueOn(name, parameter, ctx.today, ctx.locale)}</b>{' '}
      {state === 'current' ? null : <span class="op-small">· {t.states[state]}</span>}
    </>
  )
  return (
    <Details summary={summary}>
      <p class="op-small op-quiet">
        <InDutch>{parameter.unitSaid}</InDutch>
        {parameter.informs ? `. ${t.informs}` : ''}
      </p>
      <ValuesTable parameter={parameter} ctx={ctx} t={t} />
      {mayEdit ? (
        <Row>
          <LinkButton href={paths.amount(rightId, name)} variant="secondary" icon="euro" label={t.newAmountFor(parameter.label)}>
            {t.newAmount}
          </LinkButton>
        </Row>
      ) : null}
    </Details>
  )
}

export function ValuesTable({ parameter, ctx, t }: { parameter: Parameter; ctx: PageContext; t: Words }) {
  const dayOf = (day: string | null, otherwise: string) => (day === null ? otherwise : formatDate(day, ctx.locale))
  return (
    <DataTable
      caption={parameter.label}
      rows={newestFirst(parameter.values)}
      rowKey={({ from, value }) => `${from ?? ''} ${value}`}
      columns={[
        { head: t.from, cell: ({ from }) => dayOf(from, t.unknownFrom) },
        { head: t.to, cell: ({ to }) => dayOf(to, t.open) },
        { head: t.value, cell: ({ value }) => shownValue(value, parameter.unit, ctx.locale), numeric: true },
        { head: t.source, cell: ({ source, note }) => <SourceCell source={source} note={note} /> },
      ]}
    />
  )
}

function SourceCell({ source, note }: { source: string; note: string | undefined }) {
  return (
    <>
      {isAddress(source) ? (
        <a class="ds-link" href={source} rel="noreferrer">
          {siteOf(source)}
        </a>
      ) : (
        <InDutch>{source}</InDutch>
      )}
      {note === undefined ? null : (
        <div class="op-small op-quiet">
          <InDutch>{note}</InDutch>
        </div>
      )}
    </>
  )
}
