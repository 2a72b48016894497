import { sql } from 'kysely'
import { z } from 'zod'
import { dayInBrussels, type IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { goesToArchive } from '../domain/hand-over.ts'
import { dueOn, isHeld, outcomes, type RuleOutcome, type Series, seriesList } from '../domain/retention.ts'
import type { Subject } from './erasure-plan.ts'

const shape = z.object({
  id: z.string(),
  dossierId: z.string().nullable(),
  referralId: z.string().nullable(),
  reference: z.string(),
  ground: z.enum(['retention', 'request']),
  permission: z.string(),
  proposedAt: z.date(),
  proposedBy: z.string(),
  approvedAt: z.date().nullable(),
  approvedBy: z.string().nullable(),
  isOpen: z.boolean().nullable(),
  trigger: z.string().nullable(),
  heldUntil: z.string().nullable(),
  holdId: z.string().nullable(),
  series: z.enum(seriesList).nullable(),
  months: z.number().nullable(),
  outcome: z.enum(outcomes).nullable(),
  authority: z.string().nullable(),
  listVersion: z.string().nullable(),
  ruleId: z.string().nullable(),
  samplePercent: z.number().nullable(),
  handedBy: z.string().nullable(),
  handedManifest: z.string().nullable(),
  isKept: z.boolean(),
  receivedAt: z.date().nullable(),
  receipt: z.string().nullable(),
  askedOn: z.string().nullable(),
  jobState: z.string().nullable(),
  jobFailure: z.string().nullable(),
})

export type Proposal = {
  readonly id: string
  readonly subject: Subject
  readonly reference: string
  readonly ground: 'retention' | 'request'
  readonly permission: string
  readonly proposedAt: Date
  readonly proposedBy: string
  readonly approvedAt: Date | null
  readonly approvedBy: string | null
  readonly isOpen: boolean
  readonly isHeld: boolean
  /** Goes to the archive first: nothing is erased before its receipt. */
  readonly toArchive: boolean
  readonly samplePercent: number | null
  readonly handedBy: string | null
  readonly handedManifest: string | null
  /** The package lies here, sealed; false for none, and for one of before packages were kept. */
  readonly isKept: boolean
  readonly receivedAt: Date | null
  readonly receipt: string | null
  readonly series: Series
  readonly rule: { readonly months: number; readonly outcome: RuleOutcome; readonly authority: string; readonly listVersion: string } | null
  readonly askedOn: IsoDay | null
  readonly dueOn: IsoDay | null
  readonly jobState: string | null
  readonly jobFailure: string | null
}

function select(municipalityId: string, id: string | null) {
  const one = id === null ? sql`` : sql` and p.id = ${id}`
  return sql`
    select p.id, p.dossier_id as "dossierId", p.referral_id as "referralId", coalesce(d.reference, r.reference) as reference, p.ground, p.permission,
      p.proposed_at as "proposedAt", p.proposed_by as "proposedBy", p.approved_at as "approvedAt", p.approved_by as "approvedBy",
      case when p.dossier_id is null then r.state in ('new', 'contacted', 'waiting') else d.is_open end as "isOpen",
      coalesce(d.ended_on::text, (select to_char(max(s.at) at time zone 'Europe/Brussels', 'YYYY-MM-DD') from referrals.step s
        where s.municipality_id = p.municipality_id and s.referral_id = p.referral_id)) as trigger,
      h.until_on as "heldUntil", h.id as "holdId", rule.series, rule.months, rule.outcome, rule.authority, rule.list_version as "listVersion",
      rule.id as "ruleId", rule.sample_percent as "samplePercent", p.handed_by as "handedBy", p.handed_manifest as "handedManifest",
      p.file_key is not null as "isKept",
      p.received_at as "receivedAt", p.receipt,
      request.asked_on as "askedOn", job.state as "jobState", job.failure as "jobFailure"
    from lifecycle.proposal p
      left join dossiers.dossier d on d.municipality_id = p.municipality_id and d.id = p.dossier_id
      left join referrals.referral r on r.municipality_id = p.municipality_id and r.id = p.referral_id
      left join lifecycle.hold h on h.municipality_id = p.municipality_id and h.dossier_id = p.dossier_id
      left join lifecycle.rule rule on rule.municipality_id = p.municipality_id and rule.id = p.rule_id
      left join lifecycle.request request on request.municipality_id = p.municipality_id and request.id = p.request_id
      left join platform.job job on job.municipality_id = p.municipality_id and job.id = p.job_id
    where p.municipality_id = ${municipalityId}${one} and coalesce(d.reference, r.reference) is not null
    order by p.proposed_at limit 200`
}

function proposalOf(row: z.output<typeof shape>, today: IsoDay): Proposal {
  const { dossierId, referralId, heldUntil, holdId, months, outcome, authority, listVersion, trigger, isOpen, series, ruleId, ...rest } =
    row
  const subject: Subject = dossierId === null ? { dossierId: null, referralId: referralId ?? '' } : { dossierId, referralId: null }
  const rule = months === null || outcome === null ? null : { months, outcome, authority: authority ?? '', listVersion: listVersion ?? '' }
  return {
    ...rest,
    subject,
    rule,
    toArchive: goesToArchive(
      ruleId === null || outcome === null ? null : { id: ruleId, outcome, samplePercent: rest.samplePercent },
      rest.reference,
    ),
    isOpen: isOpen ?? false,
    isHeld: isHeld(holdId === null ? null : { untilOn: heldUntil }, today),
    series: series ?? 'dossier',
    dueOn: rule === null || trigger === null ? null : dueOn(trigger, rule.months),
  }
}

/** What was proposed and has not gone yet. */
export async function listProposals(tx: Tx, municipalityId: string, today: IsoDay): Promise<Proposal[]> {
  const { rows } = await select(municipalityId, null).execute(tx)
  return z
    .array(shape)
    .parse(rows)
    .map((row) => proposalOf(row, today))
}

export async function readProposal(tx: Tx, municipalityId: string, id: string, today: IsoDay): Promise<Proposal | null> {
  const { rows } = await select(municipalityId, id).execute(tx)
  const [row] = z.array(shape).parse(rows)
  return row === undefined ? null : proposalOf(row, today)
}

const ends: Readonly<Record<RuleOutcome, string>> = {
  destroy: 'vernietigen',
  transfer: 'overbrengen naar het archief',
  sample: 'een staal bewaren',
}

/** The rule as it stands on the certificate, which is for the archive. */
export function ruleInWords(
  proposal: Pick<Proposal, 'rule' | 'askedOn' | 'samplePercent' | 'toArchive' | 'handedManifest' | 'receivedAt' | 'receipt'>,
): string {
  const { rule, askedOn } = proposal
  if (rule === null) return `gevraagd door het gezin op ${askedOn ?? 'een dag die niet bekend is'}`
  return `${rule.months} maanden, ${ends[rule.outcome]}; ${rule.authority}; lijst ${rule.listVersion}${archiveWords(proposal, rule.outcome)}`
}

function archiveWords(
  {
    samplePercent,
    toArchive,
    handedManifest,
    receivedAt,
    receipt,
  }: Pick<Proposal, 'samplePercent' | 'toArchive' | 'handedManifest' | 'receivedAt' | 'receipt'>,
  outcome: RuleOutcome,
): string {
  const sample =
    outcome === 'sample' && samplePercent !== null ? `; staal van ${samplePercent} %, ${toArchive ? 'gekozen' : 'niet gekozen'}` : ''
  const received =
    receivedAt === null ? '' : `; overgebracht: manifest ${handedManifest}, ontvangen op ${dayInBrussels(receivedAt)}, bewijs ${receipt}`
  return `${sample}${received}`
}
