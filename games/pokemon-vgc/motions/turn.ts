import { random, type View } from '#core'
import { type Action, type Part, partsOf } from '../action.ts'
import { model } from '../model/model.ts'
import type { Strike } from '../model/outlook.ts'
import type { Observation } from '../observation.ts'

export interface Choice {
  readonly action: Action
  readonly parts: readonly Part[]
}

/** One turn as a player weighs it: what may be chosen, and by the damage rule what each attack takes from whom. */
export interface Turn {
  readonly seen: Observation
  readonly choices: readonly Choice[]
  readonly strikes: readonly Strike[]
  /** By own slot, how much of what is left of it the other side can take at most. */
  readonly danger: readonly number[]
  /** By their place, from 1: how much of our two it can take at most. */
  readonly threat: readonly number[]
}

/**
 * Read off one view and nothing else: the other side's training is taken for what such Pokémon tend to have, always in
 * the same way, so that the same view gives the same turn.
 */
export function turnOf(view: View<Observation, Action>): Turn {
  const outlook = model.outlook(model.sample([view], random(0)), view.observation.player)
  const threats = outlook.threats()
  const worst = (slot: number, place: number) =>
    Math.max(0, ...threats.filter(each => each.slot === slot && each.place === place).map(share))
  return {
    seen: view.observation,
    choices: view.legal!.map(action => ({ action, parts: partsOf(action) })),
    strikes: outlook.strikes(),
    danger: [0, 1].map(slot => worst(0, slot + 1) + worst(1, slot + 1)),
    threat: [1, 2].map(place => worst(place - 1, 1) + worst(place - 1, 2)),
  }
}

const share = ({ damage, left, accuracy }: Strike) => (accuracy * Math.min(damage, left)) / Math.max(0.05, left)

/** What an attack of both slots together takes: shares of health, half a one more for each knock-out, partners counted against. */
export function harvest(turn: Turn, parts: readonly Part[], focus: number | null): number {
  const hurt = new Map<number, { damage: number; left: number }>()
  for (const [slot, part] of parts.entries()) {
    if (part.kind !== 'move') continue
    for (const { place, damage, left, accuracy } of hits(turn, slot, part)) {
      const before = hurt.get(place)?.damage ?? 0
      hurt.set(place, { damage: before + damage * accuracy, left })
    }
  }
  let total = 0
  for (const [place, { damage, left }] of hurt) {
    const gain = Math.min(damage, left) + (damage >= left ? 0.5 : 0)
    total += place < 0 ? -1.2 * gain : focus !== null && place !== focus ? 0.2 * gain : gain
  }
  return total
}

function hits({ strikes }: Turn, slot: number, part: Extract<Part, { kind: 'move' }>): readonly Strike[] {
  const own = strikes.filter(each => each.slot === slot && each.move === part.move)
  const shown = own.filter(each => each.spread || each.place === part.target)
  return part.target !== 0 || shown.length > 0 ? shown : own.filter(({ place }) => place > 0).slice(0, 1)
}
