import { createHash } from 'node:crypto'
import { pointIconsAt } from './icon-address.ts'
import { filledIcons, lineIcons, pictograms } from './icon-drawings.ts'
import { farRoofs, flatTower, nearRoofs } from './skyline-drawings.ts'

function strokes(width: number, drawing: string): string {
  return `<g fill="none" stroke="currentColor" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round">${drawing}</g>`
}

// The page's own rules do not reach into another document, its custom properties do.
function skyline(id: string, near: string): string {
  const sun = '<circle fill="var(--op-sky-sun)" cx="585" cy="84" r="54"/>'
  const roofs = `<path fill="var(--op-sky-far)" d="${farRoofs}"/><path fill="var(--op-sky-near)" d="${near}"/>`
  return `<symbol id="sky-${id}" viewBox="0 0 1200 90" preserveAspectRatio="xMidYMax slice">${sun}${roofs}</symbol>`
}

function drawSheet(): string {
  const symbols = [
    ...Object.entries(lineIcons).map(([name, drawing]) => `<symbol id="i-${name}" viewBox="0 0 24 24">${strokes(1.8, drawing)}</symbol>`),
    ...Object.entries(filledIcons).map(([name, drawing]) => `<symbol id="i-${name}" viewBox="0 0 24 24">${drawing}</symbol>`),
    ...Object.entries(pictograms).map(
      ([name, { fill, line }]) =>
        `<symbol id="p-${name}" viewBox="0 0 40 40"><g fill="var(--op-warm)">${fill}</g>${strokes(2, line)}</symbol>`,
    ),
    skyline('default', nearRoofs),
    skyline('mechelen', nearRoofs + flatTower),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`
}

/** One file with every drawing; pages point into it, so they stay small and it is fetched once. */
export const iconSheet = drawSheet()

export const iconSheetPath = `/assets/icons-${createHash('sha256').update(iconSheet).digest('hex').slice(0, 10)}.svg`

pointIconsAt(iconSheetPath)
