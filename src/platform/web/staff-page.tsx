import type { ComponentChildren } from 'preact'
import { formatDate } from '../text/format.ts'
import { AccountLink, Brand } from './brand.tsx'
import { Document } from './document.tsx'
import { ActionButton, HiddenFields, SearchField } from './fields/form.tsx'
import { Icon } from './icons.tsx'
import type { NavItem, PageContext } from './page-context.ts'
import { ReadThis } from './parts/blocks.tsx'
import { Toast } from './parts/messages.tsx'
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

// Only who works with families looks one up and logs a contact from any page.
const familyRoles: readonly string[] = ['counsellor', 'midwife', 'team-lead']

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

function worksWithFamilies(ctx: PageContext): boolean {
  return ctx.user !== null && familyRoles.includes(ctx.user.role)
}

function TopBar({ ctx, section, findFirst }: { ctx: PageContext; section: string; findFirst?: boolean | undefined }) {
  const words = staffWords(ctx.locale)
  return (
    <header class="op-top op-noprint">
      <div class="op-wrap">
        <Brand href={ctx.user?.home ?? '/'} />
        <nav class="op-nav" aria-label={words.mainMenu}>
          {ctx.nav.map((item) => (
            <a key={item.href} href={item.href} aria-current={item.section === section ? 'page' : undefined}>
              <Icon name={item.icon} />
              {item.label}
              <Count item={item} ctx={ctx} />
            </a>
          ))}
        </nav>
        {worksWithFamilies(ctx) ? (
          <search class="op-find-form">
            <form action="/gezinnen/zoek" method="post">
              <HiddenFields values={{ _csrf: ctx.csrfToken }} />
              <SearchField id="find" label={words.search} placeholder={words.searchShort} hotkey autofocus={findFirst} />
            </form>
          </search>
        ) : null}
        {ctx.user === null ? null : <AccountLink user={ctx.user} label={words.account(ctx.user.initials, ctx.user.name)} />}
      </div>
    </header>
  )
}

function Count({ item, ctx }: { item: NavItem; ctx: PageContext }) {
  if (item.count === undefined || item.count === 0) return null
  return (
    <span class="op-count">
      {item.count}
      <span class="ds-sr-only">{staffWords(ctx.locale).waiting(item.count)}</span>
    </span>
  )
}

/** Five places for the thumb, logging a contact in the middle; the rest of the menu stands at the end of the page. */
function BottomBar({ ctx, section }: { ctx: PageContext; section: string }) {
  const words = staffWords(ctx.locale)
  const log = worksWithFamilies(ctx)
  const places = ctx.nav.slice(0, log ? 3 : 4)
  const before = places.slice(0, 2)
  const after = places.slice(2)
  const link = (item: NavItem) => (
    <a key={item.href} href={item.href} aria-current={item.section === section ? 'page' : undefined}>
      <Icon name={item.icon} />
      <span>{item.label}</span>
      <Count item={item} ctx={ctx} />
    </a>
  )
  return (
    <nav class="op-tabbar op-noprint" aria-label={words.bottomMenu}>
      {before.map(link)}
      {log ? (
        <a class="op-do" href="/contact" aria-current={section === 'contact' ? 'page' : undefined}>
          <Icon name="plus" />
          <span>{words.contact}</span>
        </a>
      ) : null}
      {after.map(link)}
      <a href="#menu">
        <Icon name="more" />
        <span>{words.more}</span>
      </a>
    </nav>
  )
}

function StaffFooter({ ctx }: { ctx: PageContext }) {
  const words = staffWords(ctx.locale)
  const common = publicWords(ctx.locale)
  return (
    <footer class="op-foot op-noprint" id="menu">
      <nav class="op-wrap" aria-label={words.allPages}>
        {ctx.nav.map((item) => (
          <a key={item.href} class="op-only-phone" href={item.href}>
            {item.label}
          </a>
        ))}
        {ctx.user === null ? null : <a href="/account">{words.myAccount}</a>}
        <a href="/toegankelijkheid">{common.accessibility}</a>
        {ctx.user === null ? null : (
          <ActionButton ctx={ctx} action="/afmelden" variant="tertiary" icon="sign-out">
            {words.signOut}
          </ActionButton>
        )}
      </nav>
    </footer>
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
