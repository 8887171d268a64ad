import type { Observation, Request, SeenPokemon, SlotRequest } from './observation.ts'
import { id } from './simulator/showdown.ts'

/** A request as the simulator and the server write it; what is not read here is left out. */
export interface RawRequest {
  readonly wait?: boolean
  readonly teamPreview?: boolean
  readonly maxChosenTeamSize?: number
  readonly forceSwitch?: readonly boolean[]
  readonly active?: readonly (RawSlot | null)[]
  readonly side: { readonly pokemon: readonly RawPokemon[] }
  readonly rqid?: number
}

interface RawSlot {
  readonly moves: readonly {
    readonly id: string
    readonly target?: string
    readonly disabled?: string | boolean
  }[]
  readonly trapped?: boolean
  readonly maybeTrapped?: boolean
  readonly canMegaEvo?: boolean
  readonly canMegaEvoX?: boolean
  readonly canMegaEvoY?: boolean
  readonly canUltraBurst?: boolean
  readonly canTerastallize?: string
}

interface RawPokemon {
  readonly ident: string
  readonly details: string
  readonly condition: string
  readonly active: boolean
  readonly moves: readonly string[]
  readonly ability?: string
  readonly baseAbility: string
  readonly item: string
  readonly commanding?: boolean
  readonly reviving?: boolean
  readonly teraType?: string
}

/** Takes over what a request says of the own side: exact HP, order, items. */
export function applyRequest(state: Observation, raw: RawRequest): void {
  const known = [...state.you.pokemon]
  const ordered = raw.side.pokemon.map(each => {
    const name = each.ident.slice(4)
    const at = known.findIndex(pokemon => pokemon.name === name)
    const found = at >= 0 ? known.splice(at, 1)[0] : null
    return found ? updated(found, each, raw.teamPreview ? null : true) : null
  })
  const left = known.map(pokemon => ({ ...pokemon, brought: raw.teamPreview ? null : false }))
  state.you.pokemon = [...ordered.filter(pokemon => pokemon !== null), ...left]
  if (!raw.teamPreview) unmask(state.you.pokemon, ordered)
  state.request = readRequest(raw)
}

/** Who came in under an illusion is shown as somebody else even to its own trainer; the request tells who stands there. */
function unmask(side: readonly SeenPokemon[], ordered: readonly (SeenPokemon | null)[]): void {
  for (const slot of [0, 1]) {
    const shown = side.find(pokemon => pokemon.slot === slot)
    const actual = ordered[slot]
    if (!shown || !actual || shown === actual || !side.includes(actual)) continue
    const { boosts, volatiles, turnsActive, acted, lastMove, lastTarget, stall } = shown
    Object.assign(actual, { slot, boosts, volatiles, turnsActive, acted, lastMove, lastTarget, stall })
    Object.assign(shown, { slot: -1, boosts: {}, volatiles: [], turnsActive: 0, acted: 0, lastMove: '', stall: 0 })
  }
}

function updated(pokemon: SeenPokemon, raw: RawPokemon, brought: boolean | null): SeenPokemon {
  const [health] = raw.condition.split(' ')
  const [hp, maxHp] = health.split('/').map(Number)
  const item = id(raw.item)
  return {
    ...pokemon,
    brought,
    hp,
    maxHp: maxHp || pokemon.maxHp,
    lostItem: item === '' && pokemon.item ? pokemon.item : pokemon.lostItem,
    item,
    ability: id(raw.baseAbility),
  }
}

export function readRequest(raw: RawRequest): Request {
  const { pokemon } = raw.side
  const bench = pokemon.map(({ condition, commanding, reviving }) => ({
    fainted: condition.endsWith(' fnt'),
    commanding: commanding === true,
    reviving: reviving === true,
  }))
  const kind = raw.teamPreview ? 'preview' : raw.forceSwitch ? 'switch' : raw.active ? 'move' : 'wait'
  const pick = raw.teamPreview ? Math.min(raw.maxChosenTeamSize ?? pokemon.length, pokemon.length) : 0
  const slots = (kind === 'move' ? (raw.active ?? []) : []).map((slot, i) =>
    slot === null || bench[i].fainted || bench[i].commanding ? null : readSlot(slot),
  )
  return { kind, pick, slots, forced: [...(raw.forceSwitch ?? [])], bench }
}

function readSlot(raw: RawSlot): SlotRequest {
  const gimmicks: SlotRequest['gimmicks'] = []
  if (raw.canTerastallize) gimmicks.push('terastallize')
  if (raw.canMegaEvo) gimmicks.push('mega')
  if (raw.canMegaEvoX) gimmicks.push('megax')
  if (raw.canMegaEvoY) gimmicks.push('megay')
  if (raw.canUltraBurst) gimmicks.push('ultra')
  return {
    moves: raw.moves.map(move => ({
      id: id(move.id),
      target: move.target ?? '', // a locked move is not aimed
      disabled: Boolean(move.disabled),
    })),
    trapped: raw.trapped === true,
    maybeTrapped: raw.maybeTrapped === true,
    gimmicks,
  }
}
