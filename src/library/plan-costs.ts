import { type Facts, holds, type Predicate } from '#core'
import { type Atom, meets } from './atom.ts'
import { type Contract, type Contracts, needsOf } from './contract.ts'
import { effectFor, repetitions } from './effect-for.ts'
import type { Provider } from './plan.ts'
import { offerPrefix } from './situation.ts'

/** One way to an atom: steps of its own, and other atoms, each so many times. */
export interface Way {
  readonly steps: number
  readonly needs: readonly { readonly atom: Atom; readonly times: number }[]
}

/** Expected steps until an atom holds, by what is known now. */
export type Prices = (atom: Atom) => number

export interface PriceOptions {
  readonly contracts: Contracts
  provider(atom: Atom): Pick<Provider, 'cost' | 'pre'> | null
  /** What is so already costs nothing; absent: the prices are those of a fresh start. */
  readonly facts?: Facts
  /** They are all that is there: what was often on offer elsewhere, where one had made it, is paid for in full. */
  readonly isStart?: boolean
}

interface CostOptions {
  /** Steps without needing anything else, or `hopeless`. */
  base(atom: Atom): number
  ways(atom: Atom): readonly Way[]
  /** Share of situations in which the atom has to be seen to at all. */
  seldom(atom: Atom): number
}

export const hopeless = 1e7
/** Of the ways to an atom, the cheapest few are priced. */
const mostWays = 6
/** Needs are often met on the way to others. */
const onTheWay = 0.7

interface Node {
  readonly atom: Atom
  /** What decides: every need in full, so that no circle of needs is ever cheaper than what it starts from. */
  rank: number
  /** Expected steps, by the same ways. */
  cost: number
  done: boolean
  readonly users: Pending[]
}

interface Pending {
  readonly node: Node
  readonly way: Way
  readonly needs: readonly { readonly node: Node; readonly times: number }[]
  left: number
}

/**
 * Expected steps until atoms hold, from where they do not. The cheapest is settled first, and every other from those
 * that are settled: so nothing is ever priced by what needs it, and no price depends on what was asked for before.
 *
 * @see D. E. Knuth, "A generalization of Dijkstra's algorithm", 1977.
 */
function planCosts({ base, ways, seldom }: CostOptions): Prices {
  const nodes = new Map<string, Node>()
  const open = new Set<Node>()

  function offer(node: Node, rank: number, cost: number): void {
    const share = seldom(node.atom)
    const scaled = (steps: number) => (share < 1 ? Math.max(Math.min(steps, 1), steps * share) : steps)
    if (node.done || scaled(rank) >= node.rank) return
    node.rank = scaled(rank)
    node.cost = scaled(cost)
    open.add(node)
  }

  function complete({ node, way, needs }: Pending): void {
    let [rank, cost] = [way.steps, way.steps]
    for (const { node: need, times } of needs) {
      rank += times * need.rank
      cost += onTheWay * times * need.cost
    }
    if (rank < hopeless) offer(node, rank, cost)
  }

  /** The atom, and all that its ways lead back to. */
  function nodeOf(atom: Atom): Node {
    const found = nodes.get(keyOf(atom))
    if (found) return found
    const first: Node = { atom, rank: hopeless, cost: hopeless, done: false, users: [] }
    nodes.set(keyOf(atom), first)
    const queue = [first]
    for (let node = queue.pop(); node; node = queue.pop()) {
      const price = base(node.atom)
      if (price < hopeless) offer(node, price, price)
      for (const way of ways(node.atom)) {
        const needs = way.needs.map(({ atom: need, times }) => {
          let known = nodes.get(keyOf(need))
          if (!known) {
            known = { atom: need, rank: hopeless, cost: hopeless, done: false, users: [] }
            nodes.set(keyOf(need), known)
            queue.push(known)
          }
          return { node: known, times }
        })
        const pending = { node, way, needs, left: needs.filter(({ node: need }) => !need.done).length }
        for (const { node: need } of needs) if (!need.done) need.users.push(pending)
        if (pending.left === 0) complete(pending)
      }
    }
    return first
  }

  return atom => {
    const wanted = nodeOf(atom)
    while (!wanted.done && open.size > 0) {
      let next: Node | null = null
      for (const node of open) if (!next || node.rank < next.rank) next = node
      open.delete(next!)
      next!.done = true
      for (const user of next!.users) if (--user.left === 0) complete(user)
    }
    return wanted.cost
  }
}

/** One table of prices: asked for many goals, every atom is settled once. */
export function pricesOf({ contracts, provider, facts, isStart = false }: PriceOptions): Prices {
  const isSo = (atom: Atom) => facts !== undefined && meets(facts, atom)
  // Fresh starts are where skills may be started; from elsewhere that may have to be seen to first.
  const isBarred = ({ pre }: Pick<Provider, 'pre'>) => pre && facts && holds(pre, [facts]) === false
  return planCosts({
    base(atom) {
      if (isSo(atom)) return 0
      const skill = provider(atom)
      return skill && !isBarred(skill) ? skill.cost : bySelf(contracts, atom)
    },
    ways(atom) {
      if (isSo(atom)) return []
      const needs = conditionOf(contracts, atom)
      const skill = facts && provider(atom)
      const barred = skill && isBarred(skill) ? [{ steps: skill.cost, needs: comparisonsOf(skill.pre!).map(once) }] : []
      const found = chained(waysTo(contracts, atom))
        .slice(0, mostWays)
        .flatMap(contract => asWays(contract, atom, contracts, facts))
      return [...found, ...barred, ...(needs ? [{ steps: 1, needs: needs.map(once) }] : [])]
    },
    seldom: atom =>
      isOffer(atom) && !isStart ? 1 - (contracts.offered?.(atom.fact.slice(offerPrefix.length)) ?? 0) : 1,
  })
}

const once = (atom: Atom) => ({ atom, times: 1 })

/** Of a condition for a start, what can be seen to. */
export const comparisonsOf = (pre: Predicate): Atom[] =>
  ('and' in pre ? pre.and : [pre]).filter((part): part is Atom => 'fact' in part)

/** What comes without anyone's doing is waited for. */
function bySelf(contracts: Contracts, atom: Atom): number {
  const effect = effectFor(atom)
  const rate = effect === null ? 0 : contracts.happens(effect)
  return rate > 0 && !isOffer(atom) ? Math.min(hopeless, 300 + 2 / rate) : hopeless
}

export const isOffer = ({ fact }: Atom): boolean => fact.startsWith(offerPrefix)

/** What puts a move on offer, where that is known. */
export function conditionOf(contracts: Contracts, { fact, value }: Atom): readonly Atom[] | null {
  if (!fact.startsWith(offerPrefix) || value !== true) return null
  return contracts.condition?.(fact.slice(offerPrefix.length)) ?? null
}

export function waysTo(contracts: Contracts, atom: Atom): readonly Contract[] {
  const effect = effectFor(atom)
  const exactly = atom.op === '<=' ? contracts.achieving(`${atom.fact}<=${String(atom.value)}`) : []
  const found = exactly.length > 0 || effect === null ? exactly : contracts.achieving(effect)
  if (found.every(({ legs }) => legs === undefined)) return found
  // What raises a little, and what raises so far, are different ways.
  return found.flatMap(way => arriving(way, atom) ?? []).sort((a, b) => a.steps / a.rate - b.steps / b.rate)
}

/** As a way to a place on a scale, from elsewhere, it counts only as often as it led there; null where it never did. */
function arriving(way: Contract, atom: Atom): Contract | null {
  if (!way.legs) return way
  const isThere = (value: number) => meets({ [atom.fact]: value }, atom)
  const outside = way.legs.filter(([from]) => !isThere(from))
  const arrived = outside.filter(([, to]) => isThere(to))
  return arrived.length > 0 ? { ...way, rate: (way.rate * arrived.length) / outside.length } : null
}

/** How many times a way is gone: amounts add up, and of a scale it is known where one arrives. */
export const timesOf = ({ legs }: Contract, atom: Atom): number => (legs ? 1 : repetitions(atom))

/** Turns things up only where it is on offer itself. */
export const isBound = ({ seeks, pre }: Contract): boolean => seeks === true && pre.some(isOffer)

/** Ways that are worth getting what they need for: of what only turns a thing up, that which can be done anywhere. */
export function chained(ways: readonly Contract[]): readonly Contract[] {
  const free = ways.filter(way => !isBound(way))
  return free.length > 0 ? free : ways
}

/**
 * A contract as ways: what is used up, and what may be gone by then, is got anew for every time; what stays, once. What is
 * guessed to be needed may be done without, at the rate of all tries.
 */
export function asWays(contract: Contract, atom: Atom, contracts: Contracts, facts: Facts = {}): Way[] {
  const missing = Math.max(1, repetitions(atom) - Number(facts[atom.fact] ?? 0))
  const times = contract.legs ? 1 : Math.ceil(missing / (contract.gain ?? 1))
  const all = wayOf(contract, contract.pre, contract.rate, times, contracts)
  if (contract.plain === undefined) return [all]
  return [all, wayOf(contract, needsOf(contract).sure, contract.plain, times, contracts)]
}

function wayOf(contract: Contract, pre: readonly Atom[], rate: number, times: number, contracts: Contracts): Way {
  const need = (atom: Atom) => {
    if (contract.spends?.includes(atom.fact))
      return contracts.isWary ? { atom: supply(contract, atom, times), times: 1 } : { atom, times }
    if (!isOffer(atom)) return { atom, times: 1 }
    // Where there is one there are more, mostly.
    return { atom, times: contracts.isWary ? 1 + (times - 1) * (1 - contracts.persistence(atom.fact)) : times }
  }
  return { steps: (contract.steps / rate) * times, needs: pre.map(need) }
}

/** What a move uses up is got for so many of its repetitions at once. */
const mostAtOnce = 8

/** What is used up, so many times; anything else as it is. */
export function supply({ spends }: Contract, need: Atom, times: number): Atom {
  const { fact, op, value } = need
  if (times <= 1 || op !== '>=' || typeof value !== 'number' || !spends?.includes(fact)) return need
  return { ...need, value: value * Math.min(mostAtOnce, times) }
}

/** Expected steps of a way whose needs have these prices. */
export function stepsOf({ steps, needs }: Way, cost: Prices): number {
  return Math.min(
    hopeless,
    needs.reduce((sum, { atom, times }) => sum + onTheWay * times * cost(atom), steps),
  )
}

export const keyOf = ({ fact, op, value }: Atom): string => `${fact} ${op} ${String(value)}`
