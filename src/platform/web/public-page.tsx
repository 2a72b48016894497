import type { ComponentChildren } from 'preact'
import { direction, localeName, type PublicLocale } from '../text/locale.ts'
import { AccountLink, Brand } from './brand.tsx'
import { Document } from './document.tsx'
import { ActionButton } from './fields/form.tsx'
import { Icon, type IconName, Skyline } from './icons.tsx'
import type { PageContext, PlainContext } from './page-context.ts'
import { Toast } from './parts/messages.tsx'
import { PhoneLink } from './parts/people.tsx'
import { publicWords, staffWords } from './text.ts'

export type LanguageLink = { readonly href: string; readonly locale: PublicLocale }

export type PublicPageProps = {
  readonly ctx: PageContext
  readonly title: string
  readonly lead?: ComponentChildren
  /** Short promises under the title: two minutes, free, stays with us. */
  readonly facts?: readonly { readonly icon: IconName; readonly text: string }[] | undefined
  readonly languages?: readonly LanguageLink[] | undefined
  readonly quickExit?: boolean | undefined
  readonly skyline?: boolean | undefined
  readonly ownHeading?: boolean | undefined
  readonly refresh?: number | undefined
  readonly children: ComponentChildren
}

/** Pages for families: large type, the dawn, every language, and a way out in reach. */
export function PublicPage(props: PublicPageProps) {
  const { ctx, title } = props
  const words = publicWords(ctx.locale)
  return (
    <Document locale={ctx.locale} title={title} municipality={ctx.municipality} size="md" refresh={props.refresh}>
      <header class="op-top op-noprint">
        <div class="op-narrow">
          <Brand href="/" sub={words.city(ctx.municipality.name)} />
          {props.quickExit ? <QuickExit label={words.quickExit} /> : null}
        </div>
      </header>
      <main id="main">
        {props.skyline ? (
          <div class="op-dawn">
            <div class="op-narrow">
              <PublicHead {...props} />
            </div>
            <Skyline theme={ctx.municipality.theme} />
          </div>
        ) : null}
        <div class="op-narrow op-main op-pub op-stack">
          {props.skyline ? null : <PublicHead {...props} />}
          {props.children}
        </div>
      </main>
      <PublicFooter ctx={ctx} wrap="op-narrow" />
      {ctx.flash === null ? null : <Toast ctx={ctx} flash={ctx.flash} />}
    </Document>
  )
}

function PublicHead({ ctx, title, lead, facts, languages, ownHeading }: PublicPageProps) {
  return (
    <>
      {languages === undefined ? null : <LanguageRow languages={languages} current={ctx.locale} />}
      {ownHeading ? null : <h1>{title}</h1>}
      {lead === undefined ? null : <p>{lead}</p>}
      {facts === undefined ? null : (
        <ul class="op-facts">
          {facts.map((fact) => (
            <li key={fact.text}>
              <Icon name={fact.icon} />
              {fact.text}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function LanguageRow({ languages, current }: { languages: readonly LanguageLink[]; current: PublicLocale }) {
  return (
    <nav class="op-langrow op-noprint" aria-label={publicWords(current).language}>
      {languages.map(({ href, locale }) => (
        <a
          key={locale}
          href={href}
          lang={locale}
          dir={direction(locale)}
          hreflang={locale}
          aria-current={locale === current ? 'true' : undefined}
        >
          {localeName(locale)}
        </a>
      ))}
    </nav>
  )
}

/** Replaces the page by a neutral one and signs out. A plain link without a script. */
function QuickExit({ label }: { label: string }) {
  return (
    <a class="ds-button op-exit" data-color="neutral" href="/snel-weg" rel="noreferrer" data-quick-exit>
      <Icon name="exit" flip />
      {label}
    </a>
  )
}

function PublicFooter({ ctx, wrap }: { ctx: PlainContext; wrap: 'op-narrow' | 'op-wrap' | 'op-plainpage' }) {
  const words = publicWords(ctx.locale)
  return (
    <footer class="op-foot op-noprint">
      <nav class={wrap} aria-label={words.footer}>
        <a href="/privacy">{words.privacy}</a>
        <a href="/toegankelijkheid">{words.accessibility}</a>
        {ctx.municipality.phone === null ? null : (
          <span class="op-foot-phone">
            {words.callUs} <PhoneLink number={ctx.municipality.phone} />
          </span>
        )}
      </nav>
    </footer>
  )
}

export type PartnerPageProps = {
  readonly ctx: PageContext
  readonly title: string
  readonly lead?: ComponentChildren
  readonly actions?: ComponentChildren
  readonly children: ComponentChildren
}

/** Pages for who refers: the width of staff pages, nothing of the inside. */
export function PartnerPage({ ctx, title, lead, actions, children }: PartnerPageProps) {
  const words = staffWords(ctx.locale)
  return (
    <Document locale={ctx.locale} title={title} municipality={ctx.municipality} size="sm">
      <header class="op-top op-noprint">
        <div class="op-wrap">
          <Brand href={ctx.user?.home ?? '/'} sub={words.forPartners} />
          {ctx.user === null ? null : (
            <div class="op-row">
              <ActionButton ctx={ctx} action="/afmelden" variant="tertiary" icon="sign-out">
                <span class="op-fold">{words.signOut}</span>
              </ActionButton>
              <AccountLink user={ctx.user} label={words.account(ctx.user.initials, ctx.user.name)} />
            </div>
          )}
        </div>
      </header>
      <main id="main" class="op-wrap op-main op-stack">
        <PartnerMenu ctx={ctx} />
        <div class="op-row-between">
          <div>
            <h1>{title}</h1>
            {lead === undefined ? null : <p class="op-quiet">{lead}</p>}
          </div>
          {actions}
        </div>
        {children}
      </main>
      <PublicFooter ctx={ctx} wrap="op-wrap" />
      {ctx.flash === null ? null : <Toast ctx={ctx} flash={ctx.flash} />}
    </Document>
  )
}

/** A partner with an account has two places: where she refers, and where she works along. */
function PartnerMenu({ ctx }: { ctx: PageContext }) {
  if (ctx.user?.role !== 'partner' || ctx.nav.length < 2) return null
  return (
    <nav class="op-tabs op-noprint" aria-label={staffWords(ctx.locale).mainMenu}>
      {ctx.nav.map(({ href, label }) => (
        <a key={href} href={href} aria-current={ctx.path === href || ctx.path.startsWith(`${href}/`) ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  )
}

export type PlainPageProps = {
  readonly ctx: PlainContext
  readonly title: string
  readonly lead?: ComponentChildren
  readonly children?: ComponentChildren
}

/** Sign-in and errors: one card in the middle, no menu. */
export function PlainPage({ ctx, title, lead, children }: PlainPageProps) {
  const words = publicWords(ctx.locale)
  return (
    <Document locale={ctx.locale} title={title} municipality={ctx.municipality} size="md">
      <header class="op-top op-noprint">
        <div class="op-plainpage">
          <Brand href="/" sub={words.city(ctx.municipality.name)} />
        </div>
      </header>
      <main id="main" class="op-plainpage op-main op-stack">
        <h1>{title}</h1>
        {lead === undefined ? null : <p>{lead}</p>}
        {children}
      </main>
      <PublicFooter ctx={ctx} wrap="op-plainpage" />
    </Document>
  )
}
