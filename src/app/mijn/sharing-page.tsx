import { type FamilyText, familyText, HideButton, MyPage } from '#modules/family/public.ts'
import { formatDate, formatList } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { ActionButton } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, Quiet, StateLabel } from '#platform/web/parts.tsx'
import type { SharingLine } from './own-sharing.ts'

/** One line per partner, the state written beside it, one tap to end it. */
export function SharingPage({ ctx, lines }: { ctx: PageContext; lines: readonly SharingLine[] }) {
  const t = familyText(ctx.locale)
  const shown = [...lines].sort((a, b) => Number(b.isOn) - Number(a.isOn))
  return (
    <MyPage ctx={ctx} title={t.sharing.title} lead={t.sharing.lead} back="/mijn/thuis">
      <Card>
        {shown.some((line) => line.isOn) ? null : <p>{t.sharing.none}</p>}
        <List>
          {shown.map((line) => (
            <Line key={line.id} ctx={ctx} line={line} t={t} />
          ))}
        </List>
        {shown.some((line) => !line.isOn) ? <Quiet>{t.sharing.turnOn}</Quiet> : null}
      </Card>
      <p>
        <a class="ds-link" href="/mijn/vraag?over=other">
          {t.ask.title}
        </a>
      </p>
      <HideButton ctx={ctx} item="sharing" what={t.sharing.title} />
    </MyPage>
  )
}

function Line({ ctx, line, t }: { ctx: PageContext; line: SharingLine; t: FamilyText }) {
  const what = formatList(
    line.things.map((thing) => t.sharing.things[thing]),
    ctx.locale,
  )
  const until = line.isOn && line.untilOn !== null ? `, ${t.sharing.until(formatDate(line.untilOn, ctx.locale))}` : ''
  return (
    <li class="op-share">
      <div>
        <p class="op-strong">{line.who}</p>
        {what === '' ? null : <p class="op-small op-quiet">{`${line.isOn ? t.sharing.sees(what) : t.sharing.hadSeen(what)}${until}`}</p>}
      </div>
      <div class="op-stack-s">
        <StateLabel state={line.isOn ? 'ok' : 'na'}>{line.isOn ? t.sharing.on : t.sharing.off}</StateLabel>
        {line.isOn ? (
          <ActionButton ctx={ctx} action={line.off} variant="secondary" label={labelled(t.sharing.turnOff, line.who, ctx.locale)}>
            {t.sharing.turnOff}
          </ActionButton>
        ) : null}
      </div>
    </li>
  )
}
