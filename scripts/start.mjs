// `npm start`: from a fresh clone to a running program. Runs on Node 20 without packages.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { becomeProgram, ensureDatabaseLinks, ensureInstalled, findNode, giveUp, projectRoot } from './bootstrap.mjs'

ensureInstalled()
ensureDatabaseLinks()
const node = findNode()
const { ensureBuilt } = await import('./build.mjs')
await ensureBuilt().catch((error) => giveUp(`The program could not be built: ${error.message}`))
const guard = pathToFileURL(join(projectRoot, 'scripts', 'stop-with-parent.mjs')).href
becomeProgram(node, ['--import', guard, join(projectRoot, 'dist', 'app', 'main.js'), ...process.argv.slice(2)], { ipc: true })
