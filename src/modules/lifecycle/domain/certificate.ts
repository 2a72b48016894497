import { createHash } from 'node:crypto'

export type CertificateFacts = {
  readonly id: string
  readonly municipalityId: string
  readonly series: string
  readonly ground: string
  readonly rule: string
  readonly permission: string
  readonly proposedBy: string
  readonly approvedBy: string
  readonly erasedAt: string
  readonly counts: Readonly<Record<string, number>>
}

/** SHA-256 over everything the certificate says, keys and tables in order, so that another reader comes to the same. */
export function certificateHash(facts: CertificateFacts): string {
  const counts = Object.entries(facts.counts).sort(([a], [b]) => (a < b ? -1 : 1))
  const lines = [
    'opkomst certificate of erasure 1',
    facts.id,
    facts.municipalityId,
    facts.series,
    facts.ground,
    facts.rule,
    facts.permission,
    facts.proposedBy,
    facts.approvedBy,
    facts.erasedAt,
    ...counts.map(([table, n]) => `${table} ${n}`),
  ]
  return createHash('sha256').update(lines.join('\n'), 'utf8').digest('hex')
}
