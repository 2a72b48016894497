import type { PageContext } from '#platform/web/page-context.ts'

/** A counsellor comes here from her families; who has settings in the menu comes from there. */
export function sectionOf({ nav }: Pick<PageContext, 'nav'>): 'manage' | 'families' {
  return nav.some(({ section }) => section === 'manage') ? 'manage' : 'families'
}
