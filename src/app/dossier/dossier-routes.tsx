import type { FastifyInstance } from 'fastify'
import type { VNode } from 'preact'
import { recordReading } from '#modules/audit/public.ts'
import {
  contactDraft,
  type LatestContacts,
  LogCard,
  type Planned,
  plannedFor,
  StepsCard,
  shownContacts,
  TimelineCard,
} from '#modules/contacts/public.ts'
import { documentSection } from '#modules/documents/public.ts'
import { dossierPolicy, type Ending, lookBackDraft, readDossierPage, readEnding } from '#modules/dossiers/public.ts'
import { familySection } from '#modules/family/public.ts'
import { fundamentalRightsSection } from '#modules/fundamental-rights/public.ts'
import { GroupCard, listParticipations, type ParticipationRow } from '#modules/groups/public.ts'
import { CourseCard, type Measurement, readMeasurements, StatesCard } from '#modules/indicators/public.ts'
import { packOf } from '#modules/programmes/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Draft, readDraft } from '#platform/db/drafts.ts'
import type { Deps } from '#platform/deps.ts'
import { sendNotFound, sendRecorded } from '#platform/http/reply.tsx'
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
  readonly fundamentalRights: VNode
  readonly rights: VNode
  readonly documents: VNode
  readonly family: VNode
  readonly sharing: VNode
}
type TeamOf = (tx: Tx, municipalityId: string) => Promise<readonly Named[]>
type Loaded = {
  readonly view: DossierView
  readonly team: readonly Named[]
  readonly contacts: LatestContacts
  readonly planned: Planned
  readonly measurements: readonly Measurement[]
  readonly groups: readonly ParticipationRow[]
  readonly draft: Draft | null
  readonly ending: Ending | null
  readonly lookBack: FormState
  readonly sections: Sections
}

/**
 * What nearly every dossier has is asked for at once, before it is known whether it may be seen: the database answers nothing of what may not. Cards that
 * are empty in most dossiers are asked for when there is something.
 */
async function loadDossier(deps: Deps, teamOf: TeamOf, actor: Actor, dossierId: string, ctx: PageContext): Promise<Loaded | null> {
  const { municipalityId } = actor
  return deps.db.as(
    actor,
    async (tx) => {
      const [page, has, contacts, planned, measurements, groups] = await Promise.all([
        readDossierPage(tx, municipalityId, dossierId, ctx.today),
        whatThereIs(tx, actor, dossierId),
        shownContacts(tx, actor, dossierId),
        plannedFor(tx, actor, dossierId, deps.now()),
        readMeasurements(tx, municipalityId, { dossierId }),
        listParticipations(tx, municipalityId, dossierId),
      ])
      if (page === null) return null
      const { dossier, sheet } = page
      const draftOf = dossier.isOpen ? contactDraft(dossierId) : lookBackDraft(dossierId)
      const [pack, team, draft, ending, fundamentalRights, rights, documents, family, sharing] = await Promise.all([
        packOf(tx, municipalityId, dossier.programme, dossier.packVersion),
        dossier.isOpen ? teamOf(tx, municipalityId) : [],
        has.drafts ? readDraft(tx, actor, draftOf) : null,
        dossier.isOpen ? null : readEnding(tx, municipalityId, dossierId),
        fundamentalRightsSection(tx, actor, dossier, ctx, has.talks),
        rightsSection(tx, actor, dossier, ctx, has.claims),
        documentSection(tx, actor, dossier, ctx, contactChoices, has.documents),
        familySection(tx, actor, dossier, sheet, ctx, has.family),
        sharingSection(tx, actor, dossier, ctx, has.permissions),
      ])
      const view = { dossier, file: sheet, pack, ctx, t: text(ctx.locale) }
      const lookBack = dossier.isOpen || draft === null ? emptyForm : { values: draft.values, errors: {} }
      const sections = { fundamentalRights, rights, documents, family, sharing }
      return { view, team, contacts, planned, measurements, groups, draft, ending, lookBack, sections }
    },
    { byKeys: true, perMessage: 'reads' },
  )
}

function DossierPage({ view, team, contacts, planned, measurements, groups, draft, ending, lookBack, sections }: Loaded): VNode {
  const { ctx, dossier, pack } = view
  const main = (
    <>
      <FocusCard view={view} />
      {dossier.isOpen ? (
        <div class="op-noprint">
          <LogCard ctx={ctx} dossier={dossier} draft={draft} lastKind={contacts.lastKind} />
        </div>
      ) : null}
      <TimelineCard ctx={ctx} dossierId={dossier.id} latest={contacts} />
    </>
  )
  const side = (
    <>
      <StepsCard ctx={ctx} dossier={dossier} planned={planned} team={team} />
      <PeopleCard view={view} />
      {sections.family}
      <StatesCard ctx={ctx} dossier={dossier} measurements={measurements} />
      <PartnersCard view={view} />
      {sections.sharing}
      <RightsCard of={{ locale: ctx.locale }} values={{ dossierId: dossier.id }} />
    </>
  )
  const more = (
    <>
      <CourseCard ctx={ctx} dossier={dossier} measurements={measurements} pack={pack} />
      <GroupCard ctx={ctx} dossierId={dossier.id} rows={groups} />
      {sections.rights}
      {sections.fundamentalRights}
      {sections.documents}
      <HistoryCard view={view} />
    </>
  )
  return (
    <StaffPage ctx={ctx} title={dossier.motherName} section="families" ownHeading>
      <EndedCard view={view} ending={ending} lookBack={lookBack} />
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
      const actor = actorOf(request)
      const loaded = dossierId === null ? null : await loadDossier(deps, teamOf, actor, dossierId, pageOf(request))
      if (dossierId === null || loaded === null) return sendNotFound(request, reply)
      const recorded = recordReading(deps, actor, { action: 'dossiers.dossier.read', subjectId: dossierId, dossierId })
      return sendRecorded(reply, <DossierPage {...loaded} />, recorded)
    },
  )
  historyRoute(app, deps)
}
