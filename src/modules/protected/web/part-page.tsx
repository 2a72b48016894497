import { dayInBrussels } from '#platform/day.ts'
import { formatDay, formatList } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { ActionButton, Form, LinkButton, SelectField, SubmitButton } from '#platform/web/fields.tsx'
import { emptyForm } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Actions, Card, List, ListItem, NoteStrip, Quiet, Split, StateLabel } from '#platform/web/parts.tsx'
import { entryKinds } from '../domain/entry.ts'
import type { Entry, Part } from '../queries/read-part.ts'
import { text } from '../text.ts'
import { EntryView, Withdrawn } from './entry-view.tsx'
import { paths } from './paths.ts'

type Props = { readonly ctx: PageContext; readonly part: Part }

/** Everything of one protected part, newest first, for who is named on it. */
export function PartPage({ ctx, part }: Props) {
  const t = text(ctx.locale)
  const names = formatList(
    part.people.map(({ name }) => name),
    ctx.locale,
  )
  const newestFirst = part.entries.toReversed()
  return (
    <StaffPage ctx={ctx} title={t.part.title} section="families" lead={`${part.dossier.motherName} · ${part.dossier.reference}`}>
      <NoteStrip icon="lock">{part.people.length === 1 ? t.part.onlyYou : t.part.onlyThese(names)}</NoteStrip>
      <Split
        main={
          <>
            {newestFirst.length === 0 ? (
              <Card title={t.part.kept} id="inhoud">
                <p>{t.part.empty}</p>
              </Card>
            ) : null}
            {newestFirst.map((entry) => (
              <EntryCard key={entry.id} ctx={ctx} part={part} entry={entry} />
            ))}
          </>
        }
        side={
          <>
            <AddCard ctx={ctx} part={part} />
            <PeopleCard ctx={ctx} part={part} />
          </>
        }
      />
      <p class="op-noprint">
        <a class="ds-link" href={paths.dossier(part.dossier.id)}>
          {t.part.back}
        </a>
      </p>
    </StaffPage>
  )
}

function AddCard({ ctx, part }: Props) {
  const t = text(ctx.locale)
  return (
    <Card title={t.part.add} id="toevoegen">
      <ul class="op-plain op-stack-s">
        {entryKinds.map((kind) => (
          <li key={kind}>
            <LinkButton href={paths.add(part.dossier.id, part.id, kind)} variant="secondary" block>
              {t.kinds[kind].add}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function PeopleCard({ ctx, part }: Props) {
  const t = text(ctx.locale)
  const action = paths.people(part.dossier.id, part.id)
  return (
    <Card title={t.part.people} id="wie">
      <List>
        {part.people.map(({ id, name }) => (
          <ListItem
            key={id}
            end={
              id === ctx.user?.id ? (
                <span class="op-quiet">{t.part.you}</span>
              ) : (
                <ActionButton
                  ctx={ctx}
                  action={`${action}/weg`}
                  fields={{ colleague: id }}
                  variant="tertiary"
                  label={labelled(t.part.unname, name, ctx.locale)}
                >
                  {t.part.unname}
                </ActionButton>
              )
            }
          >
            {name}
          </ListItem>
        ))}
      </List>
      {part.others.length === 0 ? null : (
        <Form ctx={ctx} action={action}>
          <SelectField
            form={emptyForm}
            name="colleague"
            label={t.part.name}
            options={part.others.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <div class="op-row">
            <SubmitButton variant="secondary">{t.part.nameDo}</SubmitButton>
          </div>
        </Form>
      )}
    </Card>
  )
}

function EntryCard({ ctx, part, entry }: Props & { readonly entry: Entry }) {
  const t = text(ctx.locale)
  const { content } = entry
  const href = (act: 'terug' | 'opnieuw' | 'afdruk') => paths.entry(part.dossier.id, part.id, entry.id, act)
  const written = t.part.by(entry.writer, formatDay(dayInBrussels(entry.at), ctx.locale, ctx.today))
  if (entry.withdrawnAt !== null) {
    return (
      <Card title={t.kinds[content.kind].title} id={`e-${entry.id}`}>
        <Withdrawn ctx={ctx} />
        <Actions>
          <ActionButton ctx={ctx} action={href('opnieuw')} variant="tertiary" icon="undo">
            {t.part.putBack}
          </ActionButton>
        </Actions>
      </Card>
    )
  }
  return (
    <Card title={t.kinds[content.kind].title} id={`e-${entry.id}`}>
      <EntryView content={content} ctx={ctx} />
      {content.kind === 'decision' ? <Voices ctx={ctx} part={part} entry={entry} /> : null}
      <Quiet>{written}</Quiet>
      <Actions>
        {content.kind === 'document' ? (
          <LinkButton href={href('afdruk')} variant="secondary" icon="print">
            {t.part.print}
          </LinkButton>
        ) : null}
        <ActionButton
          ctx={ctx}
          action={href('terug')}
          variant="tertiary"
          label={labelled(t.part.takeBack, t.kinds[content.kind].title, ctx.locale)}
        >
          {t.part.takeBack}
        </ActionButton>
      </Actions>
    </Card>
  )
}

/** Who agreed, and the button for who did not yet. */
function Voices({ ctx, part, entry }: Props & { readonly entry: Entry }) {
  const t = text(ctx.locale)
  const names = entry.voices.map(({ name }) => name)
  const isMine = entry.voices.some(({ accountId }) => accountId === ctx.user?.id)
  return (
    <div class="op-read op-stack-s">
      <p>{entry.isDecided ? <StateLabel state="ok">{t.decision.stands}</StateLabel> : t.decision.open(names.length)}</p>
      {names.length === 0 ? null : <p>{t.decision.voices(formatList(names, ctx.locale))}</p>}
      {isMine ? null : (
        <ActionButton ctx={ctx} action={paths.entry(part.dossier.id, part.id, entry.id, 'akkoord')} variant="secondary" icon="check">
          {t.decision.agree}
        </ActionButton>
      )}
    </div>
  )
}
