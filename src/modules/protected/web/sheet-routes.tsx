import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, readSaveKey, typedValues } from '#platform/http/form.ts'
import { sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf } from '#platform/http/request.ts'
import { colon } from '#platform/text/labelled.ts'
import { Form, HiddenFields, SubmitButton } from '#platform/web/fields.tsx'
import { fieldValue } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Quiet } from '#platform/web/parts.tsx'
import { anonymousSheet, leftOut } from '../domain/sheet.ts'
import { findTraces, type Known, type Trace } from '../domain/traces.ts'
import { policy } from '../policy.ts'
import type { Part } from '../queries/read-part.ts'
import { readSheetFacts } from '../queries/sheet-facts.ts'
import { text } from '../text.ts'
import { readEntryForm } from './entry-fields.tsx'
import { EntryPage } from './entry-page.tsx'
import { keepEntry, partOf } from './entry-routes.tsx'
import { lineWords } from './entry-view.tsx'
import { kindPaths, paths } from './paths.ts'

export function sheetRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: policy.who('protected.write'), purpose: 'child-protection' } as const
  const url = `/gezinnen/:dossierId/beschermd/:partId/${kindPaths.sheet}`
  app.get(url, { config }, (request, reply) => show(deps, request, reply))
  app.post(url, { config }, (request, reply) => check(deps, request, reply))
}

type Prepared = { readonly part: Part; readonly lines: readonly string[]; readonly known: Known }

/** The facts of the family in words nobody is recognised by. Making it is one reading of the dossier, recorded here and nowhere else. */
async function prepare(deps: Deps, request: FastifyRequest): Promise<Prepared | null> {
  const part = await partOf(deps, request)
  if (part === null) return null
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  const { facts, known } = await deps.db.as(actor, async (tx) => {
    await recordAudit(tx, deps, actor, { action: 'protected.sheet.prepared', subjectId: part.id, dossierId: part.dossier.id })
    return readSheetFacts(tx, actor.municipalityId, part.dossier)
  })
  return { part, known, lines: anonymousSheet(facts, ctx.today).map((line) => lineWords(line, t, ctx)) }
}

function Remains({ ctx, lines }: { ctx: PageContext; lines: readonly string[] }) {
  const t = text(ctx.locale)
  return (
    <Card title={t.sheet.remains} id="blijft" look="tint">
      <ul class="ds-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Quiet>
        {t.sheet.leftOut}
        {colon(ctx.locale)}
        {leftOut.map((what) => t.sheet.left[what]).join(', ')}.
      </Quiet>
    </Card>
  )
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const prepared = await prepare(deps, request)
  return prepared === null ? sendNotFound(request, reply) : sendForm(request, reply, prepared, 200, {})
}

function sendForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { part, lines }: Prepared,
  status: number,
  errors: FieldErrors,
): FastifyReply {
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  const page = (
    <EntryPage
      ctx={ctx}
      dossier={part.dossier}
      partId={part.id}
      kind="sheet"
      form={{ values: typedValues(request.body), errors }}
      saveKey={readSaveKey(request.body) ?? undefined}
      before={<Remains ctx={ctx} lines={lines} />}
      submit={t.sheet.check}
    />
  )
  return sendPage(reply, status, page)
}

function tracesSaid(traces: readonly Trace[], ctx: PageContext): string {
  const t = text(ctx.locale).sheet
  return `${t.found} ${traces.map(({ kind, found }) => `“${found}” (${t.traces[kind]})`).join(', ')}`
}

/** First what remains is shown as it will be used; only then it is kept. */
async function check(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const prepared = await prepare(deps, request)
  if (prepared === null) return sendNotFound(request, reply)
  const ctx = pageOf(request)
  const content = readEntryForm('sheet', request.body, text(ctx.locale), ctx.today, prepared.lines)
  if (!content.ok) return sendForm(request, reply, prepared, 422, content.refusal)
  if (content.value.kind !== 'sheet') throw new Error('a sheet was read as something else')
  const { words } = content.value
  const traces = findTraces(words, prepared.known)
  if (traces.length > 0) return sendForm(request, reply, prepared, 422, { words: tracesSaid(traces, ctx) })
  const isSeen = fieldValue({ values: typedValues(request.body), errors: {} }, 'seen') === 'yes'
  if (!isSeen)
    return sendPage(reply, 200, <Preview ctx={ctx} {...prepared} words={words} saveKey={readSaveKey(request.body) ?? undefined} />)
  return keepEntry(deps, request, reply, prepared.part, content.value, () => sendForm(request, reply, prepared, 422, {}))
}

function Preview({ ctx, part, lines, words, saveKey }: Prepared & { ctx: PageContext; words: string; saveKey: string | undefined }) {
  const t = text(ctx.locale)
  const action = paths.add(part.dossier.id, part.id, 'sheet')
  return (
    <StaffPage ctx={ctx} title={t.kinds.sheet.title} section="families" width="narrow" lead={t.sheet.clean}>
      <Remains ctx={ctx} lines={lines} />
      <Card>
        <p class="op-pre">{words}</p>
      </Card>
      <Form ctx={ctx} action={action} saveKey={saveKey}>
        <HiddenFields values={{ words, seen: 'yes' }} />
        <div class="op-row">
          <SubmitButton>{t.sheet.use}</SubmitButton>
          <a class="ds-link" href={action}>
            {t.sheet.change}
          </a>
        </div>
      </Form>
    </StaffPage>
  )
}
