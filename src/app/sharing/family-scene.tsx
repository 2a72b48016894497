import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ComponentChildren } from 'preact'
import { type DossierSummary, dossierHref, readDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { sendNotFound } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { text, type Words } from './text.ts'

/** What every page about one family knows. */
export type FamilyScene = {
  readonly tx: Tx
  readonly actor: Actor
  readonly dossier: DossierSummary
  readonly ctx: PageContext
  readonly t: Words
}

/** Loads the family of the address and does the work in one transaction; a family that is not there and one that is not yours look alike. */
export async function withFamily<T>(
  deps: Deps,
  request: FastifyRequest,
  work: (scene: FamilyScene) => Promise<T | null>,
): Promise<T | null> {
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null) return null
  const actor = actorOf(request)
  const ctx = pageOf(request)
  return deps.db.as(actor, async (tx) => {
    const dossier = await readDossier(tx, actor.municipalityId, dossierId, ctx.today)
    return dossier === null ? null : work({ tx, actor, dossier, ctx, t: text(ctx.locale) })
  })
}

export function orNotFound<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  found: T | null,
  show: (found: T) => FastifyReply,
): FastifyReply | Promise<FastifyReply> {
  return found === null ? sendNotFound(request, reply) : show(found)
}

type FamilyPageProps = {
  readonly ctx: PageContext
  readonly dossier: DossierSummary
  readonly title: string
  readonly lead?: string | undefined
  readonly actions?: ComponentChildren
  readonly children: ComponentChildren
}

/** A page about one family: her name under the title with the way back. */
export function FamilyPage({ ctx, dossier, title, lead, actions, children }: FamilyPageProps) {
  return (
    <StaffPage ctx={ctx} title={title} section="families" width="narrow" lead={lead} actions={actions}>
      <p>
        <a class="ds-link" href={dossierHref(dossier.id)}>
          {dossier.motherName} · {dossier.reference}
        </a>
      </p>
      {children}
    </StaffPage>
  )
}

export const sharingHref = (dossierId: string, path = ''): string => dossierHref(dossierId, path === '' ? 'delen' : `delen/${path}`)
