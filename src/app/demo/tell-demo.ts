import type { Deps } from '#platform/deps.ts'
import { giveDemoAccess } from './demo-family.ts'
import { makeNetwork } from './demo-network.ts'
import { importCohort } from './import-cohort.ts'
import { amal } from './stories/amal.ts'
import { rightsTold } from './stories/rights.ts'
import { rightsTalks } from './stories/rights-talks.ts'
import { runningFamilies } from './stories/running-families.ts'
import { amalShares } from './stories/shared.ts'
import { waitingReferrals } from './stories/waiting.ts'
import { tellFamily } from './tell-family.ts'
import { tellReferral } from './tell-referral.ts'
import { tellRights } from './tell-rights.ts'
import { tellRightsTalk } from './tell-rights-talk.ts'
import { tellSharing } from './tell-sharing.ts'

/** Fills a municipality that has its accounts: the list of past years, the partners, families at every turn, parents who wait. */
export async function tellDemo(
  deps: Deps,
  municipalityId: string,
  accounts: ReadonlyMap<string, string>,
  say: (line: string) => void,
): Promise<void> {
  const bare = { deps, municipalityId, accounts, today: deps.today() }
  say('Reading the list of past years: 323 mothers …')
  await importCohort(bare)
  const world = { ...bare, organisations: await makeNetwork(bare) }
  say(`Telling ${runningFamilies.length} running families and ${waitingReferrals.length} referrals …`)
  for (const family of runningFamilies) {
    const dossierId = await tellFamily(world, family)
    const rights = rightsTold.get(family)
    if (rights !== undefined) await tellRights(world, dossierId, rights)
    for (const talk of rightsTalks.get(family) ?? []) await tellRightsTalk(world, dossierId, talk)
    if (family !== amal) continue
    await giveDemoAccess(world, dossierId)
    await tellSharing(world, dossierId, amalShares)
  }
  for (const referral of waitingReferrals) await tellReferral(world, referral)
}
