import type { ComponentChildren, VNode } from 'preact'
import { direction, type PublicLocale } from '../text/locale.ts'
import { assetHref } from './assets.ts'
import { keptPart } from './kept-part.ts'
import { LocaleProvider, type PageContext } from './page-context.ts'
import { drawPage } from './render.ts'
import { publicWords } from './text.ts'

export type DocumentProps = {
  readonly locale: PublicLocale
  readonly title: string
  readonly municipality: PageContext['municipality']
  /** `md` for families and partners on the public pages, `sm` for staff. */
  readonly size: 'md' | 'sm'
  /** Seconds after which a browser without a script loads the page again: job progress. */
  readonly refresh?: number | undefined
  readonly children: ComponentChildren
}

/** The frame of every page: language, direction, one style sheet, one deferred script, nothing from elsewhere. */
export function Document({ locale, title, municipality, size, refresh, children }: DocumentProps) {
  return (
    <html lang={locale} dir={direction(locale)} data-color-scheme="light">
      <Head of={{ refresh: refresh ?? null }} values={headValues(title, municipality)} />
      <body data-size={size}>
        <LocaleProvider value={locale}>
          <PageStart of={{ locale, demo: municipality.demo }} values={{}} />
          {children}
        </LocaleProvider>
      </body>
    </html>
  )
}

function headValues(title: string, { name, theme }: PageContext['municipality']) {
  const page = `${title} · Opkomst ${name}`
  return { title: page, mark: assetHref('mark.svg'), styles: assetHref(`${theme}.css`), script: assetHref('app.js') }
}

const Head = keptPart(['title', 'mark', 'styles', 'script'], (at, { refresh }: { readonly refresh: number | null }) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{at('title')}</title>
    <link rel="icon" type="image/svg+xml" href={at('mark')} />
    <link rel="stylesheet" href={at('styles')} />
    <script src={at('script')} defer />
    {refresh === null ? null : (
      <noscript>
        <meta http-equiv="refresh" content={String(refresh)} />
      </noscript>
    )}
  </head>
))

const PageStart = keptPart([], (_, { locale, demo }: { readonly locale: PublicLocale; readonly demo: boolean }) => {
  const words = publicWords(locale)
  return (
    <>
      <a class="ds-skip-link" href="#main">
        {words.skip}
      </a>
      {demo ? (
        <aside class="op-demo op-noprint" aria-label={words.demoTitle}>
          <b>{words.demoTitle}.</b> {words.demo}
        </aside>
      ) : null}
    </>
  )
})

/** A page as text. */
export function renderPage(page: VNode): string {
  return drawPage(page).toString()
}
