// A reporter for node:test that writes only the totals, for the last line of `npm test`.
export default async function* countReporter(source) {
  for await (const event of source) {
    // The summary without a file is the one over all files.
    if (event.type === 'test:summary' && event.data.file === undefined) yield JSON.stringify(event.data.counts)
  }
}
