import { type Catalogue, makeCatalogue, type Right, sentencesIn } from '#modules/rights/in-browser/public.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { publicLocales } from '#platform/text/locale.ts'
import { assetHref } from '#platform/web/assets.ts'
import { iconSheetHref } from '#platform/web/icon-address.ts'
import { PublicPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { placeName } from '../municipalities/place-name.ts'
import type { Scene } from './delivery.ts'
import type { Published } from './published-rights.ts'
import type { State } from './self-check.ts'
import { SelfCheckView } from './self-check-view.tsx'

/** Language and municipality stand in the address, so that no cookie is needed for them. */
export function selfCheckAddress(ctx: Pick<PageContext, 'municipality'>, locale: PublicLocale): string {
  const query = new URLSearchParams({ taal: locale })
  if (ctx.municipality.slug !== '') query.set('gemeente', ctx.municipality.slug)
  return `/rechten?${query.toString()}`
}

const compiled = new WeakMap<readonly Right[], Catalogue>()

function catalogueFor({ delivery }: Published): Catalogue {
  const known = compiled.get(delivery.rights) ?? makeCatalogue(delivery.rights, sentencesIn(delivery.locale))
  compiled.set(delivery.rights, known)
  return known
}

function ownName({ municipality: { name, slug } }: PageContext): readonly string[] {
  return slug === '' ? [] : [placeName(name)]
}

export function sceneOf(ctx: PageContext, { delivery }: Published): Scene {
  // The municipality of this page first: most who come here live there.
  const municipalities = [...new Set([...ownName(ctx), ...delivery.municipalities])]
  return {
    ...delivery,
    municipalities,
    today: ctx.today,
    csrfToken: ctx.csrfToken,
    action: selfCheckAddress(ctx, ctx.locale),
    isInBrowser: false,
  }
}

export function SelfCheckPage({ ctx, state, published }: { ctx: PageContext; state: State; published: Published }) {
  const { text } = published.delivery
  const scene = sceneOf(ctx, published)
  const isResult = state.step === 'result'
  return (
    <PublicPage
      ctx={ctx}
      title={text.title}
      lead={isResult ? undefined : text.lead}
      facts={
        isResult
          ? undefined
          : [
              { icon: 'clock', text: text.factTime },
              { icon: 'heart', text: text.factFree },
              { icon: 'lock', text: text.factPrivate },
            ]
      }
      languages={isResult ? undefined : publicLocales.map((locale) => ({ locale, href: selfCheckAddress(ctx, locale) }))}
      quickExit
      skyline={!isResult}
    >
      <div data-rights data-today={ctx.today} data-action={scene.action} data-icons={iconSheetHref()} data-municipality={ownName(ctx)[0]}>
        <SelfCheckView state={state} scene={scene} catalogue={() => catalogueFor(published)} />
      </div>
      {/* Without a script the browser does not fetch them; with one, nothing is fetched after them. */}
      <script src={published.path} defer />
      <script src={assetHref('rights.js')} defer />
    </PublicPage>
  )
}
