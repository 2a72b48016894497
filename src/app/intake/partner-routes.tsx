import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { networkPolicy, organisationOfAccount, organisationOfLink, wantsNews } from '#modules/network/public.ts'
import {
  keepStamp,
  listTerritories,
  looksLikeRobot,
  type OwnReferral,
  referParent,
  referralForm,
  referralPolicy,
  referralsOfOrganisation,
  staffText,
  yearOfOrganisation,
} from '#modules/referrals/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { readDraft } from '#platform/db/drafts.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, type FormValues, readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readParameter } from '#platform/http/request.ts'
import { formatHour } from '#platform/text/format.ts'
import { fieldValue } from '#platform/web/form-state.ts'
import { PartnerDoorPage } from './partner-door-page.tsx'
import { turnNews } from './partner-news.ts'
import { NoOrganisationPage, type OwnLine, PartnerFormPage, submitText } from './partner-page.tsx'
import { receiptsOf } from './receipt-facts.ts'
import { text } from './text.ts'

export type IntakeOptions = { readonly secret: string }

const byAccount = { access: referralPolicy.who('referrals.refer'), purpose: 'referral' } as const
const byLink = { access: 'public', purpose: 'referral' } as const
const limited = { ...byLink, rateLimit: { max: 30, timeWindow: '10 minutes' } } as const
export const partnerDraft = 'verwijzen'

type Door = { readonly kind: 'account' } | { readonly kind: 'link'; readonly token: string }

function doorOf(request: FastifyRequest): Door {
  const token = readParameter(request, 'token')
  return token === '' ? { kind: 'account' } : { kind: 'link', token }
}

/** The last referrals of an organisation with what may be shown of each. */
export async function ownLines(tx: Tx, actor: Actor, organisationId: string): Promise<readonly OwnLine[]> {
  const own = await referralsOfOrganisation(tx, actor.municipalityId, organisationId, 20)
  const receipts = await receiptsOf(tx, actor.municipalityId, own)
  return own.flatMap((one: OwnReferral) => {
    const receipt = receipts.get(one.id)
    return receipt === undefined ? [] : [{ own: one, receipt }]
  })
}

async function partnerView(deps: Deps, actor: Actor, door: Door, year: number) {
  return deps.db.as(actor, async (tx) => {
    const organisation =
      door.kind === 'link'
        ? await organisationOfLink(tx, actor.municipalityId, door.token)
        : actor.accountId === null
          ? null
          : await organisationOfAccount(tx, actor.municipalityId, actor.accountId)
    if (organisation === null) return null
    const { parents, daysToBirth } = await yearOfOrganisation(tx, actor.municipalityId, organisation.id, year)
    const mean = daysToBirth.reduce((sum, days) => sum + days, 0) / Math.max(1, daysToBirth.length)
    const weeks = daysToBirth.length === 0 ? null : Math.round((280 - mean) / 7)
    const draft = door.kind === 'account' ? await readDraft(tx, actor, partnerDraft) : null
    const wants = door.kind === 'account' && actor.accountId !== null ? await wantsNews(tx, actor.municipalityId, actor.accountId) : null
    return { organisation, own: await ownLines(tx, actor, organisation.id), year: { parents, weeks }, draft, wants }
  })
}

/** The pages on which a partner refers: with an account, or by a personal link of the organisation. */
export function partnerRoutes(app: FastifyInstance, deps: Deps, { secret }: IntakeOptions): void {
  const show = async (request: FastifyRequest, reply: FastifyReply, status: number, errors: FieldErrors, typed: FormValues | null) => {
    const ctx = pageOf(request)
    const t = text(ctx.locale)
    const door = doorOf(request)
    if (door.kind === 'account' && !referralPolicy.allows(actorOf(request), 'referrals.refer')) {
      return sendPage(reply, status, <PartnerDoorPage ctx={ctx} />)
    }
    const view = await partnerView(deps, actorOf(request), door, Number(ctx.today.slice(0, 4)))
    if (view === null) {
      return door.kind === 'link'
        ? sendPage(reply, 404, <PartnerDoorPage ctx={ctx} isBrokenLink />)
        : sendPage(reply, 200, <NoOrganisationPage ctx={ctx} />)
    }
    const start = { agreedOn: ctx.today, referrerName: ctx.user?.name ?? '' }
    const form = { values: typed ?? { ...start, ...view.draft?.values }, errors }
    const savedAt = view.draft === null ? undefined : formatHour(view.draft.savedAt, ctx.locale)
    return sendPage(
      reply,
      status,
      <PartnerFormPage
        ctx={ctx}
        form={form}
        door={door.kind}
        action={door.kind === 'link' ? `/verwijzen/via/${door.token}` : '/verwijzen'}
        title={t.partner.title}
        submit={submitText(form, t)}
        stamp={door.kind === 'link' ? keepStamp(secret, fieldValue(form, 'stamp'), deps.now()) : null}
        saveKey={readSaveKey(request.body) ?? undefined}
        draft={door.kind === 'link' ? null : { key: partnerDraft, savedAt }}
        organisationName={view.organisation.name}
        own={view.own}
        wantsNews={view.wants}
        year={view.year}
      />,
    )
  }

  const receive = async (request: FastifyRequest, reply: FastifyReply) => {
    const ctx = pageOf(request)
    const words = staffText(ctx.locale)
    const door = doorOf(request)
    const typed = typedValues(request.body)
    const again = (errors: FieldErrors) => show(request, reply, 422, errors, typed)
    const form = readForm(referralForm(words, { today: ctx.today, needsReferrer: door.kind === 'link' }), request.body)
    if (!form.ok) return again(form.refusal)
    const post = { trap: fieldValue({ values: typed, errors: {} }, 'website'), stamp: fieldValue({ values: typed, errors: {} }, 'stamp') }
    if (door.kind === 'link' && looksLikeRobot(post, secret, deps.now())) return again({ _again: text(ctx.locale).partner.again })
    const { details, referrerName, referrerContact } = form.value
    const referred = await referParent(deps, actorOf(request), {
      door,
      details,
      referrerName,
      referrerContact,
      locale: ctx.locale,
      saveKey: readSaveKey(request.body),
      draft: door.kind === 'account' ? partnerDraft : null,
      territories: await listTerritories(deps),
    })
    if (referred.ok) {
      request.log.info({ event: 'referrals.referral.received', referralId: referred.value.referralId })
      return reply.redirect(`/verwijzen/ontvangst/${referred.value.receiptToken}`, 303)
    }
    if (referred.refusal.kind === 'neighbour') return again({ postcode: words.errors.neighbour(referred.refusal.municipality.name) })
    if (referred.refusal.kind === 'elsewhere') return again({ postcode: words.errors.elsewhere(ctx.municipality.name) })
    return sendNotFound(request, reply)
  }

  // Everybody may come and read how to refer; the form is for whose account belongs to a partner.
  app.get('/verwijzen', { config: byLink }, (request, reply) => show(request, reply, 200, {}, null))
  app.post('/verwijzen', { config: byAccount }, receive)
  for (const [path, wants] of [
    ['aan', true],
    ['uit', false],
  ] as const) {
    app.post(
      `/verwijzen/nieuws/${path}`,
      { config: { access: networkPolicy.who('network.own-news'), purpose: 'referral' } },
      async (request, reply) => {
        const { news } = text(pageOf(request).locale).partner
        const turned = await turnNews(deps, actorOf(request), wants)
        const undo = `/verwijzen/nieuws/${wants ? 'uit' : 'aan'}`
        return turned.ok
          ? redirectDone(reply, '/verwijzen#nieuws', { text: wants ? news.on : news.off, undo })
          : sendNotFound(request, reply)
      },
    )
  }
  app.get('/verwijzen/via/:token', { config: byLink }, (request, reply) => show(request, reply, 200, {}, null))
  app.post('/verwijzen/via/:token', { config: limited }, receive)
}
