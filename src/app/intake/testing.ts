import { addMember, addOrganisation } from '#modules/network/public.ts'
import { emptyScreening, type ReferralDetails, type ReferredParent, referParent } from '#modules/referrals/public.ts'
import type { Result } from '#platform/result.ts'
import type { TestWorld } from '../testing.ts'

/** The value of a result that a test expects. */
export function done<T>(result: Result<T, { readonly kind: string }>): T {
  if (!result.ok) throw new Error(`refused: ${result.refusal.kind}`)
  return result.value
}

export type Told = Partial<Omit<ReferralDetails, 'person'>> & { readonly person?: Partial<ReferralDetails['person']> }

/** What a partner tells about Ioana, with the differences a test needs. */
export function ioana(told: Told = {}): ReferralDetails {
  return {
    situation: 'pregnant',
    dueOn: '2027-04-05',
    dueIsEstimate: false,
    childBornOn: null,
    helpWanted: [],
    message: 'Ze leest veel over de baby.',
    agreement: 'spoken',
    agreedOn: '2026-11-17',
    agreedLanguage: 'fr',
    mayTellStatus: true,
    mayTellCounsellor: false,
    screening: emptyScreening,
    signals: [],
    urgency: null,
    warmHandover: false,
    ...told,
    person: {
      givenName: 'Ioana',
      familyName: 'Marincu',
      birthDate: '2003-04-09',
      phone: '0470 00 00 12',
      language: 'ro',
      safeContact: { channel: null, times: ['morning'], mayLeaveMessage: false, note: null },
      ...told.person,
    },
  }
}

/** An organisation with the partner account of the world as its member. */
export async function partnerOrganisation(world: TestWorld, name = 'AZ Sint-Maarten'): Promise<string> {
  const lead = world.actor('team-lead')
  const details = { name, isExternal: true, phone: null, aliases: [] }
  const { id } = done(await addOrganisation(world.deps, lead, { details, saveKey: null }))
  done(await addMember(world.deps, lead, { organisationId: id, accountId: world.accounts.partner }))
  return id
}

export async function refer(world: TestWorld, told: Told = {}, saveKey: string | null = null): Promise<ReferredParent> {
  return done(
    await referParent(world.deps, world.actor('partner', 'referral'), {
      door: { kind: 'account' },
      details: ioana(told),
      referrerName: 'Sara Mertens',
      referrerContact: null,
      locale: 'nl',
      saveKey,
      draft: null,
      territories: [{ id: world.municipalityId, name: 'Testgemeente', slug: 'testgemeente', host: null, postcodes: [] }],
    }),
  )
}
