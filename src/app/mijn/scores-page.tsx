import { Beside, type FamilyRequest, familyText, HideButton, MyPage } from '#modules/family/public.ts'
import { heard } from '#modules/fundamental-rights/public.ts'
import type { LocalText } from '#modules/indicators/public.ts'
import { formatDay } from '#platform/text/format.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, Quiet } from '#platform/web/parts.tsx'
import type { ScoreGroup, ScoreLine } from './own-scores.ts'

/** What she chose, from the first time to now: words first, a small line for who likes to see it. */
export function ScoresPage({
  ctx,
  groups,
  requests,
}: {
  ctx: PageContext
  groups: readonly ScoreGroup[]
  requests: readonly FamilyRequest[]
}) {
  const t = familyText(ctx.locale)
  return (
    <MyPage ctx={ctx} title={t.scores.title} lead={t.scores.lead} back="/mijn/thuis">
      {groups.length === 0 ? <p>{t.scores.none}</p> : null}
      {groups.map((group, index) => (
        <Card key={group.lines[0]?.item} id={`groep-${index}`} title={<Heard locale={ctx.locale} text={group.title} />}>
          <Quiet>{t.scores.chosen(formatDay(lastOf(group), ctx.locale, ctx.today))}</Quiet>
          <List>
            {group.lines.map((line) => (
              <Line key={line.item} ctx={ctx} line={line} />
            ))}
          </List>
        </Card>
      ))}
      <Beside ctx={ctx} requests={requests} about="scores" />
      <p>
        <a class="ds-link" href="/mijn/vraag?over=scores">
          {t.data.wrong}
        </a>
      </p>
      <HideButton ctx={ctx} item="scores" what={t.scores.title} />
    </MyPage>
  )
}

function lastOf(group: ScoreGroup): string {
  return (
    group.lines
      .map((line) => line.lastOn)
      .sort()
      .at(-1) ?? ''
  )
}

/** In her language where the question has it; else the Dutch words stand, marked as such for who listens. */
function Heard({ locale, text }: { locale: PublicLocale; text: LocalText }) {
  return <span lang={text[locale] === undefined ? 'nl' : undefined}>{heard(text, locale)}</span>
}

function Line({ ctx, line }: { ctx: PageContext; line: ScoreLine }) {
  const t = familyText(ctx.locale).scores
  const moved = line.times > 1 && line.first !== line.last
  return (
    <li class="op-stack-s">
      <div class="op-row-between">
        <b>
          <Heard locale={ctx.locale} text={line.label} />
        </b>
        <span>{moved ? t.from(line.first, line.last) : String(line.last)}</span>
      </div>
      <Track line={line} moved={moved} />
    </li>
  )
}

/** Ring then, dot now. The words beside it say the same, so it is not read aloud. Mirrors where people read from the right. */
function Track({ line, moved }: { line: ScoreLine; moved: boolean }) {
  const at = (value: number): string => `${4 + (92 * (value - line.min)) / (line.max - line.min)}%`
  const steps = Array.from({ length: line.max - line.min + 1 }, (_, index) => line.min + index)
  return (
    <svg class="op-chart op-flip" height={22} aria-hidden="true">
      <line class="axis" x1="4%" x2="96%" y1={11} y2={11} />
      {steps.map((step) => (
        <line key={step} class="grid" x1={at(step)} x2={at(step)} y1={5} y2={17} />
      ))}
      {moved ? (
        <>
          <line class="move" x1={at(line.first)} x2={at(line.last)} y1={11} y2={11} />
          <circle class="start" cx={at(line.first)} cy={11} r="6" />
        </>
      ) : null}
      <circle class="end" cx={at(line.last)} cy={11} r="8" />
    </svg>
  )
}
