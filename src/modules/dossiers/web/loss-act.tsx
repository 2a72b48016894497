import { z } from 'zod'
import type { Deps } from '#platform/deps.ts'
import { optionalText, requiredDay } from '#platform/http/form.ts'
import { ok } from '#platform/result.ts'
import { DateField, RadioPills, TextArea } from '#platform/web/fields.tsx'
import { Card } from '#platform/web/parts.tsx'
import { registerLoss } from '../commands/register-loss.ts'
import { readDossier } from '../queries/read-dossier.ts'
import { readDossierFile } from '../queries/read-file.ts'
import { type Act, type ActScene, dossierHref } from './act.tsx'
import { recentDays } from './day-chips.ts'

const expected = 'expected'
type Children = { readonly options: readonly { readonly value: string; readonly name: string | null }[] }

/** A child was lost. Few questions, no codes: which child, when, and what a colleague should know. */
export function lossAct(deps: Deps) {
  const schema = ({ t, today }: ActScene<Children>) =>
    z.object({
      child: z.string(t.wrong.choice).min(1, t.wrong.choice),
      happenedOn: requiredDay(today, t.wrong.dayNeeded, t.wrong.day),
      note: optionalText(2000, t.wrong.long),
    })
  const act: Act<ReturnType<typeof schema>, Children> = {
    path: 'verlies',
    title: ({ t }) => t.loss.title,
    lead: ({ t }) => t.loss.lead,
    save: (t) => t.save,
    load: async (tx, actor, dossier) => {
      const file = await readDossierFile(tx, actor.municipalityId, dossier.id)
      const born = (file?.members ?? []).filter(({ role, diedOn }) => role === 'child' && diedOn === null)
      const options = born.map(({ personId, givenName }) => ({ value: personId, name: givenName }))
      const all = dossier.clock.kind === 'pregnant' ? [{ value: expected, name: null }, ...options] : options
      return all.length === 0 ? null : { options: all }
    },
    schema,
    initial: ({ extra }) => ({ child: extra.options.length === 1 ? (extra.options[0]?.value ?? '') : '' }),
    days: ['happenedOn'],
    fields: ({ t, today, extra }, form) => (
      <Card>
        <RadioPills
          form={form}
          name="child"
          label={t.loss.who}
          look="chip"
          options={extra.options.map(({ value, name }) => ({ value, label: name ?? t.loss.expected }))}
        />
        <DateField form={form} name="happenedOn" label={t.when} chips={recentDays(today, t)} max={today} />
        <TextArea form={form} name="note" label={t.optionalNote} help={t.loss.noteHelp} optional rows={3} />
      </Card>
    ),
    run: async (tx, actor, input, { dossier, t }) => {
      const childId = input.child === expected ? null : input.child
      const known = z.uuid().nullable().safeParse(childId)
      if (!known.success) return { ok: false, refusal: { kind: 'nothing-to-record' } }
      const lost = await registerLoss(tx, deps, actor, {
        dossierId: dossier.id,
        happenedOn: input.happenedOn,
        childId: known.data,
        note: input.note,
      })
      if (!lost.ok) return lost
      // When a twin or another child lives, messages about that child go on.
      const now = await readDossier(tx, actor.municipalityId, dossier.id, deps.today())
      return ok({
        text: now?.hasLoss ? t.loss.done : t.loss.doneOther,
        undo: dossierHref(dossier.id, `verlies/${lost.value.lossId}/terug`),
      })
    },
    refusedAt: { 'nothing-to-record': 'child', other: 'happenedOn' },
  }
  return act
}
