import type { Explanation } from '#modules/rights/public.ts'
import { formatDate, formatDayShort } from '#platform/text/format.ts'
import { colon, labelled } from '#platform/text/labelled.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { type State, StateSign } from '#platform/web/parts.tsx'
import { InDutch } from '../rights-edit/in-dutch.tsx'
import type { FamilyRights } from './load.ts'
import { text } from './text.ts'
import { factWords, missingWords, sayOf, valueWords } from './words.ts'

const signs: Readonly<Record<Explanation['outcome'], State>> = { yes: 'ok', no: 'na', unknown: 'unknown', ask: 'busy', check: 'todo' }

/** Why: each condition with what was looked at, a fact with who said it and when, an amount with its date and source. */
export function Reasons({ parts, view }: { parts: readonly Explanation[]; view: FamilyRights }) {
  return (
    <ul class="op-reasons">
      {parts
        .filter((part) => isToTell(part, view))
        .map((part) => (
          <Reason key={part.id} part={part} view={view} />
        ))}
    </ul>
  )
}

/** Where the rule on a child born without life changes nothing, it is told only after a loss. */
function isToTell({ id, outcome }: Explanation, { dossier }: FamilyRights): boolean {
  return dossier.hasLoss || id !== 'stillbirth' || outcome !== 'yes'
}

function Reason({ part, view }: { part: Explanation; view: FamilyRights }) {
  const { ctx, family } = view
  const t = text(ctx.locale)
  const missing = part.missing.flatMap((path) =>
    path.startsWith('parameter:') ? [t.missingAmount] : (missingWords(path, family, ctx.locale) ?? []),
  )
  const say = sayOf(part, family, ctx.locale)
  return (
    <li>
      <StateSign state={signs[part.outcome]} word={t.outcomes[part.outcome]} />
      <div>
        {say === '' ? null : <p>{say}</p>}
        {part.facts.length === 0 ? null : <Facts part={part} view={view} />}
        {part.parameters.map((parameter) => (
          <Parameter key={parameter.name} parameter={parameter} view={view} />
        ))}
        {missing.length === 0 || part.parts.length > 0 ? null : (
          <p class="op-small op-quiet">{labelled(t.missing, [...new Set(missing)].join(' '), ctx.locale)}</p>
        )}
        {part.parts.length === 0 ? null : <Reasons parts={part.parts} view={view} />}
      </div>
    </li>
  )
}

function Facts({ part, view }: { part: Explanation; view: FamilyRights }) {
  const { ctx, family } = view
  const t = text(ctx.locale)
  const seen = new Map(part.facts.map((fact) => [fact.path, fact]))
  return (
    <>
      {[...seen.values()].map(({ path, value, unit }) => {
        const name = factWords(path, family, ctx.locale)
        const known = family.facts.find((fact) => fact.path === path)
        if (name === null) return null
        const from =
          known === undefined ? '' : ` (${t.saidBy[known.source]}${known.on === null ? '' : `, ${formatDayShort(known.on, ctx.locale)}`})`
        return (
          <p class="op-small op-quiet" key={path}>
            {name}
            {colon(ctx.locale)}
            <b>{valueWords(path, value, unit, ctx.locale)}</b>
            {from}
          </p>
        )
      })}
    </>
  )
}

type Used = Explanation['parameters'][number]

function Parameter({ parameter, view }: { parameter: Used; view: FamilyRights }) {
  const { locale } = view.ctx
  const t = text(locale)
  const { label, value, unit, from, to, source, mayBeOutdated } = parameter
  const days = [from === null ? '' : t.since(formatDate(from, locale)), to === null ? '' : t.until(formatDate(to, locale))]
    .filter((part) => part !== '')
    .join(' ')
  return (
    <p class="op-small op-quiet">
      {label}
      {colon(locale)}
      <b>{valueWords('', value, unit, locale)}</b>
      {days === '' ? '. ' : ` ${days}. `}
      <Source source={source} label={t.source} locale={locale} />
      {mayBeOutdated ? ` ${t.outdated}.` : null}
    </p>
  )
}

/** A source without an address is named in Dutch. */
function Said({ label, value, locale }: { label: string; value: string; locale: PublicLocale }) {
  return (
    <>
      {label}
      {colon(locale)}
      <InDutch>{value}</InDutch>.
    </>
  )
}

export function Source({ source, label, locale }: { source: string; label: string; locale: PublicLocale }) {
  if (!/^https?:\/\//.test(source)) return <Said label={label} value={source} locale={locale} />
  const host = source.replace(/^https?:\/\/(www\.)?/, '').split('/')[0] ?? source
  // Nobody is sent over a line that others can read along.
  if (!source.startsWith('https://')) return <>{labelled(label, `${host}. `, locale)}</>
  return (
    <a class="ds-link" href={source} rel="noreferrer external">
      {labelled(label, host, locale)}
    </a>
  )
}
