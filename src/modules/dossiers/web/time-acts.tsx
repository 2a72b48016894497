import { z } from 'zod'
import type { Deps } from '#platform/deps.ts'
import { optionalChoice, requiredDay } from '#platform/http/form.ts'
import { ok } from '#platform/result.ts'
import { DateField, RadioPills } from '#platform/web/fields.tsx'
import { Card } from '#platform/web/parts.tsx'
import { setDueDate, setStart } from '../commands/set-due-date.ts'
import type { Act, ActScene } from './act.tsx'
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
