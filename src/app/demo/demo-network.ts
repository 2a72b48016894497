import {
  addMember,
  addOrganisation,
  findOrAddOrganisation,
  listOrganisations,
  makeLink,
  type Organisation,
  organisationNamed,
} from '#modules/network/public.ts'
import { accountOf, actorOf, type DemoWorld, kept } from './demo-world.ts'

/** As public as the password of the practice accounts: it opens a municipality of invented people and nothing else. */
export const demoLinkToken = 'oefenlink-sociale-dienst-az-sint-maarten'

const hospital = { name: 'AZ Sint-Maarten', isExternal: true, phone: '015 00 00 10', aliases: ['AZSM', 'Sint-Maarten'] }
const others = [
  { name: 'Kind en Gezin', isExternal: true },
  { name: 'Wijkgezondheidscentrum De Ham', isExternal: true },
  { name: 'CAW Boom-Mechelen-Lier', isExternal: true },
  { name: 'Huis van het Kind', isExternal: false },
  { name: 'Sociaal Huis', isExternal: false },
] as const

/** The organisations around the families. The hospital has the practice partner as a member and a personal link for its desk. */
export async function makeNetwork(world: Omit<DemoWorld, 'organisations'>): Promise<readonly Organisation[]> {
  const { deps, municipalityId } = world
  const lead = actorOf({ ...world, organisations: [] }, 'wout', 'administration')
  const known = await deps.db.as(lead, (tx) => listOrganisations(tx, municipalityId))
  // The list of the team may have named it already.
  const listed = organisationNamed(known, hospital.name)
  const organisationId = listed?.id ?? kept(await addOrganisation(deps, lead, { details: hospital, saveKey: null }), hospital.name).id
  await deps.db.as(lead, async (tx) => {
    for (const named of others) await findOrAddOrganisation(tx, deps, municipalityId, named)
  })
  const accountId = accountOf({ ...world, organisations: [] }, 'partner')
  kept(await addMember(deps, lead, { organisationId, accountId }), 'the practice partner')
  kept(await makeLink({ ...deps, newToken: () => demoLinkToken }, lead, { organisationId, label: 'Balie sociale dienst' }), 'the link')
  return deps.db.as(lead, (tx) => listOrganisations(tx, municipalityId))
}
