/**
 * Who may see and do what, with which data and why: one line per rule. Roles are not written here: they come from the policy of the module,
 * the same list that stands before the page and inside the command. A rule that is missing or stale does not compile.
 */
import { auditPolicy } from '#modules/audit/public.ts'
import { consentPolicy } from '#modules/consent/public.ts'
import { contactPolicy } from '#modules/contacts/public.ts'
import { documentPolicy } from '#modules/documents/public.ts'
import { dossierPolicy } from '#modules/dossiers/public.ts'
import { evidencePolicy } from '#modules/evidence/public.ts'
import { familyPolicy } from '#modules/family/public.ts'
import { fundamentalRightsPolicy } from '#modules/fundamental-rights/public.ts'
import { groupPolicy } from '#modules/groups/public.ts'
import { identityPolicy } from '#modules/identity/public.ts'
import { importPolicy } from '#modules/imports/public.ts'
import { indicatorsPolicy } from '#modules/indicators/public.ts'
import { type Act, lifecyclePolicy, mayUse } from '#modules/lifecycle/public.ts'
import { networkPolicy } from '#modules/network/public.ts'
import { peoplePolicy } from '#modules/people/public.ts'
import { protectedPolicy } from '#modules/protected/public.ts'
import { referralPolicy } from '#modules/referrals/public.ts'
import { registerPolicy } from '#modules/register/public.ts'
import { rightsPolicy } from '#modules/rights/public.ts'
import { rightsCataloguePolicy } from '#modules/rights-catalogue/public.ts'
import { type Purpose, roles } from '#platform/actor.ts'
import type { Who } from '#platform/policy.ts'
import { accessPolicy } from '../access/policy.ts'
import type { Kind } from './kinds.ts'

const rolesOfRules = {
  ...accessPolicy.rules,
  ...auditPolicy.rules,
  ...consentPolicy.rules,
  ...contactPolicy.rules,
  ...documentPolicy.rules,
  ...dossierPolicy.rules,
  ...evidencePolicy.rules,
  ...familyPolicy.rules,
  ...fundamentalRightsPolicy.rules,
  ...groupPolicy.rules,
  ...identityPolicy.rules,
  ...importPolicy.rules,
  ...indicatorsPolicy.rules,
  ...lifecyclePolicy.rules,
  ...networkPolicy.rules,
  ...peoplePolicy.rules,
  ...protectedPolicy.rules,
  ...referralPolicy.rules,
  ...registerPolicy.rules,
  ...rightsPolicy.rules,
  ...rightsCataloguePolicy.rules,
}
export type RuleName = keyof typeof rolesOfRules

/** What the rule is about decides the states its subject can be in. */
export const states = {
  /**
   * `restricted`: kept and not used, and nobody opened it on a ground of the law. `kept out`: a colleague with a conflict of interest, whatever
   * her role.
   */
  dossier: ['open', 'ended', 'after a loss', 'restricted', 'kept out'],
  /** Her own data and nothing but that. */
  own: ['own', 'of somebody else'],
  municipality: ['own municipality', 'another municipality'],
} as const
export type Subject = keyof typeof states
export type State = (typeof states)[Subject][number]

export type Line = {
  readonly does: 'read' | 'write'
  readonly of: Subject
  readonly purposes: readonly Purpose[]
  readonly kinds: readonly Kind[]
}
const line =
  (does: Line['does'], of: Subject) =>
  (purposes: readonly Purpose[], ...kinds: readonly Kind[]): Line => ({ does, of, purposes, kinds })
const reads = line('read', 'dossier')
const writes = line('write', 'dossier')
const readsOwn = line('read', 'own')
const writesOwn = line('write', 'own')
const readsAll = line('read', 'municipality')
const writesAll = line('write', 'municipality')

/** What goes to the archive is all that stands in a dossier, but for what a copy leaves out. */
const inAPackage = [
  'people',
  'place',
  'safe contact',
  'frame of the dossier',
  'family and network',
  'pregnancy, birth and loss',
  'words of the family',
  'contacts',
  'plans and promises',
  'measurements',
  'group work',
  'documents',
  'permissions',
  'handovers',
  'own access of a family',
  'questions of a family',
  'referrals',
  'rights of the family',
  'register number',
] as const satisfies readonly Kind[]

export const matrix: Readonly<Record<RuleName, Line>> = {
  'account.own': writesOwn(['sign-in', 'security'], 'accounts of staff', 'ways to sign in'),
  'account.manage': writesAll(['administration'], 'accounts of staff', 'ways to sign in'),
  'access.settings': writesAll(['administration'], 'ways to sign in', 'rules of the municipality'),
  'access.conflict.link': writes(['security'], 'barriers'),
  'access.conflict.lift': writesAll(['security'], 'barriers'),
  'access.dossier.close': writes(['security'], 'barriers'),
  'access.break-glass': writes(['security'], 'barriers', 'audit'),
  'access.review': readsAll(['security'], 'barriers', 'audit'),
  'audit.review': readsAll(['security'], 'audit'),
  'audit.touched': readsAll(['security'], 'audit'),
  'referrals.ask': writesOwn(['referral'], 'people', 'place', 'safe contact', 'referrals'),
  'referrals.refer': writesOwn(['referral'], 'people', 'place', 'safe contact', 'referrals'),
  'referrals.refer-by-link': writesOwn(['referral'], 'people', 'place', 'safe contact', 'referrals'),
  'referrals.take-call': writesAll(['intake'], 'people', 'place', 'safe contact', 'referrals'),
  'referrals.read': readsAll(['intake'], 'people', 'place', 'safe contact', 'referrals'),
  'referrals.decide': writesAll(['intake'], 'referrals', 'frame of the dossier'),
  'referrals.stop-telling': writesOwn(['own-access'], 'referrals'),
  'dossiers.read': reads(
    ['guidance'],
    'people',
    'place',
    'safe contact',
    'frame of the dossier',
    'family and network',
    'pregnancy, birth and loss',
    'words of the family',
  ),
  'dossiers.change': writes(
    ['guidance'],
    'people',
    'place',
    'safe contact',
    'frame of the dossier',
    'family and network',
    'pregnancy, birth and loss',
    'words of the family',
  ),
  'dossiers.open': writesAll(['intake'], 'people', 'frame of the dossier'),
  'dossiers.pass-on': writes(['guidance'], 'frame of the dossier', 'people', 'plans and promises'),
  'dossiers.import': writesAll(['import'], 'people', 'frame of the dossier'),
  'people.change': writes(['guidance'], 'people', 'place', 'safe contact'),
  'contacts.read': reads(['guidance'], 'contacts', 'plans and promises', 'frame of the dossier', 'people'),
  'contacts.record': writes(['guidance'], 'contacts', 'drafts'),
  'contacts.plan': writes(['guidance'], 'plans and promises'),
  'contacts.answer-attention': writes(['guidance'], 'plans and promises', 'frame of the dossier', 'people'),
  'indicators.read': reads(['guidance'], 'measurements'),
  'indicators.record': writes(['guidance'], 'measurements'),
  'indicators.withdraw': writes(['guidance'], 'measurements'),
  'fundamental-rights.read': reads(['guidance'], 'measurements', 'words of the family'),
  'fundamental-rights.record': writes(['guidance'], 'measurements', 'words of the family', 'drafts'),
  'rights.read': reads(['guidance'], 'rights of the family', 'people', 'pregnancy, birth and loss', 'measurements'),
  'rights.record': writes(['guidance'], 'rights of the family'),
  'rights.team': readsAll(['guidance'], 'rights of the family', 'people'),
  'rights.catalogue.read': readsAll(['administration'], 'rules of the municipality'),
  'rights.catalogue.draft': writesAll(['administration'], 'rules of the municipality'),
  'rights.catalogue.publish': writesAll(['administration'], 'rules of the municipality'),
  'groups.read': reads(['guidance'], 'group work'),
  'groups.count': writes(['guidance'], 'group work'),
  'documents.read': readsAll(['guidance'], 'documents'),
  'documents.add': writes(['guidance'], 'documents'),
  'protected.open': writes(['child-protection'], 'protected part'),
  'protected.read': reads(['child-protection'], 'protected part'),
  'protected.write': writes(['child-protection'], 'protected part'),
  // Names a colleague on a part nobody can read any more; neither of the two reads it by that.
  'protected.rescue.ask': writesAll(['administration'], 'barriers'),
  'protected.rescue.confirm': writesAll(['administration'], 'barriers'),
  'register.read': reads(['guidance'], 'register number'),
  'register.write': writes(['guidance'], 'register number'),
  'register.unmask': reads(['guidance'], 'register number'),
  'register.look-up': readsAll(['guidance'], 'register number'),
  'register.authorise': writesAll(['administration'], 'rules of the municipality'),
  'consent.read': reads(['sharing'], 'permissions'),
  'consent.give': writes(['sharing'], 'permissions'),
  'consent.withdraw': writes(['sharing', 'own-access'], 'permissions'),
  'consent.receive': readsOwn(['sharing'], 'permissions', 'handovers', 'people', 'contacts', 'plans and promises', 'measurements'),
  'consent.hand-over': writes(['sharing'], 'handovers'),
  'consent.take-over': writesOwn(['sharing'], 'handovers'),
  'consent.meeting.open': writes(['sharing'], 'case meetings'),
  'consent.meeting.attend': readsOwn(['sharing'], 'case meetings'),
  'consent.note': writes(['guidance'], 'own work notes'),
  'consent.secrecy.set': writesAll(['administration'], 'rules of the municipality'),
  'consent.law.set': writesAll(['administration'], 'rules of the municipality'),
  'family.access.give': writes(['guidance'], 'own access of a family', 'messages'),
  'family.request.answer': writes(['guidance'], 'questions of a family'),
  'family.own': readsOwn(
    ['own-access'],
    'people',
    'place',
    'own access of a family',
    'questions of a family',
    'plans and promises',
    'measurements',
    'permissions',
    'audit',
  ),
  'family.outbox.read': readsAll(['administration'], 'messages'),
  'evidence.report.read': readsAll(['reporting'], 'published figures'),
  'evidence.dossiers.read': readsAll(['reporting'], 'frame of the dossier', 'people'),
  'evidence.edition.read': readsAll(['reporting'], 'published figures'),
  'evidence.edition.publish': writesAll(['reporting'], 'published figures'),
  'imports.read': readsAll(['import'], 'imported lists'),
  'imports.apply': writesAll(['import'], 'imported lists', 'people', 'frame of the dossier', 'measurements'),
  'imports.undo': writesAll(['import'], 'imported lists'),
  'network.manage': writesAll(['administration'], 'partners'),
  'network.own-news': writesOwn(['referral'], 'partners'),
  'lifecycle.rights.read': reads(['data-subject'], 'questions of a family', 'keeping and destroying'),
  'lifecycle.copy.make': writes(['data-subject'], 'copies for the family'),
  'lifecycle.request.record': writes(['data-subject', 'own-access'], 'questions of a family'),
  'lifecycle.request.answer': writes(['guidance'], 'questions of a family'),
  'lifecycle.copy.own': writesOwn(['own-access'], 'copies for the family'),
  'lifecycle.limit.set': writes(['data-subject'], 'questions of a family'),
  'lifecycle.limit.use': writes(['data-subject'], 'barriers'),
  'lifecycle.request.decide': writes(['data-subject'], 'questions of a family'),
  'lifecycle.hold.set': writes(['data-subject'], 'keeping and destroying'),
  'lifecycle.rule.set': writesAll(['administration'], 'rules of the municipality'),
  'lifecycle.destroy': writesAll(['administration'], 'keeping and destroying'),
  'lifecycle.archive.open': readsAll(['administration'], 'keeping and destroying', ...inAPackage),
  'lifecycle.records.read': readsAll(['data-subject', 'administration'], 'rules of the municipality'),
}

export type Row = Line & { readonly rule: string; readonly who: readonly Who[] }

/** The lines with the roles the live policy lets in, in the order of the file. */
export function matrixRows(): readonly Row[] {
  const roles: Readonly<Record<string, readonly Who[]>> = rolesOfRules
  return Object.entries(matrix).map(([rule, about]) => ({ rule, ...about, who: roles[rule] ?? [] }))
}

export const everyone = [
  'counsellor',
  'midwife',
  'team-lead',
  'partner',
  'researcher',
  'administrator',
  'family',
  'visitor',
  'machine',
] as const

/** In which nobody is let in, whatever the rule. */
const shut: ReadonlySet<State> = new Set<State>(['kept out', 'of somebody else', 'another municipality'])

/** Whether the rule lets this role in when its subject is in this state. */
export function isAllowed(row: Row, who: Who, state: State): boolean {
  return row.who.includes(who) && !shut.has(state) && (state !== 'restricted' || mayUse(['restriction'], actOf(row, who), null))
}

const workers: readonly Who[] = roles

/** What a rule is to a restricted dossier: only what answers the rights of the family, and what she does herself, goes on. See docs/decision-rules/restriction.md. */
function actOf({ purposes, does }: Row, who: Who): Act {
  return !workers.includes(who) || purposes.includes('data-subject') ? 'own' : does
}

/** Whom a rule about a dossier still lets in while that is restricted; null for a rule about something else. */
export function whileRestricted(row: Row): readonly Who[] | null {
  return row.of === 'dossier' ? everyone.filter((who) => isAllowed(row, who, 'restricted')) : null
}

export type Cell = {
  readonly rule: string
  readonly who: Who
  readonly kind: Kind
  readonly state: State
  readonly does: 'read' | 'write'
  readonly purpose: Purpose
  readonly allowed: boolean
}

/** One cell per role × kind of data × state × reading or writing × purpose, under the rule that decides it. */
export function matrixCells(): readonly Cell[] {
  return matrixRows().flatMap((row) =>
    everyone.flatMap((who) =>
      states[row.of].flatMap((state) =>
        row.purposes.flatMap((purpose) =>
          row.kinds.map((kind) => ({ rule: row.rule, who, kind, state, does: row.does, purpose, allowed: isAllowed(row, who, state) })),
        ),
      ),
    ),
  )
}
