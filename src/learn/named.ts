import { factsOf, type Json } from '#core'
import { moveName } from '../library/situation.ts'
import type { Learner } from './learner.ts'

/** Who asks for more things than this asks for nothing in particular. */
const fewThings = 50

/** Whether what is asked for stands out among all that there is. */
export const isChosen = ({ headline }: Pick<Learner, 'headline'>): boolean => headline.size <= fewThings

/** Whether a move is called as something that is asked for and was never reached. */
export const isNamed = (learner: Learner, move: Json): boolean =>
  unreached(learner).some(fact => isCalled(moveName(move), fact))

/** Facts of what is asked for and was never reached. */
export const unreached = ({ headline, curriculum }: Learner): string[] =>
  [...headline].flatMap(id => {
    const { goal, reached } = curriculum.goals.get(id)!
    return reached > 0 ? [] : factsOf(goal.predicate!)
  })

/**
 * Whether all words of a fact's own name are in the name of a move: `inventory.iron_pickaxe` likely comes of
 * `craft:iron_pickaxe`, and `inventory.diamond` of `collect:diamond_ore`.
 */
export function isCalled(name: string, fact: string): boolean {
  const words = wordsOf(name)
  return wordsOf(fact.slice(fact.lastIndexOf('.') + 1)).every(word => words.includes(word))
}

const wordsOf = (name: string): string[] => name.split(/[:_-]/)
