import type { VNode } from 'preact'
import type { Ask } from '#modules/rights/public.ts'
import {
  ChoiceButtons,
  DateField,
  Form,
  type FormState,
  HiddenFields,
  LinkButton,
  NumberField,
  OnEnter,
  RadioPills,
  SubmitButton,
  TextField,
} from '#platform/web/fields.tsx'
import { Card, Quiet } from '#platform/web/parts.tsx'
import { askIn } from './catalogue.ts'
import type { FamilyRights } from './load.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { whoOf } from './words.ts'

export const dontKnow = 'weet-niet'

/** One question at a time: the one whose answer settles most rights and money. */
export function QuestionCard({ view, skipped, form }: { view: FamilyRights; skipped: number; form: FormState }) {
  const { ctx, dossier, questions, family } = view
  const t = text(ctx.locale)
  if (!dossier.isOpen) return null
  const question = questions[skipped] ?? questions[0]
  const ask = question === undefined ? null : askIn(question.path, ctx.locale)
  if (question === undefined || ask === null)
    return (
      <Card title={t.question} id="vraag" look="warm">
        <p>{t.noMoreQuestions}</p>
      </Card>
    )
  const who = whoOf(question.path, family, ctx.locale)
  const isPeople = ask.kind === 'people'
  return (
    <Card title={t.question} id="vraag" look="warm" side={<Quiet>{t.questionWhy(question.rights.length)}</Quiet>}>
      {who === null ? null : <Quiet>{t.about(who)}</Quiet>}
      {isPeople ? (
        <PeopleQuestion ask={ask} view={view} />
      ) : (
        <Form ctx={ctx} action={paths.question(dossier.id)}>
          <HiddenFields values={{ path: ask.path, over: String(skipped) }} />
          <OnEnter name="save" answer={ask.kind === 'yes-no' || ask.kind === 'choice' ? undefined : 'yes'} />
          <AnswerFields ask={ask} form={form} view={view} />
          <RadioPills
            form={{ values: { source: 'family', ...form.values }, errors: {} }}
            name="source"
            label={t.whoSays}
            look="chip"
            options={(['family', 'document', 'worker'] as const).map((value) => ({ value, label: t.sources[value] }))}
          />
        </Form>
      )}
      {questions.length > skipped + 1 ? (
        <div class="op-row">
          <LinkButton href={paths.skip(dossier.id, skipped + 1)} variant="tertiary">
            {t.skip}
          </LinkButton>
        </div>
      ) : null}
    </Card>
  )
}

function PeopleQuestion({ ask, view }: { ask: Ask; view: FamilyRights }) {
  const t = text(view.ctx.locale)
  return (
    <>
      <p class="op-strong">{ask.text}</p>
      <p>{t.peopleQuestion}</p>
      <div class="op-row">
        <LinkButton href={`/gezinnen/${view.dossier.id}`} variant="secondary">
          {t.toPeople}
        </LinkButton>
      </div>
    </>
  )
}

function AnswerFields({ ask, form, view }: { ask: Ask; form: FormState; view: FamilyRights }): VNode {
  const t = text(view.ctx.locale)
  const field = { form, name: 'answer', label: ask.text }
  const unknown = { value: dontKnow, label: t.dontKnow }
  if (ask.kind === 'yes-no')
    return <ChoiceButtons {...field} options={[{ value: 'ja', label: t.yes }, { value: 'nee', label: t.no }, unknown]} />
  if (ask.kind === 'choice') return <ChoiceButtons {...field} options={[...ask.options, unknown]} />
  const input =
    ask.kind === 'day' ? (
      <DateField {...field} />
    ) : ask.kind === 'money' ? (
      <NumberField {...field} decimal help={t.amountHelp} maxlength={12} />
    ) : ask.kind === 'number' ? (
      <NumberField {...field} decimal maxlength={8} />
    ) : (
      <TextField {...field} maxlength={80} />
    )
  return (
    <>
      {input}
      <div class="op-row">
        <SubmitButton name="save" value="yes">
          {t.save}
        </SubmitButton>
        <SubmitButton variant="secondary" name="save" value={dontKnow}>
          {t.dontKnow}
        </SubmitButton>
      </div>
    </>
  )
}
