import { Beside, type FamilyRequest, type FamilyText, familyText, MyPage, type OwnView } from '#modules/family/public.ts'
import type { CopyRow } from '#modules/lifecycle/public.ts'
import { formatDate } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { direction } from '#platform/text/locale.ts'
import { ErrorSummary, Form, LinkButton, SubmitButton, TextField } from '#platform/web/fields.tsx'
import type { FieldErrors } from '#platform/web/form-state.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, Quiet } from '#platform/web/parts.tsx'
import { CopyCard } from './copy-card.tsx'
import { type Fact, type OwnData, ownFacts } from './own-data.ts'

type Props = {
  readonly ctx: PageContext
  readonly view: OwnView
  readonly requests: readonly FamilyRequest[]
  readonly copies: readonly CopyRow[]
  readonly isOpen: boolean
  readonly errors: FieldErrors
}

/** What we know, each fact with a way to say that it is wrong, and everything to take along. */
export function DataPage({ ctx, view, requests, copies, isOpen, errors }: Props) {
  const t = familyText(ctx.locale)
  return (
    <MyPage ctx={ctx} title={t.data.title} lead={t.data.lead} back="/mijn/thuis">
      <ErrorSummary errors={errors} ctx={ctx} />
      <Card>
        <List>
          {ownFacts(view, ctx, isOpen).map((fact) => (
            <FactLine key={fact.code} ctx={ctx} fact={fact} requests={requests} t={t} />
          ))}
        </List>
      </Card>
      {view.dossier === null ? null : <Quiet>{t.data.notes}</Quiet>}
      <Card title={t.data.take} id="mee">
        <p>{t.data.takeLead}</p>
        <Form ctx={ctx} action="/mijn/gegevens">
          <TextField
            form={{ values: {}, errors }}
            name="proof"
            label={t.entry.proof}
            help={t.data.askProof}
            type="password"
            autocomplete="one-time-code"
            maxlength={64}
          />
          <div class="op-row">
            <SubmitButton name="format" value="html" icon="download">
              {t.data.readable}
            </SubmitButton>
            <SubmitButton name="format" value="json" variant="secondary">
              {t.data.machine}
            </SubmitButton>
          </div>
        </Form>
      </Card>
      {view.dossier === null ? null : <CopyCard ctx={ctx} copies={copies} errors={errors} />}
      <LinkButton href="/mijn/rechten" variant="secondary">
        {t.rights.title}
      </LinkButton>
    </MyPage>
  )
}

function FactLine({ ctx, fact, requests, t }: { ctx: PageContext; fact: Fact; requests: readonly FamilyRequest[]; t: FamilyText }) {
  const name = t.data.facts[fact.code]
  return (
    <li>
      <div class="op-row-between">
        <div>
          <p class="op-small op-quiet">{name}</p>
          <p dir="auto">{fact.value ?? t.data.unknown}</p>
        </div>
        <a class="ds-link op-small op-noprint" href={`/mijn/vraag?over=${fact.code}`} aria-label={t.data.wrongAbout(name)}>
          {t.data.wrong}
        </a>
      </div>
      <Beside ctx={ctx} requests={requests} about={fact.code} />
    </li>
  )
}

/** The same data as a page that stands alone: no address of ours, no picture, a title that tells nothing. */
export function DataFile({ ctx, data }: { ctx: PageContext; data: OwnData }) {
  const t = familyText(ctx.locale)
  const line = (label: string, value: string): string => labelled(label, value, ctx.locale)
  const yes = (value: string | null): string => value ?? t.data.unknown
  const rows: { title: string; lines: string[] }[] = [
    { title: t.data.title, lines: data.facts.map((fact) => line(fact.what, yes(fact.value))) },
    { title: t.agreed.title, lines: data.agreed.map((step) => [step.who, step.what, step.by].filter((part) => part !== null).join(' · ')) },
    {
      title: t.scores.title,
      lines: data.scores.map((one) => line(one.what, `${t.scores.from(one.first, one.last)} (${formatDate(one.on, ctx.locale)})`)),
    },
    { title: t.data.contacts, lines: data.contacts.map((contact) => formatDate(contact.day, ctx.locale)) },
    { title: t.sharing.title, lines: data.sharing.map((one) => line(one.who, one.on ? one.what.join(', ') : t.sharing.off)) },
    { title: t.looked.title, lines: data.looked.map((look) => `${look.at} · ${look.who} · ${look.why} · ${look.acts.join(', ')}`) },
    {
      title: t.ask.mine,
      lines: data.asked.map(
        (one) => `${formatDate(one.on, ctx.locale)} · ${line(one.about, one.words)}${one.answer === null ? '' : ` → ${one.answer}`}`,
      ),
    },
  ]
  return (
    <html lang={ctx.locale} dir={direction(ctx.locale)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t.page}</title>
      </head>
      <body>
        <h1>{t.data.title}</h1>
        <p>{t.data.madeOn(formatDate(data.madeOn, ctx.locale))}</p>
        {rows
          .filter(({ lines }) => lines.length > 0)
          .map(({ title, lines }) => (
            <section key={title}>
              <h2>{title}</h2>
              <ul>
                {lines.map((line) => (
                  <li key={line} dir="auto">
                    {line}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        <p>{t.data.notes}</p>
      </body>
    </html>
  )
}
