/** A handover sheet as a counsellor fills it in, for the organisation with this id. */
export const filledSheet = (organisationId: string) => ({
  recipient: `o:${organisationId}`,
  receiverName: 'Sara Mertens',
  happenedOn: '2026-11-16',
  helps: 'Een bericht vooraf, nooit onaangekondigd.',
  agreed: 'Sara gaat mee naar de woondienst.',
  avoid: 'Niet bellen in de voormiddag.',
  callsFirst: 'Sara belt maandag.',
  seenHow: 'read-together',
  seenOn: '2026-11-16',
  how: 'spoken',
})

/** How many are ticked beforehand to see what is laid on the table. */
export const chosenReaders = (html: string): number =>
  [...html.matchAll(/<input[^>]*name="readers"[^>]*>/g)].filter(([input]) => / checked/.test(input)).length
