import { sql } from 'kysely'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { placed } from '#platform/keys/row-place.ts'
import { phoneDigits } from '#platform/text/phone-digits.ts'
import { type Comparable, type LikenessReason, likenessReasons } from '../domain/likeness.ts'

export type LookAlike = {
  readonly referralId: string
  readonly personId: string
  /** With her telephone only when it is the same. */
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
  /** Only when both have it: telephones are sealed, and opening each of hundreds would cost more than finding them. */
  shared_phone: string | null
  other_id: string
  other_given: string
  other_family: string
  other_birth: IsoDay | null
  verdict: 'same' | 'different' | null
}

const known = sql`o.id, o.given_name, o.family_name, o.birth_date, o.phone_index`

// Each part of the union reads its own index; twenty near names are more than anybody compares.
const equalFacts = sql`
  (select ${known} from people.person o where o.municipality_id = p.municipality_id and o.phone_index = p.phone_index limit 20)
  union
  (select ${known} from people.person o where o.municipality_id = p.municipality_id and o.birth_date = p.birth_date limit 200)
  union
  (select ${known} from people.person o where o.municipality_id = p.municipality_id and o.search_text = p.search_text limit 20)`

const nearNames = sql`
  union
  (select ${known} from people.person o where o.municipality_id = p.municipality_id and o.search_text operator(public.%) p.search_text
     order by public.similarity(o.search_text, p.search_text) desc limit 20)`

/**
 * People already known who may be the parent of each referral, in one statement. The database proposes, the rule in `domain/likeness.ts` decides and says
 * why; verdicts that stand are included. `equal` proposes by phone, birth date and folded name, quick enough for a whole list; `near` also by trigrams of the
 * name, some tens of milliseconds for a common first name, for one referral that is being read.
 */
export async function lookAlikes(
  tx: Tx,
  municipalityId: string,
  referralIds: readonly string[],
  names: 'equal' | 'near' = 'near',
): Promise<LookAlike[]> {
  const candidates = names === 'near' ? sql`${equalFacts} ${nearNames}` : equalFacts
  if (referralIds.length === 0) return []
  const { rows } = await sql<Row>`
    select r.id as referral_id, p.given_name, p.family_name, p.birth_date,
      case when c.phone_index = p.phone_index then ${placed('people.person', 'phone', 'p')} end as shared_phone,
      c.id as other_id, c.given_name as other_given, c.family_name as other_family, c.birth_date as other_birth,
      (select l.verdict from referrals.likeness l where l.municipality_id = r.municipality_id and l.referral_id = r.id and l.person_id = c.id
         and l.withdrawn_at is null order by l.decided_at desc limit 1) as verdict
    from referrals.referral r
    join people.person p on p.municipality_id = r.municipality_id and p.id = r.person_id
    cross join lateral (${candidates}) c
    where r.municipality_id = ${municipalityId} and r.id = any(${sql.val([...referralIds])}::uuid[]) and c.id <> p.id`.execute(tx)
  return rows
    .map((row) => {
      const digits = phoneDigits(row.shared_phone)
      const own = { givenName: row.given_name, familyName: row.family_name, birthDate: row.birth_date, phoneDigits: digits }
      const person = {
        givenName: row.other_given,
        familyName: row.other_family,
        birthDate: row.other_birth,
        phoneDigits: digits,
      }
      return { referralId: row.referral_id, personId: row.other_id, person, reasons: likenessReasons(own, person), verdict: row.verdict }
    })
    .filter((one) => one.reasons.length > 0)
    .sort((a, b) => b.reasons.length - a.reasons.length || (a.personId < b.personId ? -1 : 1))
}

/** The people a worker linked this referral to, and did not loosen since. */
export async function linkedPeople(tx: Tx, municipalityId: string, referralId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('referrals.likeness')
    .select('person_id')
    .where('municipality_id', '=', municipalityId)
    .where('referral_id', '=', referralId)
    .where('verdict', '=', 'same')
    .where('withdrawn_at', 'is', null)
    .execute()
  return rows.map((row) => row.person_id)
}
