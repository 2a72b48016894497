import { sql } from 'kysely'
import { type OwnReferral, type Receipt, receiptOf } from '#modules/referrals/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'

type Row = {
  referral_id: string
  started_on: IsoDay | null
  ended_on: IsoDay | null
  counsellor: string | null
  is_hidden: boolean
  first_contact: IsoDay | null
}

/** What may be shown of each referral, by its id; dates come from the dossier it became. */
export async function receiptsOf(tx: Tx, municipalityId: string, own: readonly OwnReferral[]): Promise<ReadonlyMap<string, Receipt>> {
  if (own.length === 0) return new Map()
  const ids = own.map((one) => one.id)
  const { rows } = await sql<Row>`
    select s.referral_id, d.started_on, d.ended_on, account.name as counsellor,
      -- Who knows the worker finds the place: a safe address of anybody in the family hides her.
      exists (select 1 from dossiers.member m join people.person p on p.municipality_id = m.municipality_id and p.id = m.person_id
        where m.municipality_id = d.municipality_id and m.dossier_id = d.id and m.removed_at is null and p.has_safe_address) as is_hidden,
      (select min(c.happened_on) from contacts.contact c where c.municipality_id = d.municipality_id and c.dossier_id = d.id
         and c.kind <> 'no-show' and c.withdrawn_at is null) as first_contact
    from referrals.step s
    join dossiers.dossier d on d.municipality_id = s.municipality_id and d.id = s.dossier_id
    left join dossiers.assignment a on a.municipality_id = d.municipality_id and a.dossier_id = d.id and a.until_on is null
    left join identity.account account on account.municipality_id = a.municipality_id and account.id = a.account_id
    where s.municipality_id = ${municipalityId} and s.kind = 'accepted' and s.referral_id = any(${sql.val(ids)}::uuid[])
      and not exists (select 1 from referrals.step u where u.municipality_id = s.municipality_id and u.referral_id = s.referral_id and u.undoes_id = s.id)`.execute(
    tx,
  )
  const facts = new Map(rows.map((row) => [row.referral_id, row]))
  return new Map(own.map((one) => [one.id, receiptOf(factsOf(one, facts.get(one.id)))]))
}

function factsOf(own: OwnReferral, row: Row | undefined): Parameters<typeof receiptOf>[0] {
  const started = row?.started_on ?? null
  // A dossier that ran before this referral joined it says nothing about this referral's first contact.
  const contact =
    row?.first_contact !== undefined && row.first_contact !== null && row.first_contact >= own.receivedOn ? row.first_contact : null
  const contacts = [own.contactedOn, contact].filter((day) => day !== null).sort()
  return {
    receivedOn: own.receivedOn,
    state: own.state,
    agreement: own.agreement,
    mayTellStatus: own.mayTellStatus,
    mayTellCounsellor: own.mayTellCounsellor,
    contactedOn: contacts[0] ?? null,
    startedOn: started,
    endedOn: row?.ended_on ?? null,
    counsellorName: row === undefined || row.is_hidden ? null : row.counsellor,
  }
}
