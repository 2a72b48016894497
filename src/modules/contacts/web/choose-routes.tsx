import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type DossierSummary, listDossierSummaries } from '#modules/dossiers/public.ts'
import type { Deps } from '#platform/deps.ts'
import { sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf } from '#platform/http/request.ts'
import { childAge, weeksAndDays } from '#platform/text/format.ts'
import { HiddenFields, SearchField } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { ListCard, Quiet } from '#platform/web/parts.tsx'
import { policy } from '../policy.ts'
import { text } from '../text.ts'
import { paths } from './paths.ts'

const most = 100

/** Behind the middle button of the phone: my families first, any other by search. */
export function chooseRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: policy.who('contacts.record'), purpose: 'guidance' } as const
  app.get('/contact', { config }, (request, reply) => choose(deps, request, reply))
}

async function choose(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const filter = { state: 'open', counsellorId: actor.accountId ?? '' } as const
  const { rows } = await deps.db.as(actor, (tx) => listDossierSummaries(tx, actor.municipalityId, ctx.today, filter, { limit: most }))
  return sendPage(reply, 200, <ChoosePage ctx={ctx} families={rows} />)
}

function ChoosePage({ ctx, families }: { ctx: PageContext; families: readonly DossierSummary[] }) {
  const t = text(ctx.locale)
  const sorted = [...families].sort((a, b) => a.motherName.localeCompare(b.motherName, ctx.locale))
  return (
    <StaffPage ctx={ctx} title={t.chooseTitle} section="contact" width="narrow" lead={t.chooseLead}>
      <search>
        <form method="post" action="/gezinnen/zoek">
          <HiddenFields values={{ _csrf: ctx.csrfToken, doel: 'contact' }} />
          <SearchField id="choose" label={t.search} />
        </form>
      </search>
      <h2>{t.myFamilies}</h2>
      {sorted.length === 0 ? <Quiet>{t.chooseNone}</Quiet> : null}
      <div class="op-stack-s">
        {sorted.map((family) => (
          <ListCard key={family.id} href={paths.log(family.id)} title={family.motherName} source={clockWords(family, ctx)} />
        ))}
      </div>
    </StaffPage>
  )
}

function clockWords(family: DossierSummary, ctx: PageContext): string {
  if (family.clock.kind === 'pregnant') return weeksAndDays(family.clock, ctx.locale)
  if (family.clock.kind === 'child' && family.clock.bornOn <= ctx.today) return childAge(family.clock.bornOn, ctx.today, ctx.locale)
  return family.reference
}
