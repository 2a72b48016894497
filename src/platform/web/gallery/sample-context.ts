import type { PublicLocale } from '../../text/locale.ts'
import type { FormState } from '../form-state.ts'
import type { PageContext } from '../page-context.ts'

/** Invented people and numbers, for looking at the components and for their tests. */
export function sampleContext(changes: { locale?: PublicLocale; theme?: string; flash?: PageContext['flash'] } = {}): PageContext {
  const theme = changes.theme ?? 'mechelen'
  return {
    locale: changes.locale ?? 'nl',
    municipality: {
      id: 'm',
      name: theme === 'mechelen' ? 'Mechelen' : 'Voorbeeldstad',
      slug: theme,
      theme,
      phone: '015 00 00 00',
      demo: true,
    },
    path: '/vandaag',
    today: '2026-11-17',
    csrfToken: 'sample',
    user: { id: 'u', name: 'Hanne Dewolk', initials: 'HD', role: 'counsellor', home: '/vandaag' },
    nav: [
      { href: '/vandaag', label: 'Vandaag', icon: 'day', section: 'today' },
      { href: '/nieuw', label: 'Nieuw', icon: 'inbox', section: 'inbox', count: 4 },
      { href: '/gezinnen', label: 'Gezinnen', icon: 'users', section: 'families' },
      { href: '/rapport', label: 'Rapport', icon: 'chart', section: 'report' },
    ],
    flash: changes.flash ?? null,
  }
}

export const sampleForm: FormState = {
  values: {
    kind: 'visit',
    about: ['housing', 'baby'],
    note: 'Samen het kamertje bekeken. Schimmel achter het bed.',
    dueOn: '2026-11-23',
    income: 'weak',
    work: 'unknown',
    level: '3',
    who: 'nele',
  },
  errors: {},
}
