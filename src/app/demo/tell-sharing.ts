import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import {
  addGround,
  addItem,
  addReference,
  type chosenKinds,
  givePermission,
  groundPurposes,
  groundRoles,
  grounds,
  referenceKeys,
  type SharedDomain,
  type SharingPurpose,
  setSecrecy,
  startMeeting,
  withdrawPermission,
  writeNote,
} from '#modules/consent/public.ts'
import type { Actor } from '#platform/actor.ts'
import { addDays } from '#platform/day.ts'
import { projectRoot } from '#platform/root.ts'
import { handOverInDossier } from '../sharing/hand-over-in-dossier.ts'
import { accountOf, actorOf, type DemoWorld, kept, onDay, organisationOf, workDay } from './demo-world.ts'
import type { Day, Worker } from './told.ts'

export type ToldSharing = {
  /** Organisations bound by professional secrecy, and those bound to discretion only. */
  readonly bound: readonly string[]
  readonly discreet: readonly string[]
  readonly permissions: readonly {
    readonly on: Day
    readonly to: string
    readonly purpose: SharingPurpose
    readonly kinds: readonly (typeof chosenKinds)[number][]
    readonly domains: readonly SharedDomain[]
    readonly days: number
    readonly withdrawnOn?: Day
  }[]
  readonly handover: {
    readonly on: Day
    readonly to: string
    readonly receiverName: string
    readonly helps: string
    readonly agreed: string
    readonly avoid: string
    readonly callsFirst: string
  }
  readonly discussion: {
    readonly on: Day
    readonly purpose: string
    readonly absentReason: string
    readonly items: readonly { readonly by: Worker; readonly words: string; readonly for: readonly Worker[] }[]
  }
  readonly note: string
}

const lawFile = z.object({
  source: z.string(),
  validFrom: z.string(),
  references: z.array(
    z.object({ key: z.enum(referenceKeys), label: z.object({ nl: z.string(), en: z.string(), fr: z.string() }), article: z.string() }),
  ),
  grounds: z.array(
    z.object({ purpose: z.enum(groundPurposes), ground: z.enum(grounds), role: z.enum(groundRoles), note: z.string().nullable() }),
  ),
})

/** Articles are data with a source; here one that says it still has to be confirmed. */
async function tellLaw(world: DemoWorld, actor: Actor): Promise<void> {
  const path = join(projectRoot, 'src/app/demo/data/legal-references.json')
  const { source, validFrom, ...law } = lawFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  const { deps } = world
  await deps.db.as(actor, async (tx) => {
    for (const reference of law.references) kept(await addReference(tx, deps, actor, { ...reference, source, validFrom }), reference.key)
    for (const ground of law.grounds) kept(await addGround(tx, deps, actor, { ...ground, validFrom }), ground.purpose)
  })
}

async function tellSecrecy(world: DemoWorld, actor: Actor, told: ToldSharing): Promise<void> {
  const { deps } = world
  const settings = [
    ...told.bound.map((name) => ({ name, secrecy: 'professional' as const })),
    ...told.discreet.map((name) => ({ name, secrecy: 'discretion' as const })),
  ]
  await deps.db.as(actor, async (tx) => {
    for (const { name, secrecy } of settings) {
      const about = { subject: 'organisation', organisationId: organisationOf(world, name) } as const
      kept(await setSecrecy(tx, deps, actor, { about, secrecy }), `the secrecy of ${name}`)
    }
  })
}

async function tellPermission(world: DemoWorld, dossierId: string, told: ToldSharing['permissions'][number]): Promise<void> {
  const actor = actorOf(world, 'hanne', 'sharing')
  const fromOn = workDay(world, told.on)
  const deps = onDay(world, fromOn)
  const asked = {
    recipient: { kind: 'organisation', organisationId: organisationOf(world, told.to) },
    isBound: 'yes',
    hasSameGoal: 'yes',
    familyIsTold: 'yes',
    how: 'spoken',
    purpose: told.purpose,
    kinds: told.kinds,
    domains: told.domains,
    fromOn,
    untilOn: addDays(fromOn, told.days),
  } as const
  const given = await deps.db.as(actor, (tx) => givePermission(tx, deps, actor, { dossierId, asked }))
  const { permissionId } = kept(given, `the permission for ${told.to}`)
  if (told.withdrawnOn === undefined) return
  const later = onDay(world, workDay(world, told.withdrawnOn))
  const withdrawn = await later.db.as(actor, (tx) => withdrawPermission(tx, later, actor, { dossierId, permissionId, how: 'told' }))
  kept(withdrawn, `the withdrawal for ${told.to}`)
}

async function tellHandover(world: DemoWorld, dossierId: string, { on, to, ...told }: ToldSharing['handover']): Promise<void> {
  const actor = actorOf(world, 'hanne', 'sharing')
  const day = workDay(world, on)
  const deps = onDay(world, day)
  const asked = {
    ...told,
    recipient: { kind: 'organisation', organisationId: organisationOf(world, to) },
    happenedOn: day,
    seenHow: 'with-interpreter',
    seenOn: day,
    how: 'spoken',
  } as const
  const noteOf = (name: string) => `Met drie aan tafel: Amal, Hanne en ${name}.`
  kept(await deps.db.as(actor, (tx) => handOverInDossier(tx, deps, actor, { dossierId, asked, noteOf })), 'the handover')
}

async function tellDiscussion(world: DemoWorld, dossierId: string, told: ToldSharing['discussion']): Promise<void> {
  const actor = actorOf(world, 'hanne', 'sharing')
  const deps = onDay(world, workDay(world, told.on))
  const opened = await deps.db.as(actor, (tx) =>
    startMeeting(tx, deps, actor, {
      dossierId,
      kind: 'team',
      purpose: told.purpose,
      participantIds: [accountOf(world, 'ayla'), accountOf(world, 'wout')],
      parentPresent: 'no',
      absentReason: told.absentReason,
      legalReferenceId: null,
    }),
  )
  const { meetingId } = kept(opened, 'the discussion')
  for (const item of told.items) {
    const by = actorOf(world, item.by, 'sharing')
    const readerIds = item.for.map((who) => accountOf(world, who))
    kept(await deps.db.as(by, (tx) => addItem(tx, deps, by, { meetingId, words: item.words, readerIds })), 'an item')
  }
}

/** What one family lets others see, and what is said about her, through the commands a worker would use. */
export async function tellSharing(world: DemoWorld, dossierId: string, told: ToldSharing): Promise<void> {
  const { deps, municipalityId, accounts } = world
  const administrator: Actor = {
    municipalityId,
    accountId: accounts.get('beheer@demo.example') ?? null,
    role: 'administrator',
    purpose: 'administration',
    sessionId: null,
  }
  await tellLaw(world, administrator)
  await tellSecrecy(world, administrator, told)
  for (const permission of told.permissions) await tellPermission(world, dossierId, permission)
  await tellHandover(world, dossierId, told.handover)
  await tellDiscussion(world, dossierId, told.discussion)
  const hanne = actorOf(world, 'hanne')
  kept(await deps.db.as(hanne, (tx) => writeNote(tx, deps, hanne, { dossierId, words: told.note })), 'the note')
}
