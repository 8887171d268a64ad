import { done, failed, type Json, type Motions, type SkillResult, suggestion, UsageError, type View } from '#core'
import type { Action } from '../action.ts'
import type { Observation } from '../observation.ts'
import { answer } from './answers.ts'
import { isPossible, plays, worth } from './plays.ts'
import { type Turn, turnOf } from './turn.ts'

type Seen = View<Observation, Action>

const names = Object.keys(plays)
/** Those that any two Pokémon can always do. */
const always: readonly Json[] = names.filter(name => plays[name].part === undefined)

/** What a learner need not find out, because the plays know it. */
export const given: readonly string[] = [
  'plays of one turn in words of the game (attack, aim at the weaker foe, cover, switch, tailwind, …), each made a legal choice for whatever team it is',
  'what each attack takes: the damage formula with types, stages, items and abilities, the other side trained as such Pokémon tend to be',
  'what each move is for, by the tables of the rules; when Fake Out works; that one does not strike the partner unasked',
  'who is in more danger, which foe threatens most and who stands best against whom, by the same formula and by types',
  'whom to bring and who comes in for the fallen: answered by types and health, never chosen by the learner',
  'not given: when any of these plays is worth making, and what it leads to',
]

/** Choices refused for something hidden, asked for again. */
const patience = 4

/**
 * Plays of one turn that fit any team: each is a joint choice, resolved from the view alone by the damage rule and the
 * tables of moves. What comes between turns (whom to bring, who comes in) is answered on the way, by types and health.
 */
export function motions(): Motions<Observation, Action> {
  let known: { readonly view: Seen; readonly turn: Turn } | null = null
  const read = (view: Seen): Turn => {
    if (known?.view !== view) known = { view, turn: turnOf(view) }
    return known.turn
  }
  return {
    observe: () => {},
    moves(view) {
      if (!asksForTurn(view)) return always
      return names.filter(name => isPossible(read(view), plays[name]))
    },
    run(move, view) {
      const play = typeof move === 'string' ? plays[move] : undefined
      if (!play)
        throw new UsageError(`pokemon-vgc has no move ${JSON.stringify(move)}${suggestion(String(move), names)}`)
      return played(String(move), view, read)
    },
  }
}

const asksForTurn = ({ observation, legal }: Seen): boolean =>
  observation.request?.kind === 'move' && legal !== null && legal.length > 0

function* played(name: string, view: Seen, read: (view: Seen) => Turn): Generator<Action, SkillResult, Seen> {
  view = yield* between(view)
  for (let tries = 0; tries < patience; tries++) {
    if (!asksForTurn(view)) return failed('the battle is over')
    view = yield best(read(view), name)
    if (view.outcome?.code !== 'unavailable') {
      yield* between(view)
      return done(plays[name].words)
    }
  }
  return failed('what was chosen was refused')
}

function* between(view: Seen): Generator<Action, Seen, Seen> {
  while (view.legal && view.legal.length > 0 && !asksForTurn(view)) view = yield answer(view.observation, view.legal)
  return view
}

function best(turn: Turn, name: string): Action {
  let [chosen, most] = [turn.choices[0], Number.NEGATIVE_INFINITY]
  for (const choice of turn.choices) {
    const value = worth(turn, plays[name], choice.parts)
    if (value > most) [chosen, most] = [choice, value]
  }
  return chosen.action
}
