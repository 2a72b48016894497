import type { PublicLocale } from '#platform/text/locale.ts'
import { FilterForm, type Option, SelectField, SubmitButton } from '#platform/web/fields.tsx'
import { keptPart } from '#platform/web/kept-part.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { type Choices, silences } from './filter.ts'
import type { FilterOptions } from './filter-options.ts'
import { sortings } from './list-query.ts'
import { phaseOptions } from './phase-options.ts'
import { text } from './text.ts'

type FiltersProps = FilterOptions & { readonly ctx: PageContext; readonly choices: Choices }

/** What the list shows, as choices in its address. The names of the team are drawn each time; the others are words of the program and of packs. */
export function Filters({ ctx, choices, team, programmes }: FiltersProps) {
  const { locale } = ctx
  const t = text(locale)
  const who = [
    { value: 'mijn', label: t.mine },
    { value: 'team', label: t.team },
    { value: 'geen', label: t.none },
    ...team.map((member) => ({ value: member.id, label: member.name })),
  ]
  const named = programmes.map(({ id, name }) => ({ value: id, label: name }))
  const phases = phaseOptions(programmes, choices.programma, locale)
  return (
    <FilterForm action="/gezinnen">
      <SelectField form={{ values: choices, errors: {} }} name="wie" label={t.who} empty={null} options={who} />
      <StateFilter of={{ locale, stand: choices.stand }} values={{}} />
      <PackFilter
        of={{ name: 'programma', label: t.programme, empty: t.everyProgramme, ...packed(named, choices.programma) }}
        values={{}}
      />
      <PackFilter of={{ name: 'fase', label: t.phase, empty: t.everyPhase, ...packed(phases, choices.fase) }} values={{}} />
      <OrderFilters of={{ locale, stil: choices.stil, volgorde: choices.volgorde }} values={{}} />
    </FilterForm>
  )
}

type StateWords = { readonly locale: PublicLocale; readonly stand: Choices['stand'] }

const StateFilter = keptPart([], (_, { locale, stand }: StateWords) => {
  const t = text(locale)
  const options = [
    { value: 'loopt', label: t.open },
    { value: 'gestopt', label: t.ended },
    { value: 'alles', label: t.all },
  ]
  return <SelectField form={{ values: { stand }, errors: {} }} name="stand" label={t.state} empty={null} options={options} />
})

type PackWords = {
  readonly name: string
  readonly label: string
  readonly empty: string
  readonly options: string
  readonly chosen: string
}

/** A choice that is none of the options is nobody's word: it came from an address. */
function packed(options: readonly Option[], chosen: string): Pick<PackWords, 'options' | 'chosen'> {
  return {
    options: options.map(({ value, label }) => `${value}\t${label}`).join('\n'),
    chosen: options.some(({ value }) => value === chosen) ? chosen : '',
  }
}

function unpacked(options: string): Option[] {
  if (options === '') return []
  return options.split('\n').map((line) => {
    const [value = '', label = ''] = line.split('\t')
    return { value, label }
  })
}

const PackFilter = keptPart([], (_, { name, label, empty, options, chosen }: PackWords) => (
  <SelectField form={{ values: { [name]: chosen }, errors: {} }} name={name} label={label} empty={empty} options={unpacked(options)} />
))

type OrderWords = { readonly locale: PublicLocale; readonly stil: Choices['stil']; readonly volgorde: Choices['volgorde'] }

const OrderFilters = keptPart([], (_, { locale, stil, volgorde }: OrderWords) => {
  const t = text(locale)
  const form = { values: { stil, volgorde }, errors: {} }
  const silent = silences.map((days) => ({ value: days, label: t.silentSince(Number(days)) }))
  const orders = sortings.map((sort) => ({ value: sort, label: t.sorts[sort] }))
  return (
    <>
      <SelectField form={form} name="stil" label={t.silent} empty={t.silentAny} options={silent} />
      <SelectField form={form} name="volgorde" label={t.sort} empty={null} options={orders} />
      <SubmitButton variant="secondary">{t.show}</SubmitButton>
    </>
  )
})
