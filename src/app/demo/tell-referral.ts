import {
  emptyScreening,
  listInbox,
  listTerritories,
  type ReferParent,
  referMyself,
  referParent,
  takeStep,
} from '#modules/referrals/public.ts'
import { visitor } from '#platform/actor.ts'
import { actorOf, type DemoWorld, exactDay, kept, onDay, organisationOf, personOf, workDay } from './demo-world.ts'
import type { ToldReferral } from './told.ts'

const usual: Omit<ReferParent['details'], 'person' | 'situation' | 'dueOn' | 'childBornOn'> = {
  dueIsEstimate: false,
  helpWanted: [],
  message: null,
  agreement: null,
  agreedOn: null,
  agreedLanguage: null,
  mayTellStatus: false,
  mayTellCounsellor: false,
  screening: emptyScreening,
  signals: [],
  urgency: null,
  warmHandover: false,
}

function detailsOf(world: DemoWorld, told: ToldReferral): ReferParent['details'] {
  const { due, born, from } = told
  const agreed = from === 'herself' ? {} : { agreement: 'spoken' as const, agreedOn: workDay(world, told.on), mayTellStatus: true }
  return {
    ...usual,
    ...agreed,
    ...told.details,
    person: personOf(world, told.person),
    situation: born !== undefined ? 'born' : due !== undefined ? 'pregnant' : 'unsure',
    dueOn: due === undefined ? null : exactDay(world, due),
    childBornOn: born === undefined ? null : exactDay(world, born),
  }
}

/** Sends a referral through the door it came by, and takes the steps the team took since. Answers with its id. */
export async function tellReferral(world: DemoWorld, told: ToldReferral): Promise<string> {
  const referralId = told.from === 'herself' ? await ask(world, told) : await refer(world, told)
  for (const { on, by, kind, reason, note } of told.steps ?? []) {
    const deps = onDay(world, workDay(world, on))
    const step = { kind, reason, note: note ?? null }
    kept(await takeStep(deps, actorOf(world, by, 'intake'), { referralId, step, saveKey: null }), `${kind} of ${told.person.givenName}`)
  }
  return referralId
}

async function refer(world: DemoWorld, told: ToldReferral): Promise<string> {
  const { from, referrerName = null, referrerContact = null, locale = 'nl' } = told
  const deps = onDay(world, workDay(world, told.on))
  const isAccount = from === 'partner'
  const door = isAccount ? ({ kind: 'account' } as const) : ({ kind: 'team', organisationId: organisationOf(world, from) } as const)
  const referred = await referParent(deps, actorOf(world, isAccount ? 'partner' : 'hanne', 'referral'), {
    door,
    details: detailsOf(world, told),
    referrerName,
    referrerContact,
    locale,
    saveKey: null,
    draft: null,
    territories: await listTerritories(deps),
  })
  return kept(referred, `the referral of ${told.person.givenName}`).referralId
}

async function ask(world: DemoWorld, told: ToldReferral): Promise<string> {
  const deps = onDay(world, workDay(world, told.on))
  const asked = await referMyself(deps, visitor(world.municipalityId, 'referral'), {
    details: detailsOf(world, told),
    postcode: told.person.postcode ?? '2800',
    territories: await listTerritories(deps),
    locale: told.locale ?? 'nl',
    saveKey: null,
  })
  const { reference } = kept(asked, `the question of ${told.person.givenName}`)
  const inbox = await deps.db.as(actorOf(world, 'hanne', 'intake'), (tx) => listInbox(tx, world.municipalityId))
  const row = inbox.find((one) => one.reference === reference)
  if (row === undefined) throw new Error(`the question of ${told.person.givenName} did not arrive`)
  return row.id
}
