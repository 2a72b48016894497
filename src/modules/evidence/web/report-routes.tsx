import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import { fullName, readPeople } from '#modules/people/public.ts'
import type { Deps } from '#platform/deps.ts'
import { sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { pageOf, readQuery } from '#platform/http/request.ts'
import { toStaffLocale } from '#platform/text/locale.ts'
import { isBehindFigure } from '../domain/behind.ts'
import { presets, type ReportSettings } from '../domain/settings.ts'
import { policy } from '../policy.ts'
import type { Behind } from '../present/figure.ts'
import { presentReport } from '../present/present-report.ts'
import { listBehind } from '../queries/list-behind.ts'
import { readReport, scopeFor } from '../queries/read-report.ts'
import { BehindPage } from './behind-page.tsx'
import { type Download, sendPdf, sendSpreadsheet } from './downloads.ts'
import { type Question, readQuestion } from './read-question.ts'
import { ReportPage } from './report-page.tsx'
import { reportAddress, settingsQuery } from './settings-query.ts'

const reading = { access: policy.who('evidence.report.read'), purpose: 'reporting', countsAll: true } as const

const linkTo =
  (settings: ReportSettings) =>
  ({ figure, value }: Behind): string =>
    `/rapport/dossiers?${settingsQuery(settings)}&${new URLSearchParams({ figuur: figure, waarde: value })}`

async function made(deps: Deps, request: FastifyRequest, question: Question) {
  const { actor, settings, ground } = question
  const report = await readReport(deps, actor, settings, ground.programmes)
  return { report, figures: presentReport(report, toStaffLocale(pageOf(request).locale)) }
}

async function showReport(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const question = await readQuestion(deps, request)
  const { actor, t, settings, ground, form } = question
  const { report, figures } = await made(deps, request, question)
  const link = policy.allows(actor, 'evidence.dossiers.read') ? linkTo(settings) : null
  return sendPage(
    reply,
    question.isRefused ? 422 : 200,
    <ReportPage
      ctx={pageOf(request)}
      t={t}
      settings={settings}
      presets={presets(ground.firstStart, deps.today(), settings.programme)}
      programmes={ground.programmes}
      figures={figures}
      isEmpty={report.dossiers === 0}
      link={link}
      form={form}
    />,
  )
}

async function download(deps: Deps, request: FastifyRequest): Promise<Download> {
  const question = await readQuestion(deps, request)
  const { actor, t, settings } = question
  const { figures } = await made(deps, request, question)
  const ctx = pageOf(request)
  await deps.db.as(actor, (tx) => recordAudit(tx, deps, actor, { action: 'evidence.report.downloaded', detail: { ...settings } }))
  const notes = [t.noControl, t.madeOn(ctx.today)]
  return { ctx, t, locale: toStaffLocale(ctx.locale), title: t.title, notes, settings, figures, made: deps.now() }
}

async function showBehind(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { actor, t, settings, ground } = await readQuestion(deps, request)
  const { figuur = '', waarde = '', na } = readQuery(request)
  if (!isBehindFigure(figuur)) return sendNotFound(request, reply)
  const shown = await deps.db.as(actor, async (tx) => {
    const found = await listBehind(tx, scopeFor(actor.municipalityId, settings), { figure: figuur, value: waarde, after: na ?? null })
    if (found === null) return null
    const people = await readPeople(
      tx,
      actor.municipalityId,
      found.rows.map(({ motherId }) => motherId),
    )
    await recordAudit(tx, deps, actor, {
      action: 'evidence.dossiers.listed',
      detail: { figure: figuur, value: waarde.slice(0, 100), dossiers: found.total },
    })
    return { found, names: new Map([...people].map(([id, person]) => [id, fullName(person)])) }
  })
  if (shown === null) return sendNotFound(request, reply)
  const { found, names } = shown
  return sendPage(
    reply,
    200,
    <BehindPage
      ctx={pageOf(request)}
      t={t}
      figure={figuur}
      found={found}
      motherNames={names}
      programmeNames={new Map(ground.programmes.map(({ id, name }) => [id, name]))}
      back={reportAddress(settings)}
      next={found.next === null ? null : `${linkTo(settings)({ figure: figuur, value: waarde })}&na=${found.next}`}
    />,
  )
}

/** The report for the team: on screen, on paper, as a spreadsheet, and the dossiers behind a figure. */
export function reportRoutes(app: FastifyInstance, deps: Deps): void {
  app.get('/rapport', { config: reading }, (request, reply) => showReport(deps, request, reply))
  app.get('/rapport.pdf', { config: reading }, async (request, reply) => sendPdf(reply, await download(deps, request)))
  app.get('/rapport.xlsx', { config: reading }, async (request, reply) => sendSpreadsheet(reply, await download(deps, request)))
  app.get('/rapport/dossiers', { config: { access: policy.who('evidence.dossiers.read'), purpose: 'reporting' } }, (request, reply) =>
    showBehind(deps, request, reply),
  )
}
