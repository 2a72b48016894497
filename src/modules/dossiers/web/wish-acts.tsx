import { z } from 'zod'
import { addMonths } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import { optionalText, requiredDay } from '#platform/http/form.ts'
import { ok } from '#platform/result.ts'
import { formatDay } from '#platform/text/format.ts'
import { DateField, RadioPills, TextArea, TextField } from '#platform/web/fields.tsx'
import { Card } from '#platform/web/parts.tsx'
import { recordRefusal, setFocus } from '../commands/wishes.ts'
import { refused } from '../domain/summary.ts'
import { readDossierFile } from '../queries/read-file.ts'
import { type Act, type ActScene, dossierHref } from './act.tsx'
import { recentDays } from './day-chips.ts'

type Focus = { readonly words: readonly string[] }

/** What counts for her now: at most three things, in her words. */
export function focusAct(deps: Deps) {
  const schema = ({ t: { wrong }, today }: ActScene<Focus>) => {
    const words = optionalText(300, wrong.long)
    return z
      .object({ words1: words, words2: words, words3: words, saidOn: requiredDay(today, wrong.dayNeeded, wrong.day) })
      .transform(({ words1, words2, words3, saidOn }) => ({ saidOn, words: [words1, words2, words3].filter((each) => each !== null) }))
      .refine(({ words: said }) => said.length > 0, { message: wrong.words, path: ['words1'] })
  }
  const act: Act<ReturnType<typeof schema>, Focus> = {
    path: 'nu',
    title: ({ t, dossier }) => t.focus.title(dossier.motherGivenName),
    lead: ({ t }) => t.focus.lead,
    save: (t) => t.save,
    load: async (tx, actor, dossier) => {
      const file = await readDossierFile(tx, actor.municipalityId, dossier.id)
      return { words: (file?.focus ?? []).map(({ words }) => words) }
    },
    schema,
    initial: ({ extra, today }) => ({ words1: extra.words[0], words2: extra.words[1], words3: extra.words[2], saidOn: today }),
    days: ['saidOn'],
    fields: ({ t, today }, form) => (
      <Card>
        {[1, 2, 3].map((n) => (
          <TextField key={n} form={form} name={`words${n}`} label={t.focus.label(n)} optional={n > 1} maxlength={300} autocomplete="off" />
        ))}
        <DateField form={form} name="saidOn" label={t.focus.saidOn} chips={recentDays(today, t)} max={today} />
      </Card>
    ),
    run: async (tx, actor, input, { dossier, t }) => {
      const set = await setFocus(tx, deps, actor, { dossierId: dossier.id, ...input })
      return set.ok ? ok({ text: t.focus.done }) : set
    },
    refusedAt: { other: 'words1' },
  }
  return act
}

const untils = ['month', 'quarter', 'herself'] as const

/** She does not want something now: kept, so that nobody asks again. */
export function refusalAct(deps: Deps) {
  const schema = ({ t: { wrong } }: ActScene<object>) =>
    z.object({ what: z.enum(refused, wrong.choice), until: z.enum(untils, wrong.choice), note: optionalText(1000, wrong.long) })
  const act: Act<ReturnType<typeof schema>, object> = {
    path: 'weigering',
    title: ({ t }) => t.refusal.title,
    lead: ({ t }) => t.refusal.lead,
    save: (t) => t.save,
    load: async () => ({}),
    schema,
    initial: () => ({ until: 'herself' }),
    fields: ({ t }, form) => (
      <Card>
        <RadioPills
          form={form}
          name="what"
          label={t.refusal.what}
          look="chip"
          options={refused.map((value) => ({ value, label: t.refusal.whats[value] }))}
        />
        <RadioPills
          form={form}
          name="until"
          label={t.refusal.until}
          look="chip"
          options={untils.map((value) => ({ value, label: t.refusal.untils[value] }))}
        />
        <TextArea form={form} name="note" label={t.refusal.note} optional rows={2} />
      </Card>
    ),
    run: async (tx, actor, { what, until, note }, { ctx, dossier, t, today }) => {
      const untilOn = until === 'herself' ? null : addMonths(today, until === 'month' ? 1 : 3)
      const kept = await recordRefusal(tx, deps, actor, { dossierId: dossier.id, what, refusedOn: today, untilOn, note })
      if (!kept.ok) return kept
      const text = untilOn === null ? t.refusal.done : t.refusal.doneUntil(formatDay(untilOn, ctx.locale, today))
      return ok({ text, undo: dossierHref(dossier.id, `weigering/${kept.value.refusalId}/terug`) })
    },
    refusedAt: { other: 'what' },
  }
  return act
}
