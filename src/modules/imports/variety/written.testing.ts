import iconv from 'iconv-lite'
import writeXlsx from 'write-excel-file/node'
import type { Dice } from './invented.testing.ts'
import { type KeptList, keepList } from './kept.testing.ts'

export type WrittenList = KeptList & { readonly bytes: Uint8Array; readonly how: string }

const encodings = ['utf-8', 'utf-8 with mark', 'utf-16le', 'windows-1252', 'windows-1254'] as const
const delimiters = [';', ',', '\t', '|'] as const

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** A one-byte alphabet cannot write every name: then the file is kept in UTF-8, as a spreadsheet program would insist. */
function encode(text: string, encoding: (typeof encodings)[number]): { readonly bytes: Uint8Array; readonly encoding: string } {
  const bytes =
    encoding === 'utf-8 with mark'
      ? iconv.encode(text, 'utf-8', { addBOM: true })
      : iconv.encode(text, encoding, { addBOM: encoding === 'utf-16le' })
  const isWhole = iconv.decode(bytes, encoding === 'utf-8 with mark' ? 'utf-8' : encoding) === text
  return isWhole ? { bytes, encoding } : { bytes: Buffer.from(text), encoding: 'utf-8' }
}

/** A cell as a spreadsheet keeps it: days as days, whole numbers as numbers, the rest as text. */
function sheetCell(text: string) {
  if (text === '') return null
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  if (day !== null && !Number.isNaN(day.getTime())) return { value: day, type: Date, format: 'dd/mm/yyyy' }
  return /^[1-9]\d{0,5}$/.test(text) ? { value: Number(text), type: Number } : { value: text, type: String }
}

async function asSheets(table: readonly (readonly string[])[]): Promise<Uint8Array> {
  const data = (rows: readonly (readonly string[])[]) => rows.map((row) => row.map(sheetCell))
  return writeXlsx([
    { sheet: 'Leeswijzer', data: data([['Hoe vul je dit in?'], ['Eén rij per mama', 'datum', 'naam']]) },
    { sheet: 'Gezinnen', data: data(table) },
    { sheet: 'Keuzes', data: data([['ja'], ['nee']]) },
  ]).toBuffer()
}

/** The bytes of an invented list, in one of the ways a team saves it. */
export async function writeList(dice: Dice, size: number): Promise<WrittenList> {
  const kept = keepList(dice, size)
  const table = [...kept.title, kept.headers, ...kept.rows]
  if (dice.chance(0.2)) return { ...kept, bytes: await asSheets(table), how: `xlsx, ${kept.style}` }
  const delimiter = dice.one(delimiters)
  const end = dice.one(['\r\n', '\n'] as const)
  const text = table.map((row) => row.map((cell) => quoted(cell, delimiter)).join(delimiter)).join(end)
  const { bytes, encoding } = encode(text, dice.one(encodings))
  return { ...kept, bytes, how: `${encoding}, ${JSON.stringify(delimiter)}, ${kept.style}` }
}
