import { type FamilyRequest, type FamilyText, familyText, type OwnView, requestsOfAccess } from '#modules/family/public.ts'
import { heard } from '#modules/fundamental-rights/public.ts'
import { fullName, languageName, safeContactLine } from '#modules/people/public.ts'
import { dayInBrussels } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { formatDate, formatInstant, formatList } from '#platform/text/format.ts'
import { isStaffLocale } from '#platform/text/locale.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { ownLooks } from './own-looks.ts'
import { ownSteps } from './own-plans.ts'
import { ownScores } from './own-scores.ts'
import { ownSharing } from './own-sharing.ts'

export type FactCode = keyof FamilyText['data']['facts']
export type Fact = { readonly code: FactCode; readonly value: string | null }

/**
 * What we know of the person herself. Where somebody hides from another, street and telephone stand on no screen unless she just gave her word
 * or PIN: somebody may look along. The other parent reads his own name, telephone and children, never an address.
 */
export function ownFacts(view: OwnView, ctx: PageContext, isOpen: boolean): Fact[] {
  const { me, dossier } = view
  const mayShow = isOpen || !me.hasSafeAddress || dossier === null
  const place = [me.street, [me.postcode, me.town].filter((part) => part !== null).join(' ')].filter((part) => part).join(', ')
  const facts: Fact[] = [
    { code: 'name', value: fullName(me) },
    { code: 'birth-date', value: me.birthDate === null ? null : formatDate(me.birthDate, ctx.locale) },
    { code: 'language', value: me.language === null ? null : languageName(me.language, ctx.locale) },
    { code: 'phone', value: mayShow ? me.phone : null },
    { code: 'mail', value: mayShow ? me.email : null },
  ]
  const children = formatList(
    view.children.map((child) => child.givenName),
    ctx.locale,
  )
  const ofChildren: Fact[] = children === '' ? [] : [{ code: 'children', value: children }]
  if (dossier === null) return [...facts, ...ofChildren]
  const safe = { channel: me.channel, times: me.times, mayLeaveMessage: me.mayLeaveMessage, note: me.contactNote }
  // "Somebody listens in" may not be read by that somebody: only after her word. Its words exist for staff; in other languages it is talked over.
  const safeLine = isStaffLocale(ctx.locale) && isOpen ? safeContactLine(safe, ctx.locale) : null
  return [
    ...facts,
    { code: 'address', value: mayShow && place !== '' ? place : null },
    ...(safeLine === null ? [] : [{ code: 'safe-contact' as const, value: safeLine }]),
    ...ofChildren,
    { code: 'guidance', value: dossier.startedOn === null ? null : formatDate(dossier.startedOn, ctx.locale) },
  ]
}

export type OwnData = {
  readonly madeOn: string
  readonly facts: readonly { readonly what: string; readonly value: string | null }[]
  readonly contacts: readonly { readonly day: string; readonly minutes: number | null }[]
  readonly agreed: readonly {
    readonly what: string
    readonly who: string | null
    readonly by: string | null
    readonly done: string | null
  }[]
  readonly scores: readonly { readonly what: string; readonly first: number; readonly last: number; readonly on: string }[]
  readonly sharing: readonly {
    readonly who: string
    readonly what: readonly string[]
    readonly until: string | null
    readonly on: boolean
  }[]
  readonly looked: readonly { readonly at: string; readonly who: string; readonly why: string; readonly acts: readonly string[] }[]
  readonly asked: readonly { readonly on: string; readonly about: string; readonly words: string; readonly answer: string | null }[]
}

type Gather = { readonly tx: Tx; readonly deps: Deps; readonly view: OwnView; readonly ctx: PageContext }

/** Everything she can read here, in one piece: for a person to read and for a computer to take over. */
export async function gatherOwnData({ tx, deps, view, ctx }: Gather): Promise<OwnData> {
  const t = familyText(ctx.locale)
  const { municipalityId } = { municipalityId: ctx.municipality.id }
  const { dossier } = view
  const steps = dossier === null ? [] : await ownSteps(tx, municipalityId, dossier, { ...view, shows: () => true }, deps.now())
  const scores = dossier === null ? [] : await ownScores(tx, municipalityId, dossier)
  const sharing = await ownSharing(tx, municipalityId, view, ctx.today)
  const { looks } = await ownLooks(tx, municipalityId, view, ctx.locale, null)
  const asked = await requestsOfAccess(tx, municipalityId, view.access.id)
  const roles: Readonly<Record<string, string>> = t.looked.roles
  const purposes: Readonly<Record<string, string>> = t.looked.purposes
  return {
    madeOn: ctx.today,
    facts: ownFacts(view, ctx, true).map(({ code, value }) => ({ what: t.data.facts[code], value })),
    contacts: dossier === null ? [] : await contactsOf(tx, municipalityId, dossier.id),
    agreed: steps.map(({ what, who, dueOn, doneOn }) => ({ what, who, by: dueOn, done: doneOn })),
    scores: scores.flatMap(({ lines }) =>
      lines.map((line) => ({ what: heard(line.label, ctx.locale), first: line.first, last: line.last, on: line.lastOn })),
    ),
    sharing: sharing.map((line) => ({
      who: line.who,
      what: line.things.map((thing) => t.sharing.things[thing]),
      until: line.untilOn,
      on: line.isOn,
    })),
    looked: looks.map((look) => ({
      at: formatInstant(look.at, ctx.locale),
      who: look.isMe ? t.looked.you : (roles[look.role] ?? look.role),
      why: purposes[look.purpose] ?? t.looked.purposes.other,
      acts: look.acts,
    })),
    asked: asked.map((one) => askedLine(one, t)),
  }
}

function askedLine(one: FamilyRequest, t: FamilyText): OwnData['asked'][number] {
  return { on: dayInBrussels(one.askedAt), about: t.data.facts[one.about], words: one.words, answer: one.answer }
}

/** Days and lengths; the notes are read together. */
async function contactsOf(tx: Tx, municipalityId: string, dossierId: string): Promise<OwnData['contacts']> {
  const rows = await tx
    .selectFrom('contacts.contact')
    .select(['happened_on as day', 'minutes'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('withdrawn_at', 'is', null)
    .orderBy('happened_on', 'desc')
    .limit(1000)
    .execute()
  return rows
}
