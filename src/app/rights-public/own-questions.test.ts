import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askFor, readOwnQuestions, readQuestions } from '#modules/rights/public.ts'
import { packRights } from '#modules/rights-catalogue/public.ts'
import { projectRoot } from '#platform/root.ts'
import { type PublicLocale, publicLocales } from '#platform/text/locale.ts'
import { deliveryIn } from './published-rights.ts'
import { isForWorkers } from './self-check.ts'

/** How a worker's form speaks of somebody who is not there, and how the self-check speaks of a partner. */
const words: Readonly<Record<PublicLocale, { readonly thirdPerson: RegExp; readonly partner: RegExp }>> = {
  nl: { thirdPerson: /deze persoon|het kind\b|dit gezin/i, partner: /je partner/i },
  en: { thirdPerson: /this person|the child\b|this family/i, partner: /your partner/i },
  fr: { thirdPerson: /cette personne|l’enfant\b|cette famille/i, partner: /votre partenaire/i },
  es: { thirdPerson: /esta persona|el niño\b|esta familia/i, partner: /su pareja/i },
  ro: { thirdPerson: /această persoană|acestei persoane|această familie|copilul(ui)? (?!dumneavoastră)/i, partner: /partener/i },
  tr: { thirdPerson: /\bbu (kişi|aile)/i, partner: /eşiniz/i },
  uk: { thirdPerson: /ця людина|цієї людини|цієї родини|ця родина/i, partner: /ваш(ого|ому|ої|а)? партнер/i },
  ar: { thirdPerson: /هذا الشخص|لهذا الشخص|هذه الأسرة/, partner: /شريك/ },
}

for (const locale of publicLocales) {
  const { questions } = deliveryIn(locale, packRights())
  const staff = readQuestions(projectRoot, locale)
  const facts = Object.keys(readQuestions(projectRoot, 'nl').ask).filter((pattern) => !isForWorkers(pattern))

  test(`in ${locale} the self-check speaks to who fills it in, and names the partner and the child`, () => {
    const { thirdPerson, partner } = words[locale]
    for (const pattern of facts) {
      const own = askFor(pattern.replace('[*]', '[0]').replace(/\.\*$/, '.2024'), questions)?.text ?? ''
      assert.notEqual(own, '', pattern)
      if (/^adults\[|\.applicant\./.test(pattern)) assert.doesNotMatch(own, partner, pattern)
      assert.doesNotMatch(own, thirdPerson, pattern)
      if (!pattern.startsWith('adults[')) continue
      const theirs = askFor(pattern.replace('[*]', '[1]'), questions)?.text ?? ''
      assert.match(theirs, partner, pattern)
      assert.doesNotMatch(theirs, thirdPerson, pattern)
    }
  })

  test(`in ${locale} a worker still reads about a third person, and what is asked otherwise is a known question`, () => {
    const own = readOwnQuestions(projectRoot, locale).ask
    for (const path of Object.keys(own)) assert.ok(Object.hasOwn(staff.ask, path.replace('[0]', '[*]')), path)
    const year = askFor('incomes.net.applicant.2024', questions)?.text ?? ''
    assert.match(year, /2024/)
    assert.match(askFor('adults[0].workStatus', staff)?.text ?? '', words[locale].thirdPerson)
  })
}
