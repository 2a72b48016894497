import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { startFailure } from './start-words.ts'

function failureOf(port: number, host: string): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(startFailure(error)))
    server.listen(port, host, () => server.close(() => resolve('listens')))
  })
}

test('a taken port and an address of elsewhere are said in words, with what to do', async () => {
  const first = createServer()
  const port = await new Promise<number>((resolve) =>
    first.listen(0, '127.0.0.1', () => {
      const address = first.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    }),
  )
  assert.match(await failureOf(port, '127.0.0.1'), new RegExp(`^port ${port} is taken: .*PORT=${port + 1} npm start$`))
  first.close()
  assert.match(await failureOf(0, '192.0.2.1'), /no address 192\.0\.2\.1/)
})

test('other errors keep their own words', () => {
  assert.equal(startFailure(new Error('Cannot reach the database')), 'Cannot reach the database')
  assert.equal(startFailure('stopped'), 'stopped')
  const denied = Object.assign(new Error('permission denied to set role "opkomst_app"'), { severity: 'ERROR', code: '42501' })
  assert.equal(startFailure(denied), 'the database says: permission denied to set role "opkomst_app". What to do: npx opkomst doctor')
  assert.match(startFailure(Object.assign(new Error('x'), { syscall: 'listen', code: 'EACCES', port: 80 })), /port 80; ports below 1024/)
})
