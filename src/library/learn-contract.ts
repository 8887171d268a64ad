import { type Facts, is } from '#core'
import { type Atom, meets } from './atom.ts'
import type { Contract } from './contract.ts'
import { bringing, type Effect, factOf, harm, type Sample } from './effect.ts'
import type { Experience } from './experience.ts'
import type { EffectRecord, MoveRecord } from './move-record.ts'
import { oneOfSeveral, preference } from './preference.ts'
import { offerPrefix } from './situation.ts'
import { tellApart } from './tell-apart.ts'
import { usedUp } from './used-up.ts'

/** What is merely guessed makes a move at most so many times as likely to do it. */
const hope = 4
/** Failures that one way of several is told by, at least. */
const fewFailures = 5

/**
 * What a move needs for an effect: what its successes used up, and what tells them from its failures.
 *
 * @param isWary What is in hand afterwards, mostly, was likelier needed than what else was there.
 * @param isPlace Whether others are known to need the fact: while a move has succeeded in few lives, it likely does too.
 */
export function learnContract(
  known: Experience,
  record: MoveRecord,
  effect: Effect,
  effects: EffectRecord,
  isPlace: (fact: string) => boolean = () => false,
  isWary = false,
): Contract {
  // A success that hurts is none: what it takes to come away unharmed is part of the contract.
  const hurts = (sample: Sample) => known.vitals.length > 0 && harm(sample, known.vitals) >= 2
  const unharmed = effects.positives.filter(sample => !hurts(sample))
  const positives = unharmed.length > 0 ? unharmed : effects.positives
  const works = bringing(effect)
  const inVain = (sample: Sample) => !works(sample) || (hurts(sample) && unharmed.length > 0)
  const missed = record.recent.filter(inVain)
  const misses = [...new Set([...missed, ...record.failures.filter(inVain)])]
  const isSo = alreadySo(effect, known)
  const negatives = misses.filter(({ before }) => !isSo(before))
  const pre: Atom[] = []
  if (known.offered(record.name) < 0.98) pre.push(is(offerPrefix + record.name, '==', true) as Atom)
  const spent = usedUp(positives, effect, known, record.recent)
  pre.push(...spent)
  const needed = pre.length
  const firsts = effects.firsts.filter(sample => positives === effects.positives || !hurts(sample))
  const successes = record.recent.length - missed.length
  const share = (kept: number) => (successes + 0.5) / (successes + kept + 0.5)
  const unexplained = negatives.filter(sample => pre.every(atom => meets(sample.before, atom)))
  const isOften = (failures: readonly Sample[]) => failures.length >= fewFailures && share(failures.length) < 0.85
  let [good, left]: [readonly Sample[], readonly Sample[]] = [positives, unexplained]
  const narrow = (atom: Atom) => {
    pre.push(atom)
    good = good.filter(sample => meets(sample.before, atom))
    left = left.filter(sample => meets(sample.before, atom))
  }
  // What nearly all failures lacked says more than what every success had, which may be what the tool brought before.
  const tool = isWary && isOften(left) ? oneOfSeveral(good, firsts, left, known, isWary) : null
  if (tool) narrow(tool)
  const tries = { positives: good, firsts, negatives, lives: effects.lives, share }
  const { sure, guesses, left: unknown } = tellApart(known, tries, left, isPlace, isWary)
  pre.push(...sure)
  left = unknown
  const harmful = left.filter(hurts)
  if (harmful.length >= 3 && positives.length >= 8) {
    const safer = preference(positives, harmful, known, firsts, isWary)
    if (safer) narrow(safer)
  }
  // What some successes did without may be enough all the same: there is more than one way, and this is one of them.
  const way = isOften(left) ? oneOfSeveral(good, firsts, left, known, isWary) : null
  if (way) narrow(way)
  for (let round = 0; round < 3 && good.length >= 4 && left.length >= 8; round++) {
    if (share(left.length) * (good.length / positives.length) >= (round === 0 ? 0.5 : 0.6)) break
    const likelier = preference(good, left, known, firsts, isWary)
    if (!likelier) break
    narrow(likelier)
  }
  const vain = (left.length * (record.tries - effects.count)) / Math.max(1, misses.length)
  const gained = effects.count * (good.length / positives.length)
  // What was fitted to few successes proves little: each comparison counts as a try with the usual luck.
  pre.push(...guesses)
  const fitted = pre.length - needed
  const usual = effects.count / Math.max(1, record.tries)
  const fit = (gained + 0.1 + fitted * usual) / (gained + vain + 1 + fitted)
  const plain = Math.min(fit, (effects.count + 0.1) / (record.tries + 1))
  const rate = guesses.length > 0 ? Math.min(fit, hope * plain) : fit
  const gain = gainOf(positives, effect)
  const isScale = /[+-]$/.test(effect) && !known.isAmount(factOf(effect))
  return {
    name: record.name,
    move: record.move,
    effect,
    pre,
    rate,
    steps: isWary ? effects.effort / effects.count : Math.max(1, record.steps / record.tries),
    successes: effects.count,
    ...(gain > 1 ? { gain } : {}),
    ...(isWary && isScale ? { legs: legsOf(positives, factOf(effect)) } : {}),
    ...(guesses.length > 0 ? { guesses: guesses.length, plain } : {}),
    ...(spent.length > 0 ? { spends: spent.map(({ fact }) => fact) } : {}),
  }
}

/** How many of a thing half of the successes brought at least. */
function gainOf(positives: readonly Sample[], effect: Effect): number {
  if (!effect.endsWith('+')) return 1
  const fact = effect.slice(0, -1)
  const gains = positives.map(({ before, after }) => Number(after[fact] ?? 0) - Number(before[fact] ?? 0))
  return gains.sort((a, b) => a - b)[gains.length >> 1] ?? 1
}

const legsOf = (positives: readonly Sample[], fact: string) =>
  positives.map(({ before, after }) => [Number(before[fact] ?? 0), Number(after[fact] ?? 0)] as const)

/** Where nothing is left to change, nothing changing is no failure. */
function alreadySo(effect: Effect, known: Experience): (before: Facts) => boolean {
  const lowered = /^(.*)<=(\d+)$/.exec(effect)
  if (lowered) return before => Number(before[lowered[1]] ?? 0) <= Number(lowered[2])
  const last = effect.at(-1)
  if (last === '+' || last === '-') {
    const fact = effect.slice(0, -1)
    const [low, high] = known.range(fact)
    if (last === '-') return before => (before[fact] ?? 0) === low
    return known.drift(fact) > 0.5 ? before => before[fact] === high : () => false
  }
  const at = effect.lastIndexOf('=')
  const [fact, value] = [effect.slice(0, at), effect.slice(at + 1)]
  return before => String(before[fact] ?? false) === value
}
