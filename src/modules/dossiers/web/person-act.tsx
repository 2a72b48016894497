import type { FastifyInstance } from 'fastify'
import type { VNode } from 'preact'
import { recordAudit } from '#modules/audit/public.ts'
import {
  changePerson,
  fullName,
  type PersonDetails,
  PersonFields,
  personFormSchema,
  personFormValues,
  readPerson,
} from '#modules/people/public.ts'
import { numberSection } from '#modules/register/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { ActionButton, ErrorSummary, Form, type FormState, LinkButton, SubmitButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { dossierPolicy } from '../policy.ts'
import { text } from '../text.ts'
import { dossierHref } from './act.tsx'
import { saveOnce } from './save-once.ts'

type Member = { readonly person: PersonDetails; readonly role: string; readonly number: VNode | null }

/** Somebody of this dossier; a person of another family is not found here. */
async function readMember(tx: Tx, actor: Actor, dossierId: string, personId: string, ctx: PageContext): Promise<Member | null> {
  const member = await tx
    .selectFrom('dossiers.member')
    .select('role')
    .where('municipality_id', '=', actor.municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('person_id', '=', personId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  const person = member === undefined ? null : await readPerson(tx, actor.municipalityId, personId)
  if (member === undefined || person === null) return null
  return { person, role: member.role, number: await numberSection(tx, actor, { dossierId, personId }, ctx) }
}

function PersonPage(props: { ctx: PageContext; dossierId: string; member: Member; form: FormState }): VNode {
  const { ctx, dossierId, member, form } = props
  const t = text(ctx.locale)
  const here = dossierHref(dossierId, `mensen/${member.person.id}`)
  return (
    <StaffPage ctx={ctx} title={t.person.title(fullName(member.person))} section="families" width="narrow">
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Form ctx={ctx} action={here}>
        <PersonFields form={form} locale={ctx.locale} withReach={member.role !== 'child'} />
        <div class="op-row">
          <SubmitButton>{t.save}</SubmitButton>
          <LinkButton href={dossierHref(dossierId)} variant="tertiary">
            {t.back}
          </LinkButton>
        </div>
      </Form>
      {member.number}
      {member.role === 'mother' ? null : (
        <ActionButton ctx={ctx} action={`${here}/weg`} variant="tertiary">
          {t.member.remove}
        </ActionButton>
      )}
    </StaffPage>
  )
}

/** Name, language, phone, safe contact and address of somebody, corrected where it stands. */
export function personRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: dossierPolicy.who('dossiers.change'), purpose: 'guidance' } as const
  const url = '/gezinnen/:dossierId/mensen/:personId'

  app.get(url, { config }, async (request, reply) => {
    const [dossierId, personId] = [readId(request, 'dossierId'), readId(request, 'personId')]
    if (dossierId === null || personId === null) return sendNotFound(request, reply)
    const actor = actorOf(request)
    const member = await deps.db.as(actor, async (tx) => {
      const found = await readMember(tx, actor, dossierId, personId, pageOf(request))
      if (found !== null) await recordAudit(tx, deps, actor, { action: 'dossiers.form.read', subjectId: personId, dossierId })
      return found
    })
    if (member === null) return sendNotFound(request, reply)
    const form = { values: personFormValues(member.person), errors: {} }
    return sendPage(reply, 200, <PersonPage ctx={pageOf(request)} dossierId={dossierId} member={member} form={form} />)
  })

  app.post(url, { config }, async (request, reply) => {
    const [dossierId, personId] = [readId(request, 'dossierId'), readId(request, 'personId')]
    if (dossierId === null || personId === null) return sendNotFound(request, reply)
    const actor = actorOf(request)
    const ctx = pageOf(request)
    const member = await deps.db.as(actor, (tx) => readMember(tx, actor, dossierId, personId, pageOf(request)))
    if (member === null) return sendNotFound(request, reply)
    const values = typedValues(request.body)
    const form = readForm(personFormSchema(ctx.locale, deps.today()), values)
    if (!form.ok) {
      return sendPage(reply, 422, <PersonPage ctx={ctx} dossierId={dossierId} member={member} form={{ values, errors: form.refusal }} />)
    }
    // The form of a child asks no phone or address: what it does not ask, it does not change.
    const { givenName, familyName, birthDate, language, needsInterpreter } = form.value
    const details = member.role === 'child' ? { givenName, familyName, birthDate, language, needsInterpreter } : form.value
    const to = dossierHref(dossierId)
    const saved = await saveOnce(deps, actor, readSaveKey(request.body), to, (tx) =>
      changePerson(tx, deps, actor, { personId, details, dossierId }),
    )
    if (saved.kind === 'refused') return sendNotFound(request, reply)
    return saved.kind === 'before' ? reply.redirect(saved.to, 303) : redirectDone(reply, to, { text: text(ctx.locale).person.done })
  })
}
