import { ledgerOf } from '#modules/rights/public.ts'
import { formatDay, formatEuro, formatMonth } from '#platform/text/format.ts'
import { ActionButton, Form, type FormState, LinkButton, NumberField, RadioPills, SubmitButton, TextField } from '#platform/web/fields.tsx'
import { Card, CardWarm, DataTable, DefinitionList, Details, List, ListItem, Quiet } from '#platform/web/parts.tsx'
import { ledgerWords } from './ledger-words.ts'
import type { FamilyRights } from './load.ts'
import { paths } from './paths.ts'
import { text as codeText } from './take-over/text.ts'
import { text } from './text.ts'
import { staleFacts } from './words.ts'

/** What is different since somebody last said "seen". */
export function ChangesCard({ view }: { view: FamilyRights }) {
  const { ctx, dossier, changes, look, rights } = view
  const t = text(ctx.locale)
  if (look === null || changes.length === 0) return null
  return (
    <CardWarm title={t.changed(formatDay(look.lookedOn, ctx.locale, ctx.today))} id="veranderd">
      <List>
        {changes.flatMap(({ id, kind, before, now }) => {
          const right = rights.find((one) => one.right.id === id)?.right
          const isHidden = right === undefined || (dossier.hasLoss && right.domain === 'baby')
          if (isHidden) return []
          const moved = kind === 'amount' && before?.cents != null && now.cents !== null
          return [
            <ListItem key={id} sub={moved ? t.fromTo(formatEuro(before.cents, ctx.locale), formatEuro(now.cents, ctx.locale)) : undefined}>
              <a class="ds-link" href={paths.right(dossier.id, id)}>
                {right.title}
              </a>
              {`: ${t.changeKinds[kind]}`}
            </ListItem>,
          ]
        })}
      </List>
      {dossier.isOpen ? (
        <div class="op-row">
          <ActionButton ctx={ctx} action={paths.seen(dossier.id)} variant="secondary" icon="check">
            {t.seen}
          </ActionButton>
        </div>
      ) : null}
    </CardWarm>
  )
}

/** Euros per month and once: found and obtained, and how it grew. */
export function LedgerCard({ view }: { view: FamilyRights }) {
  const { ctx, claims } = view
  const t = text(ctx.locale)
  const ledger = ledgerOf(claims, ctx.today)
  const euro = (cents: number): string => formatEuro(cents, ctx.locale)
  const words = ledgerWords(ledger, claims, ctx.locale)
  const hasObtained = ledger.obtained.monthCents + ledger.obtained.onceCents > 0
  return (
    <Card title={t.ledger} id="geld">
      <DefinitionList
        items={[
          { term: t.obtained, value: hasObtained ? <b>{words.obtained}</b> : words.obtained },
          { term: t.found, value: words.found },
        ]}
      />
      {ledger.months.length === 0 ? null : (
        <Details summary={t.overTime}>
          <DataTable
            caption={t.overTime}
            columns={[
              { head: t.month, cell: ({ month }) => formatMonth(`${month}-01`, ctx.locale) },
              { head: t.monthly, cell: ({ monthCents }) => euro(monthCents), numeric: true },
              { head: t.once, cell: ({ onceCents }) => euro(onceCents), numeric: true },
            ]}
            rows={ledger.months.toReversed()}
            rowKey={({ month }) => month}
          />
        </Details>
      )}
    </Card>
  )
}

/** The way to what is known, with what is old. */
export function FactsCard({ view }: { view: FamilyRights }) {
  const { ctx, dossier, family } = view
  const t = text(ctx.locale)
  const old = staleFacts(family, ctx.today).length
  return (
    <Card title={t.facts} id="weten">
      {old === 0 ? null : <p>{t.oldFacts(old)}</p>}
      <div class="op-row">
        <LinkButton href={paths.facts(dossier.id)} variant="secondary">
          {old === 0 ? t.factsTitle : t.checkFacts}
        </LinkButton>
        {dossier.isOpen ? (
          <LinkButton href={paths.code(dossier.id)} variant="secondary">
            {codeText(ctx.locale).open}
          </LinkButton>
        ) : null}
      </div>
    </Card>
  )
}

/** Aid that is in no catalogue: for what, how much, save. */
export function OtherAidCard({ view, form, saveKey }: { view: FamilyRights; form: FormState; saveKey?: string | undefined }) {
  const { ctx, dossier } = view
  const t = text(ctx.locale)
  if (!dossier.isOpen) return null
  return (
    <Card title={t.otherAid} id="andere-steun">
      <Quiet>{t.otherAidLead}</Quiet>
      <Form ctx={ctx} action={paths.otherAid(dossier.id)} saveKey={saveKey}>
        <TextField form={form} name="what" label={t.otherAidWhat} maxlength={80} />
        <NumberField form={form} name="amount" label={t.amount} decimal maxlength={12} />
        <RadioPills
          form={{ values: { per: 'once', ...form.values }, errors: form.errors }}
          name="per"
          label={t.perWhat}
          look="chip"
          options={[
            { value: 'once', label: t.per.once },
            { value: 'month', label: t.per.month },
          ]}
        />
        <div class="op-row">
          <SubmitButton variant="secondary">{t.otherAidSave}</SubmitButton>
        </div>
      </Form>
    </Card>
  )
}
