import type { FactPattern, Facts, View } from '#core'
import type { Observation, SeenPokemon, SeenSide } from './observation.ts'
import { edge, outpaced, reserves, standing } from './stance.ts'

const weathers = [
  'raindance',
  'sunnyday',
  'sandstorm',
  'snowscape',
  'snow',
  'primordialsea',
  'desolateland',
  'deltastream',
]
const terrains = ['electricterrain', 'grassyterrain', 'mistyterrain', 'psychicterrain']
const rooms = ['trickroom', 'gravity', 'magicroom', 'wonderroom']
const conditions = [
  'tailwind',
  'reflect',
  'lightscreen',
  'auroraveil',
  'safeguard',
  'mist',
  'stealthrock',
  'spikes',
  'toxicspikes',
  'stickyweb',
]
const statuses = ['brn', 'par', 'slp', 'frz', 'psn', 'tox']
const stats = ['atk', 'def', 'spa', 'spd', 'spe']

const places = ['left', 'right']
/** What runs out, and after how many turns at least. */
const lasting: Readonly<Record<string, number>> = { 'you-tailwind': 4, 'foe-tailwind': 4, 'trick-room': 5 }

/** The words of goals. `ko` counts the other side's fainted, `lost` the own. */
export const vocabulary: readonly FactPattern[] = [
  { pattern: 'won', type: 'boolean', words: 'whether the battle is won' },
  { pattern: 'over', type: 'boolean', words: 'whether the battle is over' },
  { pattern: 'turn', type: 'number', range: [0, 1000], words: 'turns begun' },
  { pattern: 'ko', type: 'number', range: [0, 12], words: 'Pokémon of the other side that fainted' },
  { pattern: 'lost', type: 'number', range: [0, 12], words: 'own Pokémon that fainted' },
  { pattern: 'lead', type: 'number', range: [-12, 12], words: 'their fainted less ours' },
  { pattern: 'hp.you', type: 'number', range: [0, 600], words: 'own HP on the field, in hundredths of each' },
  {
    pattern: 'hp.foe',
    type: 'number',
    range: [0, 600],
    words: 'HP of the other side on the field, in hundredths of each',
  },
  { pattern: 'hp.you.*', type: 'number', range: [0, 100], words: 'own HP at this place', values: places },
  { pattern: 'hp.foe.*', type: 'number', range: [0, 100], words: 'HP of the foe at this place', values: places },
  { pattern: 'weakest.you', type: 'number', range: [0, 100], words: 'HP of the weaker of ours on the field' },
  { pattern: 'weakest.foe', type: 'number', range: [0, 100], words: 'HP of the weaker foe on the field' },
  { pattern: 'reserves', type: 'number', range: [0, 4], words: 'own Pokémon that can still come in' },
  { pattern: 'outpaced', type: 'number', range: [0, 4], words: 'pairs of ours and theirs in which ours moves first' },
  {
    pattern: 'edge',
    type: 'number',
    range: [-16, 16],
    words: 'doublings by type dealt less those taken, over all pairs',
  },
  { pattern: 'guarded', type: 'number', range: [0, 2], words: 'ours that protected themselves last turn' },
  { pattern: 'fresh', type: 'number', range: [0, 2], words: 'ours that came in and made no move yet' },
  {
    pattern: 'left.*',
    type: 'number',
    range: [0, 8],
    words: 'turns that this still holds',
    values: Object.keys(lasting),
  },
  { pattern: 'weather.*', type: 'boolean', words: 'whether this weather holds', values: weathers },
  { pattern: 'terrain.*', type: 'boolean', words: 'whether this terrain holds', values: terrains },
  { pattern: 'field.*', type: 'boolean', words: 'whether this room holds', values: ['trick-room', ...rooms.slice(1)] },
  { pattern: 'you.*', type: 'boolean', words: 'whether this holds on the own side', values: conditions },
  { pattern: 'foe.*', type: 'boolean', words: 'whether this holds on the other side', values: conditions },
  { pattern: 'you.status.*', type: 'number', range: [0, 6], words: 'own Pokémon with this status', values: statuses },
  { pattern: 'foe.status.*', type: 'number', range: [0, 6], words: 'their Pokémon with this status', values: statuses },
  { pattern: 'you.boost.*', type: 'number', range: [-12, 12], words: 'sum of own stages on the field', values: stats },
  {
    pattern: 'foe.boost.*',
    type: 'number',
    range: [-12, 12],
    words: 'sum of their stages on the field',
    values: stats,
  },
  { pattern: 'you.gimmick', type: 'boolean', words: 'whether the own side has terastallised or mega evolved' },
  { pattern: 'foe.gimmick', type: 'boolean', words: 'whether the other side has terastallised or mega evolved' },
  { pattern: 'revealed', type: 'number', range: [0, 6], words: 'Pokémon of the other side known to be brought' },
  { pattern: 'phase', type: 'string', words: 'preview, move, switch, wait or over' },
]

export function facts({ observation }: View<Observation, unknown>): Facts {
  const { you, foe, field, winner } = observation
  const found: Record<string, number | boolean | string | null> = {
    won: winner !== '' && winner === you.name,
    over: winner !== '',
    turn: observation.turn,
    ko: foe.fainted,
    lost: you.fainted,
    lead: foe.fainted - you.fainted,
    'hp.you': health(you),
    'hp.foe': health(foe),
    'you.gimmick': you.teraUsed || you.megaUsed,
    'foe.gimmick': foe.teraUsed || foe.megaUsed,
    revealed: foe.pokemon.filter(({ brought }) => brought === true).length,
    phase: winner !== '' ? 'over' : (observation.request?.kind ?? 'wait'),
  }
  if (field.weather && weathers.includes(field.weather.id)) found[`weather.${field.weather.id}`] = true
  if (field.terrain && terrains.includes(field.terrain.id)) found[`terrain.${field.terrain.id}`] = true
  for (const { id } of field.rooms)
    if (rooms.includes(id)) found[id === 'trickroom' ? 'field.trick-room' : `field.${id}`] = true
  addSide(found, 'you', you)
  addSide(found, 'foe', foe)
  addStance(found, observation)
  return found
}

function addSide(found: Record<string, number | boolean | string | null>, who: string, side: SeenSide): void {
  for (const { id } of side.conditions) if (conditions.includes(id)) found[`${who}.${id}`] = true
  for (const pokemon of side.pokemon) {
    if (pokemon.status !== '')
      found[`${who}.status.${pokemon.status}`] = 1 + Number(found[`${who}.status.${pokemon.status}`] ?? 0)
    if (pokemon.slot < 0) continue
    for (const stat of stats)
      if (pokemon.boosts[stat])
        found[`${who}.boost.${stat}`] = pokemon.boosts[stat] + Number(found[`${who}.boost.${stat}`] ?? 0)
  }
}

/** What a player takes in at a glance before choosing; 0 is left out. */
function addStance(found: Record<string, number | boolean | string | null>, seen: Observation): void {
  const put = (name: string, value: number) => {
    if (value !== 0) found[name] = value
  }
  for (const [who, side] of [
    ['you', seen.you],
    ['foe', seen.foe],
  ] as const) {
    const shares = standing(side).map(share)
    if (shares.length > 0) put(`weakest.${who}`, Math.min(...shares))
    for (const each of standing(side)) put(`hp.${who}.${places[each.slot]}`, share(each))
    const since = side.conditions.find(({ id }) => id === 'tailwind')?.since
    if (since !== undefined) put(`left.${who}-tailwind`, left(`${who}-tailwind`, since, seen.turn))
  }
  const room = seen.field.rooms.find(({ id }) => id === 'trickroom')
  if (room) put('left.trick-room', left('trick-room', room.since, seen.turn))
  const own = standing(seen.you)
  put('reserves', seen.request?.kind === 'preview' ? 0 : reserves(seen.you).length)
  put('outpaced', outpaced(seen))
  put(
    'edge',
    Math.round(own.reduce((sum, mine) => standing(seen.foe).reduce((all, foe) => all + edge(mine, foe), sum), 0)),
  )
  put('guarded', own.filter(({ stall }) => stall > 0).length)
  put('fresh', own.filter(({ acted }) => acted === 0).length)
}

const left = (what: string, since: number, turn: number): number =>
  Math.max(0, lasting[what] - Math.max(0, turn - since))

const health = (side: SeenSide) =>
  side.pokemon.filter(({ slot }) => slot >= 0).reduce((sum, pokemon) => sum + share(pokemon), 0)

const share = ({ hp, maxHp }: SeenPokemon) => Math.round((100 * hp) / maxHp)
