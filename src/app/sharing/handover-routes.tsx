import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import { consentPolicy, type HandoverRow, listHandovers, listPermissions, readHandover, takeOver } from '#modules/consent/public.ts'
import { dossierHref, lockDossier, saveOnce } from '#modules/dossiers/public.ts'
import { accountNames } from '#modules/identity/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { dropDraft, readDraft } from '#platform/db/drafts.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, type FormValues, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { refuse } from '#platform/result.ts'
import { formatDay } from '#platform/text/format.ts'
import { ActionButton } from '#platform/web/fields.tsx'
import { Card, List, ListItem, PrintButton, Quiet, ReadThis, StateLabel } from '#platform/web/parts.tsx'
import { FamilyPage, type FamilyScene, orNotFound, sharingHref, withFamily } from './family-scene.tsx'
import { handOverInDossier } from './hand-over-in-dossier.ts'
import { HandoverForm, handoverErrors, readHandoverForm } from './handover-form.tsx'
import { HandoverSheet, type SheetProps } from './handover-sheet.tsx'
import { type Directory, recipientDirectory } from './recipients.ts'
import { hasSafePlace } from './safe-family.ts'
import { text } from './text.ts'

const handoverHref = (dossierId: string, path = ''): string => dossierHref(dossierId, path === '' ? 'overdracht' : `overdracht/${path}`)
const draftOf = (dossierId: string): string => `overdracht:${dossierId}`

type Loaded = Pick<FamilyScene, 'dossier' | 'ctx' | 't'> & {
  readonly handovers: readonly HandoverRow[]
  readonly directory: Directory
  readonly draft: FormValues
  readonly isSafe: boolean
}

async function load({ tx, actor, dossier, ctx, t }: FamilyScene): Promise<Loaded> {
  const { municipalityId } = actor
  const [handovers, directory, draft, isSafe] = await Promise.all([
    listHandovers(tx, municipalityId, dossier.id),
    recipientDirectory(tx, municipalityId, t),
    readDraft(tx, actor, draftOf(dossier.id)),
    hasSafePlace(tx, municipalityId, dossier.id),
  ])
  return { dossier, ctx, t, handovers, directory, draft: draft?.values ?? {}, isSafe }
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, typed: { values: FormValues; errors: FieldErrors } | null) {
  const loaded = await withFamily(deps, request, async (scene) => {
    const { tx, actor, dossier } = scene
    await recordAudit(tx, deps, actor, { action: 'consent.handover.listed', dossierId: dossier.id })
    return load(scene)
  })
  return orNotFound(request, reply, loaded, ({ ctx, dossier, t, handovers, directory, draft, isSafe }) => {
    const form = typed ?? { values: { happenedOn: ctx.today, seenOn: ctx.today, ...draft }, errors: {} }
    return sendPage(
      reply,
      typed === null ? 200 : 422,
      <FamilyPage ctx={ctx} dossier={dossier} title={t.handover.title} lead={t.handover.lead}>
        {isSafe ? (
          <ReadThis>
            <p>{t.share.safe}</p>
          </ReadThis>
        ) : null}
        <Card title={t.handover.earlier} id="overdrachten">
          {handovers.length === 0 ? <Quiet>{t.handover.none}</Quiet> : null}
          <List>
            {handovers.map((one) => (
              <ListItem
                key={one.id}
                sub={
                  <>
                    {formatDay(one.happenedOn, ctx.locale, ctx.today)}
                    <br />
                    {one.takenOverAt === null ? (
                      <StateLabel state="busy">{t.handover.notYet}</StateLabel>
                    ) : (
                      <StateLabel state="ok">{t.handover.confirmedShort}</StateLabel>
                    )}
                  </>
                }
              >
                <a class="ds-link" href={handoverHref(dossier.id, one.id)}>
                  {one.receiverName}, {directory.nameOf(one.recipient)}
                </a>
              </ListItem>
            ))}
          </List>
        </Card>
        {dossier.isOpen ? (
          <HandoverForm
            ctx={ctx}
            action={handoverHref(dossier.id)}
            form={form}
            directory={directory}
            saveKey={readSaveKey(request.body) ?? undefined}
            draftKey={draftOf(dossier.id)}
          />
        ) : (
          <ReadThis>
            <p>{t.share.closed}</p>
          </ReadThis>
        )}
      </FamilyPage>,
    )
  })
}

/** The handover, its permission and its place in the history, all or nothing. */
async function save(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null) return sendNotFound(request, reply)
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  const values = typedValues(request.body)
  const asked = readHandoverForm(values, t, ctx.today)
  if (!asked.ok) return show(deps, request, reply, { values, errors: asked.refusal })
  const page = handoverHref(dossierId)
  const saved = await saveOnce(deps, actor, readSaveKey(request.body), page, async (tx) => {
    const done = await handOverInDossier(tx, deps, actor, { dossierId, asked: asked.value, noteOf: t.handover.contactNote })
    if (!done.ok) return done
    dropDraft(tx, actor, draftOf(dossierId))
    return done
  })
  if (saved.kind === 'before') return reply.redirect(saved.to, 303)
  if (saved.kind === 'saved') return redirectDone(reply, handoverHref(dossierId, saved.value.handoverId), { text: t.handover.saved })
  if (saved.refusal.kind === 'not-found') return sendNotFound(request, reply)
  return show(deps, request, reply, { values, errors: handoverErrors(saved.refusal.missing, t) })
}

export async function sheetOf(
  tx: Tx,
  municipalityId: string,
  handover: HandoverRow,
  { ctx, directory, family }: { readonly ctx: SheetProps['ctx']; readonly directory: Directory; readonly family: string },
): Promise<SheetProps> {
  const names = await accountNames(tx, municipalityId, [handover.giverId, ...(handover.takenOverBy === null ? [] : [handover.takenOverBy])])
  return {
    ctx,
    handover,
    family,
    giver: names.get(handover.giverId) ?? '',
    receiver: directory.nameOf(handover.recipient),
    takenBy: handover.takenOverBy === null ? null : (names.get(handover.takenOverBy) ?? ''),
  }
}

async function sheet(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const handoverId = readId(request, 'handoverId')
  const found = await withFamily(deps, request, async (scene) => {
    const { tx, actor, dossier, ctx, t } = scene
    const handover = handoverId === null ? null : await readHandover(tx, actor.municipalityId, handoverId)
    if (handover === null || handover.dossierId !== dossier.id) return null
    const directory = await recipientDirectory(tx, actor.municipalityId, t)
    const permissions = await listPermissions(tx, actor.municipalityId, dossier.id)
    const isEnded = permissions.find(({ id }) => id === handover.permissionId)?.isWithdrawn === true
    await recordAudit(tx, deps, actor, { action: 'consent.handover.read', subjectId: handover.id, dossierId: dossier.id })
    return {
      dossier,
      ctx,
      t,
      isEnded,
      props: await sheetOf(tx, actor.municipalityId, handover, { ctx, directory, family: dossier.motherName }),
    }
  })
  return orNotFound(request, reply, found, ({ dossier, ctx, t, props, isEnded }) =>
    sendPage(
      reply,
      200,
      <FamilyPage ctx={ctx} dossier={dossier} title={t.handover.sheet} actions={<PrintButton />}>
        {isEnded ? (
          <ReadThis>
            <p>{t.handover.ended}</p>
          </ReadThis>
        ) : null}
        <HandoverSheet {...props} />
        <div class="op-row op-noprint">
          {props.handover.takenOverAt === null && !isEnded ? (
            <ActionButton ctx={ctx} action={handoverHref(dossier.id, `${props.handover.id}/overgenomen`)} variant="secondary">
              {t.handover.confirmFor}
            </ActionButton>
          ) : null}
          <a class="ds-link" href={sharingHref(dossier.id)}>
            {t.handover.toSharing}
          </a>
        </div>
      </FamilyPage>,
    ),
  )
}

/** The receiver said it on the telephone: the team writes it down. */
async function confirm(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const [dossierId, handoverId] = [readId(request, 'dossierId'), readId(request, 'handoverId')]
  if (dossierId === null || handoverId === null) return sendNotFound(request, reply)
  const actor = actorOf(request)
  const t = text(pageOf(request).locale)
  const taken = await deps.db.as(actor, async (tx) => {
    const dossier = await lockDossier(tx, actor.municipalityId, dossierId)
    return dossier === null ? refuse({ kind: 'not-found' as const }) : takeOver(tx, deps, actor, { dossierId, handoverId })
  })
  return taken.ok ? redirectDone(reply, handoverHref(dossierId, handoverId), { text: t.handover.confirmed }) : sendNotFound(request, reply)
}

/** Warm handovers, as the team sees them. */
export function handoverRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: consentPolicy.who('consent.hand-over'), purpose: 'sharing' } as const
  const url = '/gezinnen/:dossierId/overdracht'
  app.get(url, { config }, (request, reply) => show(deps, request, reply, null))
  app.post(url, { config }, (request, reply) => save(deps, request, reply))
  app.get(`${url}/:handoverId`, { config }, (request, reply) => sheet(deps, request, reply))
  app.post(`${url}/:handoverId/overgenomen`, { config }, (request, reply) => confirm(deps, request, reply))
}
