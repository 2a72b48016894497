import type { FastifyInstance } from 'fastify'
import type { VNode } from 'preact'
import { recordAudit } from '#modules/audit/public.ts'
import { contactSections, nextStepsSection } from '#modules/contacts/public.ts'
import { documentSection } from '#modules/documents/public.ts'
import { dossierPolicy, lookBackDraft, readDossierPage } from '#modules/dossiers/public.ts'
import { familySection } from '#modules/family/public.ts'
import { fundamentalRightsSection } from '#modules/fundamental-rights/public.ts'
import { groupSection } from '#modules/groups/public.ts'
import { measurementSections } from '#modules/indicators/public.ts'
import { packOf } from '#modules/programmes/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { readDraft } from '#platform/db/drafts.ts'
import type { Deps } from '#platform/deps.ts'
import { sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { emptyForm, type FormState } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Split } from '#platform/web/parts.tsx'
import { contactChoices } from '../documents/contact-choices.ts'
import { keptFilterOptions } from '../families/filter-options.ts'
import type { Named } from '../families/list-page.tsx'
import { RightsCard } from '../life/rights-card.tsx'
import { rightsSection } from '../rights/section.tsx'
import { sharingSection } from '../sharing/sharing-card.tsx'
import { HeadCard } from './head-card.tsx'
import { historyRoute } from './history-page.tsx'
import { FocusCard, PartnersCard, PeopleCard } from './people-cards.tsx'
import { EndedCard, HistoryCard } from './state-cards.tsx'
import { text } from './text.ts'
import type { DossierView } from './view.ts'
import { whatThereIs } from './what-there-is.ts'

type Sections = {
  readonly log: VNode | null
  readonly timeline: VNode
  readonly steps: VNode
  readonly inOrder: VNode
  readonly progress: VNode
  readonly fundamentalRights: VNode
  readonly rights: VNode
  readonly groups: VNode
  readonly documents: VNode
  readonly family: VNode
  readonly sharing: VNode
}
type TeamOf = (tx: Tx, municipalityId: string) => Promise<readonly Named[]>
type Loaded = { readonly view: DossierView; readonly sections: Sections; readonly lookBack: FormState }

/** Everything of one page in one transaction, with the one audit record of the reading. */
async function loadDossier(deps: Deps, teamOf: TeamOf, actor: Actor, dossierId: string, ctx: PageContext): Promise<Loaded | null> {
  const { municipalityId } = actor
  return deps.db.as(
    actor,
    async (tx) => {
      const [page, has] = await Promise.all([readDossierPage(tx, municipalityId, dossierId, ctx.today), whatThereIs(tx, actor, dossierId)])
      if (page === null) return null
      const { dossier, sheet } = page
      const pack = await packOf(tx, municipalityId, dossier.programme, dossier.packVersion)
      const view = { dossier, file: sheet, pack, ctx, t: text(ctx.locale) }
      // Asked for together: on one connection the questions of all cards travel at once.
      const [contacts, steps, measurements, fundamentalRights, rights, groups, documents, family, sharing, lookBack] = await Promise.all([
        contactSections(tx, actor, dossier, ctx, has.drafts),
        nextStepsSection(tx, actor, dossier, ctx, deps, has, teamOf),
        measurementSections(tx, actor, dossier, ctx),
        fundamentalRightsSection(tx, actor, dossier, ctx, has.talks),
        rightsSection(tx, actor, dossier, ctx, has.claims),
        groupSection(tx, actor, dossier, ctx, has.groups),
        documentSection(tx, actor, dossier, ctx, contactChoices, has.documents),
        familySection(tx, actor, dossier, sheet, ctx, has.family),
        sharingSection(tx, actor, dossier, ctx, has.permissions),
        dossier.isOpen || !has.drafts ? null : readDraft(tx, actor, lookBackDraft(dossierId)),
        recordAudit(tx, deps, actor, { action: 'dossiers.dossier.read', subjectId: dossierId, dossierId }),
      ])
      const typed = lookBack === null ? emptyForm : { values: lookBack.values, errors: {} }
      return {
        view,
        lookBack: typed,
        sections: { ...contacts, steps, ...measurements, fundamentalRights, rights, groups, documents, family, sharing },
      }
    },
    { byKeys: true },
  )
}

function DossierPage({ view, sections, lookBack }: Loaded): VNode {
  const main = (
    <>
      <FocusCard view={view} />
      {sections.log === null ? null : <div class="op-noprint">{sections.log}</div>}
      {sections.timeline}
    </>
  )
  const side = (
    <>
      {sections.steps}
      <PeopleCard view={view} />
      {sections.family}
      {sections.inOrder}
      <PartnersCard view={view} />
      {sections.sharing}
      <RightsCard ctx={view.ctx} dossierId={view.dossier.id} />
    </>
  )
  const more = (
    <>
      {sections.progress}
      {sections.rights}
      {sections.fundamentalRights}
      {sections.documents}
      <HistoryCard view={view} />
    </>
  )
  return (
    <StaffPage ctx={view.ctx} title={view.dossier.motherName} section="families" ownHeading>
      <EndedCard view={view} lookBack={lookBack} />
      <HeadCard view={view} />
      <Split main={main} side={side} more={more} />
    </StaffPage>
  )
}

/** How is this family doing, in a minute: one page made of several modules. */
export function dossierPageRoutes(app: FastifyInstance, deps: Deps): void {
  const options = keptFilterOptions(deps)
  const teamOf: TeamOf = async (tx, municipalityId) => (await options(tx, municipalityId)).team
  app.get(
    '/gezinnen/:dossierId',
    { config: { access: dossierPolicy.who('dossiers.read'), purpose: 'guidance' } },
    async (request, reply) => {
      const dossierId = readId(request, 'dossierId')
      const loaded = dossierId === null ? null : await loadDossier(deps, teamOf, actorOf(request), dossierId, pageOf(request))
      return loaded === null ? sendNotFound(request, reply) : sendPage(reply, 200, <DossierPage {...loaded} />)
    },
  )
  historyRoute(app, deps)
}
