import { auditPolicy } from '#modules/audit/public.ts'
import { consentPolicy } from '#modules/consent/public.ts'
import { contactPolicy } from '#modules/contacts/public.ts'
import { documentPolicy } from '#modules/documents/public.ts'
import { dossierPolicy } from '#modules/dossiers/public.ts'
import { evidencePolicy } from '#modules/evidence/public.ts'
import { familyPolicy } from '#modules/family/public.ts'
import { fundamentalRightsPolicy } from '#modules/fundamental-rights/public.ts'
import { groupPolicy } from '#modules/groups/public.ts'
import { importPolicy } from '#modules/imports/public.ts'
import { indicatorsPolicy } from '#modules/indicators/public.ts'
import { lifecyclePolicy } from '#modules/lifecycle/public.ts'
import { networkPolicy } from '#modules/network/public.ts'
import { protectedPolicy } from '#modules/protected/public.ts'
import { referralPolicy } from '#modules/referrals/public.ts'
import { registerPolicy } from '#modules/register/public.ts'
import { rightsPolicy } from '#modules/rights/public.ts'
import { rightsCataloguePolicy } from '#modules/rights-catalogue/public.ts'
import { accessPolicy } from '../access/policy.ts'

/** The tables of who may do what, as the program itself asks them. */
const policies = [
  accessPolicy,
  auditPolicy,
  consentPolicy,
  contactPolicy,
  documentPolicy,
  dossierPolicy,
  evidencePolicy,
  familyPolicy,
  fundamentalRightsPolicy,
  groupPolicy,
  importPolicy,
  indicatorsPolicy,
  lifecyclePolicy,
  networkPolicy,
  protectedPolicy,
  referralPolicy,
  registerPolicy,
  rightsPolicy,
  rightsCataloguePolicy,
]

export type Act = { readonly act: string; readonly who: readonly string[] }

export function everyAct(): Act[] {
  return policies.flatMap(({ rules }) => Object.entries(rules).map(([act, who]) => ({ act, who: [...who] })))
}
