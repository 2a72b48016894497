import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { JournalHead } from '../domain/journal.ts'

type Process = Omit<JournalHead, 'name' | 'base'>

const ending = '.journal'
const nameShape = /^[0-9a-f]{4}-[0-9a-f]{10}$/

export function journalFile(folder: string, name: string): string {
  return join(folder, name + ending)
}

/** Null for a file that is no journal. */
export function journalName(file: string): string | null {
  const name = file.endsWith(ending) ? file.slice(0, -ending.length) : ''
  return nameShape.test(name) ? name : null
}

/** What the names of journals of this machine begin with. A machine is known by its host name: give a container a fixed one. */
export function machineName(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 4)
}

function told(read: () => string): string {
  try {
    return read().trim().replaceAll(/\s/g, '_') || '-'
  } catch {
    return '-'
  }
}

/** Linux tells these; elsewhere a process is known by its number alone. */
const bootNow = told(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'))
const numberedHere = told(() => readlinkSync('/proc/self/ns/pid'))

/** The name of a program may hold spaces and brackets; what is counted comes after the last one. */
function beganAt(pid: number): string {
  return told(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  })
}

export function thisProcess(): Process {
  return { boot: bootNow, numberedIn: numberedHere, pid: process.pid, began: beganAt(process.pid) }
}

export function isOfThisBoot({ boot }: Process): boolean {
  return boot !== '-' && boot === bootNow
}

/** A process of which nothing can be told from here is taken for dead when it has not touched its journal for ten minutes: its rounds do each 15 s, but
 * a command that works long may be silent. */
const silentFor = 600_000

/** Whether whoever keeps a journal may still write in it. `name` says of which machine it is. */
export function mayLive(head: JournalHead | null, name: string, touched: Date, now: Date): boolean {
  const isRecent = now.getTime() - touched.getTime() < silentFor
  if (head === null || !name.startsWith(`${machineName()}-`) || head.numberedIn !== numberedHere) return isRecent
  if (head.boot !== bootNow) return false
  const began = beganAt(head.pid)
  if (head.began !== '-') return began === head.began
  return answers(head.pid)
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
