/**
 * Draws docs/MAP.md from the sources: URL → who → page → commands and queries → rules → tables, and who may do what.
 * `npm run map` writes it, `npm run map -- --check` says whether it is up to date.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/root.ts'
import { follow } from './map/follow-calls.ts'
import { policyPart } from './map/policy-part.ts'
import { type RecordedRoute, recordRoutes } from './map/record-routes.ts'
import { declaredAt, statementAt } from './map/source-index.ts'

const target = join(projectRoot, 'docs', 'MAP.md')

/** Tables as the migrated database has them, and the views of the report. */
function knownTables(): readonly string[] {
  const schema = readFileSync(join(projectRoot, 'db', 'schema.gen.ts'), 'utf8')
  const tables = [...schema.matchAll(/^ {2}'([a-z]+\.[a-z_]+)': /gm)].map(([, name = '']) => name)
  const folder = join(projectRoot, 'db', 'reporting')
  const migrations = join(projectRoot, 'db', 'migrations')
  const texts = [folder, migrations].flatMap((path) => readdirSync(path).map((name) => readFileSync(join(path, name), 'utf8')))
  const views = texts.flatMap((text) =>
    [...text.matchAll(/create (?:or replace )?view (reporting\.[a-z_]+)/g)].map(([, name = '']) => name),
  )
  return [...new Set([...tables, ...views])].sort()
}

const names: Readonly<Record<string, string>> = { 'team-lead': 'team lead' }

/** Words for a list of roles: the three who work with families are "team". */
export function sayWho(access: readonly string[]): string {
  const team = ['counsellor', 'midwife', 'team-lead']
  const staff = [...team, 'partner', 'researcher', 'administrator']
  const has = (list: readonly string[]) => list.every((role) => access.includes(role))
  const [word, part] = has(staff) ? ['signed in', staff] : has(team) ? ['team', team] : ['', []]
  const others = access.filter((role) => !part.includes(role)).map((role) => names[role] ?? role)
  return [word, ...others].filter((name) => name !== '').join(', ')
}

const cell = (items: Iterable<string>): string => [...items].sort().join('<br>') || '–'

type Statement = { readonly path: string; readonly line: number; readonly text: string }

/** The page is the file that registers the route; of a form that a shared helper registers, the file that describes it. */
function pageOf(statements: readonly Statement[]): string {
  const described = statements.flatMap(({ path, text }) => {
    const name = /\b(\w+Act)\(/.exec(text)?.[1]
    return name === undefined ? [] : (declaredAt({ path, name })?.path ?? [])
  })
  const path = described[0] ?? statements.at(-1)?.path ?? ''
  return `[${path.replace(/^src\/(modules\/|app\/)?/, '').replace('/web/', '/')}](../${path})`
}

function routeLine(route: RecordedRoute, tables: ReadonlySet<string>): string {
  // A route registered by a shared helper has its own part in the file that called the helper.
  const own = route.trace.filter(({ path }) => !path.endsWith('app/routes.ts') && !/src\/(platform|app\/program)/.test(path)).slice(0, 2)
  const statements = own.map(({ path, line }) => ({ path, line, text: statementAt(path, line) }))
  const used = statements.filter(({ text }, index) => index === 0 || !/Routes\(app, deps(, \w+)?\)$/.test(text.trim()))
  const found = used.map(({ path, line, text }) => follow(path, line, text, tables))
  const all = (kind: 'commands' | 'queries' | 'rules' | 'tables') => new Set(found.flatMap((reached) => [...reached[kind]]))
  const columns = [
    `${route.method} \`${route.url}\``,
    sayWho(route.access),
    route.purpose || '–',
    pageOf(used),
    cell(all('commands')),
    cell(all('queries')),
    cell(all('rules')),
    cell(all('tables')),
  ]
  return `| ${columns.join(' | ')} |`
}

const head = ['URL', 'who', 'purpose', 'page', 'commands', 'queries', 'rules', 'tables']

/** Which heading a route stands under. */
function areaOf(route: RecordedRoute): string {
  const path = route.trace[0]?.path ?? ''
  const [, ring = '', name = ''] = /^src\/(modules|app|platform)\/([^/]+)/.exec(path) ?? []
  return ring === 'modules' ? name : ring === 'app' ? `app/${name}` : 'platform'
}

function routesPart(found: readonly RecordedRoute[], tables: ReadonlySet<string>): string {
  const areas = Map.groupBy(found, areaOf)
  const parts = [...areas]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([area, list]) => {
      const rows = list.map((route) => routeLine(route, tables))
      return [`### ${area}`, '', `| ${head.join(' | ')} |`, `|${head.map(() => ' --- |').join('')}`, ...rows].join('\n')
    })
  return ['## Routes', '', `${found.length} routes.`, '', parts.join('\n\n')].join('\n')
}

function tablesPart(tables: readonly string[]): string {
  const bySchema = Map.groupBy(tables, (table) => table.split('.')[0] ?? '')
  const rows = [...bySchema].map(([schema, list]) => `| ${schema} | ${list.map((table) => table.split('.')[1]).join(', ')} |`)
  return ['## Tables', '', 'A module writes tables of its own schema only.', '', '| schema | tables |', '| --- | --- |', ...rows].join('\n')
}

async function draw(): Promise<string> {
  const tables = knownTables()
  const intro = [
    '# Map',
    '',
    'Made by `npm run map` from the sources; a test fails when it is out of date. Do not edit.',
    '',
    'A row reads from left to right: the address, who may come, why data is used there, the file that answers, what it calls, the rules behind it',
    'and the tables it reads or writes. "team" is counsellor, midwife and team lead; "signed in" is every role. Calls are followed by name, so a row',
    'may name a little more than one request uses.',
  ].join('\n')
  const parts = [intro, routesPart(await recordRoutes(), new Set(tables)), await policyPart(), tablesPart(tables)]
  return `${parts.join('\n\n')}\n`
}

const drawn = await draw()
if (process.argv.includes('--check')) {
  const isCurrent = existsSync(target) && readFileSync(target, 'utf8') === drawn
  console.log(isCurrent ? 'docs/MAP.md is up to date' : 'docs/MAP.md is out of date; run: npm run map')
  process.exitCode = isCurrent ? 0 : 1
} else {
  writeFileSync(target, drawn)
  console.log('docs/MAP.md written')
}
