import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import { lifecyclePolicy } from '#modules/lifecycle/public.ts'
import type { Deps } from '#platform/deps.ts'
import { sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf } from '#platform/http/request.ts'
import { toStaffLocale } from '#platform/text/locale.ts'
import { LinkButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import { Card, List, ListItem, PrintButton, Row } from '#platform/web/parts.tsx'
import { recordWords } from './record-words.ts'
import { type Records, readRecords } from './records.ts'
import { impactSections, markdown, recordSections } from './records-markdown.ts'

const papers = {
  records: { path: '/beheer/register', title: 'recordsTitle', file: 'register', sections: recordSections },
  impact: { path: '/beheer/effecten', title: 'impactTitle', file: 'effectbeoordeling', sections: impactSections },
} as const

/** Records of processing and the draft of an assessment, made at the moment they are asked for. */
export function recordsRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: lifecyclePolicy.who('lifecycle.records.read'), purpose: 'administration' } as const
  for (const paper of Object.values(papers)) {
    app.get(paper.path, { config }, (request, reply) => show(deps, request, reply, paper))
    app.get(`${paper.path}/bestand`, { config }, async (request, reply) => {
      const records = await read(deps, request)
      const locale = toStaffLocale(pageOf(request).locale)
      return reply
        .type('text/markdown; charset=utf-8')
        .header('content-disposition', `attachment; filename="${paper.file}-${records.day}.md"`)
        .header('cache-control', 'no-store')
        .send(markdown(recordWords(locale)[paper.title], records, paper.sections(records, locale), locale))
    })
  }
}

function read(deps: Deps, request: FastifyRequest): Promise<Records> {
  const actor = actorOf(request)
  const { municipality, today } = pageOf(request)
  // Counts and never a row: what is hidden from who asks is processed all the same.
  return deps.db.as({ ...actor, barred: [] }, async (tx) => {
    await recordAudit(tx, deps, actor, { action: 'lifecycle.records.read' })
    return readRecords(tx, actor.municipalityId, municipality.name, today)
  })
}

async function show(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  paper: (typeof papers)[keyof typeof papers],
): Promise<FastifyReply> {
  const records = await read(deps, request)
  const ctx = pageOf(request)
  const locale = toStaffLocale(ctx.locale)
  const w = recordWords(locale)
  return sendPage(
    reply,
    200,
    <StaffPage ctx={ctx} title={w[paper.title]} lead={w.made} section="manage" width="narrow">
      <div class="op-noprint">
        <Row>
          <LinkButton href={`${paper.path}/bestand`} variant="secondary" download>
            Markdown
          </LinkButton>
          <PrintButton />
        </Row>
      </div>
      {paper.sections(records, locale).map(({ title, lines }, index) => (
        <Card key={title} title={title} id={`deel-${index + 1}`}>
          <List>
            {lines.map((line) => (
              <ListItem key={line}>{line}</ListItem>
            ))}
          </List>
        </Card>
      ))}
    </StaffPage>,
  )
}
