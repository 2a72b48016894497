import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { familyPolicy, familyStaffText } from '#modules/family/public.ts'
import type { Deps } from '#platform/deps.ts'
import { sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf } from '#platform/http/request.ts'
import type { Carriers } from '#platform/mail/carrier.ts'
import { listMessages, type OutboxRow } from '#platform/mail/outbox.ts'
import { formatInstant } from '#platform/text/format.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, ListItem, Quiet, ReadThis, StateLabel } from '#platform/web/parts.tsx'

const states = z.enum(['waiting', 'sent', 'expired', 'refused'])

/** Whether messages leave. What they say is shown only where people are invented: a code belongs to one person. */
export function outboxRoutes(app: FastifyInstance, deps: Deps, carriers: Carriers): void {
  app.get(
    '/beheer/berichten',
    { config: { access: familyPolicy.who('family.outbox.read'), purpose: 'administration' } },
    async (request, reply) => {
      const actor = actorOf(request)
      const rows = await deps.db.as(actor, (tx) => listMessages(tx, actor.municipalityId, 50))
      return sendPage(reply, 200, <OutboxPage ctx={pageOf(request)} rows={rows} carriers={carriers} />)
    },
  )
}

function OutboxPage({ ctx, rows, carriers }: { ctx: PageContext; rows: readonly OutboxRow[]; carriers: Carriers }) {
  const t = familyStaffText(ctx.locale)
  const off = [carriers.mail === null ? 'mail' : '', carriers.sms === null ? 'sms' : ''].filter((name) => name !== '')
  return (
    <StaffPage ctx={ctx} title={t.outboxTitle} lead={ctx.municipality.demo ? t.outboxDemo : t.outboxLead} section="manage" width="narrow">
      {off.length === 0 ? null : <ReadThis>{t.outboxOff(off.join(', '))}</ReadThis>}
      <Card>
        {rows.length === 0 ? <p>{t.outboxNone}</p> : null}
        <List>
          {rows.map((row) => (
            <Message key={row.id} ctx={ctx} row={row} />
          ))}
        </List>
      </Card>
    </StaffPage>
  )
}

const signs = { waiting: 'busy', sent: 'ok', expired: 'na', refused: 'todo' } as const

function Message({ ctx, row }: { ctx: PageContext; row: OutboxRow }) {
  const t = familyStaffText(ctx.locale)
  const state = states.catch('waiting').parse(row.state)
  const about = [row.channel, row.attempts > 0 ? t.attempts(row.attempts) : null, row.failure].filter((part) => part !== null)
  return (
    <ListItem sub={about.join(' · ')}>
      <div class="op-row-between">
        {formatInstant(row.requestedAt, ctx.locale, ctx.today)}
        <StateLabel state={signs[state]}>{t.outboxStates[state]}</StateLabel>
      </div>
      {ctx.municipality.demo && row.body !== '' ? (
        <p>
          <span dir="ltr">{row.recipient}</span>: “{row.body}”
        </p>
      ) : (
        <Quiet>{maskOf(row.recipient)}</Quiet>
      )}
    </ListItem>
  )
}

function maskOf(recipient: string): string {
  if (recipient === '') return ''
  return recipient.includes('@') ? `${recipient.charAt(0)}…${recipient.slice(recipient.indexOf('@'))}` : `… ${recipient.slice(-2)}`
}
