import type { Kysely } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

const screening = (criterion: string): readonly [string, string] => [
  `text constraint referral_${criterion} check (${criterion} in ('weak', 'not_weak', 'unknown'))`,
  'special; one of six criteria of deprivation, null when not asked',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'referrals.referral', {
    columns: {
      id,
      reference: ['text not null', 'internal; human number, reveals nothing'],
      person_id: ['uuid not null', 'internal; the parent as this referral describes her'],
      channel: [
        "text not null constraint referral_channel check (channel in ('parent', 'partner', 'team', 'import'))",
        'internal; which door',
      ],
      organisation_id: ['uuid', 'internal; who referred, null for the parent herself'],
      referrer_name: ['text', 'personal; colleague at the partner'],
      referrer_contact: ['text', 'personal; how to reach that colleague'],
      referred_by: ['uuid', 'internal; account of the partner or worker'],
      received_at: recordedAt,
      received_on: ['date not null', 'internal; day of referral'],
      state: [
        "text not null constraint referral_state check (state in ('new', 'contacted', 'waiting', 'accepted', 'forwarded', 'declined', 'withdrawn'))",
        'internal; derived from the steps by one function',
      ],
      situation: [
        "text not null constraint referral_situation check (situation in ('pregnant', 'born', 'unsure'))",
        'special; pregnant or with a child',
      ],
      due_on: ['date', 'special; expected day of birth'],
      due_is_estimate: ['boolean not null default false', 'special; worked out from months or weeks told'],
      child_born_on: ['date', 'special; birth of the youngest child'],
      help_wanted: ["text[] not null default '{}'", 'special; life domains the parent named'],
      message: ['text', 'special; what parent or partner wrote'],
      relationship: [
        "text constraint referral_relationship check (relationship in ('single', 'unstable', 'stable', 'unknown'))",
        'special; null when not asked',
      ],
      agreement: [
        "text constraint referral_agreement check (agreement in ('spoken', 'written', 'not-asked'))",
        'internal; how the parent agreed, null when she referred herself',
      ],
      agreed_on: ['date', 'internal; day of the agreement'],
      agreed_language: ['text', 'personal; language in which it was explained'],
      may_tell_status: ['boolean not null default false', 'internal; the partner may see contact, start and end'],
      may_tell_counsellor: ['boolean not null default false', 'internal; the partner may see who guides'],
      income: screening('income'),
      education: screening('education'),
      work: screening('work'),
      stimulation: screening('stimulation'),
      housing: screening('housing'),
      health: screening('health'),
      signals: ["text[] not null default '{}'", 'special; other signals the partner saw'],
      urgency: ["text constraint referral_urgency check (urgency in ('today', 'this-week', 'no-hurry'))", 'internal; null when not asked'],
      warm_handover: ['boolean not null default false', 'internal; first meeting with three'],
      outlook: [
        "text constraint referral_outlook check (outlook in ('soon-on-her-own', 'long-guidance', 'too-early'))",
        'special; quick judgement at intake',
      ],
      receipt_hash: ['text', 'internal; SHA-256 of the token of the receipt'],
      locale: ["text not null default 'nl'", 'personal; language of the page used'],
    },
    constraints: [
      'constraint referral_reference_once unique (municipality_id, reference)',
      'constraint referral_receipt_once unique (municipality_id, receipt_hash)',
      reference('referral_person_fk', 'person_id', 'people.person'),
      reference('referral_organisation_fk', 'organisation_id', 'network.organisation'),
    ],
    indexes: [
      "create index referral_inbox on referrals.referral (municipality_id, received_on, id) where state in ('new', 'contacted', 'waiting')",
      'create index referral_of_person on referrals.referral (municipality_id, person_id)',
      'create index referral_of_organisation on referrals.referral (municipality_id, organisation_id, received_at desc)',
    ],
  })
  await createTable(db, 'referrals.step', {
    columns: {
      id,
      referral_id: ['uuid not null', 'internal; the referral'],
      kind: [
        "text not null constraint step_kind check (kind in ('received', 'contacted', 'accepted', 'waiting', 'forwarded', 'declined', 'withdrawn', 'undone'))",
        'internal; what was decided',
      ],
      reason: ['text', 'special; code or words why'],
      note: ['text', 'special; what colleagues should know'],
      organisation_id: ['uuid', 'internal; where it was forwarded to'],
      dossier_id: ['uuid', 'internal; dossier it became'],
      account_id: ['uuid', 'internal; counsellor it was assigned to'],
      undoes_id: ['uuid', 'internal; step this one takes back'],
      at: recordedAt,
      by: recordedBy,
    },
    constraints: [reference('step_referral_fk', 'referral_id', 'referrals.referral', 'cascade')],
    indexes: ['create index step_of_referral on referrals.step (municipality_id, referral_id, at)'],
  })
  await createTable(db, 'referrals.likeness', {
    columns: {
      id,
      referral_id: ['uuid not null', 'internal; the referral'],
      person_id: ['uuid not null', 'internal; somebody already known'],
      verdict: ["text not null constraint likeness_verdict check (verdict in ('same', 'different'))", 'internal; what the worker decided'],
      reasons: ["text[] not null default '{}'", 'internal; why they looked alike, as codes'],
      decided_at: recordedAt,
      decided_by: recordedBy,
      withdrawn_at: ['timestamptz', 'internal; when the verdict was taken back'],
    },
    constraints: [
      reference('likeness_referral_fk', 'referral_id', 'referrals.referral', 'cascade'),
      reference('likeness_person_fk', 'person_id', 'people.person', 'cascade'),
    ],
    indexes: ['create index likeness_of_referral on referrals.likeness (municipality_id, referral_id) where withdrawn_at is null'],
  })
}
