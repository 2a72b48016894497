import {
  type Answer,
  type HandoverRow,
  handoversOf,
  type ItemKind,
  isStanding,
  itemKinds,
  type PermissionRow,
  permissionsFor,
  type SharedDomain,
  type SharingPurpose,
  sharedDomains,
  sharingPurposes,
  sharingRule,
} from '#modules/consent/public.ts'
import { type ContactKind, isHeard } from '#modules/contacts/public.ts'
import { type DossierSummary, readDossier } from '#modules/dossiers/public.ts'
import { asOfNow, childIds, currentInstrument, readMeasurements, type StateNow, statesNow } from '#modules/indicators/public.ts'
import { organisationOfAccount } from '#modules/network/public.ts'
import { type LocalText, said } from '#modules/programmes/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { domainOfItem } from './item-domains.ts'
import { type OpenStep, openSteps } from './open-steps.ts'
import { hasSafePlace } from './safe-family.ts'

export type SharedContact = {
  readonly id: string
  readonly kind: ContactKind
  readonly on: IsoDay
  readonly domains: readonly SharedDomain[]
}
export type SharedNote = { readonly id: string; readonly on: IsoDay; readonly words: string; readonly domains: readonly SharedDomain[] }
export type SharedState = { readonly key: string; readonly label: string; readonly state: StateNow; readonly domain: SharedDomain }

/** Everything a partner gets to see of one family for one purpose; null is what was not allowed, which is not the same as empty. */
export type SharedPart = {
  readonly purpose: SharingPurpose
  readonly untilOn: IsoDay
  readonly domains: readonly SharedDomain[]
  readonly contactPerson: string | null
  readonly inOrder: readonly SharedState[] | null
  readonly steps: readonly OpenStep[] | null
  readonly contacts: readonly SharedContact[] | null
  readonly notes: readonly SharedNote[] | null
}

export type SharedView = {
  readonly dossierId: string
  readonly name: string
  readonly parts: readonly SharedPart[]
  readonly handovers: readonly HandoverRow[]
  /** A safe address holds: nobody of the team is named. */
  readonly isSafe: boolean
  /** The permissions this view rests on: for the audit. */
  readonly permissionIds: readonly string[]
}

type Ask = (asked: {
  kind?: ItemKind | undefined
  domain?: SharedDomain | undefined
  purpose: SharingPurpose
  permissionId?: string | undefined
}) => Answer

/** For one purpose: which kinds are allowed in which domains, each pair asked by itself. */
type Allowed = {
  readonly has: (kind: ItemKind) => boolean
  readonly domainsOf: (kind: ItemKind) => readonly SharedDomain[]
  readonly ids: readonly string[]
  /** Those that allow something here; a handover sheet stands on a page of its own. */
  readonly contentIds: readonly string[]
}

function allowedFor(ask: Ask, purpose: SharingPurpose): Allowed {
  const answers = itemKinds.flatMap((kind) => [
    { kind, domain: null, answer: ask({ kind, purpose }) },
    ...sharedDomains.map((domain) => ({ kind, domain, answer: ask({ kind, domain, purpose }) })),
  ])
  const yes = answers.filter(({ answer }) => answer.allowed)
  const domainsOf = (kind: ItemKind) => yes.flatMap((one) => (one.kind === kind && one.domain !== null ? [one.domain] : []))
  return {
    has: (kind) => yes.some((one) => one.kind === kind),
    domainsOf,
    ids: [...new Set(yes.flatMap(({ answer }) => answer.permissionId ?? []))],
    contentIds: yes.filter(({ kind }) => kind !== 'handover').flatMap(({ answer }) => answer.permissionId ?? []),
  }
}

const isInside = (domains: readonly SharedDomain[], allowed: readonly SharedDomain[]): boolean =>
  domains.length > 0 && domains.every((domain) => allowed.includes(domain))

const shownContacts = 10

async function contactsAbout(tx: Tx, municipalityId: string, dossierId: string) {
  const rows = await tx
    .selectFrom('contacts.contact')
    .select(['id', 'kind', 'happened_on as on', 'domains', 'note'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('withdrawn_at', 'is', null)
    .orderBy('happened_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows
    .filter(({ kind }) => isHeard(kind))
    .map((row) => ({ ...row, domains: sharedDomains.filter((domain) => row.domains.includes(domain)) }))
}

async function statesIn(tx: Tx, municipalityId: string, dossier: DossierSummary, locale: PublicLocale): Promise<SharedState[]> {
  const instrument = currentInstrument('opkomst-dossier')
  if (instrument === null) return []
  const measurements = await readMeasurements(tx, municipalityId, { dossierId: dossier.id })
  const now = statesNow(asOfNow(measurements, instrument, dossier), instrument, childIds(dossier.id, dossier.babies))
  return now.flatMap(({ item, childId, state }) => {
    const domain = domainOfItem(item.id)
    // After a loss nothing about a baby is said, to nobody.
    const isHidden = domain === null || (domain === 'baby' && dossier.hasLoss) || state === 'not-applicable'
    const label: LocalText = item.label
    return isHidden ? [] : [{ key: `${item.id}${childId ?? ''}`, label: said(label, locale), state, domain }]
  })
}

async function partFor(
  tx: Tx,
  municipalityId: string,
  dossier: DossierSummary,
  {
    purpose,
    allowed,
    untilOn,
    locale,
    isSafe,
  }: { purpose: SharingPurpose; allowed: Allowed; untilOn: IsoDay; locale: PublicLocale; isSafe: boolean },
): Promise<SharedPart> {
  const in_ = allowed.domainsOf
  const needsContacts = allowed.has('contacts') || allowed.has('notes')
  const [contacts, states, steps] = await Promise.all([
    needsContacts ? contactsAbout(tx, municipalityId, dossier.id) : [],
    allowed.has('in-order') ? statesIn(tx, municipalityId, dossier, locale) : [],
    allowed.has('next-steps') ? openSteps(tx, municipalityId, dossier.id) : [],
  ])
  // Of a contact about several domains only the allowed ones are named; its words are shown only when all of them are allowed.
  const touched = contacts.flatMap(({ id, kind, on, domains }) => {
    const shown = domains.filter((domain) => in_('contacts').includes(domain))
    return shown.length === 0 ? [] : [{ id, kind, on, domains: shown }]
  })
  const notes = contacts.flatMap(({ id, on, note, domains }) =>
    note !== null && isInside(domains, in_('notes')) ? [{ id, on, words: note, domains }] : [],
  )
  return {
    purpose,
    untilOn,
    domains: sharedDomains.filter((domain) => itemKinds.some((kind) => in_(kind).includes(domain))),
    contactPerson: allowed.has('contact-person') ? (isSafe ? '' : (dossier.counsellorName ?? '')) : null,
    inOrder: allowed.has('in-order') ? states.filter(({ domain }) => in_('in-order').includes(domain)) : null,
    // With a safe address the words of the team stay inside: nobody can tell where in them a place or a name stands.
    steps: allowed.has('next-steps') && !isSafe ? steps.filter(({ domains }) => isInside(domains, in_('next-steps'))) : null,
    contacts: allowed.has('contacts') ? touched.slice(0, shownContacts) : null,
    notes: allowed.has('notes') && !isSafe ? notes.slice(0, shownContacts) : null,
  }
}

/** What this account may see of one family at this very moment; null when that is nothing, whatever the reason. */
export async function sharedView(
  tx: Tx,
  actor: Actor,
  dossierId: string,
  { today, locale }: { readonly today: IsoDay; readonly locale: PublicLocale },
): Promise<SharedView | null> {
  const { municipalityId, accountId } = actor
  if (accountId === null) return null
  const dossier = await readDossier(tx, municipalityId, dossierId, today)
  if (dossier === null) return null
  const recipient = { kind: 'account', accountId } as const
  const ask = await sharingRule(tx, actor, { dossierId, isOpen: dossier.isOpen, recipient, day: today })
  const granting = sharingPurposes
    .map((purpose) => ({ purpose, allowed: allowedFor(ask, purpose) }))
    .filter(({ allowed }) => allowed.ids.length > 0)
  if (granting.length === 0) return null
  const [own, isSafe] = await Promise.all([ownPermissions(tx, actor), hasSafePlace(tx, municipalityId, dossierId)])
  const ids = granting.flatMap(({ allowed }) => allowed.ids)
  const untilOf = (granted: readonly string[]) =>
    own
      .filter(({ id }) => granted.includes(id))
      .map(({ untilOn }) => untilOn)
      .sort()[0] ?? today
  const parts = await Promise.all(
    granting
      .filter(({ allowed }) => itemKinds.some((kind) => kind !== 'handover' && allowed.has(kind)))
      .map(({ purpose, allowed }) =>
        partFor(tx, municipalityId, dossier, { purpose, allowed, untilOn: untilOf(allowed.contentIds), locale, isSafe }),
      ),
  )
  // Each sheet by its own permission: one that was withdrawn is not opened by another that stands.
  const sheets = own
    .filter(({ id, purpose, ...one }) => one.dossierId === dossierId && ask({ kind: 'handover', purpose, permissionId: id }).allowed)
    .map(({ id }) => id)
  const permissionIds = [...new Set([...ids, ...sheets])]
  return { dossierId, name: dossier.motherName, parts, handovers: await handoversOf(tx, municipalityId, sheets), isSafe, permissionIds }
}

async function ownPermissions(tx: Tx, actor: Actor): Promise<PermissionRow[]> {
  if (actor.accountId === null) return []
  const organisation = await organisationOfAccount(tx, actor.municipalityId, actor.accountId)
  return permissionsFor(tx, actor.municipalityId, { accountId: actor.accountId, organisationId: organisation?.id ?? null })
}

export type SharedFamily = { readonly dossierId: string; readonly name: string; readonly permissions: readonly PermissionRow[] }

/** The families of which this account sees something today, by name. */
export async function sharedFamilies(tx: Tx, actor: Actor, today: IsoDay): Promise<SharedFamily[]> {
  const standing = (await ownPermissions(tx, actor)).filter((one) => isStanding(one, today))
  const ids = [...new Set(standing.map(({ dossierId }) => dossierId))]
  const families: SharedFamily[] = []
  for (const dossierId of ids) {
    const dossier = await readDossier(tx, actor.municipalityId, dossierId, today)
    if (dossier === null || !dossier.isOpen) continue
    families.push({ dossierId, name: dossier.motherName, permissions: standing.filter((one) => one.dossierId === dossierId) })
  }
  return families.sort((a, b) => a.name.localeCompare(b.name))
}
