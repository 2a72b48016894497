import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '#platform/deps.ts'
import { readText } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { formatHour, formatInstant } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { ActionButton, ErrorSummary, Form, SubmitButton, TextField } from '#platform/web/fields.tsx'
import type { FieldErrors } from '#platform/web/form-state.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, List, ListItem, Quiet } from '#platform/web/parts.tsx'
import { proveAgain } from '../commands/give-proof.ts'
import { hideItem, showItem } from '../commands/hide.ts'
import { turnReminders } from '../commands/reminders.ts'
import { endOwnSession, revokeAccess } from '../commands/sessions.ts'
import { isPart } from '../domain/hiding.ts'
import { mayRemind } from '../domain/reminder.ts'
import { familyPolicy } from '../policy.ts'
import type { OwnView } from '../queries/own-view.ts'
import { type OpenFamilySession, openFamilySessions } from '../queries/sessions.ts'
import { type FamilyText, familyText } from '../text.ts'
import { clearAll } from './cookies.ts'
import { readOwn, toWeather } from './own.ts'
import { Languages, MyPage } from './shell.tsx'

const settings = '/mijn/instellingen'

/** Sessions that are open, what she hides, her language, and the end of her access. */
export function settingsRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: familyPolicy.who('family.own'), purpose: 'own-access' } as const
  app.get(settings, { config }, (request, reply) => show(deps, request, reply, 200, {}))
  app.post('/mijn/sessies/sluit', { config }, (request, reply) => close(deps, request, reply, null))
  app.post('/mijn/sessies/:sessionId/sluit', { config }, (request, reply) => close(deps, request, reply, readId(request, 'sessionId')))
  app.post('/mijn/verberg', { config }, (request, reply) => hide(deps, request, reply))
  app.post('/mijn/open', { config }, (request, reply) => open(deps, request, reply))
  app.post('/mijn/toon', { config }, (request, reply) => unhide(deps, request, reply))
  app.post('/mijn/herinnering', { config }, (request, reply) => remind(deps, request, reply))
  app.post('/mijn/stop', { config }, (request, reply) => stop(deps, request, reply))
}

function typed(request: FastifyRequest, name: string): string {
  return readText(request.body, name)
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, status: number, errors: FieldErrors): Promise<FastifyReply> {
  const actor = actorOf(request)
  const own = await readOwn(deps, request, 'family.settings.read', (tx, view) =>
    openFamilySessions(tx, actor.municipalityId, view.access.id, deps.now()),
  )
  if (own === null) return toWeather(reply)
  const isOpen = own.view.openedUntil !== null && own.view.openedUntil > deps.now()
  const ctx = pageOf(request)
  return sendPage(
    reply,
    status,
    <SettingsPage ctx={ctx} view={own.view} sessions={own.loaded} current={actor.sessionId} isOpen={isOpen} errors={errors} />,
  )
}

async function close(deps: Deps, request: FastifyRequest, reply: FastifyReply, sessionId: string | null): Promise<FastifyReply> {
  const actor = actorOf(request)
  if (readId(request, 'sessionId') === null && request.routeOptions.url?.includes(':sessionId')) return sendNotFound(request, reply)
  const result = await endOwnSession(deps, actor, sessionId)
  if (!result.ok) return sendNotFound(request, reply)
  if (sessionId === null || sessionId === actor.sessionId) {
    clearAll(reply)
    return toWeather(reply)
  }
  return redirectDone(reply, settings, { text: familyText(pageOf(request).locale).settings.ended })
}

async function hide(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const result = await hideItem(deps, actorOf(request), typed(request, 'item'))
  if (!result.ok) return sendNotFound(request, reply)
  return redirectDone(reply, '/mijn/thuis', { text: familyText(pageOf(request).locale).settings.hid })
}

async function open(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const t = familyText(ctx.locale)
  const proof = typed(request, 'proof')
  if (proof === '') return show(deps, request, reply, 422, { proof: t.entry.proofMissing })
  const result = await proveAgain(deps, actorOf(request), proof)
  if (result.ok) return redirectDone(reply, settings, { text: t.settings.opened })
  if (result.refusal.kind === 'not-found') return sendNotFound(request, reply)
  const isWait = result.refusal.kind === 'wait'
  const message = result.refusal.kind === 'wait' ? t.entry.wait(formatHour(result.refusal.until, ctx.locale)) : t.entry.proofWrong
  return show(deps, request, reply, isWait ? 429 : 422, { proof: message })
}

async function unhide(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const result = await showItem(deps, actorOf(request), typed(request, 'item'))
  if (!result.ok) return sendNotFound(request, reply)
  return redirectDone(reply, settings, { text: familyText(pageOf(request).locale).settings.shown })
}

async function remind(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const t = familyText(pageOf(request).locale).reminder
  const own = await readOwn(deps, request, 'family.settings.read', async () => null)
  if (own === null) return toWeather(reply)
  const { id: accessId, dossierId } = own.view.access
  const wants = typed(request, 'wants') === 'yes'
  const turned = await turnReminders(deps, actorOf(request), { accessId, dossierId, wants })
  if (turned.ok) return redirectDone(reply, settings, { text: wants ? t.turnedOn : t.turnedOff })
  return turned.refusal.kind === 'not-safe' ? redirectProblem(reply, settings, t.notSafe) : sendNotFound(request, reply)
}

async function stop(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const actor = actorOf(request)
  const own = await readOwn(deps, request, 'family.settings.read', async () => null)
  if (own === null) return toWeather(reply)
  const { id: accessId, dossierId } = own.view.access
  const result = await revokeAccess(deps, actor, { accessId, dossierId })
  if (!result.ok) return sendNotFound(request, reply)
  clearAll(reply)
  return toWeather(reply)
}

type SettingsProps = {
  readonly ctx: PageContext
  readonly view: OwnView
  readonly sessions: readonly OpenFamilySession[]
  readonly current: string | null
  readonly isOpen: boolean
  readonly errors: FieldErrors
}

function SettingsPage({ ctx, view, sessions, current, isOpen, errors }: SettingsProps) {
  const all = familyText(ctx.locale)
  const t = all.settings
  const at = (instant: Date) => formatInstant(instant, ctx.locale, ctx.today)
  return (
    <MyPage ctx={ctx} title={t.title} back="/mijn/thuis">
      <ErrorSummary errors={errors} ctx={ctx} />
      <Card title={t.language} id="taal">
        <Languages current={ctx.locale} href={settings} />
      </Card>
      <Card title={t.sessions} id="sessies">
        <List>
          {sessions.map((session) => (
            <ListItem
              key={session.id}
              sub={t.since(at(session.startedAt), at(session.seenAt))}
              end={
                <ActionButton
                  ctx={ctx}
                  action={`/mijn/sessies/${session.id}/sluit`}
                  variant="tertiary"
                  label={labelled(t.end, session.device, ctx.locale)}
                >
                  {t.end}
                </ActionButton>
              }
            >
              <b dir="ltr">{session.device}</b> {session.id === current ? `(${t.here})` : ''}
            </ListItem>
          ))}
        </List>
        <ActionButton ctx={ctx} action="/mijn/sessies/sluit" variant="secondary">
          {t.endAll}
        </ActionButton>
      </Card>
      <ReminderCard ctx={ctx} view={view} />
      <Card title={t.hidden} id="verborgen">
        <Quiet>{t.hiddenLead}</Quiet>
        {isOpen ? (
          <HiddenList ctx={ctx} view={view} all={all} />
        ) : (
          <Form ctx={ctx} action="/mijn/open">
            <TextField
              form={{ values: {}, errors }}
              name="proof"
              label={all.entry.proof}
              type="password"
              autocomplete="one-time-code"
              maxlength={64}
            />
            <SubmitButton variant="secondary">{t.open}</SubmitButton>
          </Form>
        )}
      </Card>
      <Details summary={t.stop}>
        <p>{t.stopLead}</p>
        <ActionButton ctx={ctx} action="/mijn/stop" variant="secondary" danger>
          {t.stopSure}
        </ActionButton>
      </Details>
    </MyPage>
  )
}

/** The other parent has no appointments here, and who gets codes otherwise gets no mail: nothing to choose, so no card. */
function ReminderCard({ ctx, view }: Pick<SettingsProps, 'ctx' | 'view'>) {
  const t = familyText(ctx.locale).reminder
  const { channel, proofHash, remindersSince } = view.access
  const { hasSafeAddress, mayLeaveMessage } = view.me
  const may = mayRemind({ channel, hasChosenProof: proofHash !== null, hasSafeAddress, mayLeaveMessage })
  if (view.role !== 'mother' || channel !== 'mail') return null
  const isOn = remindersSince !== null
  return (
    <Card title={t.title} id="herinnering">
      <p>{may ? t.lead : t.notSafe}</p>
      {may ? (
        <p>
          <b>{isOn ? t.isOn : t.isOff}</b>
        </p>
      ) : null}
      {may || isOn ? (
        <ActionButton ctx={ctx} action="/mijn/herinnering" fields={{ wants: isOn ? 'no' : 'yes' }} variant="secondary">
          {isOn ? t.turnOff : t.turnOn}
        </ActionButton>
      ) : null}
    </Card>
  )
}

export function partName(item: string, all: FamilyText): string {
  if (!isPart(item)) return all.settings.agreement
  const names = {
    person: all.person.title,
    appointment: all.appointment.title,
    agreed: all.agreed.title,
    scores: all.scores.title,
    sharing: all.sharing.title,
    looked: all.looked.title,
    questions: all.ask.mine,
  }
  return names[item]
}

function HiddenList({ ctx, view, all }: { ctx: PageContext; view: OwnView; all: FamilyText }) {
  const t = all.settings
  return (
    <>
      <p role="status">{t.opened}</p>
      <List>
        {[...view.hidden].map((item) => (
          <ListItem
            key={item}
            end={
              <ActionButton
                ctx={ctx}
                action="/mijn/toon"
                variant="tertiary"
                fields={{ item }}
                label={labelled(t.show, partName(item, all), ctx.locale)}
              >
                {t.show}
              </ActionButton>
            }
          >
            {partName(item, all)}
          </ListItem>
        ))}
      </List>
    </>
  )
}
