import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import { answerReader, ask, percentile, requestText } from './asker.ts'

async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}`
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of request) text += String(piece)
  return text
}

const right = /^HTTP\/1\.1 (?:200|303) /
const page = 'é'.repeat(100_000)

test('statuses are counted, every answer has its time, and turns go round over all connections', async (t) => {
  const asked: string[] = []
  const address = await serve(t, (request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/2') response.writeHead(303, { location: '/', 'content-length': 0 }).end()
    else response.end(page)
  })
  const texts = [0, 1, 2].map((n) => requestText(address, `/${n}`, { cookie: 'a=b' }))
  const heard = await ask({ address, connections: 4, seconds: 0.4, request: (turn) => texts[turn % 3] ?? '', right })
  assert.equal(heard.times.length, asked.length)
  assert.deepEqual([...heard.statuses.keys()].toSorted(), [200, 303])
  assert.equal(heard.statuses.get(303), asked.filter((path) => path === '/2').length)
  const each = ['/0', '/1', '/2'].map((path) => asked.filter((one) => one === path).length)
  assert.ok(Math.max(...each) - Math.min(...each) <= 1, each.join())
  const late = heard.times.length - heard.perSecond * 0.4
  assert.ok(late > -1e-6 && late <= 4 + 1e-6, `${late} answers came after the end`)
})

test('a form arrives whole, made anew for each request', async (t) => {
  const forms: string[] = []
  const address = await serve(t, async (request, response) => {
    forms.push(`${request.method} ${request.headers['content-type']} ${await bodyOf(request)}`)
    response.end()
  })
  const request = (turn: number): string => requestText(address, '/', {}, new URLSearchParams({ _key: String(turn), note: 'één & twee' }))
  const heard = await ask({ address, connections: 3, seconds: 0.2, request, right })
  assert.equal(new Set(forms).size, heard.times.length)
  assert.ok(forms.includes('POST application/x-www-form-urlencoded _key=0&note=%C3%A9%C3%A9n+%26+twee'))
})

test('one in twenty is slow: the middle does not see it, the slowest one in a hundred does', async (t) => {
  let count = 0
  const address = await serve(t, (_, response) => {
    count += 1
    setTimeout(() => response.end('x'), count % 20 === 0 ? 300 : 10)
  })
  const text = requestText(address, '/', {})
  const { times, perSecond } = await ask({ address, connections: 10, seconds: 1.5, request: () => text, right })
  const [middle, slowest] = [percentile(times, 0.5), percentile(times, 0.99)]
  assert.ok(middle >= 9 && middle < 250, `the middle: ${middle} ms`)
  assert.ok(slowest >= 299, `the slowest: ${slowest} ms`)
  // Ten connections that each wait 24.5 ms on average get 408 answers a second at most.
  assert.ok(perSecond > 20 && perSecond < 450, `${perSecond} a second`)
})

const wrong: readonly { readonly what: string; readonly listener: RequestListener; readonly says: RegExp }[] = [
  {
    what: 'an error',
    listener: (_, response) => response.writeHead(500, { 'content-length': 0 }).end(),
    says: /not right: HTTP\/1\.1 500/,
  },
  { what: 'a closed connection', listener: (request) => request.socket.destroy(), says: /closed|ECONNRESET/ },
  { what: 'half an answer', listener: (_, response) => response.writeHead(200, { 'content-length': 9 }).write('half'), says: /in time/ },
  { what: 'no answer', listener: () => undefined, says: /no answer in time/ },
  { what: 'an answer without a length', listener: (_, response) => response.write('x') && response.end(), says: /without a length/ },
]
for (const { what, listener, says } of wrong) {
  test(`one wrong answer ends the measurement: ${what}`, async (t) => {
    let count = 0
    const address = await serve(t, (request, response) => {
      count += 1
      if (count === 5) return listener(request, response)
      response.end('well')
      return undefined
    })
    const text = requestText(address, '/', {})
    await assert.rejects(ask({ address, connections: 2, seconds: 5, request: () => text, right, patienceSeconds: 0.3 }), says)
  })
}

test('nobody there ends the measurement', async (t) => {
  const address = await serve(t, () => undefined)
  const nobody = address.replace(/\d+$/, '1')
  await assert.rejects(
    ask({ address: nobody, connections: 2, seconds: 1, request: () => requestText(nobody, '/', {}), right }),
    /ECONNREFUSED/,
  )
})

test('an answer is read to its end in whatever pieces it comes', () => {
  const answer = fc.tuple(fc.constantFrom(200, 303, 404), fc.stringMatching(/^[\r\na-z]{0,40}$/))
  fc.assert(
    fc.property(fc.array(answer, { minLength: 1, maxLength: 4 }), fc.array(fc.nat(200), { maxLength: 12 }), (answers, cuts) => {
      const read = answerReader()
      const heard: string[] = []
      for (const [status, body] of answers) {
        const whole = Buffer.from(`HTTP/1.1 ${status} x\r\nA: 1\r\nContent-Length: ${body.length}\r\n\r\n${body}`)
        const at = [...new Set([0, ...cuts.filter((cut) => cut < whole.length), whole.length])].toSorted((a, b) => a - b)
        const heads = at.slice(1).map((end, index) => read(whole.subarray(at[index], end)))
        assert.ok(heads.slice(0, -1).every((head) => head === null))
        heard.push(heads.at(-1)?.slice(0, 12) ?? 'not whole')
      }
      assert.deepEqual(
        heard,
        answers.map(([status]) => `HTTP/1.1 ${status}`),
      )
    }),
  )
  const longer = Buffer.from('HTTP/1.1 200 x\r\ncontent-length: 2\r\n\r\nabc')
  assert.throws(() => answerReader()(longer), /longer/)
  assert.throws(() => answerReader()(Buffer.alloc(20_000, 'x')), /without a length/)
})

const shares = [
  { times: [], share: 0.99, expected: Number.NaN },
  { times: [7], share: 0.99, expected: 7 },
  { times: [1, 2, 3, 4], share: 0.5, expected: 2 },
  { times: [1, 2, 3, 4], share: 0, expected: 1 },
  { times: [1, 2, 3, 4], share: 1, expected: 4 },
  { times: Array.from({ length: 100 }, (_, index) => index + 1), share: 0.99, expected: 99 },
  { times: Array.from({ length: 101 }, (_, index) => index + 1), share: 0.99, expected: 100 },
]
for (const { times, share, expected } of shares) {
  test(`percentile: ${share} of ${times.length}`, () => assert.equal(percentile(times, share), expected))
}
