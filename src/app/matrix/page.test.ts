import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { after, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { projectRoot } from '#platform/root.ts'

const site = await testSite({ as: 'team-lead' })
after(() => site.app.close())

test('who leads the team or manages sees who may see what, and finds it from the menu', async () => {
  for (const role of ['team-lead', 'administrator'] as const) {
    site.who.role = role
    assert.match((await site.get('/beheer')).html, /href="\/beheer\/wie-mag-wat"/)
    const { status, html } = await site.get('/beheer/wie-mag-wat')
    assert.equal(status, 200)
    assert.match(html, /data-print/)
    // The protected part is for the three roles of the team and for nobody else.
    const row = /beschermd deel[\s\S]*?<\/tr>/.exec(html)?.[0] ?? ''
    assert.equal(row.match(/leest, wijzigt/g)?.length, 3)
  }
  for (const role of ['counsellor', 'partner', 'researcher'] as const) {
    site.who.role = role
    assert.equal((await site.get('/beheer/wie-mag-wat')).status, 404)
  }
})

test('the command prints the same list without a database', () => {
  const run = spawnSync(process.execPath, ['--import', './scripts/typescript.mjs', 'src/app/cli/main.ts', 'access', 'matrix', '--csv'], {
    cwd: projectRoot,
    encoding: 'utf8',
  })
  assert.equal(run.status, 0, run.stderr)
  assert.match(run.stdout, /^"rule","does","purposes"/)
  assert.match(run.stdout, /"protected\.read","read","child-protection","protected part","yes","yes","yes","","","","","",""/)
})
