import pg from 'pg'
import { recordAudit } from '#modules/audit/public.ts'
import { setStrongOnly } from '#modules/identity/public.ts'
import { adoptPacks, type Pack } from '#modules/programmes/public.ts'
import { machine } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'

export type NewMunicipality = {
  readonly name: string
  readonly postcodes: readonly string[]
  readonly phone: string | null
  readonly theme: string
  readonly isDemo: boolean
  /** Only a passkey or the identity service opens anything; a password and a code open the making of a first passkey. */
  readonly strongOnly?: boolean
}
export type MunicipalityRefusal = { readonly kind: 'name-taken'; readonly id: string } | { readonly kind: 'name-missing' }

/** The name in an address: letters and digits, accents folded. */
export function slugOf(name: string): string {
  const folded = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return folded.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
}

/**
 * Makes an empty municipality with the programme packs. The catalogue of municipalities belongs to the operator, so it is written by the owner
 * of the database; everything inside the municipality by the application role.
 */
export async function createMunicipality(
  deps: Deps,
  ownerUrl: string,
  packs: readonly Pack[],
  input: NewMunicipality,
): Promise<Result<string, MunicipalityRefusal>> {
  const name = input.name.trim()
  const slug = slugOf(name)
  if (slug === '') return refuse({ kind: 'name-missing' })
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const id = deps.newId()
    const made = await client.query(
      `insert into platform.municipality (id, name, slug, postcodes, theme, phone, is_demo, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id`,
      [id, name, slug, input.postcodes, input.theme, input.phone, input.isDemo, deps.now()],
    )
    if (made.rowCount === 0) {
      const taken = await client.query<{ id: string }>('select id from platform.municipality where slug = $1 or name = $2', [slug, name])
      return refuse({ kind: 'name-taken', id: taken.rows[0]?.id ?? '' })
    }
    const actor = machine(id, 'administration')
    await deps.db.as(actor, async (tx) => {
      await adoptPacks(tx, deps, id, packs)
      await recordAudit(tx, deps, actor, { action: 'platform.municipality.created', subjectId: id })
      if (input.strongOnly === true) await setStrongOnly(tx, deps, actor, true)
    })
    return ok(id)
  } finally {
    await client.end()
  }
}
