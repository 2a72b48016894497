import type { ScoreItem } from '#modules/indicators/public.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { ErrorSummary, Form, type FormState, RadioCards, SavedNote, SubmitButton, TextArea } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import type { Talk } from '../domain/talk.ts'
import { familyWords } from '../family-words.ts'
import { heard } from '../rights.ts'
import { shortAnswer, text } from '../text.ts'
import { drafts, paths } from './paths.ts'
import { InHerLanguage, TalkFrame } from './talk-frame.tsx'

export const choiceField = 'recht'
export const whyField = 'waarom'
/** Chosen: nothing for now. */
export const nothingNow = 'geen'

export type ChoosePageProps = {
  readonly ctx: PageContext
  readonly locale: PublicLocale
  readonly dossier: { readonly id: string; readonly motherGivenName: string }
  readonly talk: Talk
  readonly rights: readonly ScoreItem[]
  readonly form: FormState
  readonly saveKey?: string | undefined
  readonly savedAt?: string | undefined
}

/** Her choice. The rights stand in the order of the questions: a list by score would choose for her. */
export function ChoosePage({ ctx, locale, dossier, talk, rights, form, saveKey, savedAt }: ChoosePageProps) {
  const t = text(locale)
  const w = familyWords(locale)
  const hers = familyWords(talk.language)
  const title = w.chooseTitle
  const options = rights.map((right) => ({
    value: right.id,
    title: heard(right.label, locale),
    side: numbersOf(talk, right.id, t),
    children:
      talk.language === locale ? undefined : (
        <InHerLanguage locale={talk.language} page={locale}>
          {heard(right.label, talk.language)}
        </InHerLanguage>
      ),
  }))
  const none = {
    value: nothingNow,
    title: w.chooseNone,
    children:
      talk.language === locale ? undefined : (
        <InHerLanguage locale={talk.language} page={locale}>
          {hers.chooseNone}
        </InHerLanguage>
      ),
  }
  const out = { href: paths.talk(dossier.id, talk.id), label: t.later }
  return (
    <TalkFrame ctx={ctx} locale={locale} title={title} out={out}>
      <ErrorSummary errors={form.errors} ctx={{ locale }} />
      <div class="op-stack-s">
        <h1>
          {title}
          <InHerLanguage locale={talk.language} page={locale}>
            {hers.chooseTitle}
          </InHerLanguage>
        </h1>
        <p>
          {w.chooseLead}
          <InHerLanguage locale={talk.language} page={locale}>
            {hers.chooseLead}
          </InHerLanguage>
        </p>
      </div>
      <Form ctx={ctx} action={paths.choose(dossier.id, talk.id)} saveKey={saveKey} draftKey={drafts.choice(talk.id)}>
        <RadioCards form={form} name={choiceField} label={title} hideLabel options={[...options, none]} />
        <TextArea form={form} name={whyField} label={w.chooseWhy} help={t.whyHelp} rows={3} maxlength={500} />
        <SavedNote at={savedAt} />
        <div class="op-row">
          <SubmitButton>{t.chooseSave}</SubmitButton>
        </div>
      </Form>
    </TalkFrame>
  )
}

/** The numbers beside a right, in words: hers first, then together. */
function numbersOf(talk: Talk, item: string, t: ReturnType<typeof text>): string {
  const hers = shortAnswer(t, talk.rounds.family?.answers.get(item))
  const together = talk.rounds.joint?.answers.get(item)
  return together === undefined ? t.hersOnly(hers) : t.numbers(hers, shortAnswer(t, together))
}
