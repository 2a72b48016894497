type Rgb = readonly [number, number, number]

/** `#rrggbb` as three shares of light, without the curve of the screen; null for anything else. */
function linear(hex: string): Rgb | null {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)
  if (found === null) return null
  const [red = 0, green = 0, blue = 0] = found.slice(1).map((part) => {
    const share = Number.parseInt(part, 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return [red, green, blue]
}

/** Contrast of two colours, 1 to 21, as WCAG 2.2 computes it; null when one of them is not `#rrggbb`. */
export function contrast(one: string, other: string): number | null {
  const [a, b] = [linear(one), linear(other)]
  if (a === null || b === null) return null
  const light = ([red, green, blue]: Rgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue
  const [dark, bright] = [light(a), light(b)].sort((x, y) => x - y)
  return ((bright ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** Hue in degrees of OKLCH, in which equal steps look equal; null when it is not `#rrggbb`. */
export function hue(hex: string): number | null {
  const rgb = linear(hex)
  if (rgb === null) return null
  const [red, green, blue] = rgb
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short
  const b = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short
  return ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360
}

export function hueDistance(one: number, other: number): number {
  const apart = Math.abs(one - other) % 360
  return apart > 180 ? 360 - apart : apart
}
