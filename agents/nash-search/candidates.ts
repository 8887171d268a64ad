import type { Player } from '#core'
import type { Action } from '../../games/pokemon-vgc/action.ts'
import type { VgcModel, World } from '../../games/pokemon-vgc/model/model.ts'
import type { Strike } from '../../games/pokemon-vgc/model/outlook.ts'

export interface Candidate {
  readonly action: Action
  readonly prior: number
}

/** What moves without damage are worth trying for, before anything is simulated. */
const status: Readonly<Record<string, number>> = {
  tailwind: 0.55,
  trickroom: 0.4,
  followme: 0.4,
  ragepowder: 0.4,
  spore: 0.6,
  sleeppowder: 0.45,
  hypnosis: 0.3,
  willowisp: 0.3,
  thunderwave: 0.3,
  nuzzle: 0.3,
  helpinghand: 0.3,
  swordsdance: 0.3,
  nastyplot: 0.35,
  calmmind: 0.3,
  quiverdance: 0.4,
  dragondance: 0.35,
  shellsmash: 0.45,
  geomancy: 0.5,
  encore: 0.25,
  taunt: 0.25,
  wideguard: 0.25,
  auroraveil: 0.4,
  reflect: 0.25,
  lightscreen: 0.25,
  recover: 0.25,
  partingshot: 0.3,
  revivalblessing: 0.8,
}

/**
 * The joint choices most worth looking at: damage and knock-outs of both slots together, cover, speed control, and
 * switches out of danger. No part of a choice may stand in more than `spread` of them, so that they differ.
 */
export function candidates(model: VgcModel, world: World, player: Player, count: number): readonly Candidate[] {
  const legal = model.legal(world, player)
  const scored = legal.map(action => ({ action, prior: 0 }))
  const request = model.ask(world, player)
  const score = request?.kind === 'preview' ? previewPrior(model, world, player) : turnPrior(model, world, player)
  for (const each of scored) each.prior = score(each.action)
  scored.sort((a, b) => b.prior - a.prior)
  if (scored.length <= count) return scored
  const chosen: Candidate[] = []
  const used = new Map<string, number>()
  const most = Math.max(2, Math.ceil(count / 3))
  for (const each of scored) {
    const parts = each.action.startsWith('team')
      ? [each.action]
      : each.action.split(', ').map((part, i) => `${i}${part}`)
    if (parts.some(part => part.length > 5 && (used.get(part) ?? 0) >= most)) continue
    for (const part of parts) used.set(part, (used.get(part) ?? 0) + 1)
    chosen.push(each)
    if (chosen.length === count) break
  }
  return chosen
}

function turnPrior(model: VgcModel, world: World, player: Player): (action: Action) => number {
  const view = model.outlook(world, player)
  const strikes = view.strikes()
  const danger = dangerOf(view.threats())
  const health = view.you.map(each => each.health)
  const memo = new Map<string, Part>()
  const bench = view.you.flatMap((each, i) => (each.active ? [] : [[i, each.health] as const]))
  const read = (text: string, slot: number): Part => {
    const key = slot + text
    let part = memo.get(key)
    if (!part) {
      part = readPart(model, text, slot, strikes, danger, health, bench)
      memo.set(key, part)
    }
    return part
  }
  return action => {
    const parts = action.split(', ').map(read)
    const hurt = new Map<number, { damage: number; left: number }>()
    let total = 0
    for (const { extra, hits } of parts) {
      total += extra
      for (const { place, damage, left, accuracy } of hits) {
        const before = hurt.get(place)?.damage ?? 0
        hurt.set(place, { damage: before + damage * accuracy, left })
      }
    }
    for (const [place, { damage, left }] of hurt) {
      const gain = Math.min(damage, left) + (damage >= left ? 0.6 : 0)
      total += place > 0 ? gain : -1.2 * gain
    }
    return total
  }
}

interface Part {
  readonly extra: number
  readonly hits: readonly Strike[]
}

function readPart(
  model: VgcModel,
  text: string,
  slot: number,
  strikes: readonly Strike[],
  danger: readonly number[],
  health: readonly number[],
  bench: readonly (readonly [number, number])[],
): Part {
  const [kind, id, ...rest] = text.split(' ')
  if (kind === 'pass') return { extra: 0, hits: [] }
  if (kind === 'switch') {
    const fit = bench.find(([i]) => i === Number(id) - 1)?.[1] ?? 0
    return { extra: 0.1 + 0.25 * Math.min(1, danger[slot]) * fit, hits: [] }
  }
  const move = model.lexicon.move(id)
  const target = Number(rest.find(word => /^[+-]\d$/.test(word)) ?? 0)
  const gimmick = rest.some(word => /^[a-z]/.test(word)) ? 0.04 + (health[slot] > 0.5 ? 0.06 : 0) : 0
  if (move.category === 'Status') {
    const cover = move.protects ? 0.1 + 0.35 * Math.min(1.2, danger[slot]) : (status[id] ?? 0.1)
    return {
      extra: cover - (target < 0 && id !== 'helpinghand' && !move.target.includes('Ally') ? 0.6 : 0) + gimmick,
      hits: [],
    }
  }
  const hits = strikes.filter(
    each => each.slot === slot && each.move === id && (each.spread || each.place === target || target === 0),
  )
  const shown =
    target === 0 && hits.every(each => !each.spread) ? hits.filter(each => each.place > 0).slice(0, 1) : hits
  const early = move.priority > 0 ? 0.08 : 0
  return { extra: gimmick + early + (move.firstTurn ? 0.3 : 0), hits: shown }
}

/** The most that threatens each of our slots, in shares of what is left of it. */
function dangerOf(threats: readonly Strike[]): readonly number[] {
  return [1, 2].map(place => {
    const worst = [0, 1].map(slot =>
      Math.max(
        0,
        ...threats
          .filter(each => each.slot === slot && each.place === place)
          .map(each => each.damage / Math.max(0.05, each.left)),
      ),
    )
    return worst[0] + worst[1]
  })
}

/** By types alone: what the chosen four do to the other six, and what is done to them; leads count more. */
function previewPrior(model: VgcModel, world: World, player: Player): (action: Action) => number {
  const { you, foe } = model.outlook(world, player)
  const { lexicon } = model
  const worth = you.map(own => {
    const mine = lexicon.species(own.species)
    return foe.reduce((sum, other) => {
      const theirs = lexicon.species(other.species)
      const strike = Math.max(...mine.types.map(type => lexicon.multiplier(type, theirs.types)))
      const blow = Math.max(...theirs.types.map(type => lexicon.multiplier(type, mine.types)))
      return sum + strike - blow + (mine.base.spe > theirs.base.spe ? 0.15 : 0) + total(mine.base) / 600
    }, 0)
  })
  return action =>
    action
      .slice(5)
      .split(', ')
      .reduce((sum, place, i) => sum + worth[Number(place) - 1] * (i < 2 ? 1.3 : 1), 0)
}

const total = (base: Readonly<Record<string, number>>) => Object.values(base).reduce((a, b) => a + b, 0)
