/** Counts what a request asks of the database: the same kinds of statements mean the same work, whatever the clock says. */
import pg from 'pg'

const kindOf = (text: string): string =>
  text
    .replaceAll(/'[^']*'|\$\d+|\d+/g, '?')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 90)

export async function countingStatements<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly statements: readonly string[] }> {
  const statements: string[] = []
  const usual = pg.Client.prototype.query
  Object.defineProperty(pg.Client.prototype, 'query', {
    configurable: true,
    writable: true,
    value(this: pg.Client, ...given: readonly unknown[]): unknown {
      const asked = given[0]
      const text =
        typeof asked === 'string' ? asked : typeof asked === 'object' && asked !== null && 'text' in asked ? String(asked.text) : ''
      for (const one of text.split(';')) statements.push(kindOf(one))
      return Reflect.apply(usual, this, given)
    },
  })
  try {
    return { value: await work(), statements }
  } finally {
    Object.defineProperty(pg.Client.prototype, 'query', { configurable: true, writable: true, value: usual })
  }
}
