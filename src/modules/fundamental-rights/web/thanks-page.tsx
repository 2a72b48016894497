import { direction } from '#platform/text/locale.ts'
import { LinkButton } from '#platform/web/fields.tsx'
import { familyWords } from '../family-words.ts'
import { text } from '../text.ts'
import { paths } from './paths.ts'
import { NextButton, type OfTalk } from './steps-card.tsx'
import { TalkFrame } from './talk-frame.tsx'

/** Between her round and the others: thanks to her in her language, and below it how the worker goes on. */
export function ThanksPage(props: OfTalk) {
  const { ctx, dossier, talk } = props
  const t = text(ctx.locale)
  const w = familyWords(talk.language)
  const isDone = talk.rounds.family?.closedAt != null
  return (
    <TalkFrame ctx={ctx} locale={ctx.locale} title={t.title} out={null}>
      <div class="op-card op-card-warm op-stack" lang={talk.language} dir={direction(talk.language)}>
        <h1>{isDone ? w.thanksTitle : w.pause}</h1>
        <p>{w.thanksBody}</p>
      </div>
      <div class="op-card op-stack">
        {isDone ? <p>{t.sheGaveBack(dossier.motherGivenName)}</p> : null}
        <div class="op-row">
          <NextButton {...props} />
          <LinkButton href={paths.talk(dossier.id, talk.id)} variant="tertiary">
            {t.later}
          </LinkButton>
        </div>
      </div>
    </TalkFrame>
  )
}
