import { said } from '#modules/programmes/public.ts'
import { CheckPills, type FormState, NumberField, type Option, RadioPills, SelectField } from '#platform/web/fields.tsx'
import { unscored } from '../domain/answer.ts'
import { levelsOf } from '../domain/instrument.ts'
import type { Instrument, Item } from '../domain/instrument-schema.ts'
import type { Speech } from './answer-words.ts'
import { fieldName, looseName } from './field-names.ts'

type ItemFieldProps = {
  readonly instrument: Instrument
  readonly item: Item
  readonly childId: string | null
  /** Added to the label when the question is asked per child. */
  readonly about: string | null
  readonly form: FormState
  readonly speech: Speech
}

/** The three ways not to answer, as easy as any answer. */
export function waysNotToScore({ t }: Speech): Option[] {
  return unscored.map((state) => ({ value: state, label: t.ways[state] }))
}

/** The answers of an item, without the ways not to score. Empty for a number that is typed. */
export function optionsOf(instrument: Instrument, item: Item, { t, locale }: Speech): Option[] {
  if (item.type === 'yes-no') {
    return [
      { value: 'ja', label: t.yes },
      { value: 'nee', label: t.no },
    ]
  }
  if (item.type === 'state') return (instrument.states ?? []).map(({ value, label }) => ({ value, label: said(label, locale) }))
  if (item.type === 'single' || item.type === 'multi')
    return item.options.map(({ value, label }) => ({ value, label: said(label, locale) }))
  if (item.type === 'level')
    return levelsOf(instrument, item).map(({ value, label }) => ({ value: String(value), label: `${value} ${said(label, locale)}` }))
  return item.type === 'score' ? Array.from({ length: 11 }, (_, n) => ({ value: String(n), label: String(n) })) : []
}

/** One question of an instrument that is filled in on one page. */
export function ItemField({ instrument, item, childId, about, form, speech }: ItemFieldProps) {
  const label = `${said(item.question ?? item.label, speech.locale)}${about === null ? '' : ` (${about.toLowerCase()})`}`
  const signals = (item.signals ?? []).map((signal) => said(signal, speech.locale)).join(' · ')
  const note = item.note === undefined ? '' : said(item.note, speech.locale)
  const help = [signals === '' ? '' : speech.t.signals(signals), note].filter((part) => part !== '').join(' ')
  const field = { form, name: fieldName(item.id, childId), label, help: help === '' ? undefined : help }
  const ways = waysNotToScore(speech).map((way) => (way.value === 'not-applicable' ? { ...way, label: speech.t.shortNotApplicable } : way))
  if (item.type === 'integer') {
    return (
      <div class="op-stack-s">
        <NumberField {...field} />
        <RadioPills
          form={{ values: form.values, errors: {} }}
          name={looseName(item.id, childId)}
          label={speech.t.looseAnswer(label)}
          hideLabel
          options={ways}
          look="chip"
        />
      </div>
    )
  }
  const options = optionsOf(instrument, item, speech)
  if (item.type === 'multi') return <CheckPills {...field} options={[...options, ...ways]} look="chip" />
  if (options.length > 6) return <SelectField {...field} options={[...options, ...ways]} />
  return <RadioPills {...field} options={[...options, ...ways]} look="chip" />
}
