#!/usr/bin/env node
// The operator's command. Like `npm start` it works on a fresh clone with Node 20.
import { join } from 'node:path'
import { becomeProgram, ensureDatabaseLinks, ensureInstalled, findNode, giveUp, projectRoot } from '../scripts/bootstrap.mjs'

ensureInstalled()
ensureDatabaseLinks()
const node = findNode()
const { ensureBuilt } = await import('../scripts/build.mjs')
await ensureBuilt().catch((error) => giveUp(`The program could not be built: ${error.message}`))
becomeProgram(node, [join(projectRoot, 'dist', 'app', 'cli', 'main.js'), ...process.argv.slice(2)])
