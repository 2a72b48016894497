import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Pack, packSchema } from '../domain/pack-schema.ts'

// An adopted version never changes, so what was read once stays right; parsing it for each page would cost more than the page.
const known = new Map<string, Pack>()
const knownAtMost = 500

function remember(municipalityId: string, content: unknown): Pack {
  const pack = packSchema.parse(content)
  if (known.size >= knownAtMost) known.clear()
  known.set(`${municipalityId}/${pack.programme}/${pack.version}`, pack)
  return pack
}

/** Every adopted pack of a municipality, the newest version of a programme first. */
export async function allPacks(tx: Tx, municipalityId: string): Promise<readonly Pack[]> {
  const rows = await tx
    .selectFrom('programmes.pack')
    .select(['programme', 'version'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('programme')
    .orderBy('valid_from', 'desc')
    .orderBy('version', 'desc')
    .execute()
  const packs: Pack[] = []
  for (const { programme, version } of rows) packs.push(await packOf(tx, municipalityId, programme, version))
  return packs
}

/** The packs in force on a day: of each programme the newest version that is valid. New dossiers choose from these. */
export async function currentPacks(tx: Tx, municipalityId: string, today: IsoDay): Promise<readonly Pack[]> {
  const rows = await tx
    .selectFrom('programmes.pack')
    .distinctOn('programme')
    .select(['programme', 'version'])
    .where('municipality_id', '=', municipalityId)
    .where('valid_from', '<=', today)
    .orderBy('programme')
    .orderBy('valid_from', 'desc')
    .orderBy('version', 'desc')
    .execute()
  const packs: Pack[] = []
  for (const { programme, version } of rows) packs.push(await packOf(tx, municipalityId, programme, version))
  return packs
}

/** The pack a dossier was opened with. It was adopted then, so its absence is a fault of the data and thrown. */
export async function packOf(tx: Tx, municipalityId: string, programme: string, version: string): Promise<Pack> {
  const pack = known.get(`${municipalityId}/${programme}/${version}`)
  if (pack !== undefined) return pack
  const row = await tx
    .selectFrom('programmes.pack')
    .select('content')
    .where('municipality_id', '=', municipalityId)
    .where('programme', '=', programme)
    .where('version', '=', version)
    .executeTakeFirst()
  if (row === undefined) throw new Error(`pack ${programme} ${version} was never adopted here`)
  return remember(municipalityId, row.content)
}
