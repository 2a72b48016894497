import { create } from 'qrcode'
import { inGroups } from '#modules/rights/in-browser/public.ts'
import type { RightsText } from './text.ts'

const quiet = 4

/** The dark squares as one line of drawing: one by one they would make the page heavy. */
function drawingOf(code: string): { readonly side: number; readonly path: string } {
  const { size, data } = create(code, { errorCorrectionLevel: 'M' }).modules
  let path = ''
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (data[y * size + x]) path += `M${x + quiet} ${y + quiet}h1v1h-1z`
    }
  }
  return { side: size + 2 * quiet, path }
}

/** The answers on paper, for whom the family chooses: a square to scan and letters to read aloud. */
export function TakeAlong({ code, text }: { code: string; text: Pick<RightsText, 'takeTitle' | 'takeLead' | 'takeLetters'> }) {
  const { side, path } = drawingOf(code)
  return (
    <details class="op-tab">
      <summary>{text.takeTitle}</summary>
      <div class="op-take">
        <h2 class="op-print">{text.takeTitle}</h2>
        <p>{text.takeLead}</p>
        <svg class="op-square" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={text.takeTitle} shape-rendering="crispEdges">
          <rect width={side} height={side} fill="#fff" />
          <path d={path} fill="#000" />
        </svg>
        <p class="op-small op-quiet">{text.takeLetters}</p>
        <p class="op-letters" dir="ltr" translate={false}>
          {inGroups(code)}
        </p>
      </div>
    </details>
  )
}
