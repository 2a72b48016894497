import type { ComponentChildren } from 'preact'
import { direction, localeName, type PublicLocale, publicLocales } from '#platform/text/locale.ts'
import { Brand } from '#platform/web/brand.tsx'
import { Document } from '#platform/web/document.tsx'
import { ActionButton } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Details, Toast } from '#platform/web/parts.tsx'
import { familyWords } from '../family-words.ts'
import { paths } from './paths.ts'

export type TalkFrameProps = {
  readonly ctx: PageContext
  /** Language of the page: hers while she scores, else the worker's. */
  readonly locale: PublicLocale
  readonly title: string
  /** The only way out; on her own pages it does not lead into the dossier. */
  readonly out: { readonly href: string; readonly label: string } | null
  readonly children: ComponentChildren
  readonly bottom?: ComponentChildren
}

/** One thing on the screen, for two people and one phone: large, quiet, nothing else to press. */
export function TalkFrame({ ctx, locale, title, out, children, bottom }: TalkFrameProps) {
  return (
    <Document locale={locale} title={title} municipality={ctx.municipality} size="md">
      <header class="op-top op-noprint">
        <div class="op-narrow">
          <Brand href={out?.href ?? '#main'} />
          {out === null ? null : (
            <a class="ds-button" data-variant="tertiary" href={out.href}>
              {out.label}
            </a>
          )}
        </div>
      </header>
      <main
        id="main"
        class={`op-narrow op-main op-stack${bottom === undefined ? '' : ' op-abovebottom'}${ctx.flash === null ? '' : ' op-abovetoast'}`}
      >
        {children}
        {bottom === undefined ? null : (
          <div class="op-bottom op-noprint">
            <div>{bottom}</div>
          </div>
        )}
      </main>
      {ctx.flash === null ? null : <Toast ctx={ctx} flash={ctx.flash} />}
    </Document>
  )
}

/** A text in her language below the one of the page, for who reads along. Nothing when it is the same language. */
export function InHerLanguage({ locale, page, children }: { locale: PublicLocale; page: PublicLocale; children: string }) {
  if (locale === page) return null
  return (
    <span class="op-other-language" lang={locale} dir={direction(locale)}>
      {children}
    </span>
  )
}

type LanguagesProps = {
  readonly ctx: PageContext
  readonly dossierId: string
  readonly talkId: string
  readonly locale: PublicLocale
  readonly back: string
}

/** Every language in its own script; the page comes back in it. */
export function Languages({ ctx, dossierId, talkId, locale, back }: LanguagesProps) {
  return (
    <Details summary={familyWords(locale).language}>
      <div class="op-row">
        {publicLocales
          .filter((one) => one !== locale)
          .map((one) => (
            <span key={one} lang={one} dir={direction(one)}>
              <ActionButton ctx={ctx} action={paths.language(dossierId, talkId)} fields={{ taal: one, terug: back }} variant="secondary">
                {localeName(one)}
              </ActionButton>
            </span>
          ))}
      </div>
    </Details>
  )
}
