import type { ComponentChildren, VNode } from 'preact'
import { direction, type PublicLocale } from '../text/locale.ts'
import { assetHref } from './assets.ts'
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
  const words = publicWords(locale)
  return (
    <html lang={locale} dir={direction(locale)} data-color-scheme="light">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Opkomst ${municipality.name}`}</title>
        <link rel="icon" type="image/svg+xml" href={assetHref('mark.svg')} />
        <link rel="stylesheet" href={assetHref(`${municipality.theme}.css`)} />
        <script src={assetHref('app.js')} defer />
        {refresh === undefined ? null : (
          <noscript>
            <meta http-equiv="refresh" content={String(refresh)} />
          </noscript>
        )}
      </head>
      <body data-size={size}>
        <LocaleProvider value={locale}>
          <a class="ds-skip-link" href="#main">
            {words.skip}
          </a>
          {municipality.demo ? (
            <aside class="op-demo op-noprint" aria-label={words.demoTitle}>
              <b>{words.demoTitle}.</b> {words.demo}
            </aside>
          ) : null}
          {children}
        </LocaleProvider>
      </body>
    </html>
  )
}

/** A page as text. */
export function renderPage(page: VNode): string {
  return drawPage(page).toString()
}
