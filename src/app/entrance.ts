import { familyVisits } from '#modules/family/public.ts'
import { askAgain, type Sessions } from '#modules/identity/public.ts'
import type { Role } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { readTicket } from '#platform/files/ticket.ts'
import type { Entrance } from '#platform/http/identify.ts'
import { readParameter, readQuery } from '#platform/http/request.ts'
import { texts } from '#platform/text/texts.ts'
import type { NavItem } from '#platform/web/page-context.ts'
import { barredOf } from './access/barred.ts'

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

const homes: Readonly<Record<Role, string>> = {
  counsellor: '/vandaag',
  midwife: '/vandaag',
  'team-lead': '/vandaag',
  partner: '/verwijzen',
  researcher: '/rapport',
  administrator: '/beheer',
}

/** The person a ticket was written for, when it is for the document that is asked and her session still stands. */
function ticketHolder(deps: Deps, sessions: Sessions, secret: string): NonNullable<Entrance['byTicket']> {
  return async (request) => {
    const ticket = readTicket(secret, readQuery(request)['pas'] ?? '', deps.now())
    if (ticket === null || ticket.documentId !== readParameter(request, 'documentId')) return null
    return sessions.byId(ticket.municipalityId, ticket.sessionId)
  }
}

/** Who comes in, where each role starts and what its menu holds. `waiting` counts new referrals; it may be a few seconds old. `secret` seals tickets. */
export function entranceOf(deps: Deps, sessions: Sessions, waiting: (municipalityId: string) => Promise<number>, secret: string): Entrance {
  const barred = barredOf(deps)
  return {
    identify: sessions.identify,
    byTicket: ticketHolder(deps, sessions, secret),
    barred: barred.of,
    uncounted: barred.uncounted,
    stepUp: askAgain(deps, sessions),
    home: (signedIn) => homes[signedIn.role],
    family: familyVisits(deps),
    nav: async (actor, locale) => {
      const t = navText(locale)
      const report: NavItem = { href: '/rapport', label: t.report, icon: 'chart', section: 'report' }
      if (actor.role === 'researcher') return [report]
      if (actor.role === 'partner') {
        return [
          { href: '/verwijzen', label: t.refer, icon: 'inbox', section: 'refer' },
          { href: '/meewerken', label: t.along, icon: 'hands', section: 'along' },
        ]
      }
      const manage: NavItem = { href: '/beheer', label: t.manage, icon: 'settings', section: 'manage' }
      if (actor.role === 'administrator') return [manage]
      const daily: NavItem[] = [
        { href: '/vandaag', label: t.today, icon: 'day', section: 'today' },
        { href: '/nieuw', label: t.inbox, icon: 'inbox', section: 'inbox', count: await waiting(actor.municipalityId) },
        { href: '/gezinnen', label: t.families, icon: 'users', section: 'families' },
        report,
        { href: '/rechten-team', label: t.rights, icon: 'euro', section: 'rights' },
      ]
      return actor.role === 'team-lead' ? [...daily, manage] : daily
    },
  }
}
