import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { filesFolder } from './folder.ts'

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

export type FileName = { readonly municipalityId: string; readonly id: string }
const uuid = z.uuid()

/** A file that is there but is not what was written: damaged, or swapped for another. */
export class DamagedFile extends Error {}

/**
 * Files on disk, each sealed under a key of its own and bound to its name. The key is kept with the row that names the file, in a sealed column: without
 * row and keys the bytes are noise, rotating keys rewrites rows and no files, and a row that is gone takes its file with it.
 */
export type FileStore = {
  /** Writes the file and answers its key. On disk before it answers. */
  readonly put: (name: FileName, bytes: Buffer) => Promise<string>
  /** Null when it is not there. Throws {@link DamagedFile}. */
  readonly read: (name: FileName, key: string) => Promise<Buffer | null>
  readonly remove: (name: FileName) => Promise<void>
}

export function fileStore(folder: () => string = () => filesFolder()): FileStore {
  const pathOf = ({ municipalityId, id }: FileName): string => join(folder(), uuid.parse(municipalityId), uuid.parse(id))
  const boundTo = ({ municipalityId, id }: FileName): Buffer => Buffer.from(`opkomst file ${municipalityId} ${id}`, 'utf8')
  return {
    put: async (name, bytes) => {
      const key = randomBytes(32)
      const nonce = randomBytes(nonceBytes)
      const sealer = createCipheriv(cipher, key, nonce)
      sealer.setAAD(boundTo(name))
      const sealed = [sealer.update(bytes), sealer.final()]
      await writeWhole(pathOf(name), Buffer.concat([nonce, sealer.getAuthTag(), ...sealed]))
      return key.toString('base64url')
    },
    read: async (name, key) => {
      const sealed = await readFile(pathOf(name)).catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
        throw error
      })
      if (sealed === null) return null
      if (sealed.length < nonceBytes + tagBytes) throw new DamagedFile(`file ${name.id} is cut short`)
      const opener = createDecipheriv(cipher, Buffer.from(key, 'base64url'), sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
      opener.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
      opener.setAAD(boundTo(name))
      const inner = opener.update(sealed.subarray(nonceBytes + tagBytes))
      try {
        return Buffer.concat([inner, opener.final()])
      } catch {
        throw new DamagedFile(`file ${name.id} is not what was written`)
      }
    },
    remove: (name) => rm(pathOf(name), { force: true }),
  }
}

/** Beside its place first, so that a stop halfway leaves no half file; a backup passes `.part` over. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const part = `${path}.part`
  const handle = await open(part, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(part, path)
}
