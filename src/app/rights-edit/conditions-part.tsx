import type { QuestionWords } from '#modules/rights/public.ts'
import { factsFor, operatorsFor, type Subject } from '#modules/rights-catalogue/public.ts'
import { colon, labelled } from '#platform/text/labelled.ts'
import { type FormState, HiddenFields, NumberField, SelectField, SubmitButton, TextArea, TextField } from '#platform/web/fields.tsx'
import { useLocale } from '#platform/web/page-context.ts'
import { Card, Row as Line, Quiet, Two } from '#platform/web/parts.tsx'
import {
  askOf,
  byPerson,
  byRule,
  factOf,
  joinOf,
  joins,
  newRowName,
  type Row,
  type RowPrefix,
  rowName,
  rowsIn,
  rowsOf,
} from './local-rows.ts'
import type { Words } from './text.ts'

export type ConditionsProps = {
  readonly form: FormState
  readonly words: QuestionWords
  readonly t: Words
  readonly subject: Subject
  readonly prefix: RowPrefix
}
type Inside = ConditionsProps & {
  readonly rows: readonly Row[]
  readonly group: Row | null
  readonly number: string
  readonly mayJudge: boolean
}

/** Conditions one by one; those of a group stand in it. The buttons only change the form. */
export function ConditionsPart(props: ConditionsProps) {
  const { form, t, prefix } = props
  return (
    <Card title={prefix === 'c' ? t.form.conditions : t.form.cases} id={prefix === 'c' ? 'voorwaarden' : 'gevallen'}>
      <Quiet>{prefix === 'c' ? t.form.conditionsWhy : t.form.casesWhy}</Quiet>
      <Rows {...props} rows={rowsOf(form.values, prefix)} group={null} number="" mayJudge={prefix === 'c'} />
    </Card>
  )
}

function Rows(props: Inside) {
  const { rows, group, number } = props
  return (
    <>
      {rowsIn(rows, group?.n ?? null).map((row, at) => (
        <RowPart key={row.n} {...props} row={row} number={number === '' ? `${at + 1}` : `${number}.${at + 1}`} />
      ))}
      <FactChoice {...props} />
    </>
  )
}

const deepest = 2

function FactChoice({ form, words, t, subject, prefix, group, number, mayJudge }: Inside) {
  const locale = useLocale()
  const { groups, byRule: own, bySomebody, anyGroup, allGroup } = t.form
  const facts = factsFor(subject).map((fact) => ({
    value: fact.key,
    label: labelled(groups[fact.group], askOf(fact, words, t).text, locale),
  }))
  const depth = number === '' ? 0 : number.split('.').length
  const more = [
    ...(prefix === 'c' && depth < deepest
      ? joins.map((value) => ({ value, label: labelled(groups.other, value === 'any' ? anyGroup : allGroup, locale) }))
      : []),
    ...(mayJudge ? [{ value: byPerson, label: labelled(groups.other, bySomebody, locale) }] : []),
    { value: byRule, label: labelled(groups.other, own, locale) },
  ]
  const where = number === '' ? '' : `${t.form.condition(number)}${colon(locale)}`
  return (
    <Line>
      <SelectField
        form={form}
        name={newRowName(prefix, group?.n ?? null)}
        label={`${where}${t.form.newFact}`}
        options={[...facts, ...more]}
      />
      <SubmitButton name="act" value={`add-${prefix}${group?.n ?? ''}`} variant="secondary" icon="plus" label={`${where}${t.form.add}`}>
        {t.form.add}
      </SubmitButton>
    </Line>
  )
}

function RowPart(props: Inside & { readonly row: Row }) {
  const { form, words, t, subject, row, number, mayJudge } = props
  const join = joinOf(row)
  const fact = factOf(row, subject)
  const locale = useLocale()
  const title =
    join !== null
      ? t.form[`${join}Group`]
      : fact !== undefined
        ? askOf(fact, words, t).text
        : row.fact === byRule
          ? t.form.byRule
          : t.form.bySomebody
  return (
    <div class="op-card op-stack">
      <h3>{labelled(t.form.condition(number), title, locale)}</h3>
      <HiddenFields values={{ [rowName(row, 'fact')]: row.fact, [rowName(row, 'in')]: row.inside === null ? '' : String(row.inside) }} />
      {join === null ? <RuleFields {...props} /> : <Quiet>{t.form.groupHelp}</Quiet>}
      <TextField
        form={form}
        name={rowName(row, 'say')}
        label={t.form.say}
        help={fact === undefined && join === null ? undefined : t.form.sayHelp}
        maxlength={300}
        autocomplete="off"
      />
      {join === null ? null : <Rows {...props} group={row} mayJudge={mayJudge && join === 'all'} />}
      <Line>
        <SubmitButton
          name="act"
          value={`drop-${row.prefix}${row.n}`}
          variant="tertiary"
          icon="trash"
          label={t.form.removeLabel(`${number}, ${title}`)}
        >
          {t.form.remove}
        </SubmitButton>
      </Line>
    </div>
  )
}

function RuleFields({ form, words, t, subject, row }: ConditionsProps & { readonly row: Row }) {
  const fact = factOf(row, subject)
  const name = (part: string) => rowName(row, part)
  const ask = fact === undefined ? null : askOf(fact, words, t)
  return (
    <>
      {fact === undefined || ask === null ? null : (
        <Two>
          <SelectField
            form={form}
            name={name('op')}
            label={t.form.operator}
            empty={null}
            options={operatorsFor(fact.kind).map((value) => ({ value, label: t.form.operators[value] }))}
          />
          {fact.kind === 'yes-no' ? null : fact.kind === 'choice' ? (
            <SelectField form={form} name={name('value')} label={t.form.value} options={ask.options} />
          ) : (
            <NumberField form={form} name={name('value')} label={fact.kind === 'money' ? t.form.inEuro : t.form.value} decimal />
          )}
        </Two>
      )}
      {row.fact === byRule ? <TextArea form={form} name={name('value')} label={t.form.rule} help={t.form.ruleHelp} rows={2} /> : null}
      {row.prefix === 'k' ? <NumberField form={form} name={name('amount')} label={t.form.caseAmount} decimal /> : null}
    </>
  )
}
