/** Who may do what, from every policy.ts. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { roles } from '#platform/actor.ts'
import { projectRoot } from '#platform/root.ts'

const policyShape = z.object({ rules: z.record(z.string(), z.array(z.string())) })
const columns = [...roles, 'visitor', 'machine']

async function rulesIn(path: string): Promise<readonly (readonly [string, readonly string[]])[]> {
  const exported: unknown = await import(pathToFileURL(join(projectRoot, path)).href)
  const values = typeof exported === 'object' && exported !== null ? Object.values(exported) : []
  return values.flatMap((value) => {
    const policy = policyShape.safeParse(value)
    return policy.success ? Object.entries(policy.data.rules) : []
  })
}

export async function policyPart(): Promise<string> {
  const paths = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('policy.ts') && !path.startsWith('platform'))
    .map((path) => join('src', path))
    .sort()
  const rules = (await Promise.all(paths.map(rulesIn))).flat()
  const rows = rules.map(([action, who]) => `| \`${action}\` | ${columns.map((role) => (who.includes(role) ? '●' : '')).join(' | ')} |`)
  return [
    '## Who may do what',
    '',
    'From the `policy.ts` of each module; the same rule stands before the page and inside the command. A visitor is a parent, or a partner with a',
    'personal link or receipt. What is not allowed looks like what does not exist.',
    '',
    `| act | ${columns.map((role) => role.replace('-', ' ')).join(' | ')} |`,
    `| --- |${columns.map(() => ' --- |').join('')}`,
    ...rows,
  ].join('\n')
}
