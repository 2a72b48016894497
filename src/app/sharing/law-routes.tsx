import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  addGround,
  addReference,
  consentPolicy,
  groundPurposes,
  groundRoles,
  grounds,
  type LegalGround,
  type LegalReference,
  listGrounds,
  listReferences,
  referenceKeys,
} from '#modules/consent/public.ts'
import { saveOnce } from '#modules/dossiers/public.ts'
import type { Deps } from '#platform/deps.ts'
import { optionalText, readForm, readSaveKey, requiredDay, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf } from '#platform/http/request.ts'
import { formatDate } from '#platform/text/format.ts'
import { colon } from '#platform/text/labelled.ts'
import { toStaffLocale } from '#platform/text/locale.ts'
import { DateField, ErrorSummary, emptyForm, Form, type FormState, SelectField, SubmitButton, TextField } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, List, ListItem, Quiet } from '#platform/web/parts.tsx'
import { text, type Words } from './text.ts'

type PageProps = {
  readonly ctx: PageContext
  readonly references: readonly LegalReference[]
  readonly grounds: readonly LegalGround[]
  readonly reference: FormState
  readonly ground: FormState
}

function since({ validFrom, validUntil }: { validFrom: string; validUntil: string | null }, ctx: PageContext, t: Words): string {
  const from = t.admin.from(formatDate(validFrom, ctx.locale))
  return validUntil === null ? from : `${from} ${t.admin.untilDay(formatDate(validUntil, ctx.locale))}`
}

function wordOf(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code
}

function LawPage({ ctx, references, grounds: held, reference, ground }: PageProps) {
  const t = text(ctx.locale)
  const words = t.admin
  return (
    <StaffPage ctx={ctx} title={words.lawTitle} lead={words.lawLead} section="manage" width="narrow">
      <ErrorSummary errors={{ ...reference.errors, ...ground.errors }} ctx={ctx} />
      <Card title={words.grounds} id="gronden">
        {held.length === 0 ? <p>{words.noGrounds}</p> : null}
        <List>
          {held.map((one) => (
            <ListItem key={one.id} sub={[since(one, ctx, t), one.note].filter((part) => part !== null).join(' · ')}>
              <b>{wordOf(words.purposes, one.purpose)}</b>
              {colon(ctx.locale)}
              {wordOf(words.groundNames, one.ground)}. {words.roleWords[one.role]}.
            </ListItem>
          ))}
        </List>
        <Details summary={words.newGround} open={Object.keys(ground.errors).length > 0}>
          <GroundForm ctx={ctx} form={ground} t={t} />
        </Details>
      </Card>
      <Card title={words.references} id="artikels">
        {references.length === 0 ? <p>{words.noReferences}</p> : null}
        <List>
          {references.map((one) => (
            <ListItem
              key={one.id}
              sub={
                <>
                  {since(one, ctx, t)}
                  <br />
                  {words.source(one.source)}
                </>
              }
            >
              <b>{one.label[toStaffLocale(ctx.locale)]}</b>
              <br />
              {one.article}
            </ListItem>
          ))}
        </List>
        <Details summary={words.newReference} open={Object.keys(reference.errors).length > 0}>
          <ReferenceForm ctx={ctx} form={reference} t={t} />
        </Details>
      </Card>
      <Quiet>{words.lawWhy}</Quiet>
    </StaffPage>
  )
}

type FormProps = { readonly ctx: PageContext; readonly form: FormState; readonly t: Words }

function GroundForm({ ctx, form, t }: FormProps) {
  const words = t.admin
  return (
    <Form ctx={ctx} action="/beheer/rechtsgrond/gronden">
      <SelectField
        form={form}
        name="purpose"
        label={words.purpose}
        options={groundPurposes.map((value) => ({ value, label: words.purposes[value] }))}
      />
      <SelectField
        form={form}
        name="ground"
        label={words.ground}
        options={grounds.map((value) => ({ value, label: words.groundNames[value] }))}
      />
      <SelectField
        form={form}
        name="role"
        label={words.role}
        options={groundRoles.map((value) => ({ value, label: words.roleWords[value] }))}
      />
      <TextField form={form} name="note" label={words.note} optional maxlength={300} autocomplete="off" />
      <DateField form={form} name="groundFrom" label={words.validFrom} />
      <span>
        <SubmitButton>{words.addGround}</SubmitButton>
      </span>
    </Form>
  )
}

function ReferenceForm({ ctx, form, t }: FormProps) {
  const words = t.admin
  return (
    <Form ctx={ctx} action="/beheer/rechtsgrond/artikels">
      <SelectField
        form={form}
        name="key"
        label={words.subject}
        options={referenceKeys.map((value) => ({ value, label: words.subjects[value] }))}
      />
      <TextField form={form} name="nl" label={words.labelNl} maxlength={200} autocomplete="off" />
      <TextField form={form} name="en" label={words.labelEn} maxlength={200} autocomplete="off" />
      <TextField form={form} name="fr" label={words.labelFr} maxlength={200} autocomplete="off" />
      <TextField form={form} name="article" label={words.article} maxlength={300} autocomplete="off" />
      <TextField form={form} name="source" label={words.sourceAsk} maxlength={300} autocomplete="off" />
      <DateField form={form} name="validFrom" label={words.validFrom} />
      <span>
        <SubmitButton>{words.addReference}</SubmitButton>
      </span>
    </Form>
  )
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, typed: { reference?: FormState; ground?: FormState }) {
  const actor = actorOf(request)
  const found = await deps.db.as(actor, async (tx) => ({
    references: await listReferences(tx, actor.municipalityId),
    grounds: await listGrounds(tx, actor.municipalityId),
  }))
  const status = typed.reference === undefined && typed.ground === undefined ? 200 : 422
  const forms = { reference: typed.reference ?? emptyForm, ground: typed.ground ?? emptyForm }
  return sendPage(reply, status, <LawPage ctx={pageOf(request)} {...found} {...forms} />)
}

async function saveReference(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const t = text(ctx.locale).admin
  const words = (max: number) => z.string(t.needed).trim().min(1, t.needed).max(max, t.long)
  const schema = z.object({
    key: z.enum(referenceKeys, t.choose),
    nl: words(200),
    en: words(200),
    fr: words(200),
    article: words(300),
    source: words(300),
    validFrom: requiredDay(ctx.today, t.dayNeeded),
  })
  const form = readForm(schema, request.body)
  if (!form.ok) return show(deps, request, reply, { reference: { values: typedValues(request.body), errors: form.refusal } })
  const { key, nl, en, fr, article, source, validFrom } = form.value
  const saved = await saveOnce(deps, actor, readSaveKey(request.body), '/beheer/rechtsgrond', (tx) =>
    addReference(tx, deps, actor, { key, label: { nl, en, fr }, article, source, validFrom }),
  )
  return saved.kind === 'refused' ? sendNotFound(request, reply) : redirectDone(reply, '/beheer/rechtsgrond', { text: t.added })
}

async function saveGround(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const t = text(ctx.locale).admin
  const schema = z.object({
    purpose: z.enum(groundPurposes, t.choose),
    ground: z.enum(grounds, t.choose),
    role: z.enum(groundRoles, t.choose),
    note: optionalText(300, t.long),
    groundFrom: requiredDay(ctx.today, t.dayNeeded),
  })
  const form = readForm(schema, request.body)
  if (!form.ok) return show(deps, request, reply, { ground: { values: typedValues(request.body), errors: form.refusal } })
  const { groundFrom: validFrom, ...ground } = form.value
  const saved = await saveOnce(deps, actor, readSaveKey(request.body), '/beheer/rechtsgrond', (tx) =>
    addGround(tx, deps, actor, { ...ground, validFrom }),
  )
  return saved.kind === 'refused' ? sendNotFound(request, reply) : redirectDone(reply, '/beheer/rechtsgrond', { text: t.added })
}

/** Legal grounds and articles as dated data: a law that changes is a new row, not a new program. */
export function lawRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: consentPolicy.who('consent.law.set'), purpose: 'administration' } as const
  app.get('/beheer/rechtsgrond', { config }, (request, reply) => show(deps, request, reply, {}))
  app.post('/beheer/rechtsgrond/artikels', { config }, (request, reply) => saveReference(deps, request, reply))
  app.post('/beheer/rechtsgrond/gronden', { config }, (request, reply) => saveGround(deps, request, reply))
}
