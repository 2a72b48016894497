// A host from which Playwright downloads a browser, on this machine, for the tests of scripts/browser.mjs.
import { createReadStream, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'

/** Numbers one after the other, each as [how many bytes, the number]. */
function packed(...fields) {
  const bytes = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0))
  let at = 0
  for (const [size, value] of fields) {
    bytes.writeUIntLE(value, at, size)
    at += size
  }
  return bytes
}

const version = 20
const sumsFollow = 8
const stored = 0
const day = 0x21
// Made on Unix: a plain file that nobody may start, so whoever downloads it must see to that.
const madeOn = (3 << 8) | version
const plainFile = 0o100644 * 65_536

function headOf(name) {
  const head = packed(
    [4, 0x04034b50],
    [2, version],
    [2, sumsFollow],
    [2, stored],
    [4, day << 16],
    [4, 0],
    [4, 0],
    [4, 0],
    [2, name.length],
    [2, 0],
  )
  return Buffer.concat([head, Buffer.from(name)])
}

function entryOf({ name, crc, size, at }) {
  const about = packed(
    [4, 0x02014b50],
    [2, madeOn],
    [2, version],
    [2, sumsFollow],
    [2, stored],
    [4, day * 65_536],
    [4, crc],
    [4, size],
    [4, size],
  )
  const rest = packed([2, name.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, plainFile], [4, at])
  return Buffer.concat([about, rest, Buffer.from(name)])
}

const sizeOf = ({ path, text }) => (path === undefined ? Buffer.byteLength(text) : statSync(path).size)
const piecesOf = ({ path, text }) => (path === undefined ? [Buffer.from(text)] : createReadStream(path, { highWaterMark: 1 << 20 }))

/** Length of a zip before a byte of it is made. */
function zipLength(files) {
  return files.reduce((sum, file) => sum + sizeOf(file) + 2 * file.name.length + 30 + 16 + 46, 22)
}

/** A zip without compression, piece by piece: a browser is large. Files are `{ name, path }` or `{ name, text }`, names in ASCII. */
async function* zip(files) {
  const entries = []
  let at = 0
  for (const file of files) {
    const { name } = file
    const head = headOf(name)
    yield head
    let crc = 0
    let size = 0
    for await (const piece of piecesOf(file)) {
      crc = crc32(piece, crc)
      size += piece.length
      yield piece
    }
    yield packed([4, 0x08074b50], [4, crc], [4, size], [4, size])
    entries.push(entryOf({ name, crc, size, at }))
    at += head.length + size + 16
  }
  const directory = Buffer.concat(entries)
  const count = entries.length
  yield Buffer.concat([directory, packed([4, 0x06054b50], [4, 0], [2, count], [2, count], [4, directory.length], [4, at], [2, 0])])
}

/** Where the program and its files lie; packages put a script on the path that starts it from there. */
function shellProgram(found) {
  const program = realpathSync(found)
  if (readFileSync(program).subarray(0, 2).toString() !== '#!') return program
  return /(\/\S*headless[-_]shell)\b/.exec(readFileSync(program, 'utf8').replace(/^#!.*/, ''))?.[1]
}

const ownFile = /^(headless_.*|lib.*\.so.*|.*\.bin|icudtl\.dat|vk_swiftshader_icd\.json)$/

/** The headless shell with the files it needs, under the name Playwright gives it; for another browser a script that hands on to it. */
export function filesOfShell(found, name) {
  const program = /headless[-_]shell/.test(found) ? shellProgram(found) : undefined
  if (program === undefined) return [{ name, text: `#!/bin/sh\nexec '${found}' "$@"\n` }]
  const folder = dirname(program)
  const beside = readdirSync(folder).filter((file) => ownFile.test(file))
  return [{ name, path: program }, ...beside.map((file) => ({ name: join(dirname(name), file), path: join(folder, file) }))]
}

/**
 * Answers what Playwright asks for: `filesOf(name)` gives the files of the archive, with the name the program must have
 * there; nothing for what is not found. Returns the address and the paths that were asked.
 */
export async function serveDownloads(t, filesOf) {
  const asked = []
  const server = createServer((request, response) => {
    asked.push(request.url)
    const folder = basename(request.url, '.zip')
    const files = filesOf(`${folder}/chrome-headless-shell${folder.includes('-win') ? '.exe' : ''}`, request.url)
    if (files === undefined) response.writeHead(404).end()
    else {
      response.writeHead(200, { 'content-length': zipLength(files) })
      Readable.from(zip(files)).pipe(response)
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { address: `http://127.0.0.1:${server.address().port}`, asked }
}
