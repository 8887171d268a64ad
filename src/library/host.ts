import {
  type AnyGame,
  brokenOff,
  type Facts,
  holds,
  type Json,
  type Predicate,
  printPredicate,
  type SkillResult,
} from '#core'
import type { Sample } from './effect.ts'
import { interpret, maxDepth, type Program } from './program.ts'
import { type AnyMotions, type AnyView, motionsOf, moveName, offerOf, offerPrefix, situation } from './situation.ts'

/** What the host must know of a skill to run it and to check what it claims. */
export interface Runnable {
  readonly id: string
  readonly program: Program
  readonly pre: Predicate
  /** May name parameters and `start.<fact>`. */
  readonly effect: Predicate
}

/** See to a fact that falls by itself before it runs out: when it is so, this program runs first. */
export interface Habit {
  readonly fact: string
  readonly when: Predicate
  readonly program: Program
  /** Only what is more urgent interrupts it: 0 is danger, 1 a need. */
  readonly urgency: number
  /** Steps it rests after it did not help. */
  readonly rest: number
  /** Due only while this amount falls: the evening looks like the morning, and is not. */
  readonly falling?: string
  /** Moves that see to it as well: they are neither put off nor broken off for it. */
  readonly spares?: readonly string[]
}

export interface HostOptions {
  readonly game: AnyGame
  readonly skill: (id: string) => Runnable | null
  readonly habits?: readonly Habit[]
  /** Moves to be made first, whenever one is about to be made where it is on offer. */
  readonly first?: (move: Json) => readonly Json[]
  /** Every move that came to its own end, in order. */
  readonly onMove?: (move: Json, sample: Sample, result: SkillResult) => void
  /** Every call that ended: what it was, and whether the effect it promises held. */
  readonly onCall?: (id: string, ok: boolean, why: string) => void
}

/** Runs moves and programs for one seat of one episode: a stack of generators over the views that come in. */
export interface Host {
  /** Every time step, before anything else. */
  see(view: AnyView): void
  facts(): Facts
  /** Facts and offers. */
  situation(): Facts
  offers(): readonly Json[]
  readonly steps: number
  /** Whatever runs ends once the test holds, or at that step, steps in habits not counted: asked between actions. */
  aim(reached: ((facts: Facts) => boolean) | null, untilStep: number): void
  /** What failed again and again is on offer again, if anything else was done since the last time. @returns Whether any is. */
  refresh(): boolean
  /** Whatever runs ends: it struggles. */
  giveUp(): void
  /** The episode ended under way: what the move that was being made came to is told as well, for it may have been fatal. */
  end(): void
  /** True once the aim is reached or its steps are used up. */
  readonly over: boolean
  /** Nothing that was tried lately took a step. */
  readonly stuck: boolean
  /** Stuck no more: whoever asks for it has something else to try. */
  revive(): void
  /** A habit runs. */
  readonly isKeeping: boolean
  /** Ids of the skills that are running, the outermost first; the move last. */
  readonly stack: readonly string[]
  move(move: Json): Generator<unknown, SkillResult, AnyView>
  call(id: string, parameters: Facts): Generator<unknown, SkillResult, AnyView>
  run(program: Program, parameters: Facts): Generator<unknown, SkillResult, AnyView>
}

/** Moves in a row that take no step before whatever runs is given up. */
const patience = 40
/** Failures of a move on end before it rests: for several times what the last took, since what takes nothing is soon tried again. */
const forgiven = 3
/** Where steps take unlike long, every one has at least so much of a usual one: somebody decides on it, and looks. */
const leastOfStep = 0.25
const restOf = (steps: number) => Math.min(60, 5 + 5 * steps)
const ended: SkillResult = { done: false, why: 'the attempt is over' }
const arrived: SkillResult = { done: true, why: 'what was aimed at is reached' }
const fatal: SkillResult = { done: false, why: 'the episode is over' }
const interrupted: SkillResult = { done: false, why: 'something more pressing' }

export function host(options: HostOptions): Host {
  const { game, first, onMove, onCall, habits = [] } = options
  const motions: AnyMotions = motionsOf(game)
  const stack: string[] = []
  let view: AnyView | null = null
  let facts: Facts | null = null
  let all: Facts | null = null
  let moves: readonly Json[] | null = null
  let steps = -1
  let over = false
  let reached: ((facts: Facts) => boolean) | null = null
  let lastStep = Infinity
  /** How urgent what runs is: the attempt itself can wait for anything. */
  let running = Infinity
  let idle = 0
  /** Something was done since what rested was last put back. */
  let hopeful = true
  let underWay: { readonly move: Json; readonly before: Facts; readonly from: number; readonly since: number } | null =
    null
  /** Moves that failed again and again are off the offers for a while. */
  const resting = new Map<string, number>()
  const inVain = new Map<string, number>()
  /** After a habit failed it rests, so that it cannot eat up the episode. */
  const restUntil = new Map<Habit, number>()
  /** What habits watch the fall of: as it was last, and whether its last change was a fall. */
  const watched = new Map(habits.flatMap(({ falling }) => (falling ? [[falling, { last: 0, falls: false }]] : [])))

  const self: Host = {
    see(next) {
      view = next
      facts = all = moves = null
      steps++
      motions.observe(next)
      for (const [fact, trend] of watched) {
        const now = Number(self.facts()[fact] ?? 0)
        if (now !== trend.last) trend.falls = now < trend.last
        trend.last = now
      }
    },
    facts: () => (facts ??= game.facts(view!)),
    offers: () => (moves ??= motions.moves(view!).filter(move => !isResting(move))),
    situation() {
      if (all) return all
      const rests = motions.moves(view!).filter(isResting)
      all = situation(self.facts(), self.offers(), rests)
      return all
    },
    get steps() {
      return steps
    },
    refresh() {
      if (resting.size === 0 || !hopeful) return false
      hopeful = false
      resting.clear()
      moves = all = null
      return true
    },
    giveUp() {
      over = true
    },
    end() {
      const cut = underWay
      underWay = null
      if (cut && steps > cut.from)
        onMove?.(cut.move, { before: cut.before, after: self.situation(), ...lengthSince(cut) }, fatal)
    },
    get over() {
      return over
    },
    get isKeeping() {
      return running !== Infinity
    },
    get stuck() {
      return idle >= patience
    },
    revive() {
      idle = 0
      over = false
    },
    aim(test, untilStep) {
      reached = test
      lastStep = untilStep
      over = idle >= patience
      check()
    },
    stack,
    *move(move) {
      if (over) return ended
      yield* practise(moveName(move))
      for (const other of over ? [] : (first?.(move) ?? [])) yield* make(other)
      if (over) return ended
      return yield* make(move)
    },
    *call(id, parameters) {
      const skill = options.skill(id)
      if (!skill) return { done: false, why: `there is no skill "${id}"` }
      if (over) return ended
      if (stack.length >= maxDepth) return { done: false, why: `${id} is called more than ${maxDepth} deep` }
      const start = self.facts()
      const given = { ...skill.program.parameters, ...parameters }
      if (holds(skill.pre, [start], given) === false) {
        const why = `${id} starts only where ${printPredicate(skill.pre)}`
        onCall?.(id, false, why)
        return { done: false, why }
      }
      stack.push(id)
      yield* self.run(skill.program, parameters)
      stack.pop()
      const ok = holds(skill.effect, [start, self.facts()], given) === true
      const result = ok
        ? { done: true, why: 'reached' }
        : { done: false, why: over ? ended.why : `${id} did not do it` }
      onCall?.(id, ok, result.why)
      return result
    },
    *run(program, parameters) {
      const asked = interpret(program, parameters, self.situation, () => steps, undefined, self.refresh)
      let request = asked.next()
      while (!request.done) {
        if (over) return ended
        const value = request.value
        const result: SkillResult =
          'move' in value
            ? yield* self.move(value.move)
            : 'call' in value
              ? yield* self.call(value.call, value.parameters)
              : yield* act(value.act)
        request = asked.next(result)
      }
      return request.value
    },
  }
  return self

  function* make(move: Json): Generator<unknown, SkillResult, AnyView> {
    const before = self.situation()
    if (before[offerOf(move)] !== true) {
      if (++idle >= patience) over = true
      return { done: false, why: `${moveName(move)} is not on offer` }
    }
    const from = steps
    const begun = { move, before, from, since: game.elapsed?.(view!) ?? 0 }
    const acting = motions.run(move, view!)
    stack.push(moveName(move))
    underWay = begun
    let result: SkillResult = interrupted
    for (let next = acting.next(); ; next = acting.next(view!)) {
      if (next.done) {
        result = next.value
        break
      }
      yield next.value
      check()
      if (over) {
        result = arrived
        break
      }
      if (pressing(moveName(move)) !== null) break
    }
    stack.pop()
    underWay = null
    if (result.done && steps > from) hopeful = true
    // In danger everything is broken off: whoever lets it all rest stands there and dies.
    if (result !== interrupted && result.why !== brokenOff) {
      const failures = result.done ? 0 : (inVain.get(moveName(move)) ?? 0) + 1
      inVain.set(moveName(move), failures % forgiven)
      if (failures >= forgiven) {
        resting.set(moveName(move), steps + restOf(steps - from))
        moves = all = null
      }
    }
    idle = steps > from ? 0 : idle + 1
    if (idle >= patience) over = true
    if (result !== interrupted)
      onMove?.(move, { before, after: steps > from ? self.situation() : before, ...lengthSince(begun) }, result)
    return result
  }

  /** Of what was begun then. */
  function lengthSince({
    from,
    since,
  }: {
    readonly from: number
    readonly since: number
  }): Pick<Sample, 'steps' | 'effort'> {
    const taken = steps - from
    if (!game.elapsed) return { steps: taken }
    return { steps: taken, effort: leastOfStep * taken + (1 - leastOfStep) * (game.elapsed(view!) - since) }
  }

  function* act(action: Json): Generator<unknown, SkillResult, AnyView> {
    yield action
    check()
    const outcome = view!.outcome
    return { done: outcome?.ok !== false, why: outcome?.code ?? 'done' }
  }

  function isResting(move: Json): boolean {
    return resting.size > 0 && (resting.get(moveName(move)) ?? 0) > steps
  }

  function check(): void {
    if ((running === Infinity && steps >= lastStep) || reached?.(self.facts())) over = true
  }

  /** What cannot wait for the end of a move. */
  function pressing(move: string): Habit | null {
    if (habits.length === 0 || motions.bound?.(view!) === true) return null
    let isInDanger = false
    for (const habit of habits) {
      if (habit.urgency >= running || (restUntil.get(habit) ?? 0) > steps) continue
      if (isInDanger && habit.urgency >= 1) continue // needs can wait
      if (!isDue(habit)) continue
      if (!habit.spares?.includes(move)) return habit
      isInDanger = true
    }
    return null
  }

  /** A habit may ask what is on offer as well: that takes longer to tell, so it is told only where it is asked for. */
  function isDue(habit: Habit): boolean {
    const now = self.facts()
    if (habit.falling !== undefined && !watched.get(habit.falling)!.falls) return false
    if (!asksOffers(habit)) return holds(habit.when, [now]) === true
    if ('and' in habit.when && holds(habit.when.and[0], [now]) === false) return false
    return holds(habit.when, [self.situation()]) === true
  }

  function* practise(move: string): Generator<unknown, void, AnyView> {
    for (let i = 0; i < 4; i++) {
      const habit = pressing(move)
      if (!habit || over) return
      const [outer, begun] = [running, steps]
      running = habit.urgency
      stack.push(`keep ${habit.fact}`)
      yield* self.run(habit.program, {})
      stack.pop()
      running = outer
      if (outer === Infinity) lastStep += steps - begun
      // Cut off with the attempt it was in, it has not failed: whatever comes next is put off for it again.
      if (!over) restUntil.set(habit, steps + (isDue(habit) ? habit.rest : 0))
    }
  }
}

const asking = new WeakMap<Habit, boolean>()

function asksOffers(habit: Habit): boolean {
  let asks = asking.get(habit)
  if (asks === undefined) {
    asks = JSON.stringify(habit.when).includes(`"${offerPrefix}`)
    asking.set(habit, asks)
  }
  return asks
}
