import { sql } from 'kysely'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { placed } from '#platform/keys/row-place.ts'
import { blindIndexes } from '#platform/keys/seal.ts'
import { phoneWords } from '#platform/keys/sealed-columns.ts'
import { phoneDigits } from '#platform/text/phone-digits.ts'
import { type LikenessReason, likeness, type PersonProbe } from '../domain/likeness.ts'
import { fullName } from '../domain/person.ts'

export type Likeness = {
  readonly personId: string
  readonly name: string
  readonly birthDate: IsoDay | null
  readonly phone: string | null
  readonly town: string | null
  /** Why they look alike; the worker judges. */
  readonly reasons: readonly LikenessReason[]
}

type Row = {
  readonly id: string
  readonly given_name: string
  readonly family_name: string
  readonly birth_date: IsoDay | null
  readonly phone: string | null
  readonly town: string | null
  readonly similarity: number
}

const atMost = 8

/** People already known who may be the same as the probe, most reasons first. Accents, case and the order of names do not matter. */
export async function findPeople(tx: Tx, municipalityId: string, probe: PersonProbe): Promise<readonly Likeness[]> {
  const name = fullName(probe)
  const digits = phoneDigits(probe.phone)
  const samePhone = digits === '' ? sql`false` : sql`p.phone_index in (${sql.join(blindIndexes(municipalityId, phoneWords(digits)))})`
  const { rows } = await sql<Row>`
    select p.id, p.given_name, p.family_name, p.birth_date, ${placed('people.person', 'phone', 'p')} as phone, ${placed('people.person', 'town', 'p')} as town,
      public.similarity(p.search_text, platform.fold(${name})) as similarity
    from people.person p
    where p.municipality_id = ${municipalityId} and p.id <> ${probe.exceptId ?? municipalityId}::uuid and (
      ${samePhone}
      or p.birth_date = ${probe.birthDate}::date
      or p.search_text operator(public.%) platform.fold(${name})
    )
    order by similarity desc, p.id limit 60`.execute(tx)
  return rows
    .map((row) => ({
      row,
      reasons: likeness(probe, { similarity: row.similarity, birthDate: row.birth_date, phoneDigits: phoneDigits(row.phone) }),
    }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.reasons.length - a.reasons.length || b.row.similarity - a.row.similarity)
    .slice(0, atMost)
    .map(({ row, reasons }) => ({
      personId: row.id,
      name: fullName({ givenName: row.given_name, familyName: row.family_name }),
      birthDate: row.birth_date,
      phone: row.phone,
      town: row.town,
      reasons,
    }))
}
