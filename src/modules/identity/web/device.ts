import type { FastifyRequest } from 'fastify'

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\w*\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
]

function first(list: readonly (readonly [RegExp, string])[], agent: string): string | undefined {
  return list.find(([pattern]) => pattern.test(agent))?.[1]
}

/** Browser and system in words, as people name their own things: "Firefox, Windows". */
export function describeDevice(agent: string): string {
  return [first(browsers, agent) ?? 'Browser', first(systems, agent)].filter((part) => part !== undefined).join(', ')
}

export function deviceOf(request: FastifyRequest): string {
  return describeDevice(request.headers['user-agent'] ?? '')
}
