import type { Answer, Respondent, ScoreItem } from '#modules/indicators/public.ts'
import { labelled } from '#platform/text/labelled.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { ActionButton, LinkButton } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { List, ListItem } from '#platform/web/parts.tsx'
import type { Talk } from '../domain/talk.ts'
import { answerIn, familyWords } from '../family-words.ts'
import { anchorOf, heard } from '../rights.ts'
import { paths } from './paths.ts'
import { InHerLanguage, Languages, TalkFrame } from './talk-frame.tsx'

export type ReviewPageProps = {
  readonly ctx: PageContext
  readonly locale: PublicLocale
  readonly hers: PublicLocale
  readonly title: string
  readonly lead: string
  readonly dossierId: string
  readonly talk: Talk
  readonly respondent: Respondent
  readonly rights: readonly ScoreItem[]
  readonly out: { readonly href: string; readonly label: string } | null
}

/** Everything one round chose, with a way to change it, before it stands. */
export function ReviewPage({ ctx, locale, hers, title, lead, dossierId, talk, respondent, rights, out }: ReviewPageProps) {
  const w = familyWords(locale)
  const round = talk.rounds[respondent]
  const address = (item: string) => paths.right(dossierId, talk.id, respondent, item)
  const bottom = (
    <>
      <LinkButton href={address(rights.at(-1)?.id ?? '')} variant="secondary">
        {w.back}
      </LinkButton>
      <ActionButton ctx={ctx} action={paths.close(dossierId, talk.id, respondent)} block>
        {w.done}
      </ActionButton>
    </>
  )
  return (
    <TalkFrame ctx={ctx} locale={locale} title={title} out={out} bottom={bottom}>
      <div class="op-stack-s">
        <h1>{title}</h1>
        <p>{lead}</p>
      </div>
      <div class="op-card">
        <List>
          {rights.map((right) => {
            const answer = round?.answers.get(right.id)
            const label = heard(right.label, locale)
            const explained = explain(right, answer, locale)
            const word = answer === undefined ? w.choose : w.change
            return (
              <ListItem
                key={right.id}
                end={
                  <LinkButton href={address(right.id)} variant="tertiary" label={labelled(word, label, ctx.locale)}>
                    {word}
                  </LinkButton>
                }
              >
                {label}
                <InHerLanguage locale={hers} page={locale}>
                  {heard(right.label, hers)}
                </InHerLanguage>
                <div class={explained === '' ? 'op-quiet' : undefined}>
                  <b>{answerIn(w, answer)}</b> <span class="op-small op-quiet">{explained}</span>
                </div>
              </ListItem>
            )
          })}
        </List>
      </div>
      {respondent === 'family' ? (
        <Languages ctx={ctx} dossierId={dossierId} talkId={talk.id} locale={locale} back={paths.round(dossierId, talk.id, respondent)} />
      ) : null}
    </TalkFrame>
  )
}

/** What a number says, in the words of its anchor or of the two it lies between. Empty without a number. */
function explain(right: ScoreItem, answer: Answer | undefined, locale: PublicLocale): string {
  if (answer?.level == null) return ''
  const words = anchorOf(right, answer.level)
  return words === null ? familyWords(locale).between(answer.level - 1, answer.level + 1) : heard(words, locale)
}
