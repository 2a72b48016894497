import { join } from 'node:path'

/** One practice account per role. */
export const accounts = {
  counsellor: 'hanne@demo.example',
  midwife: 'ayla@demo.example',
  'team-lead': 'wout@demo.example',
  partner: 'partner@demo.example',
  researcher: 'onderzoek@demo.example',
  administrator: 'beheer@demo.example',
} as const
/** Where the practice account of the partner works. */
export const partnerOrganisation = 'Praktijkdienst van de journeys'
export type E2eRole = keyof typeof accounts

export const sessionFolder = join('test-results', 'sessions')
export function sessionFile(role: string): string {
  return join(sessionFolder, `${role}.json`)
}
