import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { dayInBrussels, type IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId, readQuery } from '#platform/http/request.ts'
import { formatDay } from '#platform/text/format.ts'
import { ActionButton, ErrorSummary, Form, RadioPills, SelectField, SubmitButton, TextArea } from '#platform/web/fields.tsx'
import type { FieldErrors, FormState } from '#platform/web/form-state.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, ListItem, Quiet, Quote, StateLabel } from '#platform/web/parts.tsx'
import { askTeam, type RightsRegister, withdrawRequest } from '../commands/requests.ts'
import { factsOfRole, wishes } from '../domain/request.ts'
import { familyPolicy } from '../policy.ts'
import type { OwnView } from '../queries/own-view.ts'
import { type FamilyRequest, requestsOfAccess } from '../queries/requests.ts'
import { type FamilyText, familyText } from '../text.ts'
import { readOwn, toWeather } from './own.ts'
import { MyPage } from './shell.tsx'

/** The register of rights, and by which day the facts she asked about are answered. */
export type AskOptions = RightsRegister & {
  readonly dueDays: (tx: Tx, municipalityId: string, view: OwnView) => Promise<ReadonlyMap<string, IsoDay>>
}

/** "Is this not right?": she asks, and reads the answer where she asked. */
export function askRoutes(app: FastifyInstance, deps: Deps, register: AskOptions): void {
  const config = { access: familyPolicy.who('family.own'), purpose: 'own-access' } as const
  app.get('/mijn/vraag', { config }, (request, reply) => show(deps, register, request, reply, 200, null))
  app.post('/mijn/vraag', { config }, (request, reply) => send(deps, register, request, reply))
  app.post('/mijn/vraag/:requestId/terug', { config }, async (request, reply) => {
    const requestId = readId(request, 'requestId')
    const result = requestId === null ? null : await withdrawRequest(deps, actorOf(request), requestId, register)
    if (result === null || !result.ok) return sendNotFound(request, reply)
    return redirectDone(reply, '/mijn/vraag', { text: familyText(pageOf(request).locale).ask.takenBack })
  })
}

async function show(
  deps: Deps,
  register: AskOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  form: FormState | null,
): Promise<FastifyReply> {
  const own = await readOwn(deps, request, 'family.asked.read', async (tx, view, { municipalityId }) => ({
    requests: await requestsOfAccess(tx, municipalityId, view.access.id),
    dueDays: await register.dueDays(tx, municipalityId, view),
  }))
  if (own === null) return toWeather(reply)
  const about = readQuery(request)['over'] ?? ''
  const proposed = factsOfRole(own.view.role).some((fact) => fact === about) ? about : ''
  const wish = proposed === 'appointment' ? 'appointment' : ''
  const shown = form ?? { values: { about: proposed, wish }, errors: {} }
  const saveKey = readSaveKey(request.body) ?? undefined
  const page = <AskPage ctx={pageOf(request)} view={own.view} {...own.loaded} form={shown} saveKey={saveKey} />
  return sendPage(reply, status, page)
}

async function send(deps: Deps, register: AskOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const t = familyText(ctx.locale).ask
  const actor = actorOf(request)
  const again = (errors: FieldErrors) => show(deps, register, request, reply, 422, { values: typedValues(request.body), errors })
  const schema = z.object({
    about: z.enum(factsOfRole('mother'), t.choose),
    wish: z.enum(wishes, t.choose),
    words: z.string(t.wordsMissing).trim().min(1, t.wordsMissing).max(2000, t.wordsLong),
  })
  const form = readForm(schema, request.body)
  if (!form.ok) return again(form.refusal)
  const own = await readOwn(deps, request, 'family.asked.read', async () => null)
  if (own === null) return toWeather(reply)
  const saveKey = readSaveKey(request.body)
  const result = await askTeam(deps, actor, { role: own.view.role, ...form.value, locale: ctx.locale, saveKey }, register)
  if (!result.ok) return again({ about: t.choose })
  return redirectDone(reply, '/mijn/vraag', { text: t.sent })
}

type AskProps = {
  readonly ctx: PageContext
  readonly view: OwnView
  readonly requests: readonly FamilyRequest[]
  readonly dueDays: ReadonlyMap<string, IsoDay>
  readonly form: FormState
  readonly saveKey: string | undefined
}

function AskPage({ ctx, view, requests, dueDays, form, saveKey }: AskProps) {
  const all = familyText(ctx.locale)
  const t = all.ask
  const options = wishes
    .filter((wish) => view.role === 'mother' || wish !== 'appointment')
    .map((value) => ({ value, label: t.wishes[value] }))
  const facts = factsOfRole(view.role).map((value) => ({ value, label: all.data.facts[value] }))
  return (
    <MyPage ctx={ctx} title={t.title} lead={t.lead} back="/mijn/thuis">
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Card>
        <Form ctx={ctx} action="/mijn/vraag" saveKey={saveKey}>
          <SelectField form={form} name="about" label={t.about} options={facts} />
          <RadioPills form={form} name="wish" label={t.wish} options={options} />
          <TextArea form={form} name="words" label={t.words} help={t.wordsHelp} rows={5} maxlength={2000} />
          <SubmitButton block>{all.save}</SubmitButton>
        </Form>
      </Card>
      {view.shows('questions') ? <Mine ctx={ctx} requests={requests} dueDays={dueDays} all={all} /> : null}
    </MyPage>
  )
}

type MineProps = Pick<AskProps, 'ctx' | 'requests' | 'dueDays'> & { readonly all: FamilyText }

function Mine({ ctx, requests, dueDays, all }: MineProps) {
  const t = all.ask
  return (
    <Card title={t.mine} id="questions">
      {requests.length === 0 ? <Quiet>{t.none}</Quiet> : null}
      <List>
        {requests.map((request) => (
          <ListItem
            key={request.id}
            sub={`${all.data.facts[request.about]} · ${formatDay(dayInBrussels(request.askedAt), ctx.locale, ctx.today)}`}
          >
            <p dir="auto">{request.words}</p>
            {request.answer === null ? (
              <>
                <StateLabel state="busy">{t.waits}</StateLabel> <DueDay ctx={ctx} all={all} day={dueDays.get(request.id)} />{' '}
                <ActionButton ctx={ctx} action={`/mijn/vraag/${request.id}/terug`} variant="tertiary">
                  {t.takeBack}
                </ActionButton>
              </>
            ) : (
              <>
                <StateLabel state="ok">
                  {request.outcome === 'changed' ? t.changed : request.outcome === 'stands-beside' ? t.beside : t.answered}
                </StateLabel>
                <Quote source={t.answer}>
                  <span dir="auto">{request.answer}</span>
                </Quote>
              </>
            )}
          </ListItem>
        ))}
      </List>
    </Card>
  )
}

function DueDay({ ctx, all, day }: { readonly ctx: PageContext; readonly all: FamilyText; readonly day: IsoDay | undefined }) {
  return day === undefined ? null : <span class="op-small op-quiet">{all.rights.answerBy(formatDay(day, ctx.locale, ctx.today))}</span>
}
