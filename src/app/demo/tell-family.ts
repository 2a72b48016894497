import { setStart } from '#modules/dossiers/public.ts'
import { acceptReferral } from '../intake/accept-referral.ts'
import { accountOf, actorOf, type DemoWorld, kept, onDay, workDay } from './demo-world.ts'
import { tellEvent } from './tell-event.ts'
import { tellReferral } from './tell-referral.ts'
import type { ToldFamily, Worker } from './told.ts'

/** Lives one story through the commands of the product, from the referral to today. Answers with the id of the dossier. */
export async function tellFamily(world: DemoWorld, told: ToldFamily): Promise<string> {
  const referralId = await tellReferral(world, told.referral)
  const { on, programme, counsellor, relationship = null, outlook = null } = told.accepted
  const name = told.referral.person.givenName
  const accepted = await acceptReferral(onDay(world, workDay(world, on)), actorOf(world, counsellor, 'intake'), {
    referralId,
    programme,
    counsellorId: accountOf(world, counsellor),
    outlook,
    relationship,
    saveKey: null,
  })
  const { dossierId } = kept(accepted, `the acceptance of ${name}`)
  if (told.startedOn !== undefined) {
    const startedOn = workDay(world, told.startedOn)
    const deps = onDay(world, startedOn)
    const actor = actorOf(world, counsellor)
    kept(await deps.db.as(actor, (tx) => setStart(tx, deps, actor, { dossierId, startedOn })), `the start of ${name}`)
  }
  let guide: Worker = counsellor
  for (const event of told.events) {
    await tellEvent(world, { dossierId, guide, name }, event)
    if (event.kind === 'counsellor') guide = event.to
  }
  return dossierId
}
