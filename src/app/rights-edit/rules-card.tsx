import type { Condition, Right, RightVersion } from '#modules/rights/public.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, DefinitionList, Details, Quiet } from '#platform/web/parts.tsx'
import { text, type Words } from './text.ts'
import { holdsWords } from './words.ts'

/** The rules of a right as sentences, the ones of today open and those of other days folded. */
export function RulesCard({ right, ctx }: { right: Right; ctx: PageContext }) {
  const t = text(ctx.locale)
  const versions = right.versions.toSorted((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))
  const now = versions.find(({ from, to }) => (from ?? '') <= ctx.today && (to ?? ctx.today) >= ctx.today) ?? versions[0]
  return (
    <Card title={t.rules} id="regels">
      {versions.map((version) => {
        const words = holdsWords(version.from, version.to, t, ctx.locale)
        const key = version.from ?? 'begin'
        return version === now ? (
          <div class="op-stack" key={key}>
            <Quiet>{words}</Quiet>
            <Rules version={version} t={t} />
          </div>
        ) : (
          <Details key={key} summary={words}>
            <Rules version={version} t={t} />
          </Details>
        )
      })}
    </Card>
  )
}

function Rules({ version, t }: { version: RightVersion; t: Words }) {
  const { amount, deadline, earliest } = version
  const items = [
    { term: t.amount, value: amount === null ? t.noAmountHere : <AmountWords amount={amount} t={t} /> },
    ...(earliest === null ? [] : [{ term: t.earliest, value: earliest.say }]),
    ...(deadline === null ? [] : [{ term: t.deadline, value: deadline.say }]),
  ]
  return (
    <>
      <p>{t.whoFor[version.for]}.</p>
      {version.conditions.length === 0 ? (
        <p>{t.noConditions}</p>
      ) : (
        <ul class="ds-list">
          {version.conditions.map((condition) => (
            <ConditionLine key={condition.id} condition={condition} t={t} />
          ))}
        </ul>
      )}
      <DefinitionList items={items} />
      <RuleTexts version={version} t={t} />
    </>
  )
}

function ConditionLine({ condition, t }: { condition: Condition; t: Words }) {
  const parts = 'any' in condition ? condition.any : 'all' in condition ? condition.all : []
  return (
    <li>
      {condition.say}
      {'check' in condition ? <span class="op-small op-quiet"> {t.personJudges}</span> : null}
      {parts.length === 0 ? null : (
        <>
          <div class="op-small op-quiet">{'any' in condition ? t.anyOf : t.allOf}</div>
          <ul class="ds-list">
            {parts.map((part) => (
              <ConditionLine key={part.id} condition={part} t={t} />
            ))}
          </ul>
        </>
      )}
    </li>
  )
}

function AmountWords({ amount, t }: { amount: NonNullable<RightVersion['amount']>; t: Words }) {
  const head = `${t.amountKinds[amount.kind]}, ${t.per[amount.per]}.`
  return (
    <>
      {head} {amount.say === head ? null : amount.say}
      {amount.cases === undefined ? null : (
        <ul class="ds-list">
          {amount.cases.map(({ id, say }) => (
            <li key={id}>{say}</li>
          ))}
        </ul>
      )}
    </>
  )
}

function rulesIn(condition: Condition): readonly string[] {
  if ('test' in condition) return [condition.test]
  return ('any' in condition ? condition.any : 'all' in condition ? condition.all : []).flatMap(rulesIn)
}

/** As they stand in the data, for who wants to check them to the letter. */
function RuleTexts({ version, t }: { version: RightVersion; t: Words }) {
  const { amount, deadline, earliest } = version
  const cases = amount?.cases?.map(({ when, value }) => `${when} → ${value}`) ?? []
  const named = Object.entries(version.let).map(([name, rule]) => `v.${name} = ${rule}`)
  const rules = [
    ...named,
    ...version.conditions.flatMap(rulesIn),
    ...[amount?.value, amount?.low, ...cases, deadline?.day, earliest?.day].flatMap((rule) => rule ?? []),
  ]
  return rules.length === 0 ? null : (
    <Details summary={t.rule}>
      <ul class="ds-list">
        {rules.map((rule) => (
          <li key={rule}>
            <code class="op-token">{rule}</code>
          </li>
        ))}
      </ul>
    </Details>
  )
}
