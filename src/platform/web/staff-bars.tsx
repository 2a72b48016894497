import type { PublicLocale } from '../text/locale.ts'
import { AccountLink, Brand } from './brand.tsx'
import { ActionButton, HiddenFields, SearchField } from './fields/form.tsx'
import { Icon, type IconName } from './icons.tsx'
import { keptPart } from './kept-part.ts'
import type { NavItem, PageContext } from './page-context.ts'
import { publicWords, staffWords } from './text.ts'

// Only who works with families looks one up and logs a contact from any page.
const familyRoles: readonly string[] = ['counsellor', 'midwife', 'team-lead']

function worksWithFamilies(ctx: PageContext): boolean {
  return ctx.user !== null && familyRoles.includes(ctx.user.role)
}

export function TopBar({ ctx, section, findFirst }: { ctx: PageContext; section: string; findFirst?: boolean | undefined }) {
  const words = staffWords(ctx.locale)
  return (
    <header class="op-top op-noprint">
      <div class="op-wrap">
        <Brand href={ctx.user?.home ?? '/'} />
        <nav class="op-nav" aria-label={words.mainMenu}>
          {ctx.nav.map((item) => (
            <NavLink key={item.href} item={item} section={section} ctx={ctx} place="top" />
          ))}
        </nav>
        {worksWithFamilies(ctx) ? (
          <FindForm of={{ locale: ctx.locale, findFirst: findFirst === true }} values={{ csrf: ctx.csrfToken }} />
        ) : null}
        {ctx.user === null ? null : <AccountLink user={ctx.user} label={words.account(ctx.user.initials, ctx.user.name)} />}
      </div>
    </header>
  )
}

type FindWords = { readonly locale: PublicLocale; readonly findFirst: boolean }

const FindForm = keptPart(['csrf'], (at, { locale, findFirst }: FindWords) => {
  const words = staffWords(locale)
  return (
    <search class="op-find-form">
      <form action="/gezinnen/zoek" method="post">
        <HiddenFields values={{ _csrf: at('csrf') }} />
        <SearchField id="find" label={words.search} placeholder={words.searchShort} hotkey autofocus={findFirst} />
      </form>
    </search>
  )
})

type LinkWords = { readonly href: string; readonly label: string; readonly icon: IconName; readonly isHere: boolean; readonly place: Place }
type Place = 'top' | 'bottom'

function NavLink({ item, section, ctx, place }: { item: NavItem; section: string; ctx: PageContext; place: Place }) {
  const { href, label, icon, count = 0 } = item
  const of = { href, label, icon, isHere: item.section === section, place }
  if (count === 0) return <PlainNavLink of={of} values={{}} />
  return <CountedNavLink of={of} values={{ count: String(count), waiting: staffWords(ctx.locale).waiting(count) }} />
}

const PlainNavLink = keptPart([], (_, of: LinkWords) => drawLink(of, null))
const CountedNavLink = keptPart(['count', 'waiting'], (at, of: LinkWords) => drawLink(of, [at('count'), at('waiting')]))

function drawLink({ href, label, icon, isHere, place }: LinkWords, counted: readonly [count: string, waiting: string] | null) {
  return (
    <a href={href} aria-current={isHere ? 'page' : undefined}>
      <Icon name={icon} />
      {place === 'top' ? label : <span>{label}</span>}
      {counted === null ? null : (
        <span class="op-count">
          {counted[0]}
          <span class="ds-sr-only">{counted[1]}</span>
        </span>
      )}
    </a>
  )
}

/** Five places for the thumb, logging a contact in the middle; the rest of the menu stands at the end of the page. */
export function BottomBar({ ctx, section }: { ctx: PageContext; section: string }) {
  const words = staffWords(ctx.locale)
  const log = worksWithFamilies(ctx)
  const places = ctx.nav.slice(0, log ? 3 : 4)
  const before = places.slice(0, 2)
  const after = places.slice(2)
  const link = (item: NavItem) => <NavLink key={item.href} item={item} section={section} ctx={ctx} place="bottom" />
  return (
    <nav class="op-tabbar op-noprint" aria-label={words.bottomMenu}>
      {before.map(link)}
      {log ? <DoLink of={{ label: words.contact, isHere: section === 'contact' }} values={{}} /> : null}
      {after.map(link)}
      <a href="#menu">
        <Icon name="more" />
        <span>{words.more}</span>
      </a>
    </nav>
  )
}

const DoLink = keptPart([], (_, { label, isHere }: Pick<LinkWords, 'label' | 'isHere'>) => (
  <a class="op-do" href="/contact" aria-current={isHere ? 'page' : undefined}>
    <Icon name="plus" />
    <span>{label}</span>
  </a>
))

export function StaffFooter({ ctx }: { ctx: PageContext }) {
  return (
    <footer class="op-foot op-noprint" id="menu">
      <nav class="op-wrap" aria-label={staffWords(ctx.locale).allPages}>
        {ctx.nav.map(({ href, label }) => (
          <FootLink key={href} of={{ href, label }} values={{}} />
        ))}
        {ctx.user === null ? (
          <a href="/toegankelijkheid">{publicWords(ctx.locale).accessibility}</a>
        ) : (
          <OwnLinks of={{ locale: ctx.locale }} values={{ csrf: ctx.csrfToken, key: crypto.randomUUID() }} />
        )}
      </nav>
    </footer>
  )
}

const FootLink = keptPart([], (_, { href, label }: Pick<LinkWords, 'href' | 'label'>) => (
  <a class="op-only-phone" href={href}>
    {label}
  </a>
))

const OwnLinks = keptPart(['csrf', 'key'], (at, { locale }: { readonly locale: PublicLocale }) => (
  <>
    <a href="/account">{staffWords(locale).myAccount}</a>
    <a href="/toegankelijkheid">{publicWords(locale).accessibility}</a>
    <ActionButton ctx={{ csrfToken: at('csrf') }} saveKey={at('key')} action="/afmelden" variant="tertiary" icon="sign-out">
      {staffWords(locale).signOut}
    </ActionButton>
  </>
))
