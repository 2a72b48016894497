// A reporter for node:test that writes the names of the tests that ran and passed, for what must be shown by one of them.
export default async function* namesReporter(source) {
  const names = []
  for await (const event of source) {
    const { name, skip, todo } = event.data ?? {}
    if (event.type === 'test:pass' && skip === undefined && todo === undefined) names.push(name)
  }
  yield JSON.stringify(names)
}
