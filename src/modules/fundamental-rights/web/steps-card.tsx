import type { ScoreItem } from '#modules/indicators/public.ts'
import { formatDay } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { ActionButton, LinkButton } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, ListItem } from '#platform/web/parts.tsx'
import { mayChoose, mayReopen, nextStep, roundRefusal } from '../domain/rounds.ts'
import type { Talk } from '../domain/talk.ts'
import { heard } from '../rights.ts'
import { text, type Words } from '../text.ts'
import { paths } from './paths.ts'

export type OfTalk = {
  readonly ctx: PageContext
  readonly dossier: { readonly id: string; readonly motherGivenName: string }
  readonly talk: Talk
  readonly rights: readonly ScoreItem[]
}

/** The address of the screen a round goes on at: its first right without an answer, else its overview. */
export function onwards({ dossier, talk, rights }: Omit<OfTalk, 'ctx'>, respondent: 'family' | 'worker' | 'joint'): string {
  const open = rights.find(({ id }) => !talk.rounds[respondent]?.answers.has(id))
  return open === undefined ? paths.round(dossier.id, talk.id, respondent) : paths.right(dossier.id, talk.id, respondent, open.id)
}

/** The one button of a talk: what comes next. Null when everything is done. */
export function NextButton(props: OfTalk) {
  const { ctx, dossier, talk, rights } = props
  const t = text(ctx.locale)
  const name = dossier.motherGivenName
  const step = nextStep(
    talk,
    rights.map(({ id }) => id),
  )
  if (step === 'done') return null
  if (step === 'choose') return <LinkButton href={paths.choose(dossier.id, talk.id)}>{t.goOn.choose(name)}</LinkButton>
  if (step === 'family') return <LinkButton href={onwards(props, 'family')}>{t.goOn.family(name)}</LinkButton>
  if (step === 'worker') return <LinkButton href={onwards(props, 'worker')}>{t.goOn.worker}</LinkButton>
  const isNew = (talk.rounds.joint?.answers.size ?? 0) === 0
  const isAlone = isNew && talk.rounds.worker === undefined
  return (
    <>
      <LinkButton href={onwards(props, 'joint')}>{isNew ? t.startTogether : t.goOn.joint}</LinkButton>
      {isAlone ? (
        <LinkButton href={onwards(props, 'worker')} variant="secondary">
          {t.giveOwnView}
        </LinkButton>
      ) : null}
    </>
  )
}

/** The four steps, each with where it stands and the way to it. */
export function StepsCard(props: OfTalk) {
  const { ctx, dossier, talk } = props
  const t = text(ctx.locale)
  const name = dossier.motherGivenName
  return (
    <Card title={t.talkStepsTitle} id="stappen">
      <List ordered>
        <RoundStep {...props} respondent="family" title={t.steps.family(name)} />
        <RoundStep {...props} respondent="worker" title={t.steps.worker} />
        <RoundStep {...props} respondent="joint" title={t.steps.joint} />
        <ListItem
          sub={chosenWords(props, t)}
          end={
            mayChoose(talk) && talk.choice !== null ? (
              <LinkButton
                href={paths.choose(dossier.id, talk.id)}
                variant="tertiary"
                label={labelled(t.see, t.steps.choose(name), ctx.locale)}
              >
                {t.see}
              </LinkButton>
            ) : undefined
          }
        >
          {t.steps.choose(name)}
        </ListItem>
      </List>
      <div class="op-row">
        <NextButton {...props} />
      </div>
      <Reopen {...props} />
    </Card>
  )
}

function chosenWords({ talk, rights, dossier, ctx }: OfTalk, t: Words): string {
  if (!mayChoose(talk)) return t.stepWaits(dossier.motherGivenName)
  if (talk.choice === null) return t.stepNotChosen
  const right = rights.find(({ id }) => id === talk.choice?.item)
  return right === undefined ? t.chosenNone(dossier.motherGivenName) : heard(right.label, ctx.locale)
}

function RoundStep(props: OfTalk & { respondent: 'family' | 'worker' | 'joint'; title: string }) {
  const { ctx, dossier, talk, rights, respondent, title } = props
  const t = text(ctx.locale)
  const round = talk.rounds[respondent]
  const refusal = roundRefusal(talk, respondent)
  const done = round?.answers.size ?? 0
  const mayWrite = refusal === null
  const words = ((): string => {
    if (refusal?.kind === 'family-first') return t.stepWaits(dossier.motherGivenName)
    if (done > 0) return t.stepDone(done, rights.length)
    if (respondent !== 'worker') return t.stepDone(0, rights.length)
    return refusal === null ? t.stepOptional : t.stepTooLate
  })()
  const see = (
    <LinkButton href={paths.round(dossier.id, talk.id, respondent)} variant="tertiary" label={labelled(t.see, title, ctx.locale)}>
      {t.see}
    </LinkButton>
  )
  return (
    <ListItem sub={words} end={mayWrite && done > 0 ? see : undefined}>
      {title}
    </ListItem>
  )
}

/** Closing by mistake is undone here, as long as the next round did not begin. */
function Reopen({ ctx, dossier, talk }: OfTalk) {
  const t = text(ctx.locale)
  const which = mayReopen(talk, 'joint') ? 'joint' : mayReopen(talk, 'family') ? 'family' : null
  if (which === null) return null
  const label = which === 'joint' ? t.reopenJoint : t.reopen(dossier.motherGivenName)
  return (
    <p>
      <ActionButton ctx={ctx} action={paths.reopen(dossier.id, talk.id, which)} variant="tertiary" icon="undo">
        {label}
      </ActionButton>
    </p>
  )
}

/** The day of a talk as a title says it. */
export function dayOf(talk: Talk, ctx: PageContext): string {
  return formatDay(talk.heldOn, ctx.locale, ctx.today)
}
