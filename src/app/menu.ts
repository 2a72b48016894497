import type { Actor } from '#platform/actor.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { texts } from '#platform/text/texts.ts'
import type { NavItem } from '#platform/web/page-context.ts'

const nl = {
  today: 'Vandaag',
  inbox: 'Nieuw',
  families: 'Gezinnen',
  rights: 'Rechten',
  report: 'Rapport',
  manage: 'Beheer',
  refer: 'Verwijzen',
  along: 'Meewerken',
}
const navText = texts<typeof nl>({
  nl,
  en: {
    today: 'Today',
    inbox: 'New',
    families: 'Families',
    rights: 'Rights',
    report: 'Report',
    manage: 'Settings',
    refer: 'Refer',
    along: 'Working along',
  },
  fr: {
    today: 'Aujourd’hui',
    inbox: 'Nouveau',
    families: 'Familles',
    rights: 'Droits',
    report: 'Rapport',
    manage: 'Gestion',
    refer: 'Orienter',
    along: 'Collaborer',
  },
})

type Role = Actor['role']

const elsewhere: readonly Role[] = ['researcher', 'partner', 'administrator']

/** Whose menu says how many referrals wait. */
export function seesReferrals(role: Role): boolean {
  return !elsewhere.includes(role)
}

const mostMenus = 100
const menus = new Map<string, readonly NavItem[]>()

/** What the menu of a role holds; the same object for the same menu, so that what pages draw of it can be kept with it. */
export function menuOf(role: Role, locale: PublicLocale, waiting: number): readonly NavItem[] {
  const key = `${role} ${locale} ${waiting}`
  const known = menus.get(key)
  if (known !== undefined) return known
  const made = makeMenu(role, locale, waiting)
  if (menus.size >= mostMenus) menus.clear()
  menus.set(key, made)
  return made
}

function makeMenu(role: Role, locale: PublicLocale, count: number): readonly NavItem[] {
  const t = navText(locale)
  const report: NavItem = { href: '/rapport', label: t.report, icon: 'chart', section: 'report' }
  if (role === 'researcher') return [report]
  if (role === 'partner') {
    return [
      { href: '/verwijzen', label: t.refer, icon: 'inbox', section: 'refer' },
      { href: '/meewerken', label: t.along, icon: 'hands', section: 'along' },
    ]
  }
  const manage: NavItem = { href: '/beheer', label: t.manage, icon: 'settings', section: 'manage' }
  if (role === 'administrator') return [manage]
  const daily: NavItem[] = [
    { href: '/vandaag', label: t.today, icon: 'day', section: 'today' },
    { href: '/nieuw', label: t.inbox, icon: 'inbox', section: 'inbox', count },
    { href: '/gezinnen', label: t.families, icon: 'users', section: 'families' },
    report,
    { href: '/rechten-team', label: t.rights, icon: 'euro', section: 'rights' },
  ]
  return role === 'team-lead' ? [...daily, manage] : daily
}
