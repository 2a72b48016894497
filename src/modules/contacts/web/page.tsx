import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ComponentChildren } from 'preact'
import { type DossierSummary, readDossier } from '#modules/dossiers/public.ts'
import type { Deps } from '#platform/deps.ts'
import { sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card } from '#platform/web/parts.tsx'
import { text } from '../text.ts'
import { paths } from './paths.ts'

/** A page about one thing of one family: her name under the title, and the way back. */
export function FamilyPage(props: { ctx: PageContext; title: string; dossier: DossierSummary; children: ComponentChildren }) {
  const { ctx, dossier } = props
  return (
    <StaffPage ctx={ctx} title={props.title} section="families" width="narrow" lead={`${dossier.motherName} · ${dossier.reference}`}>
      {props.children}
      <p class="op-noprint">
        <a class="ds-link" href={paths.dossier(dossier.id)}>
          {text(ctx.locale).back}
        </a>
      </p>
    </StaffPage>
  )
}

/** A form that was refused comes back on its own page, with the family it is about. */
export async function showAgain(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  title: string,
  form: (dossier: DossierSummary) => ComponentChildren,
): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const actor = actorOf(request)
  const dossier =
    dossierId === null ? null : await deps.db.as(actor, (tx) => readDossier(tx, actor.municipalityId, dossierId, deps.today()))
  if (dossier === null) return sendNotFound(request, reply)
  const page = (
    <FamilyPage ctx={pageOf(request)} title={title} dossier={dossier}>
      <Card>{form(dossier)}</Card>
    </FamilyPage>
  )
  return sendPage(reply, 422, page)
}
