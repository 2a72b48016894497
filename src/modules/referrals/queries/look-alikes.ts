import { sql } from 'kysely'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Comparable, type LikenessReason, likenessReasons } from '../domain/likeness.ts'

export type LookAlike = {
  readonly referralId: string
  readonly personId: string
  readonly person: Comparable
  readonly reasons: readonly LikenessReason[]
  /** What a worker decided; null while the question is open. */
  readonly verdict: 'same' | 'different' | null
}

type Row = {
  referral_id: string
  given_name: string
  family_name: string
  birth_date: IsoDay | null
  phone_digits: string
  other_id: string
  other_given: string
  other_family: string
  other_birth: IsoDay | null
  other_digits: string
  verdict: 'same' | 'different' | null
}

// Each part of the union reads its own index; twenty near names are more than anybody compares.
const nearPeople = sql`
  (select o.* from people.person o where o.municipality_id = p.municipality_id and p.phone_digits <> '' and o.phone_digits = p.phone_digits limit 20)
  union
  (select o.* from people.person o where o.municipality_id = p.municipality_id and o.birth_date = p.birth_date
     and public.similarity(o.search_text, p.search_text) > 0.2 limit 20)
  union
  (select o.* from people.person o where o.municipality_id = p.municipality_id and o.search_text operator(public.%) p.search_text
     order by public.similarity(o.search_text, p.search_text) desc limit 20)`

/**
 * People already known who may be the parent of each referral, in one statement for a whole list. The database proposes by phone, birth date and trigrams
 * of the name; the rule in `domain/likeness.ts` decides and says why. Verdicts that stand are included.
 */
export async function lookAlikes(tx: Tx, municipalityId: string, referralIds: readonly string[]): Promise<LookAlike[]> {
  if (referralIds.length === 0) return []
  const { rows } = await sql<Row>`
    select r.id as referral_id, p.given_name, p.family_name, p.birth_date, p.phone_digits,
      c.id as other_id, c.given_name as other_given, c.family_name as other_family, c.birth_date as other_birth, c.phone_digits as other_digits,
      (select l.verdict from referrals.likeness l where l.municipality_id = r.municipality_id and l.referral_id = r.id and l.person_id = c.id
         and l.withdrawn_at is null order by l.decided_at desc limit 1) as verdict
    from referrals.referral r
    join people.person p on p.municipality_id = r.municipality_id and p.id = r.person_id
    cross join lateral (${nearPeople}) c
    where r.municipality_id = ${municipalityId} and r.id = any(${sql.val([...referralIds])}::uuid[]) and c.id <> p.id`.execute(tx)
  return rows
    .map((row) => {
      const own = { givenName: row.given_name, familyName: row.family_name, birthDate: row.birth_date, phoneDigits: row.phone_digits }
      const person = { givenName: row.other_given, familyName: row.other_family, birthDate: row.other_birth, phoneDigits: row.other_digits }
      return { referralId: row.referral_id, personId: row.other_id, person, reasons: likenessReasons(own, person), verdict: row.verdict }
    })
    .filter((one) => one.reasons.length > 0)
    .sort((a, b) => b.reasons.length - a.reasons.length || (a.personId < b.personId ? -1 : 1))
}
