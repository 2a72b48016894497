import { dossierPolicy } from '#modules/dossiers/public.ts'
import type { Right } from '#modules/rights/public.ts'
import {
  checkChange,
  type ExampleImpact,
  exampleImpact,
  type KeptChange,
  overlay,
  type Problem,
  packRights,
  previewDay,
  readChange,
  readPublished,
  rightsOf,
  sidesOf,
  testFamilies,
  usable,
} from '#modules/rights-catalogue/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Job, readJob } from '#platform/jobs/jobs.ts'
import { namesIn, titlesOf } from './read.ts'

export type ChangeView = {
  readonly kept: KeptChange
  readonly names: ReadonlyMap<string, string>
  readonly titles: ReadonlyMap<string, string>
  /** The right without and with the change; null where it does not exist. */
  readonly before: Right | null
  readonly after: Right | null
  readonly problems: readonly Problem[]
  readonly day: IsoDay
  readonly examples: { readonly all: number; readonly own: readonly ExampleImpact[]; readonly moved: readonly ExampleImpact[] } | null
  readonly job: Job | null
  /** Examples of running families by reference, for who may see dossiers. */
  readonly references: readonly { readonly id: string; readonly reference: string }[]
  readonly isOwn: boolean
  readonly seesFamilies: boolean
}

/** The rights without this change: for a draft those of now, for a published one those it was laid over. */
async function rightsWithout(tx: Tx, actor: Actor, kept: KeptChange): Promise<readonly Right[]> {
  if (kept.state !== 'published') return rightsOf(tx, actor.municipalityId)
  const published = await readPublished(tx, actor.municipalityId)
  const others = published.filter(({ id }) => id !== kept.id).map(({ change }) => change)
  return usable(packRights(), overlay(packRights(), others))
}

export async function readChangeView(tx: Tx, actor: Actor, changeId: string, today: IsoDay): Promise<ChangeView | null> {
  const kept = await readChange(tx, actor.municipalityId, changeId)
  if (kept === null) return null
  const rights = await rightsWithout(tx, actor, kept)
  const checked = checkChange(rights, kept.change, today)
  const day = previewDay(kept.change, today)
  const job = kept.previewJobId === null ? null : await readJob(tx, actor.municipalityId, kept.previewJobId)
  const seesFamilies = dossierPolicy.allows(actor, 'dossiers.read')
  return {
    kept,
    names: await namesIn(tx, actor, [kept]),
    titles: titlesOf(rights),
    before: rights.find(({ id }) => id === kept.rightId) ?? null,
    after: checked.ok ? checked.value.right : null,
    problems: checked.ok ? [] : checked.refusal,
    day,
    examples: checked.ok ? examplesOf(rights, checked.value.rights, kept, day) : null,
    job,
    references: seesFamilies ? await referencesIn(tx, actor, job) : [],
    isOwn: kept.by !== null && kept.by === actor.accountId,
    seesFamilies,
  }
}

function examplesOf(now: readonly Right[], after: readonly Right[], { change }: KeptChange, day: IsoDay): ChangeView['examples'] {
  const [sides, families] = [sidesOf(now, after, change), testFamilies()]
  return { all: families.length, own: exampleImpact(sides, families, null), moved: exampleImpact(sides, families, day) }
}

/** Only those the reader may see: the database hides the others. */
async function referencesIn(tx: Tx, actor: Actor, job: Job | null): Promise<ChangeView['references']> {
  const ids = String(job?.outcome?.['examples'] ?? '')
    .split(',')
    .filter((id) => id !== '')
  if (ids.length === 0) return []
  return tx
    .selectFrom('dossiers.dossier')
    .select(['id', 'reference'])
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', 'in', ids)
    .orderBy('reference')
    .execute()
}
