import { type Facts, is, type Json, type Predicate, type Random, wilson } from '#core'
import {
  type Effect,
  type EffectRecord,
  type Experience,
  factOf,
  familyOf,
  harm,
  type MoveRecord,
  type Sample,
} from './experience.ts'
import { offerPrefix } from './situation.ts'

export type Atom = Extract<Predicate, { readonly fact: string }>

/** What a move needs and brings about, learned from the times it did and the times it did not. */
export interface Contract {
  readonly name: string
  readonly move: Json
  readonly effect: Effect
  /** All of these; the first ones are surest. */
  readonly pre: readonly Atom[]
  /** Share of tries with the pre-conditions met that had the effect. */
  readonly rate: number
  /** Environment steps of one try. */
  readonly steps: number
  readonly successes: number
}

/** Where plans come from: learned contracts, and how long facts last. */
export interface Contracts {
  /** Those that may bring about the effect, the cheapest first. */
  achieving(effect: Effect): readonly Contract[]
  /** 0…1: how often a fact outlasts a move. What lasts is achieved first. */
  persistence(fact: string): number
  /** How often it comes per step, whoever's doing it is. */
  happens(effect: Effect): number
  /** Where one is hurt least, or null while nothing stands out. */
  refuge(): Atom | null
  /** What is so just now and was found to be needed for something that lasts. */
  matters?(): readonly Atom[]
  /** Moves that turn up most of anything and use nothing up: what to do where nothing else goes on. */
  wander?(): readonly Json[]
  /** How many contracts that worked need something of a fact: what others build on. */
  uses?(fact: string): number
  /** How often something was brought about that needs the fact. */
  supports?(fact: string): number
  /** What is kept until enough is new, so that a saved learner plans as it would have. */
  save?(): Json
}

/** Tries at the usual rate that are thought to have come before. */
const doubt = 20

/** Contracts of a growing experience; learned when asked for, kept until enough is new. */
export function contractsOf(known: Experience, saved: Json = null): Contracts {
  const from = saved as unknown as SavedContracts | null
  const kept = new Map(from?.kept)
  let refuge = from?.refuge ?? { atom: null, size: 0 }
  const refugeNow = () => {
    if (known.size > 1.15 * refuge.size + 300) refuge = { atom: safest(known), size: known.size }
    return refuge.atom
  }
  const needed = new Map(from?.needed)
  let mattering = from?.mattering ?? null
  const matters = () => {
    if (!mattering || mattering.needed !== needed.size || known.size > 1.05 * mattering.size + 50) {
      const others = made(known).filter(({ fact }) => !needed.has(fact))
      // What is so nearly everywhere is no place.
      const atoms = [...needed.values(), ...others].filter(({ fact }) => known.held(fact) < 0.25 * known.size)
      mattering = { atoms, size: known.size, needed: needed.size }
    }
    return mattering.atoms
  }
  const learned = (record: MoveRecord, effect: Effect, effects: EffectRecord): Contract => {
    const key = `${record.name} ${effect}`
    const old = kept.get(key)
    if (old && record.tries < old.tries * 1.3 + 4 && effects.count < old.count * 1.3 + 1) return old.contract
    const contract = sheltered(known, record, learnContract(known, record, effect, effects), refugeNow())
    if (contract.successes >= 3 && known.drift(factOf(effect)) <= 0.5)
      for (const atom of contract.pre)
        if (atom.value === true && !atom.fact.startsWith(offerPrefix)) needed.set(atom.fact, atom)
    kept.set(key, { contract, tries: record.tries, count: effects.count })
    return contract
  }
  /** Nobody in particular turns a thing up: then those that turn up most, of it and of anything else. */
  const finders = (effect: Effect): Contract[] => {
    const family = familyOf(effect)
    const kinds = Math.max(10, known.kinds(family))
    const rated = [...known.moves.values()]
      .flatMap(record => {
        const count = record.effects.get(effect)?.count ?? 0
        const { name, move, tries } = record
        const found = record.found.get(family) ?? 0
        // A coincidence at the first try must not outdo what has turned up many things, if never this one.
        const rate = (count + (doubt * found) / tries / kinds) / (tries + doubt)
        const steps = Math.max(1, record.steps / tries)
        const pre = known.offered(name) < 0.98 ? [is(offerPrefix + name, '==', true) as Atom] : []
        return rate > 0 ? [{ name, move, effect, pre, rate, steps, successes: count }] : []
      })
      .filter(({ name }) => offerPrefix + name !== factOf(effect))
      .sort((a, b) => b.rate / b.steps - a.rate / a.steps || (a.name < b.name ? -1 : 1))
    // What found it most and, where that gets stuck, what finds most of all.
    const most = (name: string) => (known.moves.get(name)!.found.get(family) ?? 0) / (known.moves.get(name)!.steps + 1)
    const widest = rated.slice(1).reduce((a, b) => (!a || most(b.name) > most(a.name) ? b : a), rated[1])
    return rated.length > 1 ? [rated[0], widest] : rated
  }
  /** It comes by itself: something is done meanwhile, that with which it came soonest. */
  const byItself = (effect: Effect): Contract[] =>
    [...known.moves.values()]
      .flatMap(record => {
        const count = record.effects.get(effect)?.count ?? 0
        if (count < 3 || known.offered(record.name) < 0.98) return []
        const steps = record.steps / record.tries
        const { name, move, tries } = record
        return [{ name, move, effect, pre: [], rate: count / tries, steps: Math.max(1, steps), successes: count }]
      })
      .sort((a, b) => a.steps / a.rate - b.steps / b.rate || (a.name < b.name ? -1 : 1))
      .slice(0, 1)
  let wandering: { readonly moves: readonly Json[]; readonly size: number } | null = from?.wandering ?? null
  const wander = (): readonly Json[] => {
    if (!wandering || known.size > 1.2 * wandering.size + 200)
      wandering = { moves: findWandering(known), size: known.size }
    return wandering.moves
  }
  const uses = (fact: string): number => {
    let count = 0
    for (const { contract } of kept.values()) if (contract.pre.some(atom => atom.fact === fact)) count++
    return count
  }
  const supports = (fact: string): number => {
    let successes = 0
    for (const { contract } of kept.values())
      if (contract.rate > 0.3 && contract.pre.some(atom => atom.fact === fact)) successes += contract.successes
    return successes
  }
  return {
    uses,
    supports,
    wander,
    persistence: known.persistence,
    happens: known.baseRate,
    refuge: refugeNow,
    matters,
    save: () =>
      ({
        kept: [...kept],
        refuge,
        needed: [...needed],
        mattering,
        wandering,
      }) satisfies SavedContracts as unknown as Json,
    achieving(effect) {
      const found: Contract[] = []
      for (const record of known.moves.values()) {
        const effects = record.effects.get(effect)
        if (!effects || effects.count === 0) continue
        if (isItsDoing(known, record, effect, effects)) found.push(learned(record, effect, effects))
        else if (effects.count >= 8 && !effect.endsWith('+')) {
          // Seldom its doing at large, but surely where its needs are met.
          const contract = learned(record, effect, effects)
          if (contract.rate / contract.steps > 2 * known.baseRate(effect)) found.push(contract)
        }
      }
      if (found.length === 0 && effect.startsWith(offerPrefix)) found.push(...finders(effect))
      else if (found.length === 0 && known.drift(factOf(effect)) > 0.85) found.push(...byItself(effect))
      return found.sort((a, b) => a.steps / a.rate - b.steps / b.rate || (a.name < b.name ? -1 : 1))
    },
  }
}

interface SavedContracts {
  readonly kept: [string, { readonly contract: Contract; readonly tries: number; readonly count: number }][]
  readonly refuge: { readonly atom: Atom | null; readonly size: number }
  readonly needed: [string, Atom][]
  readonly mattering: { readonly atoms: readonly Atom[]; readonly size: number; readonly needed: number } | null
  readonly wandering?: { readonly moves: readonly Json[]; readonly size: number } | null
}

/** What moves turn lasting things into where they stand: `near.table` of placing a table. Others may need what was made. */
function made(known: Experience): Atom[] {
  const found = new Map<string, Atom>()
  for (const { effects, tries } of known.moves.values()) {
    let spent = 0
    for (const [effect, { count }] of effects)
      if (effect.endsWith('-') && known.drift(factOf(effect)) <= 0.5) spent = Math.max(spent, count)
    if (spent < 3) continue
    for (const [effect, { count }] of effects) {
      const fact = factOf(effect)
      if (!effect.endsWith('=true') || effect.startsWith(offerPrefix) || count < 3 || count < 0.5 * spent) continue
      if (count / tries > 5 * (known.count(effect) / Math.max(1, known.size)))
        found.set(fact, is(fact, '==', true) as Atom)
    }
  }
  return [...found.values()]
}

/** Of the moves that are nearly always on offer and cost nothing that lasts, those that turn up most in their steps. */
function findWandering(known: Experience): Json[] {
  const rated = [...known.moves.values()].flatMap(({ name, move, tries, steps, found, effects }) => {
    if (tries < 8 || known.offered(name) < 0.9) return []
    for (const [effect, { count }] of effects) {
      const gained = effects.get(`${factOf(effect)}+`)?.count ?? 0
      if (effect.endsWith('-') && count > 0.02 * tries + gained && known.drift(factOf(effect)) <= 0.5) return []
    }
    let times = 0
    for (const count of found.values()) times += count
    return [{ name, move, rate: times / (steps + 20) }]
  })
  rated.sort((a, b) => b.rate - a.rate || (a.name < b.name ? -1 : 1))
  return rated.slice(0, 3).map(({ move }) => move)
}

/** The same contracts with a need left out here and there: what is not needed shows when it is not there. */
export function leaner(contracts: Contracts, random: Random, share = 0.25): Contracts {
  return {
    ...contracts,
    achieving: effect =>
      contracts.achieving(effect).map(contract => ({
        ...contract,
        pre: contract.pre.filter(({ fact }) => fact.startsWith(offerPrefix) || random.real() >= share),
      })),
  }
}

/** Whether the effect comes with this move clearly more often, step for step, than at large: what comes by itself is nobody's doing. */
function isItsDoing(known: Experience, record: MoveRecord, effect: Effect, effects: EffectRecord): boolean {
  const drift = known.drift(factOf(effect))
  const doubtful = drift > 0.5
  // What many moves change comes along with any of them now and then: once or twice is no sign.
  const chancy = drift > 0.12
  if (chancy && effects.count < 3) return false
  if (doubtful && (effects.count < 3 || (effect.endsWith('+') && effects.count < 0.2 * known.count(effect))))
    return false
  const { low } = wilson(effects.count, Math.max(record.tries, record.steps))
  return low > (doubtful || (chancy && effect.startsWith(offerPrefix)) ? 3 : 1) * known.baseRate(effect)
}

/** What takes long and often hurts is done where one is hurt least. */
function sheltered(known: Experience, record: MoveRecord, contract: Contract, refuge: Atom | null): Contract {
  if (!refuge || record.steps / record.tries < 4 || known.vitals.length === 0) return contract
  const long = record.recent.filter(({ steps }) => steps >= 4)
  const hurt = long.filter(sample => harm(sample, known.vitals) >= 2).length
  if (hurt < 4 || hurt < 0.2 * long.length || effectOf(contract) === refuge.fact) return contract
  const there = record.recent.filter(({ before }) => meets(before, refuge))
  const works = there.filter(sample => hasEffect(sample, contract.effect))
  if (works.length < 3 || works.length < 0.25 * there.length) return contract
  return {
    ...contract,
    pre: [...contract.pre.filter(({ fact }) => fact !== refuge.fact && known.drift(fact) < 0.5), refuge],
  }
}

const effectOf = ({ effect }: Contract) => factOf(effect)

/**
 * The low third of an amount in which the same moves hurt least; null while nothing stands out.
 *
 * Moves differ in how long they take and how often they hurt, so each is compared with itself elsewhere.
 */
function safest(known: Experience): Atom | null {
  if (known.vitals.length === 0) return null
  const places = new Map<string, { low: number; hurt: number; expected: number }>()
  for (const { recent } of known.moves.values()) {
    const inside = new Map<string, { low: number; hurt: number; steps: number }>()
    let [hurt, steps] = [0, 0]
    for (const sample of recent) {
      const isHurt = harm(sample, known.vitals) >= 2 ? 1 : 0
      hurt += isHurt
      steps += sample.steps
      for (const fact in sample.before) {
        const low = known.lowOf(fact)
        if (low === null || Number(sample.before[fact]) > low || known.vitals.includes(fact)) continue
        if (!(Number(sample.after[fact] ?? 0) <= low)) continue
        const found = inside.get(fact) ?? { low, hurt: 0, steps: 0 }
        found.hurt += isHurt
        found.steps += sample.steps
        inside.set(fact, found)
      }
    }
    for (const [fact, { low, hurt: times, steps: spent }] of inside) {
      const place = places.get(fact) ?? { low, hurt: 0, expected: 0 }
      place.hurt += times
      place.expected += (spent * (hurt - times + 0.5)) / (steps - spent + 50)
      places.set(fact, place)
    }
  }
  let best: { atom: Atom; rate: number } | null = null
  for (const [fact, { low, hurt, expected }] of places) {
    // What falls by itself is a need, no place to be.
    if (expected < 2 || known.comesByItself(`${fact}-`)) continue
    const rate = (hurt + 0.5) / expected
    if (rate < 0.5 && rate < (best?.rate ?? Infinity)) best = { atom: is(fact, '<=', low) as Atom, rate }
  }
  return best?.atom ?? null
}

export function learnContract(known: Experience, record: MoveRecord, effect: Effect, effects: EffectRecord): Contract {
  // A success that hurts is none: what it takes to come away unharmed is part of the contract.
  const hurts = (sample: Sample) => known.vitals.length > 0 && harm(sample, known.vitals) >= 2
  const unharmed = effects.positives.filter(sample => !hurts(sample))
  const positives = unharmed.length > 0 ? unharmed : effects.positives
  const inVain = (sample: Sample) => !hasEffect(sample, effect) || (hurts(sample) && unharmed.length > 0)
  const missed = record.recent.filter(inVain)
  const misses = [...new Set([...missed, ...record.failures.filter(inVain)])]
  const negatives = misses.filter(({ before }) => !alreadySo(before, effect, known))
  const pre: Atom[] = []
  if (known.offered(record.name) < 0.98) pre.push(is(offerPrefix + record.name, '==', true) as Atom)
  pre.push(...usedUp(positives, effect, known))
  let left = negatives.filter(sample => pre.every(atom => meets(sample.before, atom)))
  const firsts = effects.firsts.filter(sample => positives === effects.positives || !hurts(sample))
  const candidates = candidateAtoms(positives, firsts, negatives, known)
  const successes = record.recent.length - missed.length
  const share = (kept: number) => (successes + 0.5) / (successes + kept + 0.5)
  for (let round = 0; round < 4 && left.length > 0; round++) {
    let best: { atom: Atom; gain: number; kept: number } | null = null
    for (const { atom, weight } of candidates) {
      let excluded = 0
      for (const sample of left) if (!meets(sample.before, atom)) excluded++
      const gain = excluded * weight
      if (gain > (best?.gain ?? 0)) best = { atom, gain, kept: left.length - excluded }
    }
    // Where most succeed anyway, only what tells most failures apart is worth a look.
    const enough = share(left.length) < 0.85 ? Math.max(1.2, 0.12 * left.length) : Math.max(3, 0.5 * left.length)
    if (!best || best.gain < enough) break
    const { atom } = best
    pre.push(atom)
    left = left.filter(sample => meets(sample.before, atom))
  }
  const harmful = left.filter(hurts)
  if (harmful.length >= 3 && positives.length >= 8) {
    const safer = preference(positives, harmful, known)
    if (safer) {
      pre.push(safer)
      left = left.filter(sample => meets(sample.before, safer))
    }
  }
  let good = positives
  for (let round = 0; round < 3 && good.length >= 4 && left.length >= 8; round++) {
    if (share(left.length) * (good.length / positives.length) >= (round === 0 ? 0.5 : 0.6)) break
    const likelier = preference(good, left, known)
    if (!likelier) break
    pre.push(likelier)
    good = good.filter(sample => meets(sample.before, likelier))
    left = left.filter(sample => meets(sample.before, likelier))
  }
  const vain = (left.length * (record.tries - effects.count)) / Math.max(1, misses.length)
  const gained = effects.count * (good.length / positives.length)
  const rate = (gained + 0.1) / (gained + vain + 1)
  return {
    name: record.name,
    move: record.move,
    effect,
    pre,
    rate,
    steps: Math.max(1, record.steps / record.tries),
    successes: effects.count,
  }
}

/** Where nothing is left to change, nothing changing is no failure. */
function alreadySo(before: Facts, effect: Effect, known: Experience): boolean {
  const lowered = /^(.*)<=(\d+)$/.exec(effect)
  if (lowered) return Number(before[lowered[1]] ?? 0) <= Number(lowered[2])
  const last = effect.at(-1)
  if (last === '+' || last === '-') {
    const fact = effect.slice(0, -1)
    const range = known.range(fact)
    return last === '+' ? known.drift(fact) > 0.5 && before[fact] === range[1] : (before[fact] ?? 0) === range[0]
  }
  const at = effect.lastIndexOf('=')
  return String(before[effect.slice(0, at)] ?? false) === effect.slice(at + 1)
}

/** What every success used up it needed. */
function usedUp(positives: readonly Sample[], effect: Effect, known: Experience): Atom[] {
  const first = positives[0]
  const atoms: Atom[] = []
  for (const fact in first.before) {
    if (effect.startsWith(fact) && /[+-]$|=/.test(effect.slice(fact.length, fact.length + 1))) continue
    if (typeof first.before[fact] !== 'number') continue
    const used = positives.map(({ before, after }) => ((before[fact] ?? 0) as number) - ((after[fact] ?? 0) as number))
    used.sort((a, b) => a - b)
    const amount = used[used.length >> 2]
    if (amount > 0 && known.drift(fact) < (positives.length >= 4 ? 0.5 : 0.4))
      atoms.push(is(fact, '>=', amount) as Atom)
  }
  // A need that is met whenever another one is, and by more besides: the wider one is enough.
  const sums = (atom: Atom, other: Atom) =>
    atom.value === other.value &&
    positives.every(({ before, after }) => {
      const used = (fact: string) => Number(before[fact] ?? 0) - Number(after[fact] ?? 0)
      return used(other.fact) === used(atom.fact) && Number(before[other.fact] ?? 0) >= Number(before[atom.fact] ?? 0)
    })
  const wider = (atom: Atom, other: Atom) =>
    other !== atom && sums(atom, other) && (known.held(other.fact) > known.held(atom.fact) || !sums(other, atom))
  return atoms.filter(atom => !atoms.some(other => wider(atom, other)))
}

/**
 * A comparison without which a success often hurts, though not always: what nothing demands may still be wise.
 *
 * @returns The one that keeps most of the good and least of the bad, or null if none is clearly better than chance.
 */
function preference(good: readonly Sample[], bad: readonly Sample[], known: Experience): Atom | null {
  const overall = good.length / (good.length + bad.length)
  let best: { atom: Atom; score: number } | null = null
  const consider = (atom: Atom) => {
    const kept = good.filter(({ before }) => meets(before, atom)).length
    if (kept < Math.min(6, 0.5 * good.length) || kept < 0.3 * good.length) return
    const hurt = bad.filter(({ before }) => meets(before, atom)).length
    const { low } = wilson(kept, kept + hurt)
    const score = low + 0.1 * (kept / good.length)
    const least = known.drift(atom.fact) > 0.85 ? 0.25 : 0.1
    if (low > overall + least && score > (best?.score ?? 0)) best = { atom, score }
  }
  const facts = new Set<string>()
  for (const { before } of [...good, ...bad])
    for (const fact in before) if (!fact.startsWith(offerPrefix) && known.telling(fact)) facts.add(fact)
  for (const fact of facts) {
    if ((known.drift(fact) > 0.85 && known.lowOf(fact) === null) || known.vitals.includes(fact)) continue
    const values = new Set([...good, ...bad].map(({ before }) => before[fact] ?? false))
    if (known.drift(fact) > 0.9 && values.size > 12) continue
    for (const value of values) {
      if (typeof value === 'number') {
        consider(is(fact, '<=', value) as Atom)
        consider(is(fact, '>=', value) as Atom)
      } else if (value === true || value === false) consider(is(fact, '==', value) as Atom)
    }
  }
  return (best as { atom: Atom } | null)?.atom ?? null
}

/** Every comparison that held before (nearly) all successes and not before all failures. */
function candidateAtoms(
  positives: readonly Sample[],
  firsts: readonly Sample[],
  negatives: readonly Sample[],
  known: Experience,
): { readonly atom: Atom; readonly weight: number }[] {
  const found: { atom: Atom; weight: number }[] = []
  const facts = new Set<string>()
  for (const { before } of positives) for (const fact in before) facts.add(fact)
  for (const { before } of negatives.slice(0, 40)) for (const fact in before) facts.add(fact)
  const spare = Math.floor(positives.length / 20)
  const spareFirsts = Math.floor(firsts.length / 20)
  const held = (atom: Atom) => {
    let broken = 0
    for (const { before } of firsts) if (!meets(before, atom) && ++broken > spareFirsts) return false
    return true
  }
  for (const fact of facts) {
    if (fact.startsWith(offerPrefix) || !known.telling(fact)) continue
    // What nearly every move changes is seldom what one move needs; but what is ahead decides much.
    if (known.drift(fact) > 0.85 && !positives.some(({ before }) => typeof before[fact] === 'string')) continue
    const weight = 1 - 0.6 * known.drift(fact)
    const values = positives.map(({ before }) => before[fact] ?? false)
    const numbers = values.map(value => (value === false ? 0 : value)).filter(value => typeof value === 'number')
    if (numbers.length === values.length && values.some(value => value !== false)) {
      numbers.sort((a, b) => a - b)
      const [low, high] = [numbers[spare], numbers[numbers.length - 1 - spare]]
      for (const least of low > known.range(fact)[0] ? upTo(low) : []) {
        const atom = is(fact, '>=', least) as Atom
        if (held(atom)) found.push({ atom, weight: weight / (1 + 0.1 * Math.log2(Math.max(1, least))) })
      }
      const atom = is(fact, '<=', high) as Atom
      if (high < known.range(fact)[1] && known.drift(fact) > 0.5 && !known.vitals.includes(fact) && held(atom))
        found.push({ atom, weight: weight * 0.6 })
      continue
    }
    const counts = new Map<number | boolean | string, number>()
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
    for (const [value, count] of counts)
      if (count >= values.length - spare && value !== false) {
        const atom = is(fact, '==', value) as Atom
        if (held(atom)) found.push({ atom, weight })
      }
  }
  return found
}

/** The least that tells successes from failures is what is needed: that nobody tried with less proves nothing. */
const upTo = (low: number): number[] =>
  Number.isInteger(low) && low > 1 ? Array.from({ length: Math.min(low, 12) }, (_, i) => i + 1) : [low]

function hasEffect({ before, after }: Sample, effect: Effect): boolean {
  const lowered = /^(.*)<=(\d+)$/.exec(effect)
  if (lowered)
    return Number(after[lowered[1]] ?? 0) <= Number(lowered[2]) && Number(before[lowered[1]] ?? 0) > Number(lowered[2])
  const last = effect.at(-1)
  if (last === '+' || last === '-') {
    const fact = effect.slice(0, -1)
    const difference = ((after[fact] ?? 0) as number) - ((before[fact] ?? 0) as number)
    return last === '+' ? difference > 0 : difference < 0
  }
  const at = effect.lastIndexOf('=')
  const fact = effect.slice(0, at)
  const value = effect.slice(at + 1)
  return String(after[fact] ?? false) === value && String(before[fact] ?? false) !== value
}

/** A comparison with a literal, without the machinery for windows: this is the inner loop of learning. */
export function meets(facts: Facts, { fact, op, value }: Atom): boolean {
  const found = facts[fact] ?? (typeof value === 'boolean' ? false : typeof value === 'string' ? '' : 0)
  if (op === '==') return found === value
  if (op === '!=') return found !== value
  if (op === '>=') return (found as number) >= (value as number)
  if (op === '<=') return (found as number) <= (value as number)
  return op === '>' ? (found as number) > (value as number) : (found as number) < (value as number)
}
