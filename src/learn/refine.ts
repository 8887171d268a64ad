import { canonical, type Goal, type Json, seedIn } from '#core'
import type { Instruction, Program } from '../library/program.ts'
import { lengthOf } from '../library/program.ts'
import type { Learner } from './learner.ts'
import { effort, learning, type Purpose } from './ledger.ts'
import { trial, waitFor } from './trial.ts'
import type { World } from './world.ts'

/** Refining may use this share of what learning has used so far. */
const share = 0.1

/**
 * Delta-debugging: leaves out one part after the other and keeps what still works on training starts, the same for
 * every variant. A program that fails on them is given back as it was.
 *
 * @see A. Zeller and R. Hildebrandt, "Simplifying and isolating failure-inducing input", 2002.
 */
export async function refine(learner: Learner, world: World, goal: Goal, program: Program): Promise<Program> {
  const { ledger, config, say } = learner
  if (lengthOf(program) <= 2) return program
  // Each of its tries is a fresh start: where these take long, they count.
  const spent = (...of: Purpose[]) => effort(ledger, config.startSteps, ...of)
  const allowed = () => spent('distil') < share * spent(...learning)
  if (!allowed()) return program
  const seeds = [0, 1, 2].map(i => seedIn('train', `${config.seed}/refine/${goal.id}`, i))
  const baseline: number[] = []
  for (const seed of seeds) {
    const options = { learns: true, maxSteps: waitFor(learner, goal) }
    const went = await trial(learner, world, program, goal, seed, 'distil', options)
    if (!went.ok) return program
    baseline.push(went.steps)
  }
  const works = async (candidate: Program) => {
    for (const [i, seed] of seeds.entries()) {
      const limit = Math.min(goal.maxSteps, Math.ceil(1.2 * baseline[i]) + 10) // what is left out must not cost steps
      const went = await trial(learner, world, candidate, goal, seed, 'distil', { learns: true, maxSteps: limit })
      if (!went.ok) return false
    }
    return true
  }
  // Every fresh start is where skills may be started: none shows what seeing to that is for.
  const startsOf = (id: string) => learner.library.skills.get(id)?.pre
  const isNeeded = ({ if: test, then: [first] }: Conditional) =>
    first !== undefined &&
    'call' in first &&
    canonical(test as Json) === canonical((startsOf(first.call) ?? null) as Json)
  let best = program
  for (let i = 0; allowed(); ) {
    const candidates = [...without(best.body, isNeeded)]
    if (i >= candidates.length) break
    const candidate = { ...best, body: candidates[i] }
    if (candidate.body.length > 0 && (await works(candidate))) {
      say('refine', { goal: goal.text, from: lengthOf(best), to: lengthOf(candidate) })
      best = candidate
    } else i++
  }
  return best
}

type Conditional = Extract<Instruction, { readonly if: unknown }>

/** Every program with one part less: a guard without its test, an instruction left out of a sequence. */
function* without(
  body: readonly Instruction[],
  isNeeded: (part: Conditional) => boolean,
): Generator<readonly Instruction[]> {
  for (let i = 0; i < body.length; i++) {
    const instruction = body[i]
    const put = (...replacement: Instruction[]) => [...body.slice(0, i), ...replacement, ...body.slice(i + 1)]
    if ('if' in instruction) {
      if (isNeeded(instruction)) continue
      yield put(...instruction.then)
      for (const inner of without(instruction.then, isNeeded)) yield put({ ...instruction, then: inner })
      for (const inner of without(instruction.else ?? [], isNeeded))
        if (inner.length > 0) yield put({ ...instruction, else: inner })
    } else if ('repeat' in instruction) {
      for (const inner of without(instruction.repeat, isNeeded))
        if (inner.length > 0) yield put({ ...instruction, repeat: inner })
    } else if (body.length > 1) yield put()
  }
}
