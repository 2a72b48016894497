import { answerTasks } from './threads.ts'

/** What the thread of the test can be asked: an answer after some work, or an end. */
export type TestTask = { readonly number: number; readonly rounds?: number } | { readonly end: 'throw' | 'exit' | 'memory' }

answerTasks(({ factor }: { readonly factor: number }) => (task: TestTask) => {
  if ('number' in task) {
    let spent = 0
    for (let round = 0; round < (task.rounds ?? 0); round += 1) spent += Math.sqrt(round)
    return { answer: task.number * factor, worked: spent >= 0 }
  }
  if (task.end === 'throw') throw new Error('a fault in the thread')
  if (task.end === 'exit') process.exit(3)
  const kept: number[][] = []
  for (;;) kept.push(Array.from({ length: 100_000 }, (_, at) => at))
})
