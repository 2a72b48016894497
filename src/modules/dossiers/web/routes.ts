import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps.ts'
import { ok } from '#platform/result.ts'
import { assignCounsellor, unassignCounsellor } from '../commands/assign-counsellor.ts'
import { reopenDossier } from '../commands/end-dossier.ts'
import { removeMember, removePartner } from '../commands/family.ts'
import { withdrawBirth } from '../commands/register-birth.ts'
import { withdrawLoss } from '../commands/register-loss.ts'
import { withdrawRefusal } from '../commands/wishes.ts'
import { actRoutes, buttonRoute, dossierHref } from './act.tsx'
import { birthAct } from './birth-act.tsx'
import { createRoutes } from './create-routes.tsx'
import { endAct, lookBackAct } from './end-acts.tsx'
import { memberAct, partnerAct } from './family-acts.tsx'
import { counsellorAct, type KeptOutOf, programmeAct } from './guidance-acts.tsx'
import { lossAct } from './loss-act.tsx'
import { personRoutes } from './person-act.tsx'
import { dueDateAct, startAct } from './time-acts.tsx'
import { focusAct, refusalAct } from './wish-acts.tsx'

export type DossierRouteOptions = { readonly keptOutOf: KeptOutOf }

/** Every act on a dossier; the page of the dossier itself is made of several modules and stands in the app. */
export function dossierRoutes(app: FastifyInstance, deps: Deps, options: DossierRouteOptions): void {
  createRoutes(app, deps)
  actRoutes(app, deps, birthAct(deps))
  actRoutes(app, deps, lossAct(deps))
  actRoutes(app, deps, memberAct(deps))
  actRoutes(app, deps, partnerAct(deps))
  actRoutes(app, deps, focusAct(deps))
  actRoutes(app, deps, refusalAct(deps))
  actRoutes(app, deps, counsellorAct(deps, options.keptOutOf))
  actRoutes(app, deps, programmeAct(deps))
  actRoutes(app, deps, dueDateAct(deps))
  actRoutes(app, deps, startAct(deps))
  actRoutes(app, deps, endAct(deps))
  actRoutes(app, deps, lookBackAct(deps))
  personRoutes(app, deps)
  undoRoutes(app, deps, options)
}

function undoRoutes(app: FastifyInstance, deps: Deps, { keptOutOf }: DossierRouteOptions): void {
  buttonRoute(app, deps, 'geboorte/terug', async (tx, actor, { dossierId, t }) => {
    const done = await withdrawBirth(tx, deps, actor, { dossierId })
    return done.ok ? ok({ text: t.birth.undone }) : done
  })
  buttonRoute(app, deps, 'verlies/:partId/terug', async (tx, actor, { dossierId, partId, t }) => {
    const done = await withdrawLoss(tx, deps, actor, { dossierId, lossId: partId })
    return done.ok ? ok({ text: t.loss.undone }) : done
  })
  buttonRoute(app, deps, 'weigering/:partId/terug', async (tx, actor, { dossierId, partId, t }) => {
    const done = await withdrawRefusal(tx, deps, actor, { dossierId, refusalId: partId })
    return done.ok ? ok({ text: t.refusal.undone }) : done
  })
  buttonRoute(app, deps, 'heropenen', async (tx, actor, { dossierId, t }) => {
    const done = await reopenDossier(tx, deps, actor, { dossierId })
    return done.ok ? ok({ text: t.end.reopened }) : done
  })
  buttonRoute(app, deps, 'begeleider/:partId/terug', async (tx, actor, { dossierId, partId, t }) => {
    const keptOut = (await keptOutOf(tx, actor.municipalityId, [dossierId])).get(dossierId) ?? []
    const done = await assignCounsellor(tx, deps, actor, { dossierId, accountId: partId, reason: null, keptOut })
    return done.ok ? ok({ text: t.counsellor.undone }) : done
  })
  buttonRoute(app, deps, 'begeleider/niemand', async (tx, actor, { dossierId, t }) => {
    const done = await unassignCounsellor(tx, deps, actor, { dossierId })
    return done.ok ? ok({ text: t.counsellor.undone }) : done
  })
  for (const isBack of [false, true]) {
    const last = isBack ? 'terug' : 'weg'
    buttonRoute(app, deps, `mensen/:partId/${last}`, async (tx, actor, { dossierId, partId, t }) => {
      const done = await removeMember(tx, deps, actor, { dossierId, personId: partId, isBack })
      const undo = isBack ? undefined : dossierHref(dossierId, `mensen/${partId}/terug`)
      return done.ok ? ok({ text: isBack ? t.member.restored : t.member.removed, undo }) : done
    })
    buttonRoute(app, deps, `partners/:partId/${last}`, async (tx, actor, { dossierId, partId, t }) => {
      const done = await removePartner(tx, deps, actor, { dossierId, partnerId: partId, isBack })
      const undo = isBack ? undefined : dossierHref(dossierId, `partners/${partId}/terug`)
      return done.ok ? ok({ text: isBack ? t.partner.restored : t.partner.removed, undo }) : done
    })
  }
}
