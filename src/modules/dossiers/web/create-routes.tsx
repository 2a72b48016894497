import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'
import { listTeam } from '#modules/identity/public.ts'
import { findPeople, type Likeness } from '#modules/people/public.ts'
import { currentPacks } from '#modules/programmes/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { optionalDay, optionalText, readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf } from '#platform/http/request.ts'
import { formatDate, formatList } from '#platform/text/format.ts'
import {
  DateField,
  ErrorSummary,
  Form,
  type FormState,
  RadioCards,
  RadioPills,
  SelectField,
  SubmitButton,
  TelField,
  TextField,
} from '#platform/web/fields.tsx'
import { type FormValues, fieldValue } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card } from '#platform/web/parts.tsx'
import { openDossier } from '../commands/open-dossier.ts'
import { dossierPolicy } from '../policy.ts'
import { type DossierOfPerson, dossiersOfPeople } from '../queries/dossiers-of-people.ts'
import { text, type Words } from '../text.ts'
import { dossierHref } from './act.tsx'
import { saveOnce } from './save-once.ts'

const url = '/gezinnen/nieuw'
const somebodyElse = 'new'

function createSchema({ wrong }: Words, today: IsoDay) {
  return z.object({
    name: z.string(wrong.name).trim().min(1, wrong.name).max(200, wrong.long),
    phone: optionalText(40, wrong.long).refine((value) => value === null || value.replace(/\D/g, '').length >= 9, wrong.phone),
    day: optionalDay(today, wrong.day),
    programme: z.string(wrong.choice).min(1, wrong.choice),
    counsellorId: z.uuid(wrong.choice),
    same: z.union([z.literal(somebodyElse), z.uuid()]).nullish(),
  })
}
type Typed = z.output<ReturnType<typeof createSchema>>

/** The first word is the first name; a correction takes one click on the page of the person. */
function splitName(name: string): { givenName: string; familyName: string } {
  const [givenName = name, ...rest] = name.split(/\s+/)
  return { givenName, familyName: rest.join(' ') }
}

type Choices = {
  readonly programmes: readonly { value: string; label: string }[]
  readonly team: readonly { value: string; label: string }[]
}
type Doubles = { readonly people: readonly Likeness[]; readonly dossiers: readonly DossierOfPerson[] }

async function readChoices(tx: Tx, municipalityId: string, today: IsoDay): Promise<Choices> {
  const packs = await currentPacks(tx, municipalityId, today)
  const team = await listTeam(tx, municipalityId)
  return {
    programmes: packs.map(({ programme, name }) => ({ value: programme, label: name })),
    team: team.map(({ id, name }) => ({ value: id, label: name })),
  }
}

async function readDoubles(tx: Tx, municipalityId: string, typed: Typed): Promise<Doubles> {
  const people = await findPeople(tx, municipalityId, { ...splitName(typed.name), birthDate: null, phone: typed.phone })
  return {
    people,
    dossiers: await dossiersOfPeople(
      tx,
      municipalityId,
      people.map(({ personId }) => personId),
    ),
  }
}

function DoublesField({ doubles, form, ctx, t }: { doubles: Doubles; form: FormState; ctx: PageContext; t: Words }): VNode {
  const options = doubles.people.map(({ personId, name, birthDate, town, reasons }) => {
    const dossier = doubles.dossiers.find((each) => each.personId === personId)
    const facts = [
      birthDate === null ? '' : formatDate(birthDate, ctx.locale),
      town ?? '',
      formatList(
        reasons.map((code) => t.create.reasons[code]),
        ctx.locale,
      ),
    ]
    return {
      value: personId,
      title: name,
      side: dossier === undefined ? undefined : dossier.reference,
      children: (
        <span class="op-small op-quiet">
          {facts.filter((fact) => fact !== '').join(' · ')}
          {dossier === undefined ? null : (
            <>
              {' · '}
              <a class="ds-link" href={dossierHref(dossier.dossierId)}>
                {t.create.openHers}
              </a>
            </>
          )}
        </span>
      ),
    }
  })
  const other = { value: somebodyElse, title: t.create.somebodyElse }
  return (
    <Card title={t.create.doubles} id="doubles" look="warm">
      <RadioCards form={form} name="same" label={t.create.doublesLead} options={[...options, other]} />
    </Card>
  )
}

function CreatePage(props: { ctx: PageContext; choices: Choices; form: FormState; doubles: Doubles | null }): VNode {
  const { ctx, choices, form, doubles } = props
  const t = text(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.create.title} section="families" width="narrow" lead={t.create.lead}>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Form ctx={ctx} action={url}>
        {doubles === null ? null : <DoublesField doubles={doubles} form={form} ctx={ctx} t={t} />}
        <Card>
          <TextField
            form={form}
            name="name"
            label={t.create.name}
            help={t.create.nameHelp}
            required
            autofocus={doubles === null}
            autocomplete="off"
          />
          <TelField form={form} name="phone" label={t.create.phone} optional autocomplete="off" />
          <DateField form={form} name="day" label={t.create.day} help={t.create.dayHelp} typed optional />
          <RadioPills form={form} name="programme" label={t.create.programme} look="chip" options={choices.programmes} />
          <SelectField form={form} name="counsellorId" label={t.create.counsellor} options={choices.team} />
        </Card>
        <div class="op-row">
          <SubmitButton>{t.create.save}</SubmitButton>
        </div>
      </Form>
    </StaffPage>
  )
}

/** A search without a hit posts what was typed as `prefill`: a name never stands in an address. */
function presets(actor: Actor, choices: Choices, name: string): FormValues {
  return { name, programme: choices.programmes[0]?.value, counsellorId: actor.accountId ?? '' }
}

/** A family without referral: a name is enough, the worker is whoever is signed in, and a likely double is shown before saving. */
export function createRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: dossierPolicy.who('dossiers.open'), purpose: 'intake' } as const

  app.get(url, { config }, async (request, reply) => {
    const actor = actorOf(request)
    const choices = await deps.db.as(actor, (tx) => readChoices(tx, actor.municipalityId, deps.today()))
    const values = presets(actor, choices, '')
    return sendPage(reply, 200, <CreatePage ctx={pageOf(request)} choices={choices} form={{ values, errors: {} }} doubles={null} />)
  })

  app.post(url, { config }, async (request, reply) => {
    const actor = actorOf(request)
    const ctx = pageOf(request)
    const t = text(ctx.locale)
    const values = typedValues(request.body)
    const prefill = fieldValue({ values, errors: {} }, 'prefill')
    if (prefill !== '') {
      const choices = await deps.db.as(actor, (tx) => readChoices(tx, actor.municipalityId, deps.today()))
      return sendPage(
        reply,
        200,
        <CreatePage ctx={ctx} choices={choices} form={{ values: presets(actor, choices, prefill), errors: {} }} doubles={null} />,
      )
    }
    const form = readForm(createSchema(t, deps.today()), values)
    const { choices, doubles } = await deps.db.as(actor, async (tx) => ({
      choices: await readChoices(tx, actor.municipalityId, deps.today()),
      doubles: form.ok ? await readDoubles(tx, actor.municipalityId, form.value) : null,
    }))
    const found = doubles === null || doubles.people.length === 0 ? null : doubles
    const showAgain = (errors: Record<string, string>) =>
      sendPage(reply, 422, <CreatePage ctx={ctx} choices={choices} form={{ values, errors }} doubles={found} />)
    if (!form.ok) return showAgain(form.refusal)
    const { same, counsellorId } = form.value
    if (!choices.team.some(({ value }) => value === counsellorId)) return showAgain({ counsellorId: t.wrong.choice })
    if (same != null && same !== somebodyElse && !found?.people.some(({ personId }) => personId === same))
      return showAgain({ same: t.wrong.double })
    if (found !== null && same == null) return showAgain({ same: t.wrong.double })
    return save(deps, request, form.value).then((saved) => {
      if (saved.kind === 'before') return reply.redirect(saved.to, 303)
      if (saved.kind === 'saved')
        return redirectDone(reply, dossierHref(saved.value.dossierId), { text: t.create.done(saved.value.reference) })
      const { kind } = saved.refusal
      if (kind === 'not-found') return sendNotFound(request, reply)
      return showAgain({ [kind === 'unknown-programme' ? 'programme' : 'day']: t.refused[kind] })
    })
  })
}

function save(deps: Deps, request: FastifyRequest, typed: Typed) {
  const actor = actorOf(request)
  const today = deps.today()
  const dossierId = deps.newId()
  const person = { ...splitName(typed.name), phone: typed.phone }
  const isKnown = typed.same != null && typed.same !== somebodyElse
  const pregnancy = typed.day === null ? null : typed.day <= today ? { dueOn: null, bornOn: typed.day } : { dueOn: typed.day, bornOn: null }
  return saveOnce(deps, actor, readSaveKey(request.body), dossierHref(dossierId), (tx) =>
    openDossier(tx, deps, actor, {
      dossierId,
      mother: isKnown ? { kind: 'known', personId: typed.same ?? '' } : { kind: 'new', person },
      programme: typed.programme,
      openedOn: today,
      startedOn: today,
      counsellorId: typed.counsellorId,
      pregnancy,
    }),
  )
}
