import { isStanding, listPermissions, type PermissionRow } from '#modules/consent/public.ts'
import type { OwnView } from '#modules/family/public.ts'
import { accountNames } from '#modules/identity/public.ts'
import { organisationNames } from '#modules/network/public.ts'
import { readReferral } from '#modules/referrals/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'

export type Thing =
  | 'housing'
  | 'money'
  | 'paperwork'
  | 'baby'
  | 'wellbeing'
  | 'network'
  | 'status'
  | 'counsellor'
  | 'all'
  | 'inOrder'
  | 'contacts'
  | 'notes'

/** One line of "who may see what": somebody, what, until when, and the address that ends it. */
export type SharingLine = {
  readonly id: string
  readonly who: string
  readonly things: readonly Thing[]
  readonly untilOn: IsoDay | null
  readonly isOn: boolean
  readonly off: string
}

const kindThing: Readonly<Record<PermissionRow['kinds'][number], Thing>> = {
  'contact-person': 'counsellor',
  'in-order': 'inOrder',
  'next-steps': 'all',
  contacts: 'contacts',
  notes: 'notes',
  handover: 'all',
}

/** Everything that lets somebody outside the team see something of her: her permissions, and what the partner who referred her is told. */
export async function ownSharing(tx: Tx, municipalityId: string, view: OwnView, today: IsoDay): Promise<SharingLine[]> {
  const { dossier, sheet } = view
  if (dossier === null || sheet === null) return []
  const permissions = await listPermissions(tx, municipalityId, dossier.id)
  const organisations = permissions.flatMap(({ recipient }) => (recipient.kind === 'organisation' ? [recipient.organisationId] : []))
  const accounts = permissions.flatMap(({ recipient }) => (recipient.kind === 'account' ? [recipient.accountId] : []))
  const names = await organisationNames(tx, municipalityId, organisations)
  const people = await accountNames(tx, municipalityId, accounts)
  const lines = permissions.map(
    (one): SharingLine => ({
      id: one.id,
      who: (one.recipient.kind === 'organisation' ? names.get(one.recipient.organisationId) : people.get(one.recipient.accountId)) ?? '',
      things: [...new Set([...one.domains, ...one.kinds.map((kind) => kindThing[kind])])],
      untilOn: one.untilOn,
      isOn: isStanding(one, today),
      off: `/mijn/delen/${one.id}/uit`,
    }),
  )
  return [...(await referrerLine(tx, municipalityId, sheet.referralId)), ...lines]
}

async function referrerLine(tx: Tx, municipalityId: string, referralId: string | null): Promise<SharingLine[]> {
  const referral = referralId === null ? null : await readReferral(tx, municipalityId, referralId)
  if (referral === null || referral.organisationId === null || referral.agreement === 'not-asked' || referral.agreement === null) return []
  const things: Thing[] = [
    ...(referral.mayTellStatus ? (['status'] as const) : []),
    ...(referral.mayTellCounsellor ? (['counsellor'] as const) : []),
  ]
  const who = (await organisationNames(tx, municipalityId, [referral.organisationId])).get(referral.organisationId) ?? ''
  return [{ id: referral.id, who, things, untilOn: null, isOn: things.length > 0, off: '/mijn/delen/aanmelder/uit' }]
}
