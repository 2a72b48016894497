import { z } from 'zod'
import { currentPacks, type Pack, said } from '#modules/programmes/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { optionalText } from '#platform/http/form.ts'
import { ok } from '#platform/result.ts'
import { formatNumber } from '#platform/text/format.ts'
import { CardButtons, OnEnter, RadioCards, TextField } from '#platform/web/fields.tsx'
import { Card, CaseloadBar, Details } from '#platform/web/parts.tsx'
import { assignCounsellor } from '../commands/assign-counsellor.ts'
import { changeProgramme } from '../commands/change-programme.ts'
import { type Caseload, caseloads } from '../queries/caseloads.ts'
import { type Act, type ActScene, dossierHref } from './act.tsx'

type Team = { readonly loads: readonly Caseload[]; readonly keptOut: readonly string[] }
/** Who knows which of these families personally: they are never offered and never taken. */
export type KeptOutOf = (tx: Tx, municipalityId: string, dossierIds: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>

/** Somebody else takes over; who has room is shown before choosing, and choosing saves. */
export function counsellorAct(deps: Deps, keptOutOf: KeptOutOf) {
  const schema = ({ t: { wrong } }: ActScene<Team>) => z.object({ accountId: z.uuid(wrong.choice), reason: optionalText(500, wrong.long) })
  const act: Act<ReturnType<typeof schema>, Team> = {
    path: 'begeleider',
    title: ({ t }) => t.counsellor.title,
    lead: ({ t, dossier }) => t.counsellor.lead(dossier.counsellorName),
    load: async (tx, actor, dossier, today) => {
      const keptOut = (await keptOutOf(tx, actor.municipalityId, [dossier.id])).get(dossier.id) ?? []
      const loads = await caseloads(tx, actor.municipalityId, today)
      return { loads: loads.filter(({ accountId }) => !keptOut.includes(accountId)), keptOut }
    },
    schema,
    initial: () => ({}),
    fields: ({ t, dossier, extra, ctx }, form) => (
      <Card>
        <OnEnter />
        <Details summary={t.counsellor.withReason} open={(form.values['reason'] ?? '') !== ''}>
          <TextField form={form} name="reason" label={t.counsellor.reason} optional autocomplete="off" />
        </Details>
        <CardButtons
          form={form}
          name="accountId"
          label={t.counsellor.who}
          options={extra.loads
            .filter(({ accountId }) => accountId !== dossier.counsellorId)
            .map((load) => ({
              value: load.accountId,
              title: load.name,
              side: `${t.counsellor.families(load.families)} · ${formatNumber(load.points, ctx.locale, Number.isInteger(load.points) ? 0 : 1)} / ${load.ceiling}`,
              children: <CaseloadBar used={load.points} ceiling={load.ceiling} extra={dossier.phase?.weight ?? 1} />,
            }))}
        />
      </Card>
    ),
    run: async (tx, actor, { accountId, reason }, { dossier, t, extra }) => {
      const assigned = await assignCounsellor(tx, deps, actor, { dossierId: dossier.id, accountId, reason, keptOut: extra.keptOut })
      if (!assigned.ok) return assigned
      const name = extra.loads.find((load) => load.accountId === accountId)?.name ?? ''
      const { before } = assigned.value
      return ok({
        text: t.counsellor.done(name),
        undo: dossierHref(dossier.id, before === null ? 'begeleider/niemand' : `begeleider/${before}/terug`),
      })
    },
    refusedAt: { other: 'accountId' },
  }
  return act
}

type Offer = { readonly packs: readonly Pack[] }

/** From Opkomst to Opkomst+ or back. */
export function programmeAct(deps: Deps) {
  const schema = ({ t: { wrong, refused } }: ActScene<Offer>) =>
    z.object({
      programme: z.string(wrong.choice).min(1, wrong.choice),
      reason: z.string(refused['reason-needed']).trim().min(1, refused['reason-needed']).max(500, wrong.long),
    })
  const act: Act<ReturnType<typeof schema>, Offer> = {
    path: 'programma',
    title: ({ t }) => t.programme.title,
    save: (t) => t.programme.save,
    load: async (tx, actor, _dossier, today) => ({ packs: await currentPacks(tx, actor.municipalityId, today) }),
    schema,
    initial: ({ dossier, extra }) => {
      const others = extra.packs.filter(({ programme }) => programme !== dossier.programme)
      return { programme: others.length === 1 ? others[0]?.programme : '' }
    },
    fields: ({ t, dossier, extra, ctx }, form) => (
      <Card>
        <RadioCards
          form={form}
          name="programme"
          label={t.programme.which}
          options={extra.packs.map((pack) => ({
            value: pack.programme,
            title: pack.name,
            side: pack.programme === dossier.programme ? t.programme.now : undefined,
            disabled: pack.programme === dossier.programme,
            children: <span class="op-small op-quiet">{said(pack.eligibility.who, ctx.locale)}</span>,
          }))}
        />
        <TextField form={form} name="reason" label={t.programme.reason} help={t.programme.reasonHelp} required autocomplete="off" />
      </Card>
    ),
    run: async (tx, actor, input, { dossier, t, extra }) => {
      const changed = await changeProgramme(tx, deps, actor, { dossierId: dossier.id, ...input })
      if (!changed.ok) return changed
      return ok({ text: t.programme.done(extra.packs.find(({ programme }) => programme === input.programme)?.name ?? '') })
    },
    refusedAt: { 'reason-needed': 'reason', other: 'programme' },
  }
  return act
}
