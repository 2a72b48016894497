import type { FastifyReply } from 'fastify'
import type { StaffLocale } from '#platform/text/locale.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import type { ReportSettings } from '../domain/settings.ts'
import type { PresentedFigure } from '../present/figure.ts'
import type { EvidenceText } from '../text.nl.ts'

export type Download = {
  readonly ctx: PageContext
  readonly t: EvidenceText
  readonly locale: StaffLocale
  readonly title: string
  readonly notes: readonly string[]
  readonly settings: ReportSettings
  readonly figures: readonly PresentedFigure[]
  readonly made: Date
}

function send(reply: FastifyReply, type: string, name: string, content: Buffer): FastifyReply {
  return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'no-store').send(content)
}

const nameOf = ({ ctx, settings }: Download, extension: string) => `opkomst-${ctx.municipality.slug}-${settings.asOf}.${extension}`

export async function sendPdf(reply: FastifyReply, download: Download): Promise<FastifyReply> {
  const { ctx, t, title, notes, settings, figures, locale, made } = download
  const about = `${ctx.municipality.name} · ${t.about(settings)}`
  // Loaded when asked for: most programs never make paper, and the libraries take memory.
  const { reportPdf } = await import('../paper/report-pdf.ts')
  const content = await reportPdf({ title, about, notes, municipality: ctx.municipality.name, figures, locale, made })
  return send(reply, 'application/pdf', nameOf(download, 'pdf'), content)
}

export async function sendSpreadsheet(reply: FastifyReply, download: Download): Promise<FastifyReply> {
  const { ctx, title, notes, settings, figures, locale } = download
  const { reportSpreadsheet } = await import('../spreadsheet/report-spreadsheet.ts')
  const content = await reportSpreadsheet({ title, notes, municipality: ctx.municipality.name, settings, figures, locale })
  return send(reply, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', nameOf(download, 'xlsx'), content)
}
