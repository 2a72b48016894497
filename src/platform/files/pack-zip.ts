import { crc32 } from 'node:zlib'

export type ZipEntry = { readonly name: string; readonly content: Buffer }

const VERSION = 20
const UTF8_NAMES = 0x0800
/** 1 January 1980, the first day a zip can write: what is packed has no day of its own. */
const FIRST_DAY = 0x21

function header(signature: number, size: number, entry: ZipEntry, at: number): Buffer {
  const buffer = Buffer.alloc(size)
  buffer.writeUInt32LE(signature, 0)
  buffer.writeUInt16LE(VERSION, at)
  buffer.writeUInt16LE(UTF8_NAMES, at + 2)
  buffer.writeUInt16LE(FIRST_DAY, at + 8)
  buffer.writeUInt32LE(crc32(entry.content), at + 10)
  buffer.writeUInt32LE(entry.content.length, at + 14)
  buffer.writeUInt32LE(entry.content.length, at + 18)
  buffer.writeUInt16LE(Buffer.byteLength(entry.name), at + 22)
  return buffer
}

/** Writes files into a zip without compressing them: what reads it again undoes nothing, and photos are compressed already. */
export function packZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const local = Buffer.concat([header(0x04034b50, 30, entry, 4), Buffer.from(entry.name), entry.content])
    const listed = header(0x02014b50, 46, entry, 6)
    listed.writeUInt16LE(VERSION, 4)
    listed.writeUInt32LE(offset, 42)
    central.push(listed, Buffer.from(entry.name))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
