import type { Facts, Json, Predicate } from '#core'
import { type Atom, meets } from './atom.ts'
import { type Contract, type Contracts, needsOf } from './contract.ts'
import { effectFor } from './effect-for.ts'
import {
  asWays,
  chained,
  comparisonsOf,
  conditionOf,
  hopeless,
  isBound,
  isOffer,
  keyOf,
  type Prices,
  pricesOf,
  stepsOf,
  supply,
  timesOf,
  waysTo,
} from './plan-costs.ts'
import { depthOf, type Instruction, lengthOf, maxLength, maxNesting, type Program } from './program.ts'
import { moveName, offerPrefix } from './situation.ts'

/** A skill that a plan may call for an atom, with what it costs. */
export interface Provider {
  readonly id: string
  readonly parameters: Readonly<Record<string, number>>
  /** Mean steps of a success over its success rate. */
  readonly cost: number
  /** Where it may be started; absent: anywhere. */
  readonly pre?: Predicate
}

export interface PlanOptions {
  readonly contracts: Contracts
  /** A skill that reaches the atom, or null. */
  provider(atom: Atom): Provider | null
  /** Alternatives tried for one atom: the cheapest, and those that may be usable at once. */
  readonly alternatives?: number
  /** Ways of searching that take turns; absent: all that are known to be good. */
  readonly searches?: number
  /** How deep needs of needs are followed. */
  readonly depth?: number
  /** What is known to hold where an offer is sought is not seen to there once more: shorter, and looked at less often. */
  readonly terse?: boolean
  /** What is so already costs nothing; absent: the cost is that of a fresh start. The program is the same. */
  readonly facts?: Facts
  /** The table of prices, where many goals are planned for at once; absent: one is made. */
  readonly prices?: Prices
}

/** What a plan could not find a way to: a request to the proposer. */
export interface Plan {
  readonly program: Program | null
  readonly missing: readonly Atom[]
  /** Expected environment steps. */
  readonly cost: number
}

/** So seldom has a way of searching found a thing that another may well be better. */
const fewFinds = 8
/** Of several ways of searching, each is gone on with so long before it is the next one's turn. */
const searchRounds = 4
/** What is so at a place counts as lasting so much less than what is carried. */
const farAway = 0.98
/** Expected steps of what is not given up where it leads nowhere for a while. */
const longWay = 20
/** So many times as dear as a well-known way, a skill is not called. */
const outdated = 4

/**
 * Chains contracts backwards from the goal into a program that looks before each move: whichever need is unmet first
 * is seen to, and lost needs are met again.
 *
 * @see N. J. Nilsson, "Teleo-reactive programs for agent control", 1994.
 */
export function plan(goal: Predicate, options: PlanOptions): Plan {
  const prices = options.prices ?? pricesOf(options)
  const made = chain(goal, { ...options, prices })
  if (fits(made.program)) return made
  // Alternatives, and several ways of searching, are worth having where there is room for them.
  const lean = { ...options, prices, alternatives: 1 }
  const single = { ...lean, searches: 1 }
  // The deeper a need of needs lies, the seldomer it is what is missing.
  const shorter = [lean, single, ...terse.map(depth => ({ ...single, depth, terse: true }))]
  let last = made
  for (const way of shorter) {
    const next = chain(goal, way)
    if (next.program === null) break
    last = next
    if (fits(last.program)) break
  }
  return last
}

/** How deep needs of needs are followed where a plan is too long, from one try to the next. */
const terse = [9, 7, 5, 4, 3] as const

const fits = (program: Program | null): boolean =>
  program === null || (lengthOf(program) <= maxLength && depthOf(program.body) <= maxNesting)

function chain(goal: Predicate, options: PlanOptions & { readonly prices: Prices }): Plan {
  const { contracts, provider, alternatives = 3, depth = 9, facts } = options
  const missing = new Map<string, Atom>()

  const cost = options.prices

  /** Where all that is known to be needed is there and it is not on offer yet: what turns it up anywhere. */
  function roaming(atom: Atom): Instruction[] {
    const ways = contracts.finders?.(effectFor(atom)!) ?? []
    return ways
      .filter(way => !isBound(way))
      .map(({ move }) => ({ move }))
      .slice(0, 1)
  }

  /** What is under way cannot be waited for. */
  function costOf(contract: Contract, atom: Atom, open: readonly string[]): number {
    const price = (need: Atom) => (open.includes(keyOf(need)) ? hopeless : cost(need))
    return Math.min(...asWays(contract, atom, contracts, facts).map(way => stepsOf(way, price)))
  }

  /** @param given What holds wherever the instructions are run. */
  function achieve(
    goal: Predicate,
    open: readonly string[],
    given: readonly Atom[] = [],
    mayCall = true,
  ): Instruction[] | null {
    if ('and' in goal) return conjunction(goal.and, open)
    if ('or' in goal) {
      const costed = goal.or.map(part => ({ part, cost: 'fact' in part ? cost(part as Atom) : hopeless }))
      costed.sort((a, b) => a.cost - b.cost)
      return achieve(costed[0].part, open)
    }
    if ('before' in goal) return sequence([goal.before, goal.then], open)
    if ('within' in goal) return achieve(goal.of, open)
    if (!('fact' in goal) || typeof goal.value === 'object') return null
    const atom = goal as Atom
    const key = keyOf(atom)
    if (open.includes(key) || open.length > depth) return null
    const skill = mayCall ? provider(atom) : null
    const inner = [...open, key]
    const needs = skill ? null : conditionOf(contracts, atom)
    const isGiven = (need: Atom) => options.terse === true && given.some(held => keyOf(held) === keyOf(need))
    const left = needs?.filter(need => !isGiven(need))
    const together = left && conjunction(left, inner)
    if (together) {
      // What was given may be lost on the way: then nothing is done here, and it is seen to where it was looked at first.
      const onwards = left.length < needs!.length ? [{ if: allOf(needs!), then: roaming(atom) }] : roaming(atom)
      return [{ repeat: [...together, ...onwards], until: atom, atMost: 40 }]
    }
    const all = waysTo(contracts, atom)
    const possible = chained(all)
      .map(contract => ({ contract, total: costOf(contract, atom, inner) }))
      .filter(({ total }) => total < hopeless)
      .sort((a, b) => a.total - b.total)
    // Who puts stones down to have stone at hand gathers none.
    const straight = possible.filter(({ contract: { spends = [] } }) => !spends.some(fact => isWanted(fact, inner)))
    const ways = straight.length > 0 ? straight : possible
    // A skill is proved, and a plan is not; but what was learned before its best way was known is not called for good.
    const outdoes = ways.length > 0 && isTrusted(ways[0].contract) && skill && outdated * ways[0].total < skill.cost
    if (skill && !outdoes) return callOf(skill, atom, open, ways[0]?.total ?? hopeless)
    if (ways.length === 0) {
      missing.set(key, atom)
      return null
    }
    let [chosen, body]: [number, Instruction[] | null] = [0, null]
    for (; chosen < Math.min(4, ways.length) && !body; chosen++)
      body = chainOf(ways[chosen].contract, inner, timesOf(ways[chosen].contract, atom))
    if (!body) return null
    const first = ways[chosen - 1].contract
    const usable = ways.filter(({ contract }) => contract !== first && isTrusted(contract)).slice(0, alternatives - 1)
    for (const { contract } of usable.reverse())
      body = [{ if: allOf(contract.pre), then: [{ move: contract.move }], else: body }]
    if (usable.length > 0 && first.pre.length > 0)
      body = [{ if: allOf(first.pre), then: [{ move: first.move }], else: body }]
    // Nobody in particular turns a thing up: more ways in turn, since one alone gets stuck; some rounds of each, since
    // they may lead to and fro.
    const effect = effectFor(atom)
    if (isOffer(atom) && effect !== null && options.searches !== 1) {
      const others = (contracts.finders?.(effect) ?? [])
        .filter(({ move, pre }) => move !== first.move && pre.every(isOffer))
        .filter(other => !isBound(other) && (pace(other) > 0.5 * pace(first) || first.successes < fewFinds))
        .map(({ move }) => move)
      // What finds most of anything is among them.
      const [farther] = contracts.wander?.() ?? []
      const isAnywhere = first.seeks && first.pre.every(isOffer)
      const isLuck = !first.seeks && first.successes < fewFinds
      if (
        (isAnywhere || isLuck) &&
        farther !== undefined &&
        ![first.move, ...others].some(move => isSame(move, farther))
      )
        others.push(farther)
      const rounds = (part: Instruction[]) => ({ repeat: part, until: atom, atMost: searchRounds })
      if (others.length > 0) body = [rounds(body), ...others.map(move => rounds([{ move }]))]
    }
    // In turn as well: where it is on offer it may lead nowhere new.
    if (!isBound(first) && options.searches !== 1)
      for (const { pre, move } of all.filter(isBound).reverse()) body = [{ if: allOf(pre), then: [{ move }] }, ...body]
    const tries = Math.ceil((6 * timesOf(first, atom)) / first.rate) + 12 + 6 * first.pre.length
    return [{ repeat: body, until: atom, atMost: Math.min(2000, tries) }]
  }

  /** The call; where it may not be started, that is seen to first, or the rest is done without it, whichever takes less. */
  function callOf(skill: Provider, atom: Atom, open: readonly string[], around: number): Instruction[] {
    const { id, parameters, pre } = skill
    const call: Instruction[] = [{ call: id, parameters }]
    if (!pre || options.terse) return call
    const after = () => {
      const way = achieve(pre, [...open, keyOf(atom)])
      return way && [...way, ...call]
    }
    const ways = [
      { total: sumOf(comparisonsOf(pre)) + skill.cost, body: after },
      { total: around, body: () => achieve(atom, open, [], false) },
    ]
    for (const { total, body } of ways.sort((a, b) => a.total - b.total)) {
      const otherwise = total < hopeless ? body() : null
      if (otherwise) return [{ if: pre, then: call, else: otherwise }]
    }
    return call
  }

  /**
   * The move, behind everything it needs: what lasts longest is got first; where lives are few, what it uses up for all its
   * repetitions at once, since the way there and back may be long.
   */
  function chainOf(contract: Contract, open: readonly string[], amount = 1): Instruction[] | null {
    const { sure, guessed } = needsOf(contract)
    let body: Instruction[] = [{ move: contract.move }]
    // What is guessed is not seen to before the move was tried without it.
    for (const guess of guessed) {
      const way = achieve(guess, open)
      if (way) body.push({ if: guess, then: [], else: way })
    }
    const needs = ordered(sure)
    const times = contracts.isWary ? Math.ceil(amount / (contract.gain ?? 1)) : 1
    for (const [i, need] of [...needs.entries()].reverse()) {
      const way = achieve(supply(contract, need, times), open, needs.slice(0, i))
      if (way) body = [{ if: need, then: body, else: way }]
      else if (need.fact.startsWith(offerPrefix)) return null
    }
    return body
  }

  function conjunction(parts: readonly Predicate[], open: readonly string[]): Instruction[] | null {
    const atoms = ordered(parts)
    let body: Instruction[] = []
    for (const atom of [...atoms].reverse()) {
      const way = achieve(atom, open)
      if (!way) return null
      body = [{ if: atom, then: body, else: way }]
    }
    return [{ repeat: body, until: { and: [...parts] }, atMost: 60 }]
  }

  function sumOf(parts: readonly Predicate[]): number {
    return parts.reduce((sum, part) => sum + ('fact' in part ? cost(part as Atom) : 0), 0)
  }

  function sequence(parts: readonly Predicate[], open: readonly string[]): Instruction[] | null {
    const ways = parts.map(part => achieve(part, open))
    return ways.includes(null) ? null : ways.flatMap(way => way!)
  }

  function ordered<P extends Predicate>(parts: readonly P[]): P[] {
    const lasting = (part: Predicate) => {
      if (!('fact' in part)) return 0.5
      // Where a thing is to be had one remembers for long, but has to walk there: with all that can be carried.
      return contracts.persistence(part.fact) * (typeof part.value === 'number' ? 1 : farAway)
    }
    return [...parts].sort((a, b) => lasting(b) - lasting(a))
  }

  const wander = (contracts.wander?.() ?? []).map(move => ({ move }))
  const found = achieve(goal, [])
  const wanted = 'within' in goal ? goal.of : goal
  const total = 'fact' in wanted ? cost(wanted as Atom) : 'and' in wanted ? sumOf(wanted.and) : 0
  // Where lives are few, what is soon done had better fail soon.
  const goesOn = wander.length > 0 && (!contracts.isWary || total >= longWay)
  const body = found?.map(part =>
    'repeat' in part && goesOn ? { ...part, otherwise: wander, atMost: Math.max(100, part.atMost) } : part,
  )
  return { program: body ? { parameters: {}, body } : null, missing: [...missing.values()], cost: total }
}

/** Whether an amount of it is what all this is done for. */
const isWanted = (fact: string, open: readonly string[]): boolean => open.some(key => key.startsWith(`${fact} >= `))

const isSame = (a: Json, b: Json) => moveName(a) === moveName(b)

const pace = ({ rate, steps }: Contract) => rate / (steps + 1)

/** Seen often enough to be done in place of the cheapest way, where it can be done at once. */
const isTrusted = ({ pre, successes, rate }: Contract) => pre.length > 0 && successes >= 4 && rate >= 0.5

export const allOf = (atoms: readonly Predicate[]): Predicate => (atoms.length === 1 ? atoms[0] : { and: [...atoms] })

/** The first need of a contract that the facts do not meet: what a failure is blamed on. */
export function unmet(contract: Pick<Contract, 'pre'>, facts: Facts): Atom | null {
  return contract.pre.find(atom => !meets(facts, atom)) ?? null
}
