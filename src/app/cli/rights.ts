import type { Command } from 'commander'
import {
  catalogueIn,
  evaluate,
  loadRights,
  questionsFor,
  type Right,
  readQuestions,
  readSituation,
  type Situation,
  situationJsonSchema,
} from '#modules/rights/public.ts'
import { type IsoDay, isDay } from '#platform/day.ts'
import { projectRoot } from '#platform/root.ts'
import { isPublicLocale, type PublicLocale, publicLocales } from '#platform/text/locale.ts'
import { showAnswer, showQuestion } from '../rights/show-answer.ts'
import { contentOf } from './content-of.ts'
import { noSuchRight } from './no-such-right.ts'
import { batchCommand } from './rights-batch.ts'
import { catalogueCommands, rightsIn } from './rights-catalogue.ts'
import type { Terminal } from './terminal.ts'

type EvaluateOptions = { situation: string; date?: string; right?: string; language: string; municipality?: string; json?: boolean }

export function rightsCommand(program: Command, terminal: Terminal): void {
  const { print } = terminal
  const rights = program.command('rights').description('what a family is probably entitled to, and why')
  catalogueCommands(rights)
  rights
    .command('schema')
    .description('the JSON Schema of a situation, field by field')
    .action(() => print(JSON.stringify(situationJsonSchema(), null, 2)))
  rights
    .command('evaluate')
    .description('work out the rights of one situation')
    .requiredOption('--situation <file>', 'a JSON file, or - for what comes in')
    .option('--date <day>', 'the day for which the rights are worked out, YYYY-MM-DD; when left out, the `referenceDate` of the situation')
    .option('--right <id>', 'one right')
    .option('--municipality <name>', 'with the rights and amounts this municipality published; those of the program when left out')
    .option('--language <code>', `language of the sentences: ${publicLocales.join(', ')}`, 'nl')
    .option('--json', 'answer as JSON')
    .action(async (options: EvaluateOptions) => evaluateCommand(options, terminal))
  rights
    .command('list')
    .description('the rights of the program: id and title')
    .action(() =>
      print(
        loadRights(projectRoot)
          .map(({ id, title }) => `${id}  ${title}`)
          .join('\n'),
      ),
    )
  batchCommand(rights)
}

async function evaluateCommand(options: EvaluateOptions, terminal: Terminal): Promise<void> {
  const { print } = terminal
  const asked = options.date === undefined ? undefined : dayFrom(options.date)
  const all = options.municipality === undefined ? loadRights(projectRoot) : await rightsIn(options.municipality)
  const locale = localeFrom(options.language)
  const catalogue = catalogueIn(projectRoot, chosenRights(all, options.right), locale)
  const situation = await situationFrom(options.situation, terminal)
  const date = asked ?? situation.referenceDate
  if (date === undefined) throw new Error('for which day? Write --date YYYY-MM-DD, or `referenceDate` in the situation')
  const answers = evaluate(catalogue, situation, date)
  const reader = { locale, questions: readQuestions(projectRoot, locale), on: date }
  const next = questionsFor(answers).at(0) ?? null
  if (options.json) return print(JSON.stringify({ date, rights: answers, next }, null, 1))
  const shown = answers.map((answer) => showAnswer(answer, catalogue, reader))
  print([...shown, ...(next === null ? [] : [showQuestion(next, catalogue, reader)])].join('\n\n'))
}

export function dayFrom(text: string): IsoDay {
  if (!isDay(text)) throw new Error(`"${text}" is not a day; write YYYY-MM-DD`)
  return text
}

function localeFrom(text: string): PublicLocale {
  if (!isPublicLocale(text)) throw new Error(`there is no language "${text}". Known: ${publicLocales.join(', ')}`)
  return text
}

function chosenRights(all: readonly Right[], id: string | undefined): readonly Right[] {
  if (id === undefined) return all
  const found = all.filter((right) => right.id === id)
  if (found.length === 0) throw new Error(noSuchRight(id, all))
  return found
}

/** Reads a situation; every field that is wrong is named, with what could stand there. */
async function situationFrom(path: string, terminal: Terminal): Promise<Situation> {
  const read = readSituation(parse(await contentOf(path, terminal), path))
  if (read.ok) return read.value
  const { problems } = read.refusal
  const said = problems.length === 1 ? problems[0] : `${problems.length} mistakes:\n  ${problems.join('\n  ')}`
  throw new Error(`no situation (see: opkomst rights schema): ${said}`)
}

function parse(content: string, path: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    throw new Error(`${path === '-' ? 'what came in' : path} is no JSON`)
  }
}
