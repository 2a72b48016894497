import type { VNode } from 'preact'
import { z } from 'zod'
import { readDraft } from '#platform/db/drafts.ts'
import type { Deps } from '#platform/deps.ts'
import { optionalText, requiredDay } from '#platform/http/form.ts'
import { ok } from '#platform/result.ts'
import {
  ChoiceButtons,
  DateField,
  emptyForm,
  Form,
  type FormState,
  HiddenFields,
  OnEnter,
  SavedNote,
  SubmitButton,
  TextArea,
  TextField,
} from '#platform/web/fields.tsx'
import { keptPart } from '#platform/web/kept-part.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details } from '#platform/web/parts.tsx'
import { endDossier, lookBackDraft, writeLookBack } from '../commands/end-dossier.ts'
import { endingReasons } from '../domain/ending.ts'
import { endingWithoutLookBack } from '../queries/without-look-back.ts'
import { text, type Words } from '../text.ts'
import { type Act, type ActScene, dossierHref } from './act.tsx'
import { recentDays } from './day-chips.ts'

const reasonsOf = (t: Words) => endingReasons.map((value) => ({ value, label: t.end.reasons[value] }))

/** The end of guidance: why, when, and what a colleague should know if she comes back. Choosing why closes. */
export function endAct(deps: Deps) {
  const schema = ({ t: { wrong }, today }: ActScene<object>) =>
    z.object({
      reason: z.enum(endingReasons, wrong.choice),
      reasonText: optionalText(500, wrong.long),
      endedOn: requiredDay(today, wrong.dayNeeded, wrong.day),
      summary: optionalText(4000, wrong.long),
      quick: z.literal('yes').optional(),
    })
  const act: Act<ReturnType<typeof schema>, object> = {
    path: 'afsluiten',
    title: ({ t }) => t.end.title,
    lead: ({ t }) => t.end.lead,
    load: async (_tx, _actor, dossier) => (dossier.isOpen ? {} : null),
    schema,
    initial: ({ today }) => ({ endedOn: today }),
    days: ['endedOn'],
    fields: (scene, form) => <EndFields scene={scene} form={form} />,
    run: async (tx, actor, { quick, ...ending }, { dossier, t }) => {
      const ended = await endDossier(tx, deps, actor, { dossierId: dossier.id, ...ending, onlyReversible: quick === 'yes' })
      if (!ended.ok) return ended
      return ok({ text: t.end.done, undo: dossierHref(dossier.id, 'heropenen') })
    },
    refusedAt: { 'reason-needed': 'reasonText', 'notes-would-go': 'reason', other: 'endedOn' },
  }
  return act
}

function EndFields({ scene: { t, today, dossier }, form }: { scene: ActScene<object>; form: FormState }): VNode {
  return (
    <Card>
      <OnEnter name="reason" answer="other" />
      <DateField form={form} name="endedOn" label={t.end.endedOn} chips={recentDays(today, t)} min={dossier.openedOn} max={today} />
      <TextArea form={form} name="summary" label={t.end.summary} help={t.end.summaryHelp} optional rows={6} />
      <TextField form={form} name="reasonText" label={t.end.reasonText} help={t.end.reasonTextHelp} autocomplete="off" />
      <ChoiceButtons form={form} name="reason" label={t.end.chooseReason} options={reasonsOf(t)} />
    </Card>
  )
}

/** On the dossier itself: one reason is enough to close, today. Whatever takes more words has its own page. */
export function EndNow({ ctx, dossierId }: { ctx: PageContext; dossierId: string }): VNode {
  const values = { dossierId, csrf: ctx.csrfToken, key: crypto.randomUUID(), today: ctx.today }
  return <KeptEndNow of={{ locale: ctx.locale }} values={values} />
}

const KeptEndNow = keptPart(['dossierId', 'csrf', 'key', 'today'], (at, { locale }: Pick<PageContext, 'locale'>) => {
  const t = text(locale)
  return (
    <Details summary={t.end.now}>
      <Form ctx={{ csrfToken: at('csrf') }} saveKey={at('key')} action={dossierHref(at('dossierId'), 'afsluiten')}>
        <HiddenFields values={{ quick: 'yes', endedOn: at('today') }} />
        <ChoiceButtons
          form={emptyForm}
          name="reason"
          label={t.end.reason}
          help={t.end.nowLead}
          options={reasonsOf(t).filter(({ value }) => value !== 'other')}
        />
      </Form>
      <p>
        <a class="ds-link" href={dossierHref(at('dossierId'), 'afsluiten')}>
          {t.end.otherWay}
        </a>
      </p>
    </Details>
  )
})

/** What is asked after the end, and kept while it is being written. */
export function lookBackAct(deps: Deps) {
  const schema = ({ t: { refused, wrong } }: ActScene<FormState>) =>
    z.object({
      summary: z.string(refused['words-needed']).trim().min(1, refused['words-needed']).max(4000, wrong.long),
    })
  const act: Act<ReturnType<typeof schema>, FormState> = {
    path: 'terugblik',
    title: ({ t }) => t.lookBack.title,
    save: (t) => t.lookBack.save,
    load: async (tx, actor, dossier) => {
      if (dossier.isOpen || (await endingWithoutLookBack(tx, actor.municipalityId, dossier.id)) === null) return null
      const draft = await readDraft(tx, actor, lookBackDraft(dossier.id))
      return { values: draft?.values ?? {}, errors: {} }
    },
    schema,
    initial: ({ extra }) => extra.values,
    fields: ({ t }, form) => (
      <Card>
        <TextArea form={form} name="summary" label={t.end.summary} help={t.end.summaryHelp} rows={6} maxlength={4000} autofocus />
      </Card>
    ),
    run: async (tx, actor, { summary }, { dossier, t }) => {
      const written = await writeLookBack(tx, deps, actor, { dossierId: dossier.id, summary })
      return written.ok ? ok({ text: t.lookBack.done }) : written
    },
    refusedAt: { other: 'summary' },
  }
  return act
}

/** The look back that is still asked for, in the closed dossier itself. */
export function LookBackForm({ ctx, dossierId, form }: { ctx: PageContext; dossierId: string; form: FormState }): VNode {
  const t = text(ctx.locale)
  return (
    <Form ctx={ctx} action={dossierHref(dossierId, 'terugblik')} draftKey={lookBackDraft(dossierId)}>
      <TextArea form={form} name="summary" label={t.end.summary} help={t.end.summaryHelp} rows={4} maxlength={4000} hideLabel />
      <div class="op-row">
        <SubmitButton>{t.lookBack.save}</SubmitButton>
        <SavedNote />
      </div>
    </Form>
  )
}
