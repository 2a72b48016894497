import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import type { Pack } from '../domain/pack-schema.ts'

export type Adoption = {
  readonly programme: string
  readonly version: string
  /** `differs`: another text was adopted under this version; dossiers keep that one, the file needs a new version. */
  readonly outcome: 'adopted' | 'unchanged' | 'differs'
}

/** Stores checked packs in a municipality. An adopted version is never changed: dossiers rely on what it said. */
export async function adoptPacks(
  tx: Tx,
  deps: Pick<Deps, 'now'>,
  municipalityId: string,
  packs: readonly Pack[],
): Promise<readonly Adoption[]> {
  const stored = await tx
    .selectFrom('programmes.pack')
    .select(['programme', 'version', 'content'])
    .where('municipality_id', '=', municipalityId)
    .execute()
  const outcomes: Adoption[] = []
  for (const pack of packs) {
    const { programme, version } = pack
    const known = stored.find((row) => row.programme === programme && row.version === version)
    if (known === undefined) {
      await tx
        .insertInto('programmes.pack')
        .values({
          municipality_id: municipalityId,
          programme,
          version,
          valid_from: pack.validFrom,
          content: JSON.stringify(pack),
          adopted_at: deps.now(),
        })
        .execute()
    }
    const outcome = known === undefined ? 'adopted' : isDeepStrictEqual(known.content, pack) ? 'unchanged' : 'differs'
    outcomes.push({ programme, version, outcome })
  }
  return outcomes
}
