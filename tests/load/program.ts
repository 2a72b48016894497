import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { projectRoot } from '#platform/root.ts'

export type RunningProgram = {
  readonly address: string
  readonly startMs: number
  readonly memoryMb: () => number
  readonly stop: () => Promise<void>
}

function residentMb(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}

/** The built program as it runs in use, on a database that is there; `startMs` is the time to its first page. */
export async function startBuiltProgram(ownerUrl: string, appUrl: string): Promise<RunningProgram> {
  const began = performance.now()
  const env = {
    ...process.env,
    DATABASE_URL: ownerUrl,
    DATABASE_APP_URL: appUrl,
    OPKOMST_DEMO: 'no',
    OPKOMST_RATE_LIMIT: '100000000',
    OPKOMST_LOG: 'error',
    PORT: '0',
    NODE_ENV: 'production',
  }
  const child = spawn(process.execPath, [join(projectRoot, 'dist/app/main.js')], { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  if (child.stdout === null) throw new Error('the program has no output')
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
      const found = /runs at (http\S+)/.exec(line)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error('the program ended before it listened')))
  })
  await fetch(`${address}/inloggen`)
  const startMs = performance.now() - began
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  return { address, startMs, memoryMb: () => residentMb(child), stop }
}
