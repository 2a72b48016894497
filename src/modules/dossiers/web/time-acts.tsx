import { z } from 'zod'
import type { Deps } from '#platform/deps.ts'
import { optionalChoice, optionalText, requiredDay } from '#platform/http/form.ts'
import { ok } from '#platform/result.ts'
import { DateField, RadioPills, TextArea, TextField } from '#platform/web/fields.tsx'
import { Card } from '#platform/web/parts.tsx'
import { endDossier } from '../commands/end-dossier.ts'
import { setDueDate, setStart } from '../commands/set-due-date.ts'
import { endingReasons } from '../domain/ending.ts'
import { type Act, type ActScene, dossierHref } from './act.tsx'
import { recentDays, typedDay } from './day-chips.ts'

const counts = ['1', '2', '3'] as const

/** When the baby is expected; twins share a date. */
export function dueDateAct(deps: Deps) {
  const schema = ({ t: { wrong }, today }: ActScene<object>) =>
    z.object({ dueOn: requiredDay(today, wrong.dayNeeded, wrong.day), expected: optionalChoice(counts, wrong.choice) })
  const act: Act<ReturnType<typeof schema>, object> = {
    path: 'uitgerekend',
    title: ({ t }) => t.due.title,
    save: (t) => t.save,
    load: async (_tx, _actor, dossier) => (dossier.clock.kind === 'child' ? null : {}),
    schema,
    initial: ({ dossier }) => ({
      dueOn: dossier.hasLoss ? '' : typedDay(dossier.dueOn),
      expected: String(Math.min(3, Math.max(1, dossier.babies))),
    }),
    fields: ({ t }, form) => (
      <Card>
        <DateField form={form} name="dueOn" label={t.due.dueOn} typed />
        <RadioPills
          form={form}
          name="expected"
          label={t.due.expected}
          look="chip"
          options={counts.map((value, index) => ({ value, label: [t.due.one, t.due.two, t.due.three][index] ?? value }))}
        />
      </Card>
    ),
    run: async (tx, actor, { dueOn, expected }, { dossier, t }) => {
      const set = await setDueDate(tx, deps, actor, { dossierId: dossier.id, dueOn, expected: Number(expected ?? '1') })
      return set.ok ? ok({ text: t.due.done }) : set
    },
    refusedAt: { other: 'dueOn' },
  }
  return act
}

/** The first day of guidance. */
export function startAct(deps: Deps) {
  const schema = ({ t: { wrong }, today }: ActScene<object>) => z.object({ startedOn: requiredDay(today, wrong.dayNeeded, wrong.day) })
  const act: Act<ReturnType<typeof schema>, object> = {
    path: 'start',
    title: ({ t }) => t.start.title,
    lead: ({ t }) => t.start.lead,
    save: (t) => t.save,
    load: async () => ({}),
    schema,
    initial: ({ dossier, today }) => ({ startedOn: dossier.startedOn ?? today }),
    days: ['startedOn'],
    fields: ({ t, today, dossier }, form) => (
      <Card>
        <DateField form={form} name="startedOn" label={t.start.startedOn} chips={recentDays(today, t)} min={dossier.openedOn} max={today} />
      </Card>
    ),
    run: async (tx, actor, { startedOn }, { dossier, t }) => {
      const set = await setStart(tx, deps, actor, { dossierId: dossier.id, startedOn })
      return set.ok ? ok({ text: t.start.done }) : set
    },
    refusedAt: { other: 'startedOn' },
  }
  return act
}

/** The end of guidance: why, when, and what a colleague should know if she comes back. */
export function endAct(deps: Deps) {
  const schema = ({ t: { wrong }, today }: ActScene<object>) =>
    z.object({
      reason: z.enum(endingReasons, wrong.choice),
      reasonText: optionalText(500, wrong.long),
      endedOn: requiredDay(today, wrong.dayNeeded, wrong.day),
      summary: optionalText(4000, wrong.long),
    })
  const act: Act<ReturnType<typeof schema>, object> = {
    path: 'afsluiten',
    title: ({ t }) => t.end.title,
    lead: ({ t }) => t.end.lead,
    save: (t) => t.end.save,
    load: async (_tx, _actor, dossier) => (dossier.isOpen ? {} : null),
    schema,
    initial: ({ today }) => ({ endedOn: today }),
    days: ['endedOn'],
    fields: ({ t, today, dossier }, form) => (
      <Card>
        <RadioPills
          form={form}
          name="reason"
          label={t.end.reason}
          look="chip"
          options={endingReasons.map((value) => ({ value, label: t.end.reasons[value] }))}
        />
        <TextField form={form} name="reasonText" label={t.end.reasonText} help={t.end.reasonTextHelp} autocomplete="off" />
        <DateField form={form} name="endedOn" label={t.end.endedOn} chips={recentDays(today, t)} min={dossier.openedOn} max={today} />
        <TextArea form={form} name="summary" label={t.end.summary} help={t.end.summaryHelp} optional rows={6} />
      </Card>
    ),
    run: async (tx, actor, input, { dossier, t }) => {
      const ended = await endDossier(tx, deps, actor, { dossierId: dossier.id, ...input })
      return ended.ok ? ok({ text: t.end.done, undo: dossierHref(dossier.id, 'heropenen') }) : ended
    },
    refusedAt: { 'reason-needed': 'reasonText', other: 'endedOn' },
  }
  return act
}
