import { loadPacks } from '#modules/programmes/public.ts'
import type { Deps } from '#platform/deps.ts'
import type { Hosts } from '#platform/http/hosts.ts'
import { projectRoot } from '#platform/root.ts'
import { createMunicipality } from '../municipalities/create-municipality.ts'
import { findMunicipality } from '../municipalities/find-municipality.ts'
import { createDemoAccounts, demoAccounts, demoPassword } from './demo-accounts.ts'
import { demoFamily } from './demo-family.ts'
import { demoLinkToken } from './demo-network.ts'
import { tellDemo } from './tell-demo.ts'
import { alone, finishDemo, removeUnfinishedDemo, unfinishedName } from './unfinished-demo.ts'

export const demoName = 'Mechelen (demo)'

export type Demo = { readonly municipalityId: string }

/**
 * The practice municipality with invented people: made at the first start, left alone afterwards. One program at a time makes it, and it is whole or
 * not there: what an interrupted start left is removed and made again.
 */
export async function ensureDemo(deps: Deps, ownerUrl: string, say: (line: string) => void): Promise<Demo | null> {
  return alone(ownerUrl, async (client) => {
    await removeUnfinishedDemo(client)
    const known = await findMunicipality(deps, demoName)
    if (known !== null) return { municipalityId: known.id }
    const others = await deps.db.catalogue((db) => db.selectFrom('platform.municipality').select('id').limit(1).execute())
    // An installation that serves a real municipality gets no practice data beside it.
    if (others.length > 0) return null
    say('Making the practice municipality; this happens once.')
    const made = await createMunicipality(deps, ownerUrl, loadPacks(projectRoot), {
      name: unfinishedName,
      postcodes: ['2800', '2801', '2811', '2812'],
      phone: '015 00 00 00',
      theme: 'mechelen',
      isDemo: true,
    })
    if (!made.ok) return null
    const accounts = await createDemoAccounts(deps, made.value)
    await tellDemo(deps, made.value, accounts, say)
    await finishDemo(client, made.value, demoName)
    return { municipalityId: made.value }
  })
}

/** One line per role: who to sign in as. */
/** `hosts`: where each part lives, when they live apart. */
export function describeDemo(_demo: Demo, address: string, hosts: Hosts | null = null): string {
  const roles = new Set<string>()
  const lines = demoAccounts
    .filter(({ role }) => !roles.has(role) && roles.add(role) !== undefined)
    .map(({ role, email }) => `  ${role.padEnd(14)} ${email}`)
  return [
    `  parents        ${hosts?.public ?? address}/aanmelden`,
    `  own page       ${hosts?.mijn ?? address}/mijn   (${demoFamily.address}, the code the page shows, the word "${demoFamily.word}")`,
    `  partners       ${address}/verwijzen/via/${demoLinkToken}`,
    `  staff          ${address}/inloggen`,
    '',
    `Practice accounts, password "${demoPassword}" (the page shows the code of the second step):`,
    ...lines,
  ].join('\n')
}
