import { askCode, chooseProof, giveAccess, passCode } from '#modules/family/public.ts'
import type { Deps } from '#platform/deps.ts'
import { accountOf, actorOf, type DemoWorld, kept } from './demo-world.ts'
import { amal } from './stories/amal.ts'

/** How Amal comes to her own pages in the practice municipality: this address, the code the page shows, this word. */
export const demoFamily = { address: 'amal@demo.example', word: 'zeebries' }

/** Hanne gives Amal access; Amal comes in once and chooses her word. All through the commands of the product. */
export async function giveDemoAccess(world: DemoWorld, dossierId: string): Promise<void> {
  const { deps, municipalityId } = world
  const actor = { ...actorOf(world, 'hanne'), accountId: accountOf(world, 'hanne') }
  const given = kept(
    await giveAccess(deps, actor, {
      dossierId,
      personId: await motherOf(deps, municipalityId, dossierId, actor),
      channel: 'mail',
      address: demoFamily.address,
      locale: 'nl',
      isSafe: true,
      saveKey: null,
    }),
    `the access of ${amal.referral.person.givenName}`,
  )
  const device = deps.newToken()
  await askCode(deps, { municipalityId, typed: demoFamily.address, device, locale: 'nl', link: null })
  const code = await codeOf(deps, municipalityId, actor)
  kept(await passCode(deps, { municipalityId, device, code }), 'the code of Amal')
  const step = { municipalityId, device, deviceName: 'Chrome Android', startCode: given.startCode ?? '', proof: demoFamily.word }
  kept(await chooseProof(deps, step), 'the word of Amal')
}

type Reader = Parameters<Deps['db']['as']>[0]

async function motherOf(deps: Deps, municipalityId: string, dossierId: string, actor: Reader): Promise<string> {
  const row = await deps.db.as(actor, (tx) =>
    tx
      .selectFrom('dossiers.dossier')
      .select('mother_id')
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', dossierId)
      .executeTakeFirstOrThrow(),
  )
  return row.mother_id
}

async function codeOf(deps: Deps, municipalityId: string, actor: Reader): Promise<string> {
  const row = await deps.db.as(actor, (tx) =>
    tx
      .selectFrom('platform.message')
      .select('body')
      .where('municipality_id', '=', municipalityId)
      .orderBy('requested_at', 'desc')
      .executeTakeFirstOrThrow(),
  )
  return /\d{6}/.exec(row.body)?.[0] ?? ''
}
