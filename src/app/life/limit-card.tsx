import { type Limit, type LimitUse, lifecyclePolicy, limitGrounds, limitKinds } from '#modules/lifecycle/public.ts'
import type { Actor } from '#platform/actor.ts'
import { formatDay, formatInstant } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { DateField, Form, RadioPills, SubmitButton, TextArea } from '#platform/web/fields.tsx'
import { emptyForm } from '#platform/web/form-state.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, List, ListItem, Quiet } from '#platform/web/parts.tsx'
import { rightsHref } from './hrefs.ts'
import { text } from './text.ts'

type Props = {
  readonly ctx: PageContext
  readonly actor: Actor
  readonly dossierId: string
  readonly limits: readonly Limit[]
  readonly uses: readonly LimitUse[]
  readonly names: ReadonlyMap<string, string>
}

/** On the page of rights: whether the dossier may be used and counted, who used it nevertheless, and for the team lead how that changes. */
export function LimitCard({ ctx, actor, dossierId, limits, uses, names }: Props) {
  const t = text(ctx.locale).limit
  const decides = lifecyclePolicy.allows(actor, 'lifecycle.limit.set')
  const free = limitKinds.filter((kind) => !limits.some((limit) => limit.kind === kind))
  return (
    <Card title={t.card} id="grens">
      {limits.length === 0 ? <p>{t.none}</p> : null}
      {limits.map((limit) => (
        <div key={limit.id} class="op-stack-s">
          <p>
            <b>{t.kinds[limit.kind]}</b> {t.since(formatDay(limit.fromOn, ctx.locale, ctx.today))}. {t.grounds[limit.ground]}.
          </p>
          {limit.reason === null ? null : <p class="op-pre">{limit.reason}</p>}
          {decides ? <LiftForm ctx={ctx} dossierId={dossierId} limit={limit} /> : null}
        </div>
      ))}
      {uses.length === 0 ? null : (
        <List>
          {uses.map((use) => (
            <ListItem key={use.id} sub={use.reason}>
              {t.usedBy(names.get(use.accountId) ?? '', formatInstant(use.openedAt, ctx.locale, ctx.today))}: {t.uses[use.ground]}
            </ListItem>
          ))}
        </List>
      )}
      {decides && free.length > 0 ? (
        <Details summary={t.set}>
          <Form ctx={ctx} action={rightsHref(dossierId, 'grens')} id="grens-nieuw">
            <RadioPills
              form={emptyForm}
              name="limitKind"
              label={t.kind}
              options={free.map((value) => ({ value, label: t.kinds[value] }))}
            />
            <RadioPills
              form={emptyForm}
              name="limitGround"
              label={t.restsOn}
              options={limitGrounds.map((value) => ({ value, label: t.grounds[value] }))}
            />
            <TextArea form={emptyForm} name="limitReason" label={t.why} rows={2} maxlength={500} />
            <span>
              <SubmitButton variant="secondary">{t.setAct}</SubmitButton>
            </span>
          </Form>
        </Details>
      ) : null}
    </Card>
  )
}

function LiftForm({ ctx, dossierId, limit }: { readonly ctx: PageContext; readonly dossierId: string; readonly limit: Limit }) {
  const t = text(ctx.locale).limit
  return (
    <Details summary={labelled(t.lift, t.kinds[limit.kind].toLowerCase(), ctx.locale)}>
      <Form ctx={ctx} action={rightsHref(dossierId, 'grens/weg')} id={`grens-${limit.kind}`}>
        <input type="hidden" name="limitKind" value={limit.kind} />
        {limit.kind === 'restriction' ? <Quiet>{t.tellFirst}</Quiet> : null}
        <DateField form={emptyForm} name="toldOn" label={t.toldOn} max={ctx.today} />
        <TextArea form={emptyForm} name="liftReason" label={t.liftWhy} rows={2} maxlength={500} />
        <span>
          <SubmitButton variant="secondary">{t.liftAct}</SubmitButton>
        </span>
      </Form>
    </Details>
  )
}
