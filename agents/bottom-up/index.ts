import { z } from 'zod'
import { defineAgent, type Facts, type Goal, holds, type Json, type Policy, type Seat, UsageError } from '#core'
import { listedGoals } from '../../src/goals/catalogue.ts'
import { contractSet } from '../../src/library/contract-set.ts'
import { Rises, stock } from '../../src/library/demand.ts'
import { type Host, host } from '../../src/library/host.ts'
import { inPassing } from '../../src/library/in-passing.ts'
import { type LibraryContent, type SkillLibrary, skillLibrary } from '../../src/library/library.ts'
import { plan } from '../../src/library/plan.ts'
import { pricesOf } from '../../src/library/plan-costs.ts'
import { type AnyView, moveName } from '../../src/library/situation.ts'
import { thoughtsOf } from '../../src/library/thoughts.ts'

const config = z.object({
  goals: z
    .string()
    .default('')
    .describe('without a goal: facts to reach, as many as possible, such as achievement.* (default: all)'),
  steps: z.int().min(1).default(1500).describe('without a goal: steps spent on one at most before another is tried'),
  habits: z.boolean().default(true).describe('keep up what the library has habits for'),
})
type Config = z.infer<typeof config>
type Step = Generator<unknown, void, AnyView>

/**
 * Plays a goal with a library of learned skills: the skill for it, else a plan over contracts, else the given moves.
 * Without a goal it reaches as many of the listed ones as it can: the one that takes least from here, what is verified
 * before what is not, and none for much longer than it is expected to take, as long as there are others. Where something was
 * just got it gets more, for all that is open and uses it up; what is not verified it reaches for when it comes by.
 */
export default defineAgent<unknown, unknown, Config>({
  id: 'bottom-up',
  summary: 'plays goals in any game with a library that learning grew',
  games: 'any',
  config,
  seat: seat => policy(seat),
})

function policy(seat: Seat<unknown, unknown, Config>): Policy<unknown, unknown> {
  const content = contentOf(seat.library)
  const library = skillLibrary(content?.skills ?? [])
  let rises = new Rises()
  const begin = () =>
    host({
      game: seat.game,
      skill: id => library.skills.get(id) ?? null,
      habits: seat.config.habits ? (content?.habits ?? []) : [],
      onMove: (_, sample) => rises.see(sample, body.steps),
    })
  let [body, goal]: [Host, Goal | null] = [begin(), seat.goal]
  let running: Step | null = null
  let next: IteratorResult<unknown, void> = { done: true, value: undefined }
  return {
    observe(view, _reward, end) {
      body.see(view)
      if (end || view.legal?.length === 0) return // over, or others are asked
      if (running === null) {
        running = script({ ...seat, goal }, body, rises, library, content)
        next = running.next()
      } else next = running.next(view)
    },
    act(view) {
      if (next.done) return { action: anything(seat, view) }
      return { action: next.value, thoughts: thoughtsOf(goal, body) }
    },
    aim(to: Goal | null) {
      goal = to
      rises = new Rises()
      body = begin() // what ran was for another goal
      running = null
    },
  }
}

/** Where nothing works any more: something legal, or what the game thinks worth trying where it lists nothing. */
function anything({ game, random }: Seat<unknown, unknown, Config>, view: AnyView): unknown {
  const choices = view.legal ?? game.affordances?.(view as never) ?? []
  if (choices.length === 0)
    throw new UsageError(`bottom-up: ${game.id} lists neither legal actions nor affordances, and no move leads on`)
  return random.pick(choices)
}

/** Rounds in a row in which nothing could be done: every move rests, say. */
const patience = 40

/** Steps that any goal may take at first beyond twice what its plan expects, where there are others to reach. */
const slack = 40

/** Goes on to the end of the episode. */
function* script(
  seat: Seat<unknown, unknown, Config>,
  body: Host,
  rises: Rises,
  library: SkillLibrary,
  content: LibraryContent | null,
): Step {
  const only = seat.config.goals === '' ? [] : seat.config.goals.split('+')
  const goals = seat.goal ? [seat.goal] : listedGoals(seat.game, only)
  const contracts = contractSet(content ?? { contracts: [], persistence: {}, refuge: null })
  const proved = new Set(
    [...library.skills.values()].filter(({ id }) => library.state(id) === 'verified').map(skill => skill.goal.id),
  )
  const done = new Set<string>() // in this life: of what comes and goes nothing is reached twice
  const tries = new Map<string, number>()
  /** What was tried in vain costs more, and what is not proved may not work at all. */
  const priceOf = ({ goal, cost }: { readonly goal: Goal; readonly cost: number }) =>
    (cost + 5) * 2 ** (tries.get(goal.id) ?? 0) * (proved.has(goal.id) ? 1 : 2)
  const passing = inPassing(contracts, seat.goal ? [] : goals.filter(({ id }) => !proved.has(id)))
  const seized = new Set<string>() // once a life: what passes by often is not worth stopping for every time
  let [idle, last] = [0, -1]
  while (!body.stuck && idle < patience) {
    idle = body.steps === last ? idle + 1 : 0
    last = body.steps
    const facts = body.facts()
    for (const goal of goals) if (isSo(goal, facts)) done.add(goal.id)
    const from = { contracts, provider: library.provider, facts: body.situation() }
    const known = { ...from, prices: pricesOf(from) }
    const open = goals
      .filter(goal => (seat.goal ? !isSo(goal, facts) : !done.has(goal.id)))
      .map(goal => ({ goal, ...plan(goal.predicate!, known) }))
      .filter(({ program }) => program !== null)
      .sort((a, b) => priceOf(a) - priceOf(b))
    const surely = open.flatMap(({ goal }) => (proved.has(goal.id) ? [goal] : []))
    if (!seat.goal && (yield* stock(body, rises, contracts, surely))) continue
    // Where a skill fails it is not begun, as long as there is something else to do.
    const chosen = open.find(({ goal }) => library.startsHere(goal, facts)) ?? open[0]
    if (!chosen) {
      yield* wander(seat, body, content?.wander ?? [])
      continue
    }
    const reached = (now: Facts) => isSo(chosen.goal, now)
    /** What comes by on the way, and nothing more pressing is being seen to. */
    const comesBy = (): Goal | null => {
      if (seat.goal || body.isKeeping) return null
      const isOpen = ({ id }: Goal) => id !== chosen.goal.id && !done.has(id) && !seized.has(id)
      return passing(body.situation()).find(isOpen) ?? null
    }
    // What it was too little for is tried for twice as long when its turn comes again.
    const most = Math.min(seat.config.steps, (slack + 2 * chosen.cost) * 2 ** (tries.get(chosen.goal.id) ?? 0))
    for (const goal of passing(from.facts)) seized.add(goal.id) // it was there, and something else came first
    body.aim(now => reached(now) || comesBy() !== null, seat.goal ? Infinity : body.steps + most)
    yield* body.run(chosen.program!, {})
    body.aim(null, Infinity)
    if (reached(body.facts())) continue
    const found = comesBy()
    if (found) {
      seized.add(found.id)
      const { program, cost } = plan(found.predicate!, {
        contracts,
        provider: library.provider,
        facts: body.situation(),
      })
      body.aim(now => isSo(found, now), body.steps + slack + 2 * cost)
      if (program) yield* body.run(program, {})
      body.aim(null, Infinity)
      continue
    }
    tries.set(chosen.goal.id, (tries.get(chosen.goal.id) ?? 0) + 1)
    yield* wander(seat, body, content?.wander ?? [])
  }
}

const isSo = (goal: Goal, facts: Facts) => holds(goal.predicate!, [facts]) === true

/** Where nothing is planned, or a plan came to nothing: one of the moves that turn up most; where none is known, some given ones. */
function* wander({ random }: Seat<unknown, unknown, Config>, body: Host, roams: readonly Json[]): Step {
  const offered = new Set(body.offers().map(moveName))
  const farther = roams.filter(move => offered.has(moveName(move)))
  if (farther.length > 0) return void (yield* body.move(random.pick(farther)))
  for (let i = 0; i < 4; i++) {
    const offers = body.offers()
    if (offers.length > 0) yield* body.move(random.pick(offers))
  }
}

/** A library that learning wrote carries more than the core's `find`. */
function contentOf(library: unknown): LibraryContent | null {
  return (library as { readonly content?: LibraryContent }).content ?? null
}
