import { formatDate } from '#platform/text/format.ts'
import { Question } from '#platform/web/fields/card-fields.tsx'
import { RadioPills, SelectField } from '#platform/web/fields/choice-fields.tsx'
import { HiddenFields, SubmitButton } from '#platform/web/fields/form.tsx'
import { DateField, NumberField, TextField } from '#platform/web/fields/text-fields.tsx'
import { type FormState, fieldValues } from '#platform/web/form-state.ts'
import { baseFields } from './base-facts.ts'
import type { Scene } from './delivery.ts'
import { fill } from './fill.ts'
import { mostQuestions, type Next, type State, writeTold } from './self-check.ts'
import { SelfCheckForm } from './self-check-form.tsx'

/** Everything told so far, so that it travels along with the next answer and stands nowhere else. */
export function SoFar({ state, scene }: { state: State; scene: Scene }) {
  // The script keeps the state itself.
  if (scene.isInBrowser) return null
  const values = { values: state.values, errors: {} }
  return (
    <>
      {baseFields.flatMap((name) =>
        fieldValues(values, name).map((value) => <HiddenFields key={name + value} values={{ [name]: value }} />),
      )}
      {state.told.map((one) => (
        <HiddenFields key={one.path} values={{ told: writeTold(one) }} />
      ))}
    </>
  )
}

/** Whom a question is about, when it is about one person. */
function aboutWhom({ path }: Next['ask'], { situation }: State, { text, locale }: Scene): string | null {
  const [, list, at] = /^(adults|children)\[(\d+)\]/.exec(path) ?? []
  if (list === 'adults') return at === '0' ? text.aboutYou : text.aboutPartner
  const child = list === 'children' ? situation.children?.[Number(at)] : undefined
  if (child === undefined) return null
  return child.birthDate === undefined ? text.aboutExpected : fill(text.aboutBorn, formatDate(child.birthDate, locale))
}

/** One question at a time: the one that tells most. "I do not know" is as easy as any other answer. */
export function NextQuestion({ next, state, scene }: { next: Next; state: State; scene: Scene }) {
  const { text } = scene
  const { ask } = next
  const about = aboutWhom(ask, state, scene)
  const titles = next.rights.slice(0, 3).flatMap((id) => scene.rights.find((right) => right.id === id)?.title ?? [])
  const lang = scene.areQuestionsDutch && scene.locale !== 'nl' ? { lang: 'nl', dir: 'ltr' as const } : {}
  return (
    <SelfCheckForm scene={scene} key={ask.path} class="op-stack op-noprint">
      <SoFar state={state} scene={scene} />
      <HiddenFields values={{ path: ask.path }} />
      <Question title={text.nextTitle} hint={fill(text.nextOf, next.number, mostQuestions)}>
        {about === null ? null : <p class="op-strong">{about}</p>}
        <div {...lang}>
          <AnswerField next={next} scene={scene} error={state.errors['answer']} />
        </div>
        <div class="op-acts">
          <SubmitButton name="do" value="answer">
            {text.answer}
          </SubmitButton>
          <SubmitButton name="do" value="skip" variant="secondary">
            {text.unknown}
          </SubmitButton>
          <SubmitButton name="do" value="stop" variant="tertiary">
            {text.stop}
          </SubmitButton>
        </div>
        <p class="op-small op-quiet">{fill(text.nextWhy, titles.join(', '))}</p>
      </Question>
    </SelfCheckForm>
  )
}

const mostPills = 6

function AnswerField({ next: { ask }, scene, error }: { next: Next; scene: Scene; error: string | undefined }) {
  const form: FormState = { values: {}, errors: error === undefined ? {} : { answer: error } }
  const field = { form, name: 'answer', label: ask.text }
  if (ask.kind === 'yes-no')
    return (
      <RadioPills
        {...field}
        options={[
          { value: 'yes', label: scene.text.yes },
          { value: 'no', label: scene.text.no },
        ]}
      />
    )
  if (ask.kind === 'choice')
    return ask.options.length > mostPills ? (
      <SelectField {...field} empty={scene.text.unknown} options={ask.options} />
    ) : (
      <RadioPills {...field} options={ask.options} />
    )
  if (ask.kind === 'day') return <DateField {...field} typed />
  if (ask.kind === 'text') return <TextField {...field} maxlength={60} />
  return <NumberField {...field} decimal={ask.kind === 'money'} help={ask.kind === 'money' ? 'EUR' : undefined} />
}
