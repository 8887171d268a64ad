import { factsOf } from '#core'
import type { Experience } from '../library/experience.ts'
import { namesOf } from '../library/situation.ts'
import type { Learner } from './learner.ts'
import { isChosen } from './named.ts'

/** Different moves that took a thing in hand, before it is known for a tool. */
const fewMoves = 3
/** Share of the times it came into the hand in which it was at hand already: what is picked up comes there by chance. */
const mostly = 0.8

/**
 * Amounts whose own name a word has after moves, and had not before, though they were there: `inventory.stone_pickaxe` where
 * `held` turns from anything into `stone_pickaxe`. What is taken in hand is a tool for what is done with it.
 */
export function takenInHand(known: Experience): ReadonlySet<string> {
  const moves = new Map<string, number>()
  for (const { effects } of known.moves.values())
    for (const [effect, { positives }] of effects) {
      const word = effect.slice(effect.lastIndexOf('=') + 1)
      if (word.length === effect.length || word === 'true' || word === 'false') continue
      const had = positives.flatMap(({ before }) => {
        const isHeld = (fact: string) => typeof before[fact] === 'number' && before[fact] >= 1 && known.telling(fact)
        const isIt = (fact: string) => fact.endsWith(`.${word}`) && isHeld(fact)
        return namesOf(before).facts.filter(isIt).slice(0, 1)
      })
      if (had.length > 0 && had.length >= mostly * positives.length) moves.set(had[0], (moves.get(had[0]) ?? 0) + 1)
    }
  return new Set([...moves].filter(([, count]) => count >= fewMoves).map(([fact]) => fact))
}

const kept = new WeakMap<Experience, { readonly facts: ReadonlySet<string>; readonly life: number }>()

/** Told of everything it takes its time: once a life, so that a learner that was saved between lives knows the same. */
export function toolsOf({ experience, ledger }: Pick<Learner, 'experience' | 'ledger'>): ReadonlySet<string> {
  const life = ledger.episodes.train
  const old = kept.get(experience)
  if (old?.life === life) return old.facts
  const facts = takenInHand(experience)
  kept.set(experience, { facts, life })
  return facts
}

/** Things that moves in vain are tried with because of what they are: those asked for; where everything is, tools. */
export const standingOut = (learner: Pick<Learner, 'headline' | 'curriculum' | 'experience' | 'ledger'>) =>
  isChosen(learner)
    ? [...learner.headline].flatMap(id => factsOf(learner.curriculum.goals.get(id)!.goal.predicate!))
    : [...toolsOf(learner)]
