import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { recordAudit } from '#modules/audit/public.ts'
import {
  consentPolicy,
  givePermission,
  givePermissionAgain,
  listPermissions,
  nameStepDomain,
  type PermissionRow,
  sharedDomains,
  withdrawPermission,
} from '#modules/consent/public.ts'
import { lockDossier, saveOnce } from '#modules/dossiers/public.ts'
import { accountNames } from '#modules/identity/public.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, type FormValues, readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { refuse } from '#platform/result.ts'
import { labelled } from '#platform/text/labelled.ts'
import { Form, type FormState, SelectField, SubmitButton } from '#platform/web/fields.tsx'
import { Card, List, ListItem, Quiet, ReadThis } from '#platform/web/parts.tsx'
import { FamilyPage, type FamilyScene, orNotFound, sharingHref, withFamily } from './family-scene.tsx'
import { domainOptions, GiveForm, missingErrors, readPermissionForm } from './give-form.tsx'
import { type OpenStep, openSteps } from './open-steps.ts'
import { type Directory, recipientDirectory } from './recipients.ts'
import { hasSafePlace } from './safe-family.ts'
import { SharingList } from './sharing-list.tsx'
import { text } from './text.ts'

type Loaded = Pick<FamilyScene, 'dossier' | 'ctx' | 't'> & {
  readonly permissions: readonly PermissionRow[]
  readonly directory: Directory
  readonly recorders: ReadonlyMap<string, string>
  readonly steps: readonly OpenStep[]
  readonly isSafe: boolean
}

async function load(deps: Deps, { tx, actor, dossier, ctx, t }: FamilyScene): Promise<Loaded> {
  const { municipalityId } = actor
  const [permissions, directory, steps, isSafe] = await Promise.all([
    listPermissions(tx, municipalityId, dossier.id),
    recipientDirectory(tx, municipalityId, t),
    openSteps(tx, municipalityId, dossier.id),
    hasSafePlace(tx, municipalityId, dossier.id),
    recordAudit(tx, deps, actor, { action: 'consent.permission.listed', dossierId: dossier.id }),
  ])
  const recorders = await accountNames(
    tx,
    municipalityId,
    permissions.flatMap(({ by }) => by ?? []),
  )
  return { dossier, ctx, t, permissions, directory, recorders, steps, isSafe }
}

function SharingPage({ loaded, form, saveKey }: { loaded: Loaded; form: FormState; saveKey?: string | undefined }) {
  const { dossier, ctx, t, permissions, directory, recorders } = loaded
  const isShown = permissions.some(
    ({ kinds, isWithdrawn, untilOn }) => kinds.includes('next-steps') && !isWithdrawn && untilOn >= ctx.today,
  )
  const unnamed = isShown ? loaded.steps.filter(({ domains }) => domains.length === 0) : []
  return (
    <FamilyPage ctx={ctx} dossier={dossier} title={t.share.title}>
      <SharingList
        ctx={ctx}
        dossierId={dossier.id}
        name={dossier.motherGivenName}
        permissions={permissions}
        directory={directory}
        recorders={recorders}
      />
      {loaded.isSafe ? (
        <ReadThis>
          <p>{t.share.safe}</p>
        </ReadThis>
      ) : null}
      {unnamed.length === 0 || !dossier.isOpen ? null : <UnnamedSteps loaded={loaded} steps={unnamed} />}
      {dossier.isOpen ? (
        <GiveForm ctx={ctx} dossierId={dossier.id} form={form} directory={directory} saveKey={saveKey} />
      ) : (
        <ReadThis>
          <p>{t.share.closed}</p>
        </ReadThis>
      )}
    </FamilyPage>
  )
}

function UnnamedSteps({ loaded, steps }: { loaded: Loaded; steps: readonly OpenStep[] }) {
  const { ctx, dossier, t } = loaded
  return (
    <Card title={t.share.steps} id="stappen">
      <Quiet>{t.share.stepsLead}</Quiet>
      <List>
        {steps.map(({ id, what }) => (
          <ListItem key={id}>
            <Form ctx={ctx} action={sharingHref(dossier.id, `stappen/${id}`)} class="op-stack-s">
              <SelectField
                form={{ values: {}, errors: {} }}
                name={`domain-${id}`}
                label={labelled(what, t.share.stepDomain.toLowerCase(), ctx.locale)}
                options={domainOptions(t)}
              />
              <span>
                <SubmitButton variant="secondary" label={labelled(t.share.stepSave, what, ctx.locale)}>
                  {t.share.stepSave}
                </SubmitButton>
              </span>
            </Form>
          </ListItem>
        ))}
      </List>
    </Card>
  )
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, status: number, values: FormValues, errors: FieldErrors) {
  const loaded = await withFamily(deps, request, (scene) => load(deps, scene))
  const saveKey = readSaveKey(request.body) ?? undefined
  return orNotFound(request, reply, loaded, (found) =>
    sendPage(reply, status, <SharingPage loaded={found} form={{ values, errors }} saveKey={saveKey} />),
  )
}

async function give(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null) return sendNotFound(request, reply)
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  const values = typedValues(request.body)
  const asked = readPermissionForm(values, t, ctx.today)
  if (!asked.ok) return show(deps, request, reply, 422, values, asked.refusal)
  const to = sharingHref(dossierId)
  const saved = await saveOnce(deps, actor, readSaveKey(request.body), to, async (tx) => {
    const dossier = await lockDossier(tx, actor.municipalityId, dossierId)
    if (dossier === null || !dossier.isOpen) return refuse({ kind: 'not-found' as const })
    return givePermission(tx, deps, actor, { dossierId, asked: asked.value })
  })
  if (saved.kind === 'before') return reply.redirect(saved.to, 303)
  if (saved.kind === 'saved')
    return redirectDone(reply, to, { text: t.share.saved, undo: sharingHref(dossierId, `${saved.value.permissionId}/intrekken`) })
  if (saved.refusal.kind === 'not-found') return sendNotFound(request, reply)
  return show(deps, request, reply, 422, values, missingErrors(saved.refusal.missing, t))
}

/** Withdrawing, and undoing it: one tap each, at once. */
async function turn(deps: Deps, request: FastifyRequest, reply: FastifyReply, to: 'withdrawn' | 'again') {
  const [dossierId, permissionId] = [readId(request, 'dossierId'), readId(request, 'permissionId')]
  if (dossierId === null || permissionId === null) return sendNotFound(request, reply)
  const actor = actorOf(request)
  const t = text(pageOf(request).locale).share
  const key = { dossierId, permissionId }
  const page = sharingHref(dossierId)
  const saved = await saveOnce(deps, actor, readSaveKey(request.body), page, async (tx) => {
    const dossier = await lockDossier(tx, actor.municipalityId, dossierId)
    if (dossier === null) return refuse({ kind: 'not-found' as const })
    return to === 'withdrawn' ? withdrawPermission(tx, deps, actor, { ...key, how: 'told' }) : givePermissionAgain(tx, deps, actor, key)
  })
  if (saved.kind === 'before') return reply.redirect(saved.to, 303)
  if (saved.kind === 'refused') return sendNotFound(request, reply)
  const undo = sharingHref(dossierId, `${permissionId}/opnieuw`)
  return redirectDone(reply, page, to === 'withdrawn' ? { text: t.withdrawn, undo } : { text: t.again })
}

async function nameStep(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const [dossierId, stepId] = [readId(request, 'dossierId'), readId(request, 'stepId')]
  const t = text(pageOf(request).locale).share
  if (dossierId === null || stepId === null) return sendNotFound(request, reply)
  const typed = typedValues(request.body)[`domain-${stepId}`]
  const form = readForm(z.object({ domain: z.enum(sharedDomains) }), { domain: typed })
  if (!form.ok) return show(deps, request, reply, 422, {}, { [`domain-${stepId}`]: t.missing.domains })
  const actor = actorOf(request)
  const named = await deps.db.as(actor, async (tx) => {
    const steps = await openSteps(tx, actor.municipalityId, dossierId)
    if (!steps.some(({ id }) => id === stepId)) return refuse({ kind: 'not-found' as const })
    return nameStepDomain(tx, deps, actor, { dossierId, stepId, domain: form.value.domain })
  })
  return named.ok ? redirectDone(reply, sharingHref(dossierId), { text: t.stepSaved }) : sendNotFound(request, reply)
}

/** What a family lets others see: who, what, why and until when. */
export function permissionRoutes(app: FastifyInstance, deps: Deps): void {
  const read = { access: consentPolicy.who('consent.read'), purpose: 'sharing' } as const
  const change = { access: consentPolicy.who('consent.give'), purpose: 'sharing' } as const
  const stop = { access: consentPolicy.who('consent.withdraw').filter((role) => role !== 'family'), purpose: 'sharing' } as const
  app.get('/gezinnen/:dossierId/delen', { config: read }, (request, reply) => show(deps, request, reply, 200, {}, {}))
  app.post('/gezinnen/:dossierId/delen', { config: change }, (request, reply) => give(deps, request, reply))
  app.post('/gezinnen/:dossierId/delen/stappen/:stepId', { config: change }, (request, reply) => nameStep(deps, request, reply))
  app.post('/gezinnen/:dossierId/delen/:permissionId/intrekken', { config: stop }, (request, reply) =>
    turn(deps, request, reply, 'withdrawn'),
  )
  app.post('/gezinnen/:dossierId/delen/:permissionId/opnieuw', { config: change }, (request, reply) => turn(deps, request, reply, 'again'))
}
