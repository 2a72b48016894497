import type { PublicLocale } from '../text/locale.ts'
import { AccountLink, Brand } from './brand.tsx'
import { ActionButton, HiddenFields, SearchField } from './fields/form.tsx'
import { Icon } from './icons.tsx'
import { keptPart } from './kept-part.ts'
import { keptWith } from './kept-with.ts'
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
        <MainMenu list={ctx.nav} of={{ locale: ctx.locale, section }} />
        {worksWithFamilies(ctx) ? (
          <FindForm of={{ locale: ctx.locale, findFirst: findFirst === true }} values={{ csrf: ctx.csrfToken }} />
        ) : null}
        {ctx.user === null ? null : <AccountLink user={ctx.user} label={words.account(ctx.user.initials, ctx.user.name)} />}
      </div>
    </header>
  )
}

type MenuPlace = { readonly locale: PublicLocale; readonly section: string }

const MainMenu = keptWith((nav: readonly NavItem[], { locale, section }: MenuPlace) => (
  <nav class="op-nav" aria-label={staffWords(locale).mainMenu}>
    {nav.map((item) => (
      <NavLink key={item.href} item={item} isHere={item.section === section} locale={locale} place="top" />
    ))}
  </nav>
))

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

function NavLink({ item, isHere, locale, place }: { item: NavItem; isHere: boolean; locale: PublicLocale; place: 'top' | 'bottom' }) {
  const { href, label, icon, count = 0 } = item
  return (
    <a href={href} aria-current={isHere ? 'page' : undefined}>
      <Icon name={icon} />
      {place === 'top' ? label : <span>{label}</span>}
      {count === 0 ? null : (
        <span class="op-count">
          {count}
          <span class="ds-sr-only">{staffWords(locale).waiting(count)}</span>
        </span>
      )}
    </a>
  )
}

/** Five places for the thumb, logging a contact in the middle; the rest of the menu stands at the end of the page. */
export function BottomBar({ ctx, section }: { ctx: PageContext; section: string }) {
  return <BottomMenu list={ctx.nav} of={{ locale: ctx.locale, section, log: worksWithFamilies(ctx) }} />
}

const BottomMenu = keptWith((nav: readonly NavItem[], { locale, section, log }: MenuPlace & { readonly log: boolean }) => {
  const words = staffWords(locale)
  const places = nav.slice(0, log ? 3 : 4)
  const before = places.slice(0, 2)
  const after = places.slice(2)
  const link = (item: NavItem) => <NavLink key={item.href} item={item} isHere={item.section === section} locale={locale} place="bottom" />
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
})

export function StaffFooter({ ctx }: { ctx: PageContext }) {
  return (
    <footer class="op-foot op-noprint" id="menu">
      <nav class="op-wrap" aria-label={staffWords(ctx.locale).allPages}>
        <FootLinks list={ctx.nav} of={{}} />
        {ctx.user === null ? (
          <a href="/toegankelijkheid">{publicWords(ctx.locale).accessibility}</a>
        ) : (
          <OwnLinks of={{ locale: ctx.locale }} values={{ csrf: ctx.csrfToken, key: crypto.randomUUID() }} />
        )}
      </nav>
    </footer>
  )
}

const FootLinks = keptWith((nav: readonly NavItem[]) => (
  <>
    {nav.map(({ href, label }) => (
      <a key={href} class="op-only-phone" href={href}>
        {label}
      </a>
    ))}
  </>
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
