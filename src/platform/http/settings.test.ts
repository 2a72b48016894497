import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings } from './settings.ts'

const secret = 's'.repeat(40)

test('a setting that cannot be used is named, with what it should be', () => {
  const words = (env: Readonly<Record<string, string>>): string => {
    try {
      readSettings(env, secret)
    } catch (error) {
      return error instanceof Error ? error.message : ''
    }
    return 'fine'
  }
  assert.equal(words({ PORT: 'abc' }), 'Setting PORT cannot be used: "abc" is not a port, a whole number from 0 to 65535.')
  assert.equal(words({ PORT: '70000' }), 'Setting PORT cannot be used: "70000" is not a port, a whole number from 0 to 65535.')
  assert.match(words({ OPKOMST_ORIGIN: 'opkomst.example' }), /OPKOMST_ORIGIN cannot be used: .*https:\/\/opkomst\.example/)
  assert.doesNotMatch(words({ OPKOMST_SECRET: 'kort' }), /kort/)
})

test('an empty setting is one that was not set', () => {
  assert.equal(readSettings({ PORT: '', OPKOMST_ORIGIN: '' }, secret).port, 3000)
  assert.equal(readSettings({ PORT: '3100' }, secret).port, 3100)
})

test('plain HTTP stays on this machine: elsewhere the start asks for a certificate, or for the word of the operator', () => {
  const fault = (env: Readonly<Record<string, string>>): string => {
    try {
      readSettings(env, secret)
    } catch (error) {
      return error instanceof Error ? error.message : ''
    }
    return ''
  }
  const files = { OPKOMST_TLS_CERT: '/c.pem', OPKOMST_TLS_KEY: '/k.pem' }
  for (const HOST of ['127.0.0.1', '127.0.0.2', '::1', 'localhost']) assert.equal(fault({ HOST }), '', HOST)
  for (const HOST of ['0.0.0.0', '::', '10.0.0.4', 'opkomst.example', '127.example.be']) {
    assert.match(fault({ HOST }), /^Setting HOST cannot be used: .* without encryption/, HOST)
    assert.equal(fault({ HOST, OPKOMST_HTTP_PLAIN: 'yes' }), '', HOST)
    assert.equal(fault({ HOST, ...files }), '', HOST)
  }
  assert.match(fault({ OPKOMST_TLS_CERT: '/c.pem' }), /^Setting OPKOMST_TLS_KEY is missing/)
  assert.match(fault({ ...files, OPKOMST_ORIGIN: 'http://opkomst.example' }), /^Setting OPKOMST_ORIGIN .*https:/)
  assert.match(fault({ OPKOMST_HTTP_PORT: '80' }), /^Setting OPKOMST_HTTP_PORT .* needs OPKOMST_TLS_CERT/)
  assert.equal(readSettings(files, secret).secure, true)
})

test('the collector of the log is named as tls://host:port, and nothing less safe', () => {
  const to = (OPKOMST_LOG_TO: string) => readSettings({ OPKOMST_LOG_TO }, secret).logTo
  assert.deepEqual(to('tls://logs.example:7000'), { host: 'logs.example', port: 7000, caFile: null })
  assert.deepEqual(to('tls://[::1]'), { host: '::1', port: 6514, caFile: null })
  assert.equal(readSettings({}, secret).logTo, null)
  for (const bad of ['udp://logs.example:514', 'tcp://logs.example', 'http://logs.example', 'logs.example:6514', 'tls://']) {
    assert.throws(() => to(bad), /OPKOMST_LOG_TO cannot be used/, bad)
  }
  assert.throws(() => readSettings({ OPKOMST_LOG_TO: 'tls://logs.example', OPKOMST_LOG: 'silent' }, secret), /OPKOMST_LOG cannot be used/)
})

test('hosts of parts are whole hosts, each another one, beside the team’s and spoken to in the same way', () => {
  const team = { OPKOMST_ORIGIN: 'https://opkomst.example' }
  const cases: readonly { readonly env: Readonly<Record<string, string>>; readonly words: RegExp }[] = [
    { env: { OPKOMST_ORIGIN_MIJN: 'https://mijn.example' }, words: /^Setting OPKOMST_ORIGIN_MIJN cannot be used without OPKOMST_ORIGIN/ },
    { env: { ...team, OPKOMST_ORIGIN_MIJN: 'http://mijn.example' }, words: /^Setting OPKOMST_ORIGIN_MIJN .* begins with https:/ },
    {
      env: { ...team, OPKOMST_ORIGIN_FILES: 'https://opkomst.example/bestanden' },
      words: /^Setting OPKOMST_ORIGIN_FILES .* without a path/,
    },
    {
      env: { ...team, OPKOMST_ORIGIN_FILES: 'https://opkomst.example:8443' },
      words: /^Setting OPKOMST_ORIGIN_FILES .* Another port is no other host/,
    },
    {
      env: { ...team, OPKOMST_ORIGIN_MIJN: 'https://a.example', OPKOMST_ORIGIN_PUBLIC: 'https://a.example' },
      words: /^Setting OPKOMST_ORIGIN_PUBLIC .* host of another part/,
    },
  ]
  for (const { env, words } of cases) assert.throws(() => readSettings(env, secret), { message: words })
  assert.equal(readSettings(team, secret).hosts, null)
  const origin = 'https://opkomst.example'
  assert.deepEqual(readSettings({ ...team, OPKOMST_ORIGIN_MIJN: 'https://mijn.example/' }, secret).hosts, {
    staff: origin,
    mijn: 'https://mijn.example',
    public: origin,
    files: origin,
  })
  const practice = readSettings({ PORT: '3100', OPKOMST_SEPARATE_HOSTS: 'yes' }, secret)
  assert.equal(practice.hosts?.files, 'http://bestanden.localhost:3100')
  assert.equal(readSettings({ ...team, OPKOMST_SEPARATE_HOSTS: 'yes' }, secret).hosts, null)
})
