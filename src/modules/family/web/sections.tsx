import type { VNode } from 'preact'
import type { DossierSheet, DossierSummary } from '#modules/dossiers/public.ts'
import { readPeople } from '#modules/people/public.ts'
import type { Actor } from '#platform/actor.ts'
import { dayInBrussels } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatDay } from '#platform/text/format.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { Form, RadioPills, SubmitButton, TextArea } from '#platform/web/fields.tsx'
import { emptyForm, type FormState } from '#platform/web/form-state.ts'
import { keptPart } from '#platform/web/kept-part.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, List, ListItem, Quiet, Quote } from '#platform/web/parts.tsx'
import { fits, outcomes, standsBeside } from '../domain/request.ts'
import { type AccessRow, accessesOfDossier } from '../queries/accesses.ts'
import { type FamilyRequest, openRequests, requestsOfDossier } from '../queries/requests.ts'
import { type StaffText, staffText } from '../staff-text.ts'
import { accessPath, channelLine } from './access-page.tsx'

type Props = { readonly ctx: PageContext; readonly t: StaffText; readonly names: ReadonlyMap<string, string> }

/** On the dossier page: who has access of their own, what they ask, and their words beside a fact they contest. */
export async function familySection(
  tx: Tx,
  actor: Actor,
  dossier: DossierSummary,
  sheet: DossierSheet,
  ctx: PageContext,
  has = true,
): Promise<VNode> {
  const [accesses, requests] = !has
    ? [[], []]
    : await Promise.all([accessesOfDossier(tx, actor.municipalityId, dossier.id), requestsOfDossier(tx, actor.municipalityId, dossier.id)])
  const names = new Map(sheet.members.map((member) => [member.personId, member.givenName]))
  const t = staffText(ctx.locale)
  const standing = accesses.filter((access) => access.revokedAt === null)
  const open = requests.filter((request) => request.answeredAt === null)
  const beside = requests.filter((request) => request.answeredAt !== null && standsBeside(request))
  if (standing.length + open.length + beside.length === 0)
    return <NoAccess of={{ locale: ctx.locale }} values={{ dossierId: dossier.id }} />
  const props = { ctx, t, names }
  return (
    <Card title={t.title} id="toegang">
      {standing.length === 0 ? <Quiet>{t.none}</Quiet> : <Standing {...props} standing={standing} />}
      {open.map((request) => (
        <OpenRequest key={request.id} {...props} request={request} form={emptyForm} />
      ))}
      {beside.map((request) => (
        <Quote key={request.id} source={`${t.beside(names.get(request.personId) ?? '', t.facts[request.about])} · ${dayOf(request, ctx)}`}>
          {request.words}
        </Quote>
      ))}
      <ToAccess t={t} dossierId={dossier.id} />
    </Card>
  )
}

const NoAccess = keptPart(['dossierId'], (at, { locale }: { readonly locale: PublicLocale }) => {
  const t = staffText(locale)
  return (
    <Card title={t.title} id="toegang">
      <Quiet>{t.none}</Quiet>
      <ToAccess t={t} dossierId={at('dossierId')} />
    </Card>
  )
})

function ToAccess({ t, dossierId }: { readonly t: StaffText; readonly dossierId: string }) {
  return (
    <p class="op-noprint">
      <a class="ds-link" href={accessPath(dossierId)}>
        {t.manage}
      </a>
    </p>
  )
}

function dayOf(request: FamilyRequest, ctx: PageContext): string {
  return formatDay(dayInBrussels(request.askedAt), ctx.locale, ctx.today)
}

function Standing({ ctx, t, names, standing }: Props & { readonly standing: readonly AccessRow[] }) {
  return (
    <List>
      {standing.map((access) => (
        <ListItem key={access.id} sub={`${access.proofHash === null ? t.waits : t.chosen} · ${channelLine(access, t, ctx.locale)}`}>
          <b>{names.get(access.personId) ?? ''}</b>
        </ListItem>
      ))}
    </List>
  )
}

type RequestProps = Props & { readonly request: FamilyRequest; readonly form: FormState; readonly saveKey?: string | undefined }

/** One request with its answer form. What fits the wish is offered, nothing else. */
export function OpenRequest({ ctx, t, names, request, form, saveKey }: RequestProps) {
  const fitting = outcomes.filter((outcome) => fits(request.wish, outcome)).map((value) => ({ value, label: t.outcomes[value] }))
  const [only] = fitting
  return (
    <div class="op-stack-s" id={`v-${request.id}`}>
      <h3>
        {t.asks(names.get(request.personId) ?? '')}: {t.wishes[request.wish].toLowerCase()}, {t.facts[request.about]}
      </h3>
      <Quote source={dayOf(request, ctx)}>
        <span lang={request.locale} dir="auto">
          {request.words}
        </span>
      </Quote>
      <Details summary={t.send} open={Object.keys(form.errors).length > 0}>
        <Form ctx={ctx} action={`/gezinnen/${request.dossierId}/vragen/${request.id}`} saveKey={saveKey}>
          {fitting.length === 1 ? (
            <input type="hidden" name="outcome" value={only?.value ?? ''} />
          ) : (
            <RadioPills form={form} name="outcome" label={t.outcome} options={fitting} />
          )}
          <TextArea form={form} name="answer" label={t.answer} help={t.answerHelp} maxlength={2000} />
          <div class="op-row">
            <SubmitButton variant="secondary">{t.send}</SubmitButton>
          </div>
        </Form>
      </Details>
    </div>
  )
}

/** On the day page of a worker: what parents of her families asked and nobody answered yet. Null when there is nothing. */
export async function openRequestsSection(tx: Tx, actor: Actor, dossierIds: readonly string[], ctx: PageContext): Promise<VNode | null> {
  const open = await openRequests(tx, actor.municipalityId, dossierIds)
  if (open.length === 0) return null
  const t = staffText(ctx.locale)
  const people = await readPeople(tx, actor.municipalityId, [...new Set(open.map((request) => request.personId))])
  return (
    <Card title={t.todayTitle} id="vragen" look="tint">
      <List>
        {open.map((request) => (
          <ListItem key={request.id} sub={`${t.wishes[request.wish]}, ${t.facts[request.about]} · ${dayOf(request, ctx)}`}>
            <a class="ds-link" href={`/gezinnen/${request.dossierId}#v-${request.id}`}>
              <b>{t.asks(people.get(request.personId)?.givenName ?? '')}</b>
            </a>
          </ListItem>
        ))}
      </List>
    </Card>
  )
}
