import { phoneDigits } from '../text/phone-digits.ts'

/** How a column holds what is sealed: a text, JSON that reads as one text, or bytes. */
export type Shape = 'text' | 'json' | 'bytes'

/**
 * Columns whose content is never in the clear in the database: words of and about families, where they live and how they are reached, and secrets.
 * A line here is all there is to do: `migrate` adds the check that refuses clear text and seals the rows there are. Nobody may filter, sort or compare
 * these in SQL.
 */
export const sealedColumns = {
  'access.closure.reason': 'text',
  'access.glass.reason': 'text',
  'audit.review.note': 'text',
  'consent.handover.agreed': 'text',
  'consent.handover.avoid': 'text',
  'consent.handover.calls_first': 'text',
  'consent.handover.helps': 'text',
  'consent.handover.receiver_name': 'text',
  'consent.item.words': 'text',
  'consent.meeting.absent_reason': 'text',
  'consent.meeting.purpose': 'text',
  'consent.work_note.words': 'text',
  'contacts.contact.note': 'text',
  'contacts.next_step.what': 'text',
  'contacts.next_step.who': 'text',
  'contacts.visit.place': 'text',
  'documents.document.file_key': 'text',
  'documents.document.name': 'text',
  'dossiers.assignment.reason': 'text',
  'dossiers.ending.reason_text': 'text',
  'dossiers.ending.summary': 'text',
  'dossiers.focus.words': 'text',
  'dossiers.loss.note': 'text',
  'dossiers.member.note': 'text',
  'dossiers.member.relation': 'text',
  'dossiers.partner.contact_name': 'text',
  'dossiers.partner.role': 'text',
  'dossiers.programme_period.reason': 'text',
  'dossiers.refusal.note': 'text',
  'family.access.address': 'text',
  'family.request.answer': 'text',
  'family.request.words': 'text',
  'fundamental_rights.barrier.words': 'text',
  'fundamental_rights.choice.why': 'text',
  'identity.account.totp_secret': 'text',
  'identity.enrolment.totp_secret': 'text',
  'imports.row.cells': 'json',
  'imports.row.problems': 'json',
  'imports.upload.content': 'bytes',
  'imports.upload.file_name': 'text',
  'indicators.measurement.present_other': 'text',
  'lifecycle.copy.package': 'bytes',
  'lifecycle.copy.paper': 'bytes',
  'lifecycle.hold.reason': 'text',
  'lifecycle.limit.lift_reason': 'text',
  'lifecycle.limit.reason': 'text',
  'lifecycle.limit_use.reason': 'text',
  'lifecycle.proposal.file_key': 'text',
  'lifecycle.request.decision': 'text',
  'lifecycle.request.extended_reason': 'text',
  'lifecycle.request.words': 'text',
  'people.person.contact_note': 'text',
  'people.person.email': 'text',
  'people.person.phone': 'text',
  'people.person.postcode': 'text',
  'people.person.street': 'text',
  'people.person.town': 'text',
  'platform.draft.content': 'json',
  'platform.message.body': 'text',
  'platform.message.recipient': 'text',
  'protected.part.rescue_reason': 'text',
  'protected.record.content': 'json',
  'referrals.referral.message': 'text',
  'referrals.referral.referrer_contact': 'text',
  'referrals.referral.referrer_name': 'text',
  'referrals.revision.before': 'json',
  'referrals.step.note': 'text',
  'referrals.step.reason': 'text',
  'register.number.number': 'text',
  'rights.fact.value': 'text',
  'rights.look.outcomes': 'text',
  'rights.override.reason': 'text',
  'rights.step.next_what': 'text',
  'rights.step.next_who': 'text',
  'rights.step.note': 'text',
} as const satisfies Readonly<Record<string, Shape>>

const choice = 'one word of a fixed list; counted, filtered or compared in SQL'
const scores = 'numbers and words of a fixed list; the report counts them in SQL'

/** Columns of class special or secret-address with text or JSON that stay readable, and why. Days, numbers, ids and yes-or-no are not sealed at all. */
export const clearColumns: Readonly<Record<string, string>> = {
  'consent.handover.seen_how': choice,
  'consent.meeting.kind': choice,
  'consent.permission.domains': choice,
  'consent.permission.how': choice,
  'consent.permission.kinds': choice,
  'consent.permission.purpose': choice,
  'consent.step_domain.domain': choice,
  'consent.withdrawal.how': choice,
  'contacts.contact.domains': choice,
  'contacts.contact.kind': choice,
  'contacts.visit.kind': choice,
  'dossiers.dossier.outlook': choice,
  'dossiers.ending.reason': choice,
  'dossiers.refusal.what': choice,
  'fundamental_rights.barrier.barrier': choice,
  'fundamental_rights.choice.item': choice,
  'indicators.measurement.answers': scores,
  'indicators.measurement.present': choice,
  'indicators.score.choice': scores,
  'indicators.score.state': scores,
  'lifecycle.request.outcome': choice,
  'people.person.contact_channel': choice,
  'people.person.contact_times': choice,
  'referrals.referral.education': choice,
  'referrals.referral.health': choice,
  'referrals.referral.help_wanted': choice,
  'referrals.referral.housing': choice,
  'referrals.referral.income': choice,
  'referrals.referral.outlook': choice,
  'referrals.referral.relationship': choice,
  'referrals.referral.signals': choice,
  'referrals.referral.situation': choice,
  'referrals.referral.stimulation': choice,
  'referrals.referral.work': choice,
  'rights.claim.right_id': choice,
  'rights.override.right_id': choice,
  'rights.override.says': choice,
  'rights.paper.right_id': choice,
  'rights.step.kind': choice,
  'rights.step.per': choice,
  'rights.step.reason': choice,
}

export type Hash = (text: string) => string

/** Look-up hashes that are written beside a sealed column whenever it is written, to find equal values by. */
export const blindColumns: Readonly<Record<string, (value: string | null, hash: Hash) => Readonly<Record<string, unknown>>>> = {
  // The hash of a card's number stays: the number is kept nowhere.
  'family.access.address': (address, hash) =>
    address === null ? {} : { address_hash: hash(addressWords(address.includes('@') ? 'mail' : 'sms', address)) },
  'people.person.phone': (phone, hash) => {
    const digits = phoneDigits(phone)
    return { phone_index: digits === '' ? null : hash(phoneWords(digits)), phone_tails: phoneTails(digits, hash) }
  },
  'register.number.number': (number, hash) => ({ number_index: hash(registerWords(number ?? '')) }),
}

export const shortestTail = 6

/** What is hashed of a telephone: its last nine digits, or the last six to eight for a number typed without its beginning. */
export function phoneWords(digits: string): string {
  return `phone ${digits}`
}
export function phoneTailWords(digits: string): string {
  return `phone ending ${digits}`
}

/** What is hashed of a national register number of eleven digits. */
export function registerWords(digits: string): string {
  return `register ${digits}`
}

/** What is hashed of the mail address or telephone of a parent's own access. */
export function addressWords(kind: 'mail' | 'sms', address: string): string {
  return `family:${kind}:${address}`
}

function phoneTails(digits: string, hash: Hash): string[] {
  const lengths = [6, 7, 8, 9].filter((length) => length <= digits.length)
  return lengths.map((length) => hash(phoneTailWords(digits.slice(-length))))
}

export type SealedColumn = {
  readonly schema: string
  readonly table: string
  /** Schema and table together. */
  readonly of: string
  readonly column: string
  readonly shape: Shape
}

const all: readonly SealedColumn[] = Object.entries(sealedColumns).map(([name, shape]) => {
  const [schema = '', table = '', column = ''] = name.split('.')
  return { schema, table, of: `${schema}.${table}`, column, shape }
})

const byTable: ReadonlyMap<string, ReadonlyMap<string, Shape>> = new Map(
  [...Map.groupBy(all, ({ of }) => of)].map(([of, columns]) => [of, new Map(columns.map(({ column, shape }) => [column, shape]))]),
)

export function everySealedColumn(): readonly SealedColumn[] {
  return all
}

/** The sealed columns of a table, given as `schema.table`; undefined when it has none. */
export function sealedOf(table: string): ReadonlyMap<string, Shape> | undefined {
  return byTable.get(table)
}
