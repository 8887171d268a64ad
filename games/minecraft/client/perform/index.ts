import type { Outcome } from '#core'
import type { Action } from '../../action.ts'
import { named } from '../../kinds.ts'
import { type Body, Stop } from '../body.ts'
import type { Place } from '../path.ts'
import { attack } from './attack.ts'
import { collect, dig, pickUp } from './collect.ts'
import { craft, craftable } from './craft.ts'
import { eat, equip, makeRoom, toss } from './hold.ts'
import { descend, explore, goTo, surface, tunnel, walk } from './move.ts'
import { place } from './place.ts'
import { sleep } from './sleep.ts'
import { smelt } from './smelt.ts'
import { store, take } from './store.ts'

/** Ticks an action may take before it ends as `timed-out`. */
const limits: Partial<Record<Action['type'], number>> = {
  explore: 700,
  descend: 1000,
  surface: 2000,
  tunnel: 800,
  smelt: 2000,
}
const usualLimit = 600
/** Actions that lead somewhere, and the blocks after which one that ran out of time is gone on with by doing it again. */
const ways: ReadonlySet<Action['type']> = new Set(['explore', 'descend', 'surface', 'tunnel'])
const worthwhile = 2
/** Actions that bring things. */
const gains: ReadonlySet<Action['type']> = new Set(['collect', 'pick-up', 'craft', 'smelt', 'take', 'attack'])

/** Plays one action to its end. Never throws for what can happen in a world: that is an outcome. */
export async function perform(body: Body, action: Action): Promise<Outcome> {
  body.begin(limits[action.type] ?? usualLimit)
  let from: Place | null = null
  let thrown = ''
  const said = (text: string) => (thrown === '' ? text : `${text}; ${thrown}`)
  try {
    if (ways.has(action.type)) from = body.feet()
    if (gains.has(action.type)) thrown = await makeRoom(body)
    return { ok: true, code: 'done', text: said(await run(body, action)) }
  } catch (error) {
    if (error instanceof Stop && error.code === 'timed-out' && from !== null) {
      const { x, y, z } = body.feet()
      const blocks = Math.round(Math.hypot(x - from.x, y - from.y, z - from.z))
      if (blocks >= worthwhile) return { ok: true, code: 'done', text: `${blocks} blocks on, and not there yet` }
    }
    if (error instanceof Stop) return { ok: false, code: error.code, text: said(error.message) }
    throw error
  } finally {
    await body.rest()
  }
}

/** A kind stands for the first of it that is held, or that can be crafted now. */
function one(body: Body, { type, item }: Extract<Action, { readonly item: string }>): string {
  const names = named(item)
  if (names.length === 1) return names[0]
  const open = type === 'craft' ? craftable(body) : body.items().map(({ name }) => name)
  const found = names.filter(name => open.includes(name)).sort()[0]
  if (found === undefined && type !== 'craft') throw new Stop('not-held', `no ${item} is held`)
  return found ?? names[0]
}

function run(body: Body, given: Action): Promise<string> {
  const action = 'item' in given ? { ...given, item: one(body, given) } : given
  switch (action.type) {
    case 'go-to':
      return goTo(body, action.block)
    case 'walk':
      return walk(body, action.to)
    case 'look-at':
      body.lookAt(action.at.x + 0.5, action.at.y + 0.5, action.at.z + 0.5)
      return body.tick(2).then(() => 'looking there')
    case 'dig':
      return dig(body, action.at)
    case 'collect':
      return collect(body, action.block)
    case 'pick-up':
      return pickUp(body)
    case 'place':
      return place(body, action.item)
    case 'craft':
      return craft(body, action.item)
    case 'smelt':
      return smelt(body, action.item, action.count)
    case 'equip':
      return equip(body, action.item)
    case 'eat':
      return eat(body, action.item)
    case 'attack':
      return attack(body, action.entity)
    case 'store':
      return store(body, action.item, action.count)
    case 'take':
      return take(body, action.item, action.count)
    case 'toss':
      return toss(body, action.item, action.count)
    case 'sleep':
      return sleep(body)
    case 'wait':
      return body.tick(action.ticks).then(() => `waited ${action.ticks} ticks`)
    case 'chat':
      // A server takes such a line for a command: what an agent says is never one.
      if (action.text.trimStart().startsWith('/')) throw new Stop('refused', 'a line that begins with / is a command')
      body.bot.chat(action.text)
      return body.tick(1).then(() => 'said')
    case 'descend':
      return descend(body, action.levels ?? 8)
    case 'surface':
      return surface(body)
    case 'tunnel':
      return tunnel(body)
    case 'explore':
      return explore(body)
  }
}
