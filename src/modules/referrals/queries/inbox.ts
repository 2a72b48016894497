import { sql } from 'kysely'
import { dayInBrussels, type IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Agreement, Channel, Outlook, Relationship } from '../domain/referral.ts'
import { inOrderOfCalling, type Ranked } from '../domain/waiting.ts'

/** One row of the inbox, with what its card shows. */
export type InboxRow = Ranked & {
  readonly state: 'new' | 'contacted' | 'waiting'
  readonly reference: string
  readonly personId: string
  readonly givenName: string
  readonly familyName: string
  readonly birthDate: IsoDay | null
  readonly language: string | null
  readonly needsInterpreter: boolean | null
  readonly contactTimes: readonly string[]
  readonly mayLeaveMessage: boolean | null
  readonly channel: Channel
  readonly organisationName: string | null
  readonly dueIsEstimate: boolean
  readonly childBornOn: IsoDay | null
  readonly agreement: Agreement | null
  readonly relationship: Relationship | null
  readonly outlook: Outlook | null
}

/** More open referrals than this is a queue nobody reads; the page says so. */
export const inboxLimit = 500

/** First contact that stands, straight from the steps. */
export const firstContact = sql<Date | null>`(
  select min(s.at) from referrals.step s
  where s.municipality_id = referral.municipality_id and s.referral_id = referral.id and s.kind = 'contacted'
    and not exists (select 1 from referrals.step u where u.municipality_id = s.municipality_id and u.referral_id = s.referral_id and u.undoes_id = s.id))`

/** All open referrals in the order of calling, names included, in one statement. */
export async function listInbox(tx: Tx, municipalityId: string): Promise<readonly InboxRow[]> {
  const rows = await tx
    .selectFrom('referrals.referral as referral')
    .innerJoin('people.person as person', (join) =>
      join.onRef('person.municipality_id', '=', 'referral.municipality_id').onRef('person.id', '=', 'referral.person_id'),
    )
    .leftJoin('network.organisation as organisation', (join) =>
      join.onRef('organisation.municipality_id', '=', 'referral.municipality_id').onRef('organisation.id', '=', 'referral.organisation_id'),
    )
    .select([
      'referral.id',
      'referral.state',
      'referral.reference',
      'referral.person_id as personId',
      'person.given_name as givenName',
      'person.family_name as familyName',
      'person.birth_date as birthDate',
      'person.language',
      'person.needs_interpreter as needsInterpreter',
      'person.contact_times as contactTimes',
      'person.may_leave_message as mayLeaveMessage',
      'referral.channel',
      'organisation.name as organisationName',
      'referral.received_on as receivedOn',
      'referral.situation',
      'referral.due_on as dueOn',
      'referral.due_is_estimate as dueIsEstimate',
      'referral.child_born_on as childBornOn',
      'referral.agreement',
      'referral.relationship',
      'referral.outlook',
      'referral.urgency',
    ])
    .select(firstContact.as('contactedAt'))
    .where('referral.municipality_id', '=', municipalityId)
    .where('referral.state', 'in', ['new', 'contacted', 'waiting'])
    .orderBy('referral.received_on')
    .orderBy('referral.id')
    .limit(inboxLimit)
    .execute()
  const found = rows.flatMap(({ contactedAt, state, ...row }) => {
    if (state !== 'new' && state !== 'contacted' && state !== 'waiting') return []
    return [
      { ...row, state, mayCall: row.agreement !== 'not-asked', contactedOn: contactedAt === null ? null : dayInBrussels(contactedAt) },
    ]
  })
  return inOrderOfCalling(found)
}

/** For the badge in the menu: parents who wait for a first contact. */
export async function countWaitingReferrals(tx: Tx, municipalityId: string): Promise<number> {
  const row = await tx
    .selectFrom('referrals.referral')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('municipality_id', '=', municipalityId)
    .where('state', '=', 'new')
    .executeTakeFirstOrThrow()
  return row.n
}

export type Decided = {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly receivedOn: IsoDay
  readonly contactedOn: IsoDay | null
  readonly kind: 'accepted' | 'forwarded' | 'declined' | 'withdrawn'
  readonly at: Date
  readonly accountId: string | null
  readonly dueOn: IsoDay | null
}

/** What was decided since a day and still stands, newest first. */
export async function listDecided(tx: Tx, municipalityId: string, since: Date, limit: number): Promise<Decided[]> {
  const rows = await tx
    .selectFrom('referrals.step as step')
    .innerJoin('referrals.referral as referral', (join) =>
      join.onRef('referral.municipality_id', '=', 'step.municipality_id').onRef('referral.id', '=', 'step.referral_id'),
    )
    .innerJoin('people.person as person', (join) =>
      join.onRef('person.municipality_id', '=', 'referral.municipality_id').onRef('person.id', '=', 'referral.person_id'),
    )
    .select(['referral.id', 'person.given_name as givenName', 'person.family_name as familyName', 'referral.received_on as receivedOn'])
    .select(['step.kind', 'step.at', 'step.account_id as accountId', 'referral.due_on as dueOn', firstContact.as('contactedAt')])
    .where('step.municipality_id', '=', municipalityId)
    .where('step.at', '>=', since)
    .whereRef('step.kind', '=', 'referral.state')
    .where('step.kind', 'in', ['accepted', 'forwarded', 'declined', 'withdrawn'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('referrals.step as undo')
            .select('undo.id')
            .whereRef('undo.municipality_id', '=', 'step.municipality_id')
            .whereRef('undo.referral_id', '=', 'step.referral_id')
            .whereRef('undo.undoes_id', '=', 'step.id'),
        ),
      ),
    )
    .orderBy('step.at', 'desc')
    .limit(limit)
    .execute()
  return rows.flatMap(({ contactedAt, kind, ...row }) => {
    if (kind !== 'accepted' && kind !== 'forwarded' && kind !== 'declined' && kind !== 'withdrawn') return []
    return [{ ...row, kind, contactedOn: contactedAt === null ? null : dayInBrussels(contactedAt) }]
  })
}
