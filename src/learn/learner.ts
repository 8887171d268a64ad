import {
  type AnyGame,
  type Facts,
  type Goal,
  goalOf,
  type Json,
  type Predicate,
  patternOf,
  type Random,
  random,
} from '#core'
import { listedGoals } from '../goals/catalogue.ts'
import { type Curriculum, curriculum } from '../goals/curriculum.ts'
import type { Atom } from '../library/atom.ts'
import { type Contracts, contractsOf } from '../library/contract.ts'
import { factOf, type Sample } from '../library/effect.ts'
import { type Experience, experience } from '../library/experience.ts'
import type { Habit } from '../library/host.ts'
import { type LibraryContent, type SkillLibrary, skillLibrary } from '../library/library.ts'
import { type Plan, plan } from '../library/plan.ts'
import { type Prices, pricesOf } from '../library/plan-costs.ts'
import { prerequisitesOf, withTree } from '../library/prerequisites.ts'
import { type SampleStore, sampleStore } from '../library/sample-table.ts'
import { type Answers, answers } from './answers.ts'
import { type Archive, archive } from './archive.ts'
import { type LearnConfig, type Part, type Shape, shapeOf } from './config.ts'
import type { Contest } from './contest.ts'
import { type Explorer, explorer } from './explorer.ts'
import { type Ledger, ledger } from './ledger.ts'
import { type Pools, pools } from './pool.ts'

/** Everything a learning run knows. All of it can be written down and read back. */
export interface Learner {
  readonly game: AnyGame
  readonly config: LearnConfig
  readonly shape: Shape
  /** Fixed by the seed and a label: forked, never drawn from. */
  readonly random: Random
  readonly ledger: Ledger
  readonly experience: Experience
  readonly contracts: Contracts
  readonly library: SkillLibrary
  readonly curriculum: Curriculum
  readonly explorer: Explorer
  readonly archive: Archive
  readonly pools: Pools
  readonly answers: Answers
  habits: readonly Habit[]
  /** When one is hurt far more than at other times. */
  badTimes: readonly Atom[]
  /** Other habits that are lived by in turn with these; null while there are none. */
  contest: Contest | null
  /** What held at every start so far, and the least amounts there; null before the first. */
  usual: Facts | null
  /** Goals asked for, by id: what `claimed` and `verified` count. */
  readonly headline: ReadonlySet<string>
  readonly refused: Map<string, Refused>
  /** Every training episode, in order: when it ended, what was verified by then, which headline goals it reached. */
  readonly history: Past[]
  uses(part: Part): boolean
  planFor(goal: Goal): Plan
  /** What atoms cost from a situation: what is at hand, near or on offer costs nothing. */
  pricesFrom(situation: Facts): Prices
  planFrom(situation: Facts, goal: Predicate): Plan
  /** Plans are made anew after something was learned. */
  forget(): void
  /** The goal an atom of a plan stands for. */
  goalFor(atom: Atom): Goal
  say(event: string, detail: Json): void
}

/** What is known of the candidates for a goal that were refused. */
export interface Refused {
  /** These need no second look. */
  hashes: string[]
  /** The step from which another is looked at; a plan that is half as dear need not wait. */
  until: number
  failures: number
  /** What the plan of the last one was expected to cost. */
  cost?: number
  /** Attempts in life that had succeeded when the gate refused the last one. */
  wins?: number
}

export interface Past {
  readonly step: number
  readonly verified: number
  readonly reached: readonly string[]
}

export interface LearnerOptions {
  readonly game: AnyGame
  readonly config: LearnConfig
  readonly library: LibraryContent | null
  readonly saved: Json
  /** The samples that were met, where they are not in `saved`. */
  readonly samples?: readonly Sample[]
  readonly say: (event: string, detail: Json) => void
}

export function newLearner({ game, config, library, saved, samples, say }: LearnerOptions): Learner {
  const from = saved as unknown as SavedLearner | null
  const shape = shapeOf(config)
  const uses = (part: Part) => !shape.without.includes(part)
  const range = remembered((fact: string) => patternOf(fact, game.vocabulary)?.range ?? null)
  const lowOf = (fact: string) => {
    const [low, high] = range(fact) ?? [0, 0]
    return high - low < 3 || high - low > 20 || fact.includes('.') ? null : Math.floor(low + (high - low) / 3)
  }
  const bound = (fact: string) => range(fact)?.[1] ?? 0
  const anew = game.vocabulary.flatMap(({ pattern, anew }) => (anew ? [pattern] : []))
  const isAmount = (fact: string) => (range(fact)?.[0] ?? 0) >= 0
  const known = experience(
    from?.experience ?? null,
    fact => bound(fact) < unbounded,
    lowOf,
    anew,
    isAmount,
    samples,
    fact => Number(self.usual?.[fact] ?? 0),
  )
  const contracts = contractsFor({ game, config, experience: known, uses }, from?.contracts ?? null)
  const skills = skillLibrary(from?.skills, from?.archived)
  const goals = curriculum({ frontier: uses('frontier') }, from?.curriculum ?? null)
  const listed = listedGoals(game, config.goals, config.goalSteps)
  for (const goal of listed) goals.add(goal)
  // Amounts that can be held are steps on the way, asked for or not.
  for (const goal of listedGoals(game, [], config.goalSteps))
    if (
      goal.predicate &&
      'fact' in goal.predicate &&
      goal.predicate.op === '>=' &&
      bound(goal.predicate.fact) < unbounded
    )
      goals.add(goal)
  const plans = new Map<string, { plan: Plan; size: number }>()
  let epoch: Epoch | null = null
  /** Many goals are planned for at once, with the same contracts at the same prices. */
  const epochNow = (): Epoch => {
    if (epoch && known.size < 1.05 * epoch.size + 30) return epoch
    const now = remembering(contracts)
    // What is so wherever one starts is had for nothing, where plans are made for starts above all.
    const facts = config.startSteps > 0 ? (self.usual ?? undefined) : undefined
    const prices = pricesOf({ contracts: now, provider: skills.provider, facts, isStart: facts !== undefined })
    epoch = { contracts: now, prices, size: known.size }
    return epoch
  }
  let here: { situation: Facts; epoch: Epoch; prices: Prices } | null = null
  const self: Learner = {
    game,
    config,
    shape,
    random: random(config.seed),
    ledger: ledger(from?.ledger),
    experience: known,
    contracts,
    library: skills,
    curriculum: goals,
    explorer: explorer(
      known,
      fact => (contracts.matters?.() ?? []).some(atom => atom.fact === fact),
      undefined,
      from?.explorer ?? null,
      // On the way to whatever is done much is dug and trodden: counts of what happened say nothing there.
      fact => isAmount(fact) && (config.startSteps === 0 || known.telling(fact)),
    ),
    archive: archive(from?.archive ?? null),
    pools: pools(from?.pools ?? null),
    answers: answers(from?.answers ?? null),
    habits: from?.habits ?? library?.habits ?? [],
    badTimes: from?.badTimes ?? [],
    contest: from?.contest ?? null,
    usual: from?.usual ?? null,
    headline: new Set(listed.map(goal => goal.id)),
    refused: new Map(from?.refused ?? []),
    history: [...(from?.history ?? [])],
    uses,
    planFor(goal) {
      const old = plans.get(goal.id)
      const patience = old?.plan.program ? 1.3 : 1.1
      if (old && known.size < old.size * patience + 60) return old.plan
      const made = plan(goal.predicate!, { ...epochNow(), provider: skills.provider })
      plans.set(goal.id, { plan: made, size: known.size })
      return made
    },
    pricesFrom(situation) {
      const now = epochNow()
      if (here?.situation === situation && here.epoch === now) return here.prices
      const prices = pricesOf({ contracts: now.contracts, provider: skills.provider, facts: situation })
      here = { situation, epoch: now, prices }
      return prices
    },
    planFrom(situation, goal) {
      const prices = self.pricesFrom(situation)
      return plan(goal, { contracts: epochNow().contracts, provider: skills.provider, facts: situation, prices })
    },
    forget() {
      plans.clear()
      epoch = here = null
    },
    goalFor: atom => goalOf(game.id, atom, { maxSteps: config.goalSteps }),
    say,
  }
  return self
}

/** A function of a word, worked out once a word. */
function remembered<T>(of: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>()
  return word => {
    let found = known.get(word)
    if (found === undefined) {
      found = of(word)
      known.set(word, found)
    }
    return found
  }
}

/** What plans are made of for a while. */
interface Epoch {
  readonly contracts: Contracts
  readonly prices: Prices
  readonly size: number
}

/** The same contracts, asked once for each effect. */
export function remembering(contracts: Contracts): Contracts {
  return { ...contracts, achieving: remembered(effect => contracts.achieving(effect)) }
}

function contractsFor(
  { game, config, experience, uses }: Pick<Learner, 'game' | 'config' | 'experience' | 'uses'>,
  saved: Json,
): Contracts {
  const found = uses('contracts') ? contractsOf(experience, saved, config.startSteps > 0) : noContracts(experience)
  return config.priors === 'tree' ? withTree(found, prerequisitesOf(game)) : found
}

/** What is told of moves today, from all that is remembered, and not as it was told with every sample as it came. */
export const contractsAnew = (learner: Learner): Contracts => contractsFor(learner, null)

/** Counts from here on are of what has happened: they grow for ever, and say little of what is so now. */
export const unbounded = 10_000

/** What `--without contracts` leaves: no move is known to need or to do anything. */
function noContracts(known: Experience): Contracts {
  return {
    achieving: () => [],
    persistence: known.persistence,
    happens: known.baseRate,
    refuge: () => null,
    matters: () => [],
  }
}

interface SavedLearner {
  readonly ledger: Ledger
  readonly experience: Json
  readonly contracts?: Json
  readonly explorer?: Json
  readonly skills: LibraryContent['skills']
  readonly archived?: LibraryContent['skills']
  readonly curriculum: Json
  readonly archive: Json
  readonly pools: Json
  readonly answers: Json
  readonly habits: readonly Habit[]
  readonly badTimes?: readonly Atom[]
  readonly contest?: Contest | null
  readonly usual?: Facts
  readonly refused: [string, Refused][]
  readonly history: readonly Past[]
}

/**
 * The learner that `saveLearner` and `newLearner` give: nothing is left of what was kept for a while only, as if the run had
 * been stopped and gone on with. All but the samples goes through JSON, which they would come out of as they are.
 */
export function renewed(learner: Learner): Learner {
  const { game, config, say } = learner
  const held = sampleStore()
  const saved: Json = JSON.parse(JSON.stringify(saveLearner(learner, held)))
  return newLearner({ game, config, library: null, saved, samples: held.samples, say })
}

/** @param held Where samples go instead of being written. */
export function saveLearner(learner: Learner, held?: SampleStore): Json {
  return {
    ledger: { steps: learner.ledger.steps, episodes: learner.ledger.episodes },
    experience: learner.experience.save(held),
    contracts: learner.contracts.save?.() ?? null,
    explorer: learner.explorer.save(),
    skills: [...learner.library.skills.values()],
    archived: learner.library.archived,
    curriculum: learner.curriculum.save(),
    archive: learner.archive.save(),
    pools: learner.pools.save(),
    answers: learner.answers.save(),
    habits: learner.habits,
    badTimes: learner.badTimes,
    contest: learner.contest,
    usual: learner.usual,
    refused: [...learner.refused],
    history: learner.history,
  } as unknown as Json
}

/** What playing needs of all this: skills, the contracts of every known effect, habits. */
export function contentOf(learner: Learner): LibraryContent {
  const { experience: known, library, game } = learner
  // Of a copy: what is asked for here is learned and kept, and who looks at a learner must not change it.
  const contracts = contractsFor(learner, learner.contracts.save?.() ?? null)
  const effects = new Set<string>()
  for (const record of known.moves.values()) for (const effect of record.effects.keys()) effects.add(effect)
  const facts = new Set([...effects].map(effect => factOf(effect)))
  return {
    game: game.id,
    skills: [...library.skills.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    ...(library.archived.length > 0
      ? {
          archived: [...library.archived].sort((a, b) =>
            a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1,
          ),
        }
      : {}),
    contracts: [...effects].sort().flatMap(effect => contracts.achieving(effect).slice(0, 4)),
    persistence: Object.fromEntries(
      [...facts].sort().map(fact => [fact, Math.round(known.persistence(fact) * 1e4) / 1e4]),
    ),
    habits: learner.habits,
    refuge: contracts.refuge(),
    wander: contracts.wander?.() ?? [],
  }
}

/** Steps that any try may take beyond what its plan expects; 100 where an attempt may take 2000. */
export const slack = ({ config }: Learner): number => Math.ceil(config.attemptSteps / 20)

/** Skills verified now, of the goals asked for. */
export const verifiedNow = ({ library, headline }: Learner): number =>
  [...library.skills.values()].filter(skill => headline.has(skill.goal.id) && library.state(skill.id) === 'verified')
    .length
