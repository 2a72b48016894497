// A reporter for node:test that writes only the totals, for the last line of `npm test`.
export default async function* countReporter(source) {
  let brokenFiles = 0
  for await (const { type, data } of source) {
    // A file that could not be read in, or clean up, is no test, and would be counted by nobody.
    if (type === 'test:fail' && data.details.type === 'suite' && data.details.error.failureType !== 'subtestsFailed') brokenFiles += 1
    // The summary without a file is the one over all files.
    if (type === 'test:summary' && data.file === undefined)
      yield JSON.stringify({ ...data.counts, failed: data.counts.failed + brokenFiles })
  }
}
