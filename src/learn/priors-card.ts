import type { Json } from '#core'
import type { Learner } from './learner.ts'

/** What the learner was given, so that nobody need guess. */
export function priorsCard(learner: Learner): Json {
  const { game, config, experience, library } = learner
  const verbs = new Set([...experience.moves.keys()].map(name => name.split(' ')[0]))
  return {
    observation: 'symbols: the facts of the game, not pixels',
    facts: game.vocabulary.map(family => family.pattern),
    moves: game.motions ? "the game's own motions" : game.affordances ? "the game's affordances" : 'legal actions',
    verbs: [...verbs].sort(),
    ...(game.given ? { given: game.given } : {}),
    prerequisites: config.priors === 'tree' ? 'given: what the game declares' : 'not given',
    worlds: learner.uses('resume')
      ? 'fresh starts by seed; three lives in ten play an earlier one again up to something it reached, and go on from there'
      : 'fresh starts by seed',
    goals: `${learner.headline.size} asked for${config.goals.length === 0 ? ': all the vocabulary lists' : `: ${config.goals.join(', ')}`}`,
    library: [...library.skills.values(), ...library.archived].some(({ origin }) => origin === 'library')
      ? "another run's, gated and verified anew"
      : 'none',
    principles: [
      'what falls by itself is kept up',
      'what goes with being hurt is answered, likeliest with what is on offer only then, and long moves are made where one is hurt least',
      'the time at which one is hurt most is prepared for, and sat out where one is hurt least',
      'what failed with more at hand will fail with less',
      'a count without bound tells nothing about what a move needs',
      ...(config.startSteps > 0
        ? [
            'what few lives held and much of what is asked for went into is got again',
            'what was in hand when a move had worked is likelier to be needed for it than what else was there',
            'what nearly all failures lacked is needed likelier than what all successes had',
            'of moves never made, those come first whose names have all the words of something asked for and never reached; made in vain, they are sought again with rare things, and with those asked for, at hand, until it comes oftener than by chance',
            'what is asked for and was never reached is likely made as something like it is, of another thing',
            'what never brought anything may with each thing asked for at hand',
            'on a long way more is taken along of what everything on it is made of',
            'what was hardly ever made is made when it comes on offer, before what is known uses up what is at hand',
            'what most is built on is done first in a life, and likelier what moves take in hand; what much of what is asked for goes into is tried again first',
            'where more than fifty things are asked for none stands out: more is got of what most is made of, and none is tried with for being asked for',
          ]
        : [
            'where something was just got, more of it is got, for all that is open and uses it up',
            'what takes no time and never did anything is tried with all that is at hand together, where others found what they need',
            'before what is seldom at hand together is used up, what never did anything is tried with it',
            'with something scarce at hand that nothing is known to be made of, all that other things are made of is brought together',
          ]),
    ],
    model: 'none',
  }
}
