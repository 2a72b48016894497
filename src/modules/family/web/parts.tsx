import type { ComponentChildren } from 'preact'
import { labelled } from '#platform/text/labelled.ts'
import { ActionButton } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Quote } from '#platform/web/parts.tsx'
import { standsBeside } from '../domain/request.ts'
import type { FamilyRequest } from '../queries/requests.ts'
import { familyText } from '../text.ts'

/** A part of her page, with a small button to put it out of sight. */
export function OwnCard(props: {
  ctx: PageContext
  id: string
  title: string
  look?: 'plain' | 'tint' | undefined
  item?: string | undefined
  /** Its lines have buttons of their own. */
  ofMany?: boolean | undefined
  children: ComponentChildren
}) {
  const { ctx, id, title, look, item = id, ofMany, children } = props
  return (
    <Card id={id} title={title} look={look}>
      {children}
      <HideButton ctx={ctx} item={item} what={title} ofMany={ofMany} />
    </Card>
  )
}

export function HideButton({ ctx, item, what, ofMany }: { ctx: PageContext; item: string; what: string; ofMany?: boolean | undefined }) {
  const t = familyText(ctx.locale).settings
  const hide = ofMany ? t.hideAll : t.hide
  return (
    <div class="op-hide op-noprint">
      <ActionButton ctx={ctx} action="/mijn/verberg" variant="tertiary" fields={{ item }} label={labelled(hide, what, ctx.locale)}>
        {hide}
      </ActionButton>
    </div>
  )
}

/** Her words beside a fact, for as long as it was not changed. */
export function Beside({ ctx, requests, about }: { ctx: PageContext; requests: readonly FamilyRequest[]; about: string }) {
  const t = familyText(ctx.locale).data
  const own = requests.filter((request) => request.about === about && standsBeside(request))
  if (own.length === 0) return null
  return (
    <>
      {own.map((request) => (
        <Quote key={request.id} source={t.you.replace(/[:：]$/, '')}>
          <span dir="auto">{request.words}</span>
        </Quote>
      ))}
    </>
  )
}
