import { useContext } from 'preact/hooks'
import { PlayingContext, SpotButton } from './board-play.tsx'
import type { Observation } from './observation.ts'

const rowGap = 25
const left = (x: number) => 22 + x * 40

/** What the signs on the map stand for. */
const rooms: Readonly<Record<string, string>> = {
  M: 'monster',
  E: 'elite',
  '?': 'unknown',
  $: 'merchant',
  R: 'rest',
  T: 'treasure',
  B: 'boss',
}

/** The act's rooms from the bottom up with the way taken, the boss on top. */
export function BoardMap({ seen }: { readonly seen: Observation }) {
  const playing = useContext(PlayingContext)
  const last = seen.act === 4
  const rows = last ? 4 : 16
  const top = (y: number) => 22 + (rows - 1 - y) * rowGap
  const taken = new Set(seen.path.map((x, y) => `${x},${y}`))
  const atBoss = seen.y >= (last ? 3 : 15)
  const here = (x: number, y: number) => seen.x === x && seen.y === y
  const open = (x: number, y: number) =>
    y === seen.y + 1 && seen.screen === 'map' && (playing?.isOpen(`node:${x}`) ?? false)
  const bossOpen = !last && seen.y === 14 && seen.screen === 'map' && (playing?.isOpen('node:0') ?? false)
  return (
    <figure class="spire-map">
      <svg viewBox={`0 0 284 ${top(0) + 20}`} role="img" aria-label={`map of act ${seen.act}, at row ${seen.y + 1}`}>
        {seen.map.flatMap(([x, y, , next]) =>
          next.map(to => {
            const up = y === 14 && !last ? 3 : to
            const gone = taken.has(`${x},${y}`) && (taken.has(`${up},${y + 1}`) || (y === 14 && atBoss))
            return (
              <line
                key={`${x},${y},${to}`}
                class={gone ? 'taken' : ''}
                x1={left(x)}
                y1={top(y)}
                x2={left(up)}
                y2={top(y + 1)}
              />
            )
          }),
        )}
        {seen.map.map(([x, y, sign]) => (
          <Room
            key={`${x},${y}`}
            x={left(x)}
            y={top(y)}
            sign={sign}
            state={here(x, y) ? 'here' : taken.has(`${x},${y}`) ? 'taken' : open(x, y) ? 'open' : ''}
            burns={seen.burning?.x === x && seen.burning.y === y}
            onPress={open(x, y) ? () => playing?.press(`node:${x}`) : null}
          />
        ))}
        {last ? null : (
          <Room
            x={left(3)}
            y={top(15)}
            sign="B"
            state={atBoss ? 'here' : bossOpen ? 'open' : ''}
            burns={false}
            onPress={bossOpen ? () => playing?.press('node:0') : null}
          />
        )}
      </svg>
      <figcaption>
        M monster, E elite{seen.burning ? ' (double ring: it guards the emerald key)' : ''}, R rest, $ merchant, T
        treasure, ? unknown, B {seen.boss}. Filled: the way taken.
      </figcaption>
    </figure>
  )
}

interface RoomProps {
  readonly x: number
  readonly y: number
  readonly sign: string
  readonly state: string
  readonly burns: boolean
  readonly onPress: (() => void) | null
}

function Room({ x, y, sign, state, burns, onPress }: RoomProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons beside the map do the same for the keyboard
    <g class={state} style={onPress ? 'cursor:pointer' : undefined} onClick={onPress ?? undefined}>
      <title>{rooms[sign] ?? sign}</title>
      {burns ? <circle class="burns" cx={x} cy={y} r={14} /> : null}
      {state === 'here' ? (
        <rect x={x - 12} y={y - 12} width={24} height={24} rx={5} />
      ) : (
        <circle cx={x} cy={y} r={10.5} />
      )}
      <text x={x} y={y + 4}>
        {sign}
      </text>
    </g>
  )
}

/** The ways up as buttons: what the map shows, for the keyboard and for those who cannot see it. */
export function Ways({ seen, columns }: { readonly seen: Observation; readonly columns: readonly number[] }) {
  const signAt = (x: number) => seen.map.find(([nx, ny]) => nx === x && ny === seen.y + 1)?.[2] ?? 'B'
  return (
    <div class="spire-options">
      {columns.map(x => (
        <SpotButton key={x} spot={`node:${x}`} class="spire-option">
          {rooms[signAt(x)]}
          {seen.burning?.x === x && seen.burning.y === seen.y + 1 ? ', guarding the emerald key' : ''}
          <small> column {x + 1}</small>
        </SpotButton>
      ))}
    </div>
  )
}
