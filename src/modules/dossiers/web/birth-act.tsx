import { z } from 'zod'
import type { Deps } from '#platform/deps.ts'
import { optionalChoice, optionalText, requiredDay } from '#platform/http/form.ts'
import { ok } from '#platform/result.ts'
import { DateField, RadioPills, TextField, When } from '#platform/web/fields.tsx'
import { Card } from '#platform/web/parts.tsx'
import { registerBirth } from '../commands/register-birth.ts'
import { type Act, dossierHref } from './act.tsx'
import { recentDays } from './day-chips.ts'

const counts = ['1', '2', '3'] as const

/** The baby is there: a day, how many, and names when they are told. */
export function birthAct(deps: Deps) {
  const schema = (scene: { t: { wrong: { dayNeeded: string; day: string; long: string; choice: string } }; today: string }) => {
    const { wrong } = scene.t
    const name = optionalText(100, wrong.long)
    return z
      .object({
        bornOn: requiredDay(scene.today, wrong.dayNeeded, wrong.day),
        children: optionalChoice(counts, wrong.choice),
        familyName: name,
        name1: name,
        name2: name,
        name3: name,
      })
      .transform(({ name1, name2, name3, children, ...rest }) => ({
        ...rest,
        names: [name1, name2, name3].slice(0, Number(children ?? '1')).map((each) => each ?? ''),
      }))
  }
  const act: Act<ReturnType<typeof schema>, object> = {
    path: 'geboorte',
    title: ({ t }) => t.birth.title,
    lead: ({ t }) => t.birth.lead,
    save: (t) => t.birth.save,
    load: async (_tx, _actor, dossier) => (dossier.clock.kind === 'child' || dossier.hasLoss ? null : {}),
    schema,
    initial: ({ dossier, today }) => ({
      bornOn: today,
      children: String(Math.min(3, Math.max(1, dossier.babies))),
      familyName: dossier.motherName.slice(dossier.motherGivenName.length).trim(),
    }),
    days: ['bornOn'],
    fields: ({ t, today }, form) => (
      <Card>
        <DateField form={form} name="bornOn" label={t.birth.bornOn} chips={recentDays(today, t)} max={today} />
        <RadioPills
          form={form}
          name="children"
          label={t.birth.children}
          look="chip"
          options={counts.map((value, index) => ({ value, label: [t.birth.one, t.birth.two, t.birth.three][index] ?? value }))}
        />
        <TextField form={form} name="name1" label={t.birth.name(1)} help={t.birth.nameHelp} autocomplete="off" />
        <When name="children" values={['2', '3']}>
          <TextField form={form} name="name2" label={t.birth.name(2)} autocomplete="off" />
        </When>
        <When name="children" values={['3']}>
          <TextField form={form} name="name3" label={t.birth.name(3)} autocomplete="off" />
        </When>
        <TextField form={form} name="familyName" label={t.birth.familyName} optional autocomplete="off" />
      </Card>
    ),
    run: async (tx, actor, input, { dossier, t }) => {
      const born = await registerBirth(tx, deps, actor, {
        dossierId: dossier.id,
        bornOn: input.bornOn,
        names: input.names,
        familyName: input.familyName ?? '',
        nameless: t.birth.nameless,
      })
      return born.ok ? ok({ text: t.birth.done, undo: dossierHref(dossier.id, 'geboorte/terug') }) : born
    },
    refusedAt: { 'number-of-children': 'children', other: 'bornOn' },
  }
  return act
}
