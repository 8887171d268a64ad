import { is, type Json, type Random, wilson } from '#core'
import type { Atom } from './atom.ts'
import { type Effect, factOf } from './effect.ts'
import type { Experience } from './experience.ts'
import { learnContract } from './learn-contract.ts'
import { type Made, madeBy, spentBy } from './made.ts'
import type { EffectRecord, MoveRecord } from './move-record.ts'
import { nowhere, type Offered, offeredAt } from './offered.ts'
import { safest, sheltered } from './safety.ts'
import { always, type Seekers, seekersFor, seekersOf, spends } from './seekers.ts'
import { offerPrefix } from './situation.ts'

/** What a move needs and brings about, learned from the times it did and the times it did not. */
export interface Contract {
  readonly name: string
  readonly move: Json
  readonly effect: Effect
  /** All of these; the first ones are surest. */
  readonly pre: readonly Atom[]
  /** Share of tries with the pre-conditions met that had the effect. */
  readonly rate: number
  /** How long one try takes, in environment steps of usual length. */
  readonly steps: number
  readonly successes: number
  /** How many it brings at once; absent: one. */
  readonly gain?: number
  /** On a scale, a height, say: from where to where its successes led. */
  readonly legs?: readonly (readonly [number, number])[]
  /** What it uses up of its needs: that has to be got anew for every time, the others once. */
  readonly spends?: readonly string[]
  /** So many of its needs, the last ones, are guessed from what few lives had: it is tried without them first. */
  readonly guesses?: number
  /** Share of all tries that had the effect, whatever was so: what it is worth without what is guessed. */
  readonly plain?: number
  /** It only turns the offer up, and where it is not on offer itself nobody goes to get it: it was judged where it was. */
  readonly seeks?: true
}

/** Where plans come from: learned contracts, and how long facts last. */
export interface Contracts {
  /** Lives are few: what is known is known from little, and the way there and back may be long. */
  readonly isWary?: boolean
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
  /** Of those, what lasting things were turned into where they stand. */
  made?(): readonly Atom[]
  /** How many moves mostly use something of a fact up. */
  spenders?(fact: string): number
  /** What puts a move on offer that uses something up, all at once; null where that is not known. */
  condition?(name: string): readonly Atom[] | null
  /** What turns an offer up where it is not on offer: the best. */
  finders?(effect: Effect): readonly Contract[]
  /** Share of all situations in which a move is on offer: what is there anyway is seldom sought. */
  offered?(name: string): number
  /** Moves that turn up most of anything and use nothing up: what to do where nothing else goes on. */
  wander?(): readonly Json[]
  /** How many contracts that worked need something of a fact: what others build on. */
  uses?(fact: string): number
  /** How often something that lasts was brought about that needs the fact, and how often it was itself made of such. */
  supports?(fact: string): number
  /** What is kept until enough is new, so that a saved learner plans as it would have. */
  save?(): Json
}

/** What worked so seldom is known by guesses: each few more tries may show them wrong. */
const guessed = 5

/** Of the successes of the move that brings a thing about oftenest, what another has at least. */
const alongside = 0.1

/**
 * Contracts of a growing experience; learned when asked for, kept until enough is new.
 *
 * @param isWary What worked a few times only is learned anew after any two more tries: dear where tries are many and cheap.
 */
export function contractsOf(known: Experience, saved: Json = null, isWary = false): Contracts {
  const from = saved as unknown as SavedContracts | null
  const kept = new Map(from?.kept)
  let supported = { at: -1, by: new Map<string, number>() }
  let refuge = from?.refuge ?? { atom: null, size: 0 }
  const refugeNow = () => {
    if (known.size > 1.15 * refuge.size + 300) refuge = { atom: safest(known), size: known.size }
    return refuge.atom
  }
  /** What was told then may be told anew: of everything, it takes its time. */
  const isPast = (size: number) => size < 0 || known.size > 1.01 * size
  let making = { at: -1, made: new Map<string, Made>() }
  const madeNow = () => {
    if (isPast(making.at)) making = { at: known.size, made: madeBy(known) }
    return making.made
  }
  const needed = new Map(from?.needed)
  let mattering = from?.mattering ?? null
  const matters = (): Mattering => {
    if (!mattering || mattering.needed !== needed.size || known.size > 1.05 * mattering.size + 50) {
      const others = [...madeNow().values()].map(({ atom }) => atom).filter(({ fact }) => !needed.has(fact))
      // What is so nearly everywhere is no place.
      // And what once seemed to be needed may be told from chance by now.
      const still = [...needed.values()].filter(({ fact }) => supports(fact) > 0)
      const atoms = [...still, ...others].filter(({ fact }) => known.held(fact) < 0.25 * known.size)
      const stands = [...madeNow().values()].map(({ atom }) => atom)
      mattering = { atoms, made: stands, spent: spentBy(known), size: known.size, needed: needed.size }
    }
    return mattering
  }
  /** An offer is gone with the place, and so is what is near: what grows lasts. */
  const isLasting = (effect: Effect) =>
    !effect.startsWith(offerPrefix) &&
    known.drift(factOf(effect)) <= 0.5 &&
    (effect.endsWith('+') || known.persistence(factOf(effect)) > 0.8)
  /** Where a move is on offer only now and then, the offer itself tells the place; what roaming finds needs none. */
  const builds = (record: MoveRecord, effect: Effect) =>
    isLasting(effect) && known.offered(record.name) >= always && spends(known, record, isWary)
  const learned = (record: MoveRecord, effect: Effect, effects: EffectRecord): Contract => {
    const key = `${record.name} ${effect}`
    const old = kept.get(key)
    const enough = (tries: number) => (isWary && effects.count < guessed ? tries + 2 : tries * 1.3 + 4)
    if (old && record.tries < enough(old.tries) && effects.count < old.count * 1.3 + 1) return old.contract
    const isPlace = (fact: string) => !isWary && needed.has(fact) // many places are near by chance, in few tries
    const found = learnContract(known, record, effect, effects, isPlace, isWary)
    const contract = isWary ? found : sheltered(known, record, found, refugeNow())
    if (contract.successes >= 3 && builds(record, effect))
      for (const atom of contract.pre)
        if (atom.value === true && !atom.fact.startsWith(offerPrefix)) needed.set(atom.fact, atom)
    kept.set(key, { contract, tries: record.tries, count: effects.count })
    supported.at = -1
    return contract
  }
  let seeking = from?.seeking ?? null
  const seekers = (): Seekers => {
    if (!seeking || known.size > 1.1 * seeking.size + 50) seeking = { ...seekersOf(known, isWary), size: known.size }
    return seeking
  }
  /** Nobody in particular turns a thing up: those that did so where it was not there. */
  const finders = (effect: Effect): Contract[] =>
    seekersFor(seekers(), effect).map(({ name, move, rate, steps, count }) => {
      const place = seekers().places?.[factOf(effect)]
      const pre = known.offered(name) < always ? [is(offerPrefix + name, '==', true) as Atom] : place ? [place] : []
      const length = isWary ? paceOf(known.moves.get(name)!) : 1
      return { name, move, effect, pre, rate, steps: steps * length, successes: count, seeks: true }
    })
  /** What roaming turns up as well, at any place, is met: nobody's doing. */
  const isMet = (effect: Effect): boolean => {
    if (!effect.startsWith(offerPrefix) || !effect.endsWith('=true')) return false
    return known.drift(factOf(effect)) > 0.25 || (seekers().roamed[factOf(effect)] ?? 0) >= 0.15
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
  const uses = (fact: string): number => {
    let count = 0
    for (const { contract } of kept.values()) if (contract.pre.some(atom => atom.fact === fact)) count++
    return count
  }
  /** Told of all facts at once, as of what is known and kept now. */
  const supportsNow = (): ReadonlyMap<string, number> => {
    if (!isPast(supported.at)) return supported.by
    supported = { at: known.size, by: new Map() }
    const add = (fact: string, count: number) => supported.by.set(fact, (supported.by.get(fact) ?? 0) + count)
    for (const [fact, { count }] of madeNow()) add(fact, count)
    for (const { contract } of kept.values())
      if (contract.rate > 0.3 && builds(known.moves.get(contract.name)!, contract.effect))
        for (const fact of new Set(contract.pre.map(atom => atom.fact))) add(fact, contract.successes)
    return supported.by
  }
  const supports = (fact: string): number => supportsNow().get(fact) ?? 0
  const conditions = new Map<string, { readonly of: Offered; readonly size: number }>()
  const offeredWhere = (name: string): Offered => {
    const old = conditions.get(name)
    if (old && known.size <= 1.05 * old.size + 20) return old.of
    const record = known.moves.get(name)
    const made = record ? [...madeNow().values()].map(({ atom }) => atom) : []
    const of = record ? offeredAt(known, record, made, isWary) : nowhere
    if (record) conditions.set(name, { of, size: known.size })
    return of
  }
  return {
    isWary,
    uses,
    supports,
    condition: name => offeredWhere(name).atoms,
    finders,
    offered: known.offered,
    wander: () => seekers().wander,
    persistence: known.persistence,
    happens: known.baseRate,
    refuge: refugeNow,
    matters: () => matters().atoms,
    made: () => matters().made ?? [],
    spenders: fact => matters().spent?.[fact] ?? 0,
    save: () =>
      ({
        kept: [...kept],
        refuge,
        needed: [...needed],
        mattering,
        seeking,
      }) satisfies SavedContracts as unknown as Json,
    achieving(effect) {
      const [, offer] = /^can\.(.+)=true$/.exec(effect) ?? []
      if (offer && isWary && offeredWhere(offer).isMade) return [] // nobody comes by what has to be made
      // What many different moves turn up is nobody's doing.
      if (isMet(effect)) return finders(effect)
      const found: Contract[] = []
      const isOffer = effect.startsWith(offerPrefix) && effect.endsWith('=true')
      let isRoamed = false
      for (const record of known.moves.values()) {
        const effects = record.effects.get(effect)
        if (!effects || effects.count === 0) continue
        // Whoever comes anywhere, whatever is there: what turns it up is judged by where it is not.
        if (isOffer && known.offered(record.name) >= always && !spends(known, record, isWary)) {
          isRoamed = true
          continue
        }
        if (isItsDoing(known, record, effect, effects, isWary)) found.push(learned(record, effect, effects))
        else if (effects.count >= 8 && !effect.endsWith('+')) {
          // Seldom its doing at large, but surely where its needs are met.
          const contract = learned(record, effect, effects)
          if (perStep(contract, record) > 2 * known.baseRate(effect)) found.push(contract)
        } else if (!isWary && isTwice(known, effect, effects)) {
          const contract = learned(record, effect, effects)
          const isClear = perStep(contract, record) > 10 * known.baseRate(effect)
          if (isClear && contract.rate >= 0.3) found.push(contract)
        }
      }
      // What others bring about ten times as often came along with it by chance; of what is gained, where it did so a few times only.
      if (isWary) {
        const most = Math.max(0, ...found.map(({ successes }) => successes))
        const isWay = ({ successes }: Contract) =>
          successes >= most * alongside || (effect.endsWith('+') && successes >= guessed)
        found.splice(0, found.length, ...found.filter(isWay))
      }
      // What one had made is come by where one had made it: to have it is to make it.
      if (isWary && madeNow().has(factOf(effect)) && effect.endsWith('=true')) {
        const makers = found.filter(({ spends }) => spends !== undefined)
        if (makers.length > 0) found.splice(0, found.length, ...makers)
      }
      const isGuessed = isWary ? found.every(({ successes }) => successes < guessed) : found.length === 0
      if (isRoamed || (isGuessed && effect.startsWith(offerPrefix))) {
        const others = finders(effect) // before them, no guesses of what the same moves need
        const isKept = ({ name, successes }: Contract) =>
          !(isWary && successes < guessed) || others.every(other => other.name !== name)
        found.splice(0, found.length, ...found.filter(isKept))
        found.push(...others.filter(({ name }) => found.every(contract => contract.name !== name)))
      } else if (found.length === 0 && known.drift(factOf(effect)) > 0.85) found.push(...byItself(effect))
      return found.sort((a, b) => a.steps / a.rate - b.steps / b.rate || (a.name < b.name ? -1 : 1))
    },
  }
}

interface Mattering {
  readonly atoms: readonly Atom[]
  readonly made?: readonly Atom[]
  readonly spent?: Readonly<Record<string, number>>
  readonly size: number
  readonly needed: number
}

interface SavedContracts {
  readonly kept: [string, { readonly contract: Contract; readonly tries: number; readonly count: number }][]
  readonly refuge: { readonly atom: Atom | null; readonly size: number }
  readonly needed: [string, Atom][]
  readonly mattering: Mattering | null
  readonly seeking?: (Seekers & { readonly size: number }) | null
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

/** How long one of its steps takes, in steps of usual length. */
const paceOf = ({ effort, steps }: MoveRecord) => effort / Math.max(1, steps)

const perStep = ({ rate }: Contract, { steps, tries }: MoveRecord) => rate / Math.max(1, steps / tries)

/** Twice in so many of its tries is more than what comes along with any move. */
const fifth = 0.2

/** Whether the effect comes with this move clearly more often, step for step, than at large: what comes by itself is nobody's doing. */
function isItsDoing(
  known: Experience,
  record: MoveRecord,
  effect: Effect,
  effects: EffectRecord,
  isWary: boolean,
): boolean {
  const drift = known.drift(factOf(effect))
  const doubtful = drift > 0.5
  // What many moves change comes along with any of them now and then: once or twice is no sign.
  const chancy = drift > 0.12
  const isOften = isWary && effects.count === 2 && effects.count >= fifth * record.tries
  if (chancy && effects.count < 3 && !isOften) return false
  if (doubtful && (effects.count < 3 || (effect.endsWith('+') && effects.count < 0.2 * known.count(effect))))
    return false
  const { low } = wilson(effects.count, Math.max(record.tries, record.steps))
  return low > (doubtful || (chancy && effect.startsWith(offerPrefix)) ? 3 : 1) * known.baseRate(effect)
}

/**
 * What lasts was gained by it in two lives, though others bring it along on their way: what tells these tries from the rest may be all
 * it takes, and who waits for a third may wait for ever.
 */
const isTwice = (known: Experience, effect: Effect, { count, lives }: EffectRecord): boolean =>
  count === 2 &&
  lives === 2 &&
  effect.endsWith('+') &&
  !effect.startsWith(offerPrefix) &&
  known.drift(factOf(effect)) <= 0.5

/** Needs that are known, and those that are guessed. */
export function needsOf({ pre, guesses = 0 }: Contract): {
  readonly sure: readonly Atom[]
  readonly guessed: readonly Atom[]
} {
  return { sure: pre.slice(0, pre.length - guesses), guessed: pre.slice(pre.length - guesses) }
}
