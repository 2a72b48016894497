import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit, recordReading } from '#modules/audit/public.ts'
import { contactPolicy } from '#modules/contacts/public.ts'
import { importPolicy } from '#modules/imports/public.ts'
import { packOf } from '#modules/programmes/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { typedValues } from '#platform/http/form.ts'
import { sendPage, sendRecorded } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readQuery } from '#platform/http/request.ts'
import { fieldValue } from '#platform/web/form-state.ts'
import type { ShownRow } from './family-list.tsx'
import { readChoices, toFilter } from './filter.ts'
import { type FilterOptions, keptFilterOptions } from './filter-options.ts'
import { foundFor, rowsOf } from './found-families.ts'
import { ListPage, SearchPage } from './list-page.tsx'
import { type FamilyRow, listFamilies, pageSize } from './list-query.ts'
import { listFamiliesInPhase } from './phase-list.ts'
import { clearBest, readSearch } from './search-probe.ts'
import { mostHits } from './search-query.ts'

export function familiesRoutes(app: FastifyInstance, deps: Deps): void {
  const options = keptFilterOptions(deps)
  const config = { access: contactPolicy.who('contacts.read'), purpose: 'guidance' } as const
  app.get('/gezinnen', { config }, (request, reply) => list(deps, options, request, reply))
  app.get('/gezinnen/zoek', { config }, (request, reply) => sendPage(reply, 200, <SearchPage ctx={pageOf(request)} typed="" rows={[]} />))
  app.post('/gezinnen/zoek', { config }, (request, reply) => search(deps, request, reply))
}

// Packs are kept in memory once read, so this asks the database nothing for a list.
async function withProgramme(tx: Tx, municipalityId: string, rows: readonly FamilyRow[]): Promise<ShownRow[]> {
  const shown: ShownRow[] = []
  for (const row of rows) {
    const pack = await packOf(tx, municipalityId, row.programme, row.pack_version)
    shown.push({ ...row, programmeName: pack.name, isIntensive: pack.isIntensive })
  }
  return shown
}

type ReadOptions = (tx: Tx, municipalityId: string) => Promise<FilterOptions>

async function list(deps: Deps, options: ReadOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const query = readQuery(request)
  const choices = readChoices(query, actor.role === 'team-lead')
  const filter = toFilter(choices, query, actor.accountId, ctx.today)
  const page = await deps.db.as(
    actor,
    async (tx) => {
      const rows =
        choices.fase === ''
          ? await listFamilies(tx, actor.municipalityId, filter)
          : await listFamiliesInPhase(tx, actor.municipalityId, filter, choices.fase, ctx.today)
      return {
        rows: await withProgramme(tx, actor.municipalityId, rows.slice(0, pageSize)),
        hasNext: rows.length > pageSize,
        ...(await options(tx, actor.municipalityId)),
      }
    },
    { byKeys: true, perMessage: 'reads' },
  )
  const count = page.rows.length
  const recorded = count === 0 ? Promise.resolve() : recordReading(deps, actor, { action: 'dossiers.dossier.listed', detail: { count } })
  const mayImport = importPolicy.allows(actor, 'imports.apply')
  return sendRecorded(
    reply,
    <ListPage ctx={ctx} choices={choices} isFirst={filter.after === null} mayImport={mayImport} {...page} />,
    recorded,
  )
}

async function search(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const form = { values: typedValues(request.body), errors: {} }
  const typed = fieldValue(form, 'q').trim().slice(0, 80)
  const goal = fieldValue(form, 'doel') === 'contact' ? 'contact' : undefined
  const probe = readSearch(typed, ctx.today)
  if (probe === null) return sendPage(reply, 200, <SearchPage ctx={ctx} typed="" rows={[]} goal={goal} />)
  const found = await deps.db.as(actor, async (tx) => {
    const hits = await foundFor(tx, actor.municipalityId, probe, typed)
    const best = clearBest(hits)
    await recordAudit(tx, deps, actor, { action: 'dossiers.dossier.searched', detail: { hits: hits.length } })
    const isCut = hits.length >= mostHits
    if (best !== null || hits.length === 0) return { best, rows: [], isCut }
    return { best, rows: await withProgramme(tx, actor.municipalityId, await rowsOf(tx, actor.municipalityId, hits)), isCut }
  })
  if (found.best !== null) return reply.redirect(`/gezinnen/${found.best.dossierId}${goal === 'contact' ? '#f-contactNote' : ''}`, 303)
  return sendPage(reply, 200, <SearchPage ctx={ctx} typed={typed} rows={found.rows} isCut={found.isCut} goal={goal} />)
}
