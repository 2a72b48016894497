import type { Asker, MeetingRow } from '#modules/consent/public.ts'
import { formatDate, formatDay, formatList } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { LinkButton } from '#platform/web/fields.tsx'
import { PartnerPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import {
  Card,
  CardWarm,
  List,
  ListCard,
  ListItem,
  PhoneLink,
  Quiet,
  ReadThis,
  Stack,
  type State,
  StateLabel,
  Watch,
} from '#platform/web/parts.tsx'
import { MeetingLinks } from './meeting-links.tsx'
import { scopeWords } from './recipients.ts'
import type { SharedFamily, SharedPart, SharedState, SharedView } from './shared-view.ts'
import { text, type Words } from './text.ts'

type ListProps = {
  readonly ctx: PageContext
  readonly asker: Asker | null
  readonly families: readonly SharedFamily[]
  readonly meetings: readonly MeetingRow[]
  /** Where the page asks whether it may still be shown. */
  readonly ask: string
}

/** The families that let this partner see something, today. */
export function PartnerListPage({ ctx, asker, families, meetings, ask }: ListProps) {
  const t = text(ctx.locale)
  const words = t.partner
  const isBound = asker?.secrecy === 'professional'
  return (
    <PartnerPage ctx={ctx} title={words.title} lead={words.lead}>
      <Watch ask={ask} />
      {isBound ? null : (
        <ReadThis>
          <p>{words.discretion}</p>
        </ReadThis>
      )}
      {isBound && families.length === 0 ? (
        <Card>
          <p>{words.none}</p>
          <Quiet>{words.noneMore}</Quiet>
        </Card>
      ) : null}
      <Stack>
        {isBound
          ? families.map(({ dossierId, name, permissions }) => (
              <ListCard key={dossierId} href={`/meewerken/${dossierId}`} title={name} level={2}>
                {permissions.map((permission) => {
                  const { what, about } = scopeWords(permission, t, ctx.locale)
                  return (
                    <p key={permission.id}>
                      {what}
                      <br />
                      <span class="op-small op-quiet">
                        {[about, t.purposes[permission.purpose], words.until(formatDate(permission.untilOn, ctx.locale))]
                          .filter((part) => part !== null)
                          .join(' · ')}
                      </span>
                    </p>
                  )
                })}
              </ListCard>
            ))
          : null}
      </Stack>
      {isBound && meetings.length > 0 ? (
        <Card title={words.meetings} id="overleg">
          <MeetingLinks ctx={ctx} meetings={meetings} t={t} />
        </Card>
      ) : null}
    </PartnerPage>
  )
}

/** One family, as it is now, for the domains she chose. Nothing here leaves: no print, no download, no names of others who may look. */
export function PartnerFamilyPage({ ctx, view, ask }: { ctx: PageContext; view: SharedView; ask: string }) {
  const t = text(ctx.locale)
  const words = t.partner
  return (
    <PartnerPage ctx={ctx} title={view.name} lead={words.view(view.name.split(' ')[0] ?? view.name)}>
      <Watch ask={ask} />
      <div class="op-stack op-noprint">
        {view.handovers.map((handover) => (
          <CardWarm key={handover.id} title={words.handovers} id={`h-${handover.id}`}>
            <p>{formatDay(handover.happenedOn, ctx.locale, ctx.today)}</p>
            <p>
              <LinkButton href={`/meewerken/overdracht/${handover.id}`} variant={handover.takenOverAt === null ? 'primary' : 'secondary'}>
                {t.handover.sheet}
              </LinkButton>
            </p>
          </CardWarm>
        ))}
        {view.parts.map((part) => (
          <Part key={part.purpose} ctx={ctx} part={part} t={t} />
        ))}
        <Quiet>{words.asNow(formatDate(ctx.today, ctx.locale))}</Quiet>
        <p>
          <a class="ds-link" href="/meewerken">
            {words.back}
          </a>
        </p>
      </div>
    </PartnerPage>
  )
}

type PartProps = { readonly ctx: PageContext; readonly part: SharedPart; readonly t: Words }

function Part({ ctx, part, t }: PartProps) {
  const words = t.partner
  const until = words.until(formatDate(part.untilOn, ctx.locale))
  return (
    <section class="op-stack" aria-labelledby={`doel-${part.purpose}`}>
      <div class="op-row-between">
        <h2 id={`doel-${part.purpose}`}>{t.purposes[part.purpose]}</h2>
        <span class="op-quiet">{until}</span>
      </div>
      <div class="op-two">
        <PersonCard ctx={ctx} part={part} t={t} />
        <StepsCard ctx={ctx} part={part} t={t} />
        <InOrderCards part={part} t={t} ctx={ctx} />
        <ContactsCard ctx={ctx} part={part} t={t} />
        <NotesCard ctx={ctx} part={part} t={t} />
      </div>
    </section>
  )
}

function PersonCard({ ctx, part, t }: PartProps) {
  if (part.contactPerson === null) return null
  const { phone } = ctx.municipality
  return (
    <Card title={t.partner.person} id={`persoon-${part.purpose}`} level={3}>
      <p>
        <b>{part.contactPerson === '' ? t.partner.team : part.contactPerson}</b>
      </p>
      {phone === null ? null : (
        <p>
          {t.partner.call} <PhoneLink number={phone} />
        </p>
      )}
    </Card>
  )
}

function StepsCard({ ctx, part, t }: PartProps) {
  if (part.steps === null) return null
  return (
    <Card title={t.partner.steps} id={`stappen-${part.purpose}`} level={3}>
      {part.steps.length === 0 ? <Quiet>{t.partner.noSteps}</Quiet> : null}
      <List>
        {part.steps.map(({ id, what, who, dueOn, domains }) => (
          <ListItem
            key={id}
            sub={[
              formatList(
                domains.map((domain) => t.domains[domain]),
                ctx.locale,
              ),
              who === null ? null : t.partner.by(who),
              dueOn === null ? null : t.partner.due(formatDay(dueOn, ctx.locale, ctx.today)),
            ]
              .filter((one) => one !== null)
              .join(' · ')}
          >
            {what}
          </ListItem>
        ))}
      </List>
    </Card>
  )
}

function signOf(state: SharedState['state']): State {
  return state === 'in_orde' ? 'ok' : state === 'bezig' ? 'busy' : state === 'niet_in_orde' ? 'todo' : 'unknown'
}

function wordOf(state: SharedState['state'], t: Words): string {
  return state === 'not-applicable' ? '' : t.partner.states[state]
}

/** One card for each domain that was allowed, also when nothing was asked about it yet. */
function InOrderCards({ part, t, ctx }: PartProps) {
  const states = part.inOrder
  if (states === null) return null
  return (
    <>
      {part.domains
        .filter((domain) => states.some((one) => one.domain === domain))
        .map((domain) => (
          <Card
            key={domain}
            title={labelled(t.domains[domain], t.partner.inOrder.toLowerCase(), ctx.locale)}
            id={`orde-${domain}-${part.purpose}`}
            level={3}
          >
            <List>
              {states
                .filter((one) => one.domain === domain)
                .map(({ key, label, state }) => (
                  <ListItem key={key} end={<StateLabel state={signOf(state)}>{wordOf(state, t)}</StateLabel>}>
                    {label}
                  </ListItem>
                ))}
            </List>
          </Card>
        ))}
    </>
  )
}

function ContactsCard({ ctx, part, t }: PartProps) {
  if (part.contacts === null) return null
  return (
    <Card title={t.partner.contacts} id={`contacten-${part.purpose}`} level={3}>
      {part.contacts.length === 0 ? <Quiet>{t.partner.noContacts}</Quiet> : null}
      <List>
        {part.contacts.map(({ id, kind, on, domains }) => (
          <ListItem
            key={id}
            sub={formatList(
              domains.map((domain) => t.domains[domain]),
              ctx.locale,
            )}
          >
            {t.partner.met[kind]} · {formatDay(on, ctx.locale, ctx.today)}
          </ListItem>
        ))}
      </List>
    </Card>
  )
}

function NotesCard({ ctx, part, t }: PartProps) {
  if (part.notes === null) return null
  return (
    <Card title={t.partner.notes} id={`notities-${part.purpose}`} level={3}>
      {part.notes.length === 0 ? <Quiet>{t.partner.noNotes}</Quiet> : null}
      <List>
        {part.notes.map(({ id, on, words, domains }) => (
          <ListItem
            key={id}
            sub={`${formatDay(on, ctx.locale, ctx.today)} · ${formatList(
              domains.map((domain) => t.domains[domain]),
              ctx.locale,
            )}`}
          >
            <span class="op-pre">{words}</span>
          </ListItem>
        ))}
      </List>
    </Card>
  )
}
