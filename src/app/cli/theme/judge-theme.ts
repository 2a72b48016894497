import { contrast, hue, hueDistance } from './colour.ts'

export type ThemeFinding = { readonly what: string; readonly measured: number | null; readonly least: number }
export type ThemeVerdict = { readonly checks: number; readonly faults: readonly ThemeFinding[] }

const seeds = ['accent', 'brand1', 'brand2', 'neutral'] as const
const ours = ['success', 'info'] as const
const white = '#ffffff'
/** Gold is only ever a fill with letters on it; the others also stand alone, as a line or a sign. */
const standsAlone: readonly string[] = ['accent', 'brand2', 'neutral', 'success', 'info']
/** Nearer than this in hue, the clock of a pregnancy would look "in order", or a parent's mark like an alarm. */
const leastHues = { success: 30, danger: 15 } as const
const commonDanger = '#c01b1b'

/** The tokens of a theme by name, without `--ds-color-`. */
export function readTokens(css: string): ReadonlyMap<string, string> {
  return new Map([...css.matchAll(/--ds-color-([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]))
}

/** Whether everybody can read a theme: the limits of decision 0002, and hues that may not be taken for a state. */
export function judgeTheme(css: string): ThemeVerdict {
  const tokens = readTokens(css)
  const token = (name: string): string => tokens.get(name) ?? ''
  const page = token('neutral-background-tinted')
  const colours = [...seeds, ...ours.filter((name) => tokens.has(`${name}-base-default`))]
  const contrasts = colours.flatMap((colour) => {
    const pair = (one: string, name: string, other: string, least: number) => ({
      what: `${colour}: ${one} on ${name}`,
      measured: contrast(token(`${colour}-${one}`), other),
      least,
    })
    const own = (name: string) => token(`${colour}-${name}`)
    return [
      pair('text-default', 'white', white, 7),
      pair('text-default', 'surface-tinted', own('surface-tinted'), 7),
      pair('text-subtle', 'surface-hover', own('surface-hover'), 4.5),
      pair('text-subtle', 'the page', page, 4.5),
      pair('border-default', 'white', white, 3),
      pair('base-contrast-default', 'base-default', own('base-default'), 4.5),
      pair('base-contrast-default', 'base-hover', own('base-hover'), 4.5),
      ...(standsAlone.includes(colour) ? [pair('base-default', 'the page', page, 3)] : []),
    ]
  })
  const findings = [
    ...contrasts,
    huesApart('brand1', token('brand1-base-default'), 'success', token('success-base-default')),
    huesApart('brand2', token('brand2-base-default'), 'danger', tokens.get('danger-base-default') ?? commonDanger),
  ]
  return { checks: findings.length, faults: findings.filter(({ measured, least }) => measured === null || measured < least) }
}

function huesApart(name: string, colour: string, state: keyof typeof leastHues, other: string): ThemeFinding {
  const [one, two] = [hue(colour), hue(other)]
  return {
    what: `${name}: degrees of hue from ${state}`,
    measured: one === null || two === null ? null : hueDistance(one, two),
    least: leastHues[state],
  }
}
