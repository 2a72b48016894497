// Which test files share a process. Most of what a test file costs is reading the program in: neighbours read it once.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { suite } from 'node:test'
import { pathToFileURL } from 'node:url'
import { projectRoot } from './bootstrap.mjs'

/** What the files of one process may weigh together: few enough that all processors have work until the end. */
const fullWeight = 16

// What changes something that the whole process shares is seen by nobody else.
const changesProcess = /process\.(?:env\[[^\]]+\] (?:\?\?)?= |chdir|exitCode|on\(|once\()|mock\.timers/
// A world made where a file is read in, is there once in a process, and gone after the test file that asked for it.
const makesWorld = /^(?:export )?const \w+ = await test(?:Site|World|Database)\(/m
const ownImports = /\bfrom '(\.[^']+\.ts)'/g

function wantsOwnProcess(name, text, textOf) {
  if (changesProcess.test(text)) return true
  return [...text.matchAll(ownImports)].some(([, path]) => {
    const imported = textOf(join(dirname(name), path))
    return makesWorld.test(imported) || (path.endsWith('.testing.ts') && changesProcess.test(imported))
  })
}

/** Asks the whole site at length, or a part of it, or has a database, or only thinks. */
function weightOf(name, text) {
  if (name.startsWith('tests/security/')) return 8
  if (/\btest(?:Site|World)\b/.test(text)) return 2
  return /\btestDatabase\b/.test(text) ? 2 : 0.5
}

/**
 * Neighbours together, in the order given; the same files always make the same groups, so that what one file does to
 * the next shows at every run.
 */
export function groupsOf(files, textOf = (name) => readFileSync(resolve(projectRoot, name), 'utf8')) {
  const groups = []
  let open = { weight: 0, files: [] }
  for (const name of files) {
    const text = textOf(name)
    if (wantsOwnProcess(name, text, textOf)) {
      groups.push([name])
      continue
    }
    const weight = weightOf(name, text)
    if (open.files.length > 0 && open.weight + weight > fullWeight) {
      groups.push(open.files)
      open = { weight: 0, files: [] }
    }
    open.files.push(name)
    open.weight += weight
  }
  if (open.files.length > 0) groups.push(open.files)
  return groups
}

/** Writes one program for each group, named after its first file, and returns where they lie and what is in each. */
export function writeGroups(groups) {
  const folder = join(projectRoot, '.opkomst', 'test-groups')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return new Map(
    groups.map((files) => {
      const path = join(folder, `${files[0].replaceAll(/[^\w.-]/g, '+')}.mjs`)
      writeFileSync(
        path,
        `import { runFiles } from ${JSON.stringify(import.meta.url)}\n\nawait runFiles(${JSON.stringify(files, null, 2)})\n`,
      )
      return [path, files]
    }),
  )
}

/** One after the other: a file is read in, and its database made, when the one before it has cleaned up. */
export async function runFiles(files) {
  for (const file of files) {
    await suite(file, async () => {
      await import(pathToFileURL(resolve(projectRoot, file)).href)
    })
  }
}
