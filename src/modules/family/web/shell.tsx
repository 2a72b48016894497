import type { ComponentChildren } from 'preact'
import { direction, localeName, type PublicLocale, publicLocales } from '#platform/text/locale.ts'
import { assetHref } from '#platform/web/assets.ts'
import { Icon, Skyline } from '#platform/web/icons.tsx'
import { LocaleProvider, type PageContext } from '#platform/web/page-context.ts'
import { Toast, Watch } from '#platform/web/parts.tsx'
import { publicWords } from '#platform/web/text.ts'
import { familyText } from '../text.ts'

export type MyPageProps = {
  readonly ctx: PageContext
  readonly title: string
  readonly lead?: ComponentChildren
  /** Where "back" leads; the first page has none. */
  readonly back?: string | undefined
  /** The sky over the town, on the first page. */
  readonly skyline?: boolean | undefined
  /** On the way in there is no session yet to end. */
  readonly isEntry?: boolean | undefined
  readonly children: ComponentChildren
}

type FrameProps = { readonly locale: PublicLocale; readonly title: string; readonly theme: string; readonly children: ComponentChildren }

/** A frame that tells nothing: no name of a service, no sign of its own, nothing for the history to betray. */
export function NeutralFrame({ locale, title, theme, children }: FrameProps) {
  return (
    <html lang={locale} dir={direction(locale)} data-color-scheme="light">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={assetHref(`${theme}.css`)} />
        <script src={assetHref('app.js')} defer />
      </head>
      <body data-size="md">
        <LocaleProvider value={locale}>{children}</LocaleProvider>
      </body>
    </html>
  )
}

/** A page of her own: one title for all of them, and the way out always in reach. */
export function MyPage({ ctx, title, lead, back, skyline, isEntry, children }: MyPageProps) {
  const t = familyText(ctx.locale)
  const words = publicWords(ctx.locale)
  const head = (
    <>
      <h1>{title}</h1>
      {lead === undefined ? null : <p>{lead}</p>}
    </>
  )
  return (
    <NeutralFrame locale={ctx.locale} title={t.page} theme={ctx.municipality.theme}>
      <a class="ds-skip-link" href="#main">
        {words.skip}
      </a>
      {ctx.municipality.demo ? (
        <aside class="op-demo op-noprint" aria-label={words.demoTitle}>
          <b>{words.demoTitle}.</b> {words.demo}
        </aside>
      ) : null}
      <header class="op-top op-noprint">
        <div class="op-narrow">
          {back === undefined ? (
            <span class="op-mine">{t.page}</span>
          ) : (
            <a class="op-mine" href={back}>
              <Icon name="back" flip />
              {t.back}
            </a>
          )}
          <QuickExit label={t.exit} />
        </div>
      </header>
      <main id="main">
        {skyline ? (
          <div class="op-dawn">
            <div class="op-narrow">{head}</div>
            <Skyline theme={ctx.municipality.theme} />
          </div>
        ) : null}
        <div class="op-narrow op-main op-pub op-stack">
          {skyline ? null : head}
          {children}
          <p class="op-small op-quiet op-noprint">{t.exitNote}</p>
        </div>
      </main>
      {ctx.flash === null ? null : <Toast ctx={ctx} flash={ctx.flash} />}
      {isEntry === true ? null : <Watch ask="/mijn/nog" gone="/weer" />}
    </NeutralFrame>
  )
}

/** One tap, or Escape: signed out, nothing left behind, the weather on the screen. Works without a script, and on a page that stood open for hours. */
function QuickExit({ label }: { label: string }) {
  return (
    <form method="post" action="/mijn/weg" class="op-inline" data-quick-exit="/weer">
      <button class="ds-button op-exit" data-color="neutral" type="submit">
        <Icon name="exit" flip />
        {label}
      </button>
    </form>
  )
}

/** Each language in its own letters. */
export function Languages({ current, href }: { current: PublicLocale; href: string }) {
  return (
    <nav class="op-langrow op-noprint" aria-label={publicWords(current).language}>
      {publicLocales.map((locale) => (
        <a
          key={locale}
          href={`${href}?taal=${locale}`}
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

/** What stays on the screen after she left: the weather, and no way back to her pages. */
export function WeatherPage({ locale, theme }: { locale: PublicLocale; theme: string }) {
  const { weather } = familyText(locale)
  return (
    <NeutralFrame locale={locale} title={weather.title} theme={theme}>
      <main id="main" class="op-plainpage op-main op-stack">
        <h1>{weather.title}</h1>
        <p>{weather.body}</p>
      </main>
    </NeutralFrame>
  )
}
