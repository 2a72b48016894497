const meeting = /^consent\.(meeting|item)\./
const workNote = /^consent\.note\./
const compartment = /^(protected|compartment)\./

/**
 * The purpose a family reads beside an act in its dossier; null for what it must not know to exist: the protected part, and the personal work
 * notes of a worker. `role` is who did it: only a partner reads under what she allowed, the team arranges it.
 */
export function toldToFamily(act: { readonly action: string; readonly purpose: string; readonly role: string }): string | null {
  if (act.purpose === 'child-protection' || workNote.test(act.action) || compartment.test(act.action)) return null
  if (meeting.test(act.action)) return 'meeting'
  return act.purpose === 'sharing' && act.role !== 'partner' && act.role !== 'family' ? 'arranging' : act.purpose
}
