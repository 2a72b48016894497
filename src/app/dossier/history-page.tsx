import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import { listMoves } from '#modules/contacts/public.ts'
import { type DossierSummary, dossierHref, dossierPolicy, readDossier, readDossierFile } from '#modules/dossiers/public.ts'
import { packOf } from '#modules/programmes/public.ts'
import { dayInBrussels } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { formatDay } from '#platform/text/format.ts'
import { colon } from '#platform/text/labelled.ts'
import { ActionButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, ListItem } from '#platform/web/parts.tsx'
import { type HistoryLine, historyLines, moveLines } from './history.ts'
import { text } from './text.ts'

export function historyHref(dossierId: string): string {
  return dossierHref(dossierId, 'geschiedenis')
}

type Told = { readonly dossier: DossierSummary; readonly lines: readonly HistoryLine[] }

async function readHistory(deps: Deps, request: FastifyRequest): Promise<Told | null> {
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const { municipalityId } = actor
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null) return null
  return deps.db.as(
    actor,
    async (tx) => {
      const [dossier, file, moves] = await Promise.all([
        readDossier(tx, municipalityId, dossierId, ctx.today),
        readDossierFile(tx, municipalityId, dossierId),
        listMoves(tx, municipalityId, dossierId),
      ])
      if (dossier === null || file === null) return null
      await recordAudit(tx, deps, actor, { action: 'dossiers.dossier.read', subjectId: dossierId, dossierId })
      const names = await namesOf(tx, municipalityId, file.periods)
      return { dossier, lines: historyLines(file, names, ctx.locale, moveLines(moves, ctx)) }
    },
    { byKeys: true },
  )
}

async function namesOf(
  tx: Tx,
  municipalityId: string,
  periods: readonly { readonly programme: string; readonly packVersion: string }[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const { programme, packVersion } of periods) names.set(programme, (await packOf(tx, municipalityId, programme, packVersion)).name)
  return names
}

/** Who changed what, when and why; what was a mistake is set right from here. */
export function historyRoute(app: FastifyInstance, deps: Deps): void {
  const config = { access: dossierPolicy.who('dossiers.read'), purpose: 'guidance' } as const
  app.get('/gezinnen/:dossierId/geschiedenis', { config }, async (request, reply): Promise<FastifyReply> => {
    const told = await readHistory(deps, request)
    return told === null ? sendNotFound(request, reply) : sendPage(reply, 200, <HistoryPage ctx={pageOf(request)} {...told} />)
  })
}

function HistoryPage({ ctx, dossier, lines }: Told & { readonly ctx: PageContext }) {
  const t = text(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.history} section="families" width="narrow" lead={`${dossier.motherName} · ${dossier.reference}`}>
      <Card>
        <List>
          {lines.map((line) => (
            <Line key={line.key} ctx={ctx} dossierId={dossier.id} line={line} />
          ))}
        </List>
      </Card>
      <p class="op-noprint">
        <a class="ds-link" href={dossierHref(dossier.id)}>
          {t.backToDossier}
        </a>
      </p>
    </StaffPage>
  )
}

function Line({ ctx, dossierId, line }: { ctx: PageContext; dossierId: string; line: HistoryLine }) {
  const t = text(ctx.locale).line
  const setRight =
    line.undo === undefined ? undefined : (
      <ActionButton ctx={ctx} action={dossierHref(dossierId, line.undo)} variant="tertiary" icon="undo" label={t.setRightItem(line.what)}>
        {t.setRight}
      </ActionButton>
    )
  return (
    <ListItem
      end={setRight}
      sub={[formatDay(dayInBrussels(line.at), ctx.locale, ctx.today), line.by].filter((part) => part !== null).join(' · ')}
    >
      {line.what}
      {line.why === null ? null : (
        <span class="op-quiet">
          {colon(ctx.locale)}
          {line.why}
        </span>
      )}
    </ListItem>
  )
}
