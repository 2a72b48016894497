import type { ReadAnchor } from './anchor.ts'
import type { Finding } from './finding.ts'
import { explainedBy, noRestores, type Restores } from './restore.ts'

export type AnchorVerdict = { readonly findings: readonly Finding[]; readonly warnings: readonly string[] }

/**
 * Compares what was written down outside the database with the batches as they are now; `hashes` by number. A batch that went when a backup was put back, as an
 * operator stated, is not missing.
 */
export function judgeAnchors(
  anchors: readonly ReadAnchor[],
  hashes: ReadonlyMap<number, string>,
  restores: Restores = noRestores,
): AnchorVerdict {
  const explained = explainedBy(restores)
  const findings: Finding[] = forgedLines(restores)
  let isUnknownKey = false
  for (const { anchor, isOurs } of anchors) {
    if (isOurs === false) {
      findings.push({ kind: 'anchor-changed', batch: anchor.no, what: [`anchor of ${anchor.day}`] })
      continue
    }
    if (isOurs === null) isUnknownKey = true
    const hash = hashes.get(anchor.no)
    if (hash !== anchor.hash && explained.has(`${anchor.no} ${anchor.hash}`)) continue
    if (hash === undefined) findings.push({ kind: 'batch-missing', batch: anchor.no, what: [`anchor of ${anchor.day} names it`] })
    else if (hash !== anchor.hash) findings.push({ kind: 'anchor-differs', batch: anchor.no, what: [`anchor of ${anchor.day}`] })
  }
  const anchored = new Set(anchors.map(({ anchor }) => anchor.no))
  const without = [...hashes.keys()].filter((no) => !anchored.has(no))
  return {
    findings: withoutRepeats(findings),
    warnings: [
      ...(isUnknownKey ? ['some anchors were made with a key that is not here: their seals were not checked'] : []),
      ...(without.length > 0 ? [`${without.length} of ${hashes.size} batches have no anchor: ${listed(without)}`] : []),
    ],
  }
}

function forgedLines({ restores, lost }: Restores): Finding[] {
  const told = restores.flatMap(({ restore, isOurs }) =>
    isOurs === false ? [{ batch: restore.lastBatch, what: [`statement of a restore of ${restore.at.slice(0, 10)}`] }] : [],
  )
  const gone = lost.flatMap(({ lost: one, isOurs }) =>
    isOurs === false ? [{ batch: one.no, what: ['statement that it went in a restore'] }] : [],
  )
  return [...told, ...gone].map((one): Finding => ({ kind: 'anchor-changed', ...one }))
}

function withoutRepeats(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()]
}

function listed(numbers: readonly number[]): string {
  return numbers.length <= 5 ? numbers.join(', ') : `${numbers[0]} … ${numbers.at(-1)}`
}
