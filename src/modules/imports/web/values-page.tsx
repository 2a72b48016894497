import { Form, LinkButton, SelectField, SubmitButton } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Actions, Card, Details, IconLine } from '#platform/web/parts.tsx'
import type { SpellingProposal, ValueProposal } from '../domain/propose-mapping.ts'
import type { OpenUpload } from '../queries/open-upload.ts'
import { groupName, meaningName, text, type Words } from '../text.ts'
import { StepPage } from './frame.tsx'
import { type MeaningChoice, meaningsOf, needsLook, spellingField } from './mapping-forms.ts'

type Place = { readonly spelling: SpellingProposal; readonly index: number }

export function ValuesPage({ ctx, open, form }: { ctx: PageContext; open: OpenUpload; form: FormState }) {
  const t = text(ctx.locale)
  const { upload, proposal } = open
  const asked = proposal.values.some((group) => group.spellings.some((spelling) => needsLook(group, spelling)))
  return (
    <StepPage ctx={ctx} open={open} step={2} title={t.valuesTitle} lead={t.valuesLead}>
      {asked ? null : <IconLine icon="check">{t.valuesFine}</IconLine>}
      <Form ctx={ctx} action={`/import/${upload.id}/woorden`}>
        {proposal.values.map((group) => (
          <GroupCard key={group.group} group={group} open={open} form={form} t={t} />
        ))}
        <Actions>
          <SubmitButton icon="next">{t.toPreview}</SubmitButton>
          <LinkButton href={`/import/${upload.id}/kolommen`} variant="tertiary">
            {t.back}
          </LinkButton>
        </Actions>
      </Form>
    </StepPage>
  )
}

function GroupCard({ group, open, form, t }: { group: ValueProposal; open: OpenUpload; form: FormState; t: Words }) {
  const places = group.spellings.map((spelling, index) => ({ spelling, index }))
  const asked = places.filter(({ spelling }) => needsLook(group, spelling))
  const known = places.filter(({ spelling }) => !needsLook(group, spelling))
  const choices = meaningsOf(open, group.group)
  const fields = (list: readonly Place[]) =>
    list.map((place) => <Spelling key={place.index} place={place} group={group} choices={choices} form={form} t={t} open={open} />)
  return (
    <Card id={`group-${group.group}`} title={groupName(t, group.group)}>
      {asked.length === 0 ? null : fields(asked)}
      {known.length === 0 ? null : <Details summary={t.valuesKnown(known.length)}>{fields(known)}</Details>}
    </Card>
  )
}

function Spelling(props: {
  place: Place
  group: ValueProposal
  choices: readonly MeaningChoice[]
  form: FormState
  t: Words
  open: OpenUpload
}) {
  const { place, group, choices, form, t, open } = props
  const { spelling, index } = place
  const help = [t.times(spelling.count), spelling.certainty === 'guess' ? t.guessed : ''].filter((part) => part !== '').join('. ')
  return (
    <SelectField
      form={form}
      name={spellingField(group.group, index)}
      label={spelling.spelling === '' ? t.emptyCell : spelling.spelling}
      help={help}
      empty={t.noMeaning}
      options={choices.map((choice) => ({ value: choice.value, label: choiceLabel(choice, open, t) }))}
    />
  )
}

function choiceLabel({ value, words }: MeaningChoice, { context }: OpenUpload, t: Words): string {
  if (words === 'new-external') return t.newExternal
  if (words === 'new-own') return t.newOwn
  if (words === 'meaning') return meaningName(t, value)
  return context.programmes.find(({ id }) => id === value)?.names[0] ?? value
}
