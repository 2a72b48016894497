import { isStale, type KnownFact } from '#modules/rights/public.ts'
import { formatDate } from '#platform/text/format.ts'
import { colon, labelled } from '#platform/text/labelled.ts'
import { ActionButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import { Card, List, ListItem, Tag } from '#platform/web/parts.tsx'
import type { FamilyRights } from './load.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { factWords, valueWords } from './words.ts'

/** What is known, from whom and since when; one tap says it is still true. */
export function FactsPage({ view }: { view: FamilyRights }) {
  const { ctx, dossier, family } = view
  const t = text(ctx.locale)
  const told = family.facts.flatMap((fact) => {
    const name = factWords(fact.path, family, ctx.locale)
    return name === null ? [] : [{ fact, name, isOld: fact.id !== null && isStale(fact, ctx.today) }]
  })
  const shown = told.toSorted((a, b) => Number(b.isOld) - Number(a.isOld))
  return (
    <StaffPage ctx={ctx} title={t.factsTitle} section="families" width="narrow" lead={t.factsLead}>
      <p>
        <a class="ds-link" href={paths.all(dossier.id)}>
          {labelled(t.backToRights, dossier.motherName, ctx.locale)}
        </a>
      </p>
      <Card>
        <List>
          {shown.map(({ fact, name, isOld }) => (
            <ListItem
              key={fact.path}
              sub={<Said fact={fact} view={view} isOld={isOld} />}
              end={<Acts fact={fact} name={name} view={view} />}
            >
              {name}
              {colon(ctx.locale)}
              <b>{fact.value === null ? t.unknownValue : valueWords(fact.path, fact.value, '', ctx.locale)}</b>
            </ListItem>
          ))}
        </List>
      </Card>
    </StaffPage>
  )
}

function Said({ fact, view, isOld }: { fact: KnownFact; view: FamilyRights; isOld: boolean }) {
  const { locale } = view.ctx
  const t = text(locale)
  const on = fact.on === null ? '' : `, ${formatDate(fact.on, locale)}`
  return (
    <>
      {`${t.saidBy[fact.source]}${on} `}
      {isOld ? <Tag tone="brand1">{t.checkFacts}</Tag> : null}
    </>
  )
}

function Acts({ fact, name, view }: { fact: KnownFact; name: string; view: FamilyRights }) {
  const { ctx, dossier } = view
  const t = text(ctx.locale)
  if (fact.id === null || !dossier.isOpen) return null
  return (
    <div class="op-row">
      {fact.value === null || fact.on === ctx.today ? null : (
        <ActionButton ctx={ctx} action={paths.fact(dossier.id, fact.id, 'klopt')} variant="secondary" label={t.stillTrueOf(name)}>
          {t.stillTrue}
        </ActionButton>
      )}
      <ActionButton ctx={ctx} action={paths.fact(dossier.id, fact.id, 'terug')} variant="tertiary" label={t.takeBackOf(name)}>
        {t.takeBack}
      </ActionButton>
    </div>
  )
}
