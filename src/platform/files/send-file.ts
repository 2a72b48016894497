import type { FastifyReply } from 'fastify'
import { type FileType, fileTypes } from './kinds.ts'

/** A name any system can keep: no path, no signs with a meaning, and the ending of what it really is. */
export function downloadName(name: string, type: FileType): string {
  const plain = name
    .normalize('NFC')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[\p{C}\\/:*?"<>|%;']/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80)
  return `${plain === '' ? 'bestand' : plain}.${fileTypes[type]}`
}

/** Hands a file out as a download: never shown by the browser, never guessed to be something else, kept in no cache, and powerless if opened. */
export function sendFile(
  reply: FastifyReply,
  file: { readonly name: string; readonly type: FileType; readonly bytes: Buffer },
): FastifyReply {
  const name = downloadName(file.name, file.type)
  const simple = name.normalize('NFD').replace(/[^\x20-\x7e]/g, '')
  return reply
    .code(200)
    .type(file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type)
    .header('content-disposition', `attachment; filename="${simple}"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'private, no-store')
    .send(file.bytes)
}
