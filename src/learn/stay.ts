import { is, type Json, type Predicate, wilson } from '#core'
import { type Atom, meets } from '../library/atom.ts'
import type { Contracts } from '../library/contract.ts'
import { bringing, factOf } from '../library/effect.ts'
import type { Experience } from '../library/experience.ts'
import { allOf, plan } from '../library/plan.ts'
import type { Instruction } from '../library/program.ts'
import { always } from '../library/seekers.ts'
import { moveName, namesOf, offerPrefix } from '../library/situation.ts'
import type { Learner } from './learner.ts'

/**
 * Where one is hurt least: what is got there, then the two moves after which the vital fact was best, in turn, since
 * either may be impossible for a while; before that, the way there. One of them always takes its time, or nothing would
 * keep one there.
 */
export function stayIn(
  refuge: Atom | null,
  learner: Learner,
  vital: string,
  indoors: readonly Instruction[] = [],
): Instruction[] | null {
  const { experience: known, contracts } = learner
  if (!refuge) return null
  const tried = new Set<string>()
  const calm: { move: Json; gain: number }[] = []
  for (const { name, move, recent } of known.moves.values()) {
    const there = recent.filter(({ before, steps }) => steps >= 4 && meets(before, refuge))
    if (there.length < 4) continue
    tried.add(name)
    if (known.offered(name) < 0.8) continue // it is of some other place
    const gain =
      there.reduce(
        (sum, { before, after, steps }) => sum + (Number(after[vital] ?? 0) - Number(before[vital] ?? 0)) / steps,
        0,
      ) / there.length
    if (there.filter(({ after }) => meets(after, refuge)).length < 0.7 * there.length) continue
    if (gain > -0.1) calm.push({ move, gain }) // to hunger is not to be hurt
  }
  calm.sort((a, b) => b.gain - a.gain)
  const way = plan(refuge, { contracts: inHaste(known, contracts, refuge), provider: () => null, depth: 6 }).program
  const moves = calm.slice(0, 2).map(({ move }) => move)
  const steady = calm.find(({ move }) => isSteady(known, moveName(move), refuge))?.move ?? null
  if (steady && !moves.includes(steady)) moves.splice(1, 1, steady)
  // Who sits there anyway has the time to find out what else one can do there.
  const idle = moves.length < 2 || !steady ? idleMove(known, refuge, tried) : null
  if (idle) moves.push(idle)
  if (!way || (!steady && !idle)) return null
  const inside = [...indoors, ...moves.map(move => ({ move }))]
  const quickly = [...supplies(refuge, learner).map(({ fetch }) => fetch), ...atOnce(refuge, known, contracts)]
  const there = way.body.map(part => ('repeat' in part ? { ...part, repeat: [...quickly, ...part.repeat] } : part))
  return [{ if: refuge, then: inside, else: there }]
}

/** Of the successes of the move that does a thing oftenest: what did it seldomer did it by chance. */
const accident = 0.1

/** Steps a move may take that is made in haste. */
export const quick = 20

/** Always on offer, and hardly ever over at once. */
function isSteady(known: Experience, name: string, refuge: Atom): boolean {
  const { recent, failures } = known.moves.get(name)!
  const there = [...new Set([...recent, ...failures])].filter(({ before }) => meets(before, refuge))
  return known.offered(name) >= always && there.filter(({ steps }) => steps >= 4).length >= 0.9 * there.length
}

/** There is no time to lose: what leads there oftenest, step for step, is tried with what is at hand, whatever it seemed to need. */
function atOnce({ fact, value }: Atom, known: Experience, contracts: Contracts): Instruction[] {
  const effect = `${fact}<=${String(value)}`
  /** Of all tries, with and without what it seems to need. */
  const pace = (name: string) => {
    const { effects, steps } = known.moves.get(name)!
    return (effects.get(effect)?.count ?? 0) / steps
  }
  const ways = contracts
    .achieving(effect)
    .filter(({ name, successes }) => successes >= 3 && known.offered(name) >= always)
    .sort((a, b) => pace(b.name) - pace(a.name))
  return ways.slice(0, 1).map(({ move, pre, spends = [] }): Instruction => {
    const used = pre.filter(atom => spends.includes(atom.fact))
    return used.length > 0 ? { if: allOf(used), then: [{ move }] } : { move }
  })
}

/**
 * What has to be at hand or on offer is seen to; what merely is in sight changes by itself while one waits for it. What
 * worked but once or twice is left alone where something else is known to work.
 */
function inHaste(known: Experience, contracts: Contracts, refuge: Atom): Contracts {
  const isNeeded = ({ fact, value }: Atom) =>
    typeof value !== 'boolean' ||
    fact.startsWith(offerPrefix) ||
    (value && (known.drift(fact) <= 0.5 || isSure(`${fact}=true`)))
  /** An amount that goes its own way: nobody hungers first to be let in. */
  const isMood = ({ fact, value }: Atom) => typeof value === 'number' && fact !== refuge.fact && known.drift(fact) > 0.5
  const isSure = (effect: string) =>
    contracts.achieving(effect).some(({ rate, steps }) => rate >= 0.8 && steps <= quick)
  return {
    ...contracts,
    achieving(effect) {
      const all = contracts.achieving(effect)
      const most = Math.max(0, ...all.map(({ successes }) => successes))
      const few = Math.max(3, accident * most)
      const sure = all.filter(({ successes, pre }) => successes >= few && !pre.some(isMood))
      return (sure.length > 0 ? sure : all).map(one => ({ ...one, pre: one.pre.filter(isNeeded) }))
    },
  }
}

/** A long move not tried there yet, that elsewhere hardly changes what is held: with that one may stay as well. */
function idleMove(known: Experience, refuge: Atom, tried: ReadonlySet<string>): Json | null {
  let best: { move: Json; changes: number } | null = null
  for (const { name, move, recent, effects, tries, steps } of known.moves.values()) {
    if (tried.has(name) || tries < 2 || steps < 4 * tries || known.offered(name) < always) continue
    const moved = recent.filter(({ before, after }) => before[refuge.fact] !== after[refuge.fact]).length
    if (moved > 0.1 * recent.length) continue
    let changes = 0
    for (const [effect, { count }] of effects)
      if (!effect.includes('=') && known.drift(factOf(effect)) <= 0.5 && known.telling(factOf(effect))) changes += count
    if (changes / tries < (best?.changes ?? 0.2)) best = { move, changes: changes / tries }
  }
  return best?.move ?? null
}

/** What is better at hand for the way to a place, and how it is got where it can be had at once. */
export interface Supply {
  readonly need: Atom
  /** Where it can be had. */
  readonly where: readonly Predicate[]
  readonly fetch: Instruction
}

/** Tries with as much at hand, and with less, from which on their successes are compared. */
const enough = 8

/** Of what lasts, the amount that tells best whether one gets there: where there was less of it, most tries fail. */
export function supplies(refuge: Atom, { experience: known, contracts }: Learner): Supply[] {
  const effect = `${refuge.fact}<=${String(refuge.value)}`
  const way = contracts.achieving(effect).find(({ successes }) => successes >= 3)
  const record = way && known.moves.get(way.name)
  if (!record) return []
  const isDone = bringing(effect)
  const tries = [...new Set([...record.recent, ...record.failures])]
    .filter(({ before }) => !meets(before, refuge))
    .map(sample => ({ before: sample.before, works: isDone(sample) }))
  const worked = tries.filter(({ works }) => works).length
  let best: { need: Atom; gain: number } | null = null
  for (const fact of new Set(tries.flatMap(({ before }) => namesOf(before).facts))) {
    if (known.drift(fact) > 0.5 || !known.telling(fact)) continue
    const most = Math.max(...tries.map(({ before }) => (typeof before[fact] === 'number' ? before[fact] : 0)))
    for (let amount = 1; amount <= Math.min(most, 9); amount++) {
      const had = tries.filter(({ before }) => Number(before[fact] ?? 0) >= amount)
      const lacked = tries.length - had.length
      if (had.length < enough || lacked < enough) continue
      const won = had.filter(({ works }) => works).length
      const gain = wilson(won, had.length).low - (worked - won) / lacked
      if (gain > (best?.gain ?? 0.1)) best = { need: is(fact, '>=', amount) as Atom, gain }
    }
  }
  if (!best) return []
  const { need } = best
  const [source] = contracts.achieving(`${need.fact}+`)
  if (!source?.pre.some(({ fact }) => fact.startsWith(offerPrefix))) return []
  const once: Instruction = { if: allOf(source.pre), then: [{ move: source.move }] }
  return [{ need, where: source.pre, fetch: { repeat: [once], until: need, atMost: 12 } }]
}
