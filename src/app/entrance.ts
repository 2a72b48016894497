import { familyVisits } from '#modules/family/public.ts'
import { askAgain, type Sessions } from '#modules/identity/public.ts'
import type { Role } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { readTicket } from '#platform/files/ticket.ts'
import type { Entrance } from '#platform/http/identify.ts'
import { readParameter, readQuery } from '#platform/http/request.ts'
import { barredOf } from './access/barred.ts'
import { menuOf, seesReferrals } from './menu.ts'

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
    nav: async ({ role, municipalityId }, locale) => {
      return menuOf(role, locale, seesReferrals(role) ? await waiting(municipalityId) : 0)
    },
  }
}
