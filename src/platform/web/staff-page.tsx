import type { ComponentChildren } from 'preact'
import { formatDate } from '../text/format.ts'
import { Document } from './document.tsx'
import type { PageContext } from './page-context.ts'
import { ReadThis } from './parts/blocks.tsx'
import { Toast } from './parts/messages.tsx'
import { BottomBar, StaffFooter, TopBar } from './staff-bars.tsx'
import { publicWords, staffWords } from './text.ts'

export type StaffPageProps = {
  readonly ctx: PageContext
  readonly title: string
  readonly section: string
  readonly width?: 'wide' | 'narrow' | undefined
  /** One quiet sentence under the title. */
  readonly lead?: ComponentChildren
  readonly actions?: ComponentChildren
  /** The page draws its own h1, such as the head of a dossier. */
  readonly ownHeading?: boolean | undefined
  readonly refresh?: number | undefined
  /** Whoever comes here looks for a family: the cursor stands in the search field. */
  readonly findFirst?: boolean | undefined
  readonly children: ComponentChildren
}

export function StaffPage(props: StaffPageProps) {
  const { ctx, title, section } = props
  const wrap = props.width === 'narrow' ? 'op-narrow' : 'op-wrap'
  return (
    <Document locale={ctx.locale} title={title} municipality={ctx.municipality} size="sm" refresh={props.refresh}>
      <TopBar ctx={ctx} section={section} findFirst={props.findFirst} />
      <main id="main" class={`${wrap} op-main op-stack`}>
        <PrintHead ctx={ctx} />
        {ctx.notice === undefined ? null : (
          <ReadThis>
            <p role="note">{ctx.notice}</p>
          </ReadThis>
        )}
        {props.ownHeading ? null : (
          <div class="op-row-between">
            <div>
              <h1>{title}</h1>
              {props.lead === undefined ? null : <p class="op-quiet">{props.lead}</p>}
            </div>
            {props.actions === undefined ? null : <div class="op-row op-noprint">{props.actions}</div>}
          </div>
        )}
        {props.children}
      </main>
      <StaffFooter ctx={ctx} />
      {ctx.flash === null ? null : <Toast ctx={ctx} flash={ctx.flash} />}
      <BottomBar ctx={ctx} section={section} />
    </Document>
  )
}

/** Paper says where it comes from and when. */
function PrintHead({ ctx }: { ctx: PageContext }) {
  const words = staffWords(ctx.locale)
  const by = ctx.user === null ? '' : words.printedBy(ctx.user.name)
  return (
    <p class="op-print op-small">
      {publicWords(ctx.locale).city(ctx.municipality.name)} · Opkomst · {words.printedOn(formatDate(ctx.today, ctx.locale), by)}
    </p>
  )
}
