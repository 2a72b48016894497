// Started by scripts/test.mjs under Node 24: runs the throw-away database server until its standard input closes.
import { startTestServer } from '../src/platform/db/testing.ts'

const server = await startTestServer((line) => console.error(line))
console.log(server.superuserUrl)
process.stdin.resume()
process.stdin.once('end', async () => {
  await server.stop()
  process.exit(0)
})
