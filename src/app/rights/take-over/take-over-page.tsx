import { seemsOther, type ToldLine } from '#modules/rights/public.ts'
import { addMonths } from '#platform/day.ts'
import { formatDate } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import {
  CheckboxField,
  ErrorSummary,
  Form,
  type FormState,
  fieldValue,
  HiddenFields,
  LinkButton,
  SelectField,
  SubmitButton,
  TextArea,
} from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import { Card, Details, List, ListItem, NoteStrip, Quiet } from '#platform/web/parts.tsx'
import { askIn } from '../catalogue.ts'
import type { FamilyRights } from '../load.ts'
import { paths } from '../paths.ts'
import { text as rightsText } from '../text.ts'
import { valueWords } from '../words.ts'
import { type Comparison, type Somebody, seenField, takeName, writeMatching } from './compare.ts'
import { text } from './text.ts'

type Props = {
  readonly view: FamilyRights
  readonly form: FormState
  readonly comparison: Comparison | null
  readonly saveKey?: string | undefined
}

/** What a family filled in by itself, beside what the dossier says; nothing is kept before the worker says so. */
export function TakeOverPage({ view, form, comparison, saveKey }: Props) {
  const { ctx, dossier } = view
  const t = text(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.title} section="families" width="narrow" lead={t.lead}>
      <p>
        <a class="ds-link" href={paths.all(dossier.id)}>
          {labelled(t.back, dossier.motherName, ctx.locale)}
        </a>
      </p>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      {!dossier.isOpen ? (
        <NoteStrip icon="lock">{rightsText(ctx.locale).closed}</NoteStrip>
      ) : comparison === null ? (
        <Card>
          <Form ctx={ctx} action={paths.code(dossier.id)}>
            <TextArea form={form} name="code" label={t.code} help={t.codeHelp} rows={4} maxlength={6000} autofocus />
            <SubmitButton>{t.show}</SubmitButton>
          </Form>
        </Card>
      ) : (
        <Compared view={view} form={form} comparison={comparison} saveKey={saveKey} />
      )}
    </StaffPage>
  )
}

type Shown = Props & { readonly comparison: Comparison }

function Compared({ view, form, comparison, saveKey }: Shown) {
  const { ctx, dossier } = view
  const t = text(ctx.locale)
  const { lines, people } = comparison
  const own = lines.filter(({ told: { path } }) => !/^(adults|children)\[/.test(path))
  return (
    <Form ctx={ctx} action={paths.code(dossier.id)} saveKey={saveKey}>
      <HiddenFields values={{ code: fieldValue(form, 'code'), [seenField]: writeMatching(comparison.matching) }} />
      <Notes view={view} comparison={comparison} />
      {lines.length === 0 ? <p>{t.noAnswers}</p> : null}
      {people.length === 0 ? null : <WhoIsWho view={view} form={form} comparison={comparison} />}
      <Lines title={t.family} id="gezin" lines={own} view={view} form={form} />
      {people.map((one) => {
        const about = lines.filter(({ told: { path } }) => path.startsWith(one.place))
        return one.key === '' ? (
          <NotMatched key={one.field} one={one} lines={about} view={view} />
        ) : (
          <Lines key={one.field} title={t.about(nameOf(one.key, view))} id={one.field} lines={about} view={view} form={form} />
        )
      })}
      {lines.some(({ kept, says }) => kept !== null && says !== 'same') ? (
        <>
          <Quiet>{t.keepWhy}</Quiet>
          <SubmitButton name="act" value="keep" icon="check">
            {t.keep}
          </SubmitButton>
        </>
      ) : null}
    </Form>
  )
}

const monthsUntilOld = 6

function Notes({ view, comparison: { told, lines } }: { view: FamilyRights; comparison: Comparison }) {
  const { ctx, family } = view
  const t = text(ctx.locale)
  const filled = told.referenceDate
  const isOld = filled !== undefined && addMonths(filled, monthsUntilOld) <= ctx.today
  const place = lines.find(({ told: { path }, says }) => path === 'municipality' && says === 'differs')
  return (
    <>
      <Quiet>
        {filled === undefined ? t.filledUnknown : t.filledOn(formatDate(filled, ctx.locale))} {isOld ? t.isOld : ''}
      </Quiet>
      {seemsOther(told, family) ? <NoteStrip icon="eye">{t.seemsOther}</NoteStrip> : null}
      {place === undefined ? null : <NoteStrip icon="home">{t.elsewhere(String(place.told.value), String(place.known?.value))}</NoteStrip>}
    </>
  )
}

function nameOf(key: string, { family: { names, roster, situation }, ctx }: FamilyRights): string {
  const t = text(ctx.locale)
  const child = situation.children?.[roster.children.indexOf(key)]
  const name = names.get(key)
  if (name !== undefined) return child?.birthDate === undefined ? name : t.bornIn(name, formatDate(child.birthDate, ctx.locale))
  return child?.dueDate === undefined ? rightsText(ctx.locale).expectedChild : t.expectedIn(formatDate(child.dueDate, ctx.locale))
}

function WhoIsWho({ view, form, comparison: { people } }: { view: FamilyRights; form: FormState; comparison: Comparison }) {
  const { ctx, family } = view
  const t = text(ctx.locale)
  const options = (one: Somebody) => {
    const keys = one.place.startsWith('adults') ? family.roster.adults : family.roster.children
    return keys.map((value) => ({ value, label: nameOf(value, view) }))
  }
  return (
    <Card title={t.who} id="wie">
      <Quiet>{t.whoWhy}</Quiet>
      {people.map((one) => (
        <SelectField key={one.field} form={form} name={one.field} label={one.title} empty={t.nobody} options={options(one)} />
      ))}
      <div class="op-row">
        <SubmitButton name="act" value="compare" variant="secondary">
          {t.compare}
        </SubmitButton>
      </div>
    </Card>
  )
}

type LinesProps = {
  readonly title: string
  readonly id: string
  readonly lines: readonly ToldLine[]
  readonly view: FamilyRights
  readonly form: FormState
}

function Lines({ title, id, lines, view, form }: LinesProps) {
  if (lines.length === 0) return null
  const { locale } = view.ctx
  const t = text(locale)
  const same = lines.filter(({ says }) => says === 'same')
  // What differs asks for a choice, so it comes first.
  const open = [...lines.filter(({ says }) => says === 'differs'), ...lines.filter(({ says }) => says === 'nothing')]
  return (
    <Card title={title} id={id}>
      {open.map((line) => (
        <CheckboxField
          key={line.told.path}
          form={form}
          name={takeName(line.told.path)}
          label={saidWords(line, view)}
          help={besideWords(line, view)}
        />
      ))}
      {same.length === 0 ? null : (
        <Details summary={t.same(same.length)}>
          <List>
            {same.map((line) => (
              <ListItem key={line.told.path}>{saidWords(line, view)}</ListItem>
            ))}
          </List>
        </Details>
      )}
    </Card>
  )
}

function saidWords({ told: { path, value } }: ToldLine, { ctx: { locale } }: FamilyRights): string {
  return `${askIn(path, locale)?.text ?? path} ${valueWords(path, value, '', locale)}`
}

function besideWords({ says, known, isRough, told: { path } }: ToldLine, { ctx: { locale } }: FamilyRights): string {
  const t = text(locale)
  const rough = isRough ? ` ${t.rough}` : ''
  if (known === null) return t.fresh + rough
  if (says === 'nothing' || known.value === null) return t.freshUnknown + rough
  const day = known.on === null ? '' : `, ${formatDate(known.on, locale)}`
  return t.dossier(valueWords(path, known.value, '', locale), `${rightsText(locale).saidBy[known.source]}${day}`) + rough
}

function NotMatched({ one, lines, view }: { one: Somebody; lines: readonly ToldLine[]; view: FamilyRights }) {
  const t = text(view.ctx.locale)
  return (
    <Details summary={t.notMatched(one.title)}>
      <Quiet>{t.notMatchedWhy}</Quiet>
      <List>
        {lines.map((line) => (
          <ListItem key={line.told.path}>{saidWords(line, view)}</ListItem>
        ))}
      </List>
      <LinkButton href={`/gezinnen/${view.dossier.id}`} variant="tertiary">
        {t.toPeople}
      </LinkButton>
    </Details>
  )
}
