import { recordAudit } from '#modules/audit/public.ts'
import { type DossierSummary, readDossier } from '#modules/dossiers/public.ts'
import {
  type Answer,
  type Catalogue,
  type ChangeOfRight,
  type Claim,
  changesSince,
  evaluate,
  type Look,
  type Override,
  type Question,
  questionsFor,
  readClaims,
  readLooks,
  readOverrides,
  readPapers,
} from '#modules/rights/public.ts'
import { catalogueOf } from '#modules/rights-catalogue/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { type RightNow, rightNow } from './arrange.ts'
import { askIn } from './catalogue.ts'
import { knownFamily } from './known-families.ts'
import { orderQuestions } from './order-of-questions.ts'
import type { KnownFamily } from './situation-of-dossier.ts'

/** Everything the pages about the rights of one family draw from. */
export type FamilyRights = {
  readonly ctx: PageContext
  readonly catalogue: Catalogue
  readonly dossier: DossierSummary
  readonly family: KnownFamily
  readonly answers: readonly Answer[]
  readonly rights: readonly RightNow[]
  readonly claims: readonly Claim[]
  readonly papers: ReadonlyMap<string, ReadonlySet<number>>
  readonly look: Look | null
  readonly changes: readonly ChangeOfRight[]
  readonly questions: readonly Question[]
}

type Read = {
  readonly catalogue: Catalogue
  readonly dossier: DossierSummary
  readonly family: KnownFamily
  readonly claims: readonly Claim[]
  readonly overrides: ReadonlyMap<string, Override>
  readonly papers: ReadonlyMap<string, ReadonlySet<number>>
  readonly look: Look | null
}

/** Reads a family and works its rights out anew: facts and days change, so nothing is kept but the last look. Null when she may not be seen. */
export async function loadRightsOf(deps: Deps, actor: Actor, dossierId: string, ctx: PageContext): Promise<FamilyRights | null> {
  const { municipalityId } = actor
  const read = await deps.db.as(actor, async (tx): Promise<Read | null> => {
    const dossier = await readDossier(tx, municipalityId, dossierId, ctx.today)
    const family = dossier === null ? null : await knownFamily(tx, municipalityId, dossierId, ctx.today)
    if (dossier === null || family === null) return null
    const [catalogue, claims, overrides, papers, looks] = await Promise.all([
      catalogueOf(tx, municipalityId, ctx.locale),
      readClaims(tx, municipalityId, [dossierId]),
      readOverrides(tx, municipalityId, dossierId),
      readPapers(tx, municipalityId, dossierId),
      readLooks(tx, municipalityId, [dossierId]),
      recordAudit(tx, deps, actor, { action: 'rights.page.read', subjectId: dossierId, dossierId }),
    ])
    return { dossier, family, catalogue, overrides, papers, claims: claims.get(dossierId) ?? [], look: looks.get(dossierId) ?? null }
  })
  if (read === null) return null
  const { catalogue } = read
  const answers = evaluate(catalogue, read.family.situation, ctx.today)
  const byId = new Map(answers.map((answer) => [answer.id, answer]))
  const rights = catalogue.rights.flatMap(({ right }) => {
    const answer = byId.get(right.id)
    return answer === undefined ? [] : [rightNow(right, answer, read.overrides.get(right.id) ?? null, read.claims)]
  })
  return {
    ctx,
    ...read,
    answers,
    rights,
    changes: read.look === null ? [] : changesSince(read.look, answers),
    questions: askable(read, answers, ctx),
  }
}

/** Questions with words, not about what she said she does not know, and none about a child after a loss. */
function askable({ dossier, family }: Read, answers: readonly Answer[], ctx: PageContext): readonly Question[] {
  const unknown = new Set(family.facts.filter(({ value }) => value === null).map(({ path }) => path))
  return orderQuestions(questionsFor(answers), family.situation, ctx.today).filter(
    ({ path }) => !unknown.has(path) && !(dossier.hasLoss && path.startsWith('children')) && askIn(path, ctx.locale) !== null,
  )
}
