import type { OwnView, RightsRegister } from '#modules/family/public.ts'
import { endOfPortal, fileRequest, requestsOfPerson } from '#modules/lifecycle/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'

type Register = RightsRegister & {
  readonly dueDays: (tx: Tx, municipalityId: string, view: OwnView) => Promise<ReadonlyMap<string, IsoDay>>
}

/** A fact a parent wants corrected stands in the register of rights too, with its term; one question has one answer, wherever it is given. */
export function rightsRegister(deps: Deps): Register {
  return {
    asked: async (tx, actor, { requestId, ...asked }) => {
      const rest = { kind: 'rectification', channel: 'portal', askedOn: deps.today(), portalRequestId: requestId } as const
      const filed = await fileRequest(tx, deps, actor, { ...asked, ...rest })
      if (!filed.ok) throw new Error('a parent asked something about a dossier that is not there')
    },
    ended: (tx, actor, { requestId, outcome, answer }) =>
      endOfPortal(tx, deps, actor, { portalRequestId: requestId, outcome, decision: answer }),
    dueDays: async (tx, municipalityId, { access }) => {
      const requests = await requestsOfPerson(tx, municipalityId, access.dossierId, access.personId)
      return new Map(requests.flatMap(({ portalRequestId, dueOn }) => (portalRequestId === null ? [] : [[portalRequestId, dueOn]])))
    },
  }
}
