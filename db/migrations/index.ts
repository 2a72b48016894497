import type { Migration } from 'kysely/migration'
import * as platform from './2026-11-21-0100-platform.ts'
import * as identityAudit from './2026-11-21-0110-identity-audit.ts'
import * as peopleNetwork from './2026-11-21-0120-people-network.ts'
import * as referrals from './2026-11-21-0130-referrals.ts'
import * as dossiers from './2026-11-21-0140-dossiers.ts'
import * as guidance from './2026-11-21-0150-guidance.ts'
import * as importsEvidence from './2026-11-21-0160-imports-evidence.ts'
import * as referralRevisions from './2026-11-21-0210-referral-revisions.ts'
import * as reportingViews from './2026-11-21-0220-reporting-views.ts'
import * as measurementAnswers from './2026-11-21-0230-measurement-answers.ts'
import * as reportingTogether from './2026-11-21-0240-reporting-together.ts'
import * as personName from './2026-11-21-0250-person-name.ts'
import * as daysOfNews from './2026-11-21-0260-days-of-news.ts'
import * as whoWasPresent from './2026-11-21-0270-who-was-present.ts'
import * as births from './2026-11-21-0280-births.ts'
import * as reportingDossier from './2026-11-21-0290-reporting-dossier.ts'
import * as cascades from './2026-11-21-0300-cascades.ts'
import * as auditChain from './2026-11-21-0310-audit-chain.ts'
import * as sealing from './2026-11-21-0320-sealing.ts'
import * as documents from './2026-11-21-0330-documents.ts'
import * as consent from './2026-11-21-0340-consent.ts'
import * as familyAccess from './2026-11-21-0350-family-access.ts'
import * as staffAccess from './2026-11-21-0360-staff-access.ts'
import * as barriers from './2026-11-21-0361-barriers.ts'
import * as releasedAccounts from './2026-11-21-0362-released-accounts.ts'
import * as lifecycle from './2026-11-21-0370-lifecycle.ts'
import * as safeAddress from './2026-11-21-0390-safe-address.ts'
import * as protectedPart from './2026-11-21-0391-protected.ts'
import * as register from './2026-11-21-0392-register.ts'
import * as registerIndex from './2026-11-21-0393-register-index.ts'
import * as ownerReads from './2026-11-22-0331-owner-reads.ts'
import * as sealedPlaces from './2026-11-22-0400-sealed-places.ts'
import * as handOver from './2026-11-22-0401-hand-over.ts'
import * as protectedRescue from './2026-11-22-0402-protected-rescue.ts'
import * as signInRule from './2026-11-22-0420-sign-in-rule.ts'
import * as limits from './2026-11-22-0421-limits.ts'
import * as reviewSealed from './2026-11-22-0422-review-sealed.ts'
import * as barrierEstimates from './2026-11-22-0450-barrier-estimates.ts'
import * as largeMunicipalities from './2026-11-22-0451-large-municipalities.ts'
import * as limitsIndex from './2026-11-22-0470-limits-index.ts'
import * as fundamentalRights from './2026-11-22-0500-fundamental-rights.ts'
import * as rightsInDossier from './2026-11-22-0520-rights-in-dossier.ts'
import * as rightsCatalogue from './2026-11-22-0530-rights-catalogue.ts'
import * as listOrder from './2026-11-22-0540-list-order.ts'
import * as sealedPackages from './2026-11-22-0550-sealed-packages.ts'
import * as selfCheckFacts from './2026-11-22-0560-self-check-facts.ts'
import * as passingOn from './2026-11-22-0570-passing-on.ts'
import * as newsOfReferrals from './2026-11-22-0571-news-of-referrals.ts'
import * as auditMarks from './2026-11-22-0590-audit-marks.ts'
import * as newLink from './2026-11-22-0591-new-link.ts'
import * as amountOfARight from './2026-11-22-0600-amount-of-a-right.ts'
import * as seenByBoth from './2026-11-22-0601-seen-by-both.ts'
import * as auditJournals from './2026-11-22-0610-audit-journals.ts'
import * as serviceLogout from './2026-11-22-0620-service-logout.ts'
import * as provenLink from './2026-11-22-0621-proven-link.ts'
import * as whatTheListShows from './2026-11-22-0640-what-the-list-shows.ts'
import * as reminders from './2026-11-22-0650-reminders.ts'
import * as silenceInOrder from './2026-11-22-0660-silence-in-order.ts'

/** All migrations in order; a landed one is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '2026-11-21-0100-platform': platform,
  '2026-11-21-0110-identity-audit': identityAudit,
  '2026-11-21-0120-people-network': peopleNetwork,
  '2026-11-21-0130-referrals': referrals,
  '2026-11-21-0140-dossiers': dossiers,
  '2026-11-21-0150-guidance': guidance,
  '2026-11-21-0160-imports-evidence': importsEvidence,
  '2026-11-21-0210-referral-revisions': referralRevisions,
  '2026-11-21-0220-reporting-views': reportingViews,
  '2026-11-21-0230-measurement-answers': measurementAnswers,
  '2026-11-21-0240-reporting-together': reportingTogether,
  '2026-11-21-0250-person-name': personName,
  '2026-11-21-0260-days-of-news': daysOfNews,
  '2026-11-21-0270-who-was-present': whoWasPresent,
  '2026-11-21-0280-births': births,
  '2026-11-21-0290-reporting-dossier': reportingDossier,
  '2026-11-21-0300-cascades': cascades,
  '2026-11-21-0320-sealing': sealing,
  '2026-11-21-0390-safe-address': safeAddress,
  '2026-11-21-0360-staff-access': staffAccess,
  '2026-11-21-0361-barriers': barriers,
  '2026-11-21-0362-released-accounts': releasedAccounts,
  '2026-11-21-0310-audit-chain': auditChain,
  '2026-11-21-0330-documents': documents,
  '2026-11-21-0340-consent': consent,
  '2026-11-21-0350-family-access': familyAccess,
  '2026-11-21-0370-lifecycle': lifecycle,
  '2026-11-21-0391-protected': protectedPart,
  '2026-11-21-0392-register': register,
  '2026-11-21-0393-register-index': registerIndex,
  '2026-11-22-0331-owner-reads': ownerReads,
  '2026-11-22-0400-sealed-places': sealedPlaces,
  '2026-11-22-0401-hand-over': handOver,
  '2026-11-22-0402-protected-rescue': protectedRescue,
  '2026-11-22-0420-sign-in-rule': signInRule,
  '2026-11-22-0421-limits': limits,
  '2026-11-22-0422-review-sealed': reviewSealed,
  '2026-11-22-0470-limits-index': limitsIndex,
  '2026-11-22-0450-barrier-estimates': barrierEstimates,
  '2026-11-22-0451-large-municipalities': largeMunicipalities,
  '2026-11-22-0500-fundamental-rights': fundamentalRights,
  '2026-11-22-0520-rights-in-dossier': rightsInDossier,
  '2026-11-22-0530-rights-catalogue': rightsCatalogue,
  '2026-11-22-0550-sealed-packages': sealedPackages,
  '2026-11-22-0540-list-order': listOrder,
  '2026-11-22-0560-self-check-facts': selfCheckFacts,
  '2026-11-22-0570-passing-on': passingOn,
  '2026-11-22-0571-news-of-referrals': newsOfReferrals,
  '2026-11-22-0590-audit-marks': auditMarks,
  '2026-11-22-0591-new-link': newLink,
  '2026-11-22-0620-service-logout': serviceLogout,
  '2026-11-22-0621-proven-link': provenLink,
  '2026-11-22-0640-what-the-list-shows': whatTheListShows,
  '2026-11-22-0600-amount-of-a-right': amountOfARight,
  '2026-11-22-0610-audit-journals': auditJournals,
  '2026-11-22-0601-seen-by-both': seenByBoth,
  '2026-11-22-0650-reminders': reminders,
  '2026-11-22-0660-silence-in-order': silenceInOrder,
}
