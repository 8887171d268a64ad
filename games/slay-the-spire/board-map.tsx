import type { Observation } from './observation.ts'

const gap = 30
const left = (x: number) => 20 + x * 40
const top = (y: number) => 20 + (14 - y) * gap

/** The act's rooms from the bottom up, with the way taken. */
export function BoardMap({ seen }: { readonly seen: Observation }) {
  const taken = new Set(seen.path.map((x, y) => `${x},${y}`))
  return (
    <svg class="spire-map" viewBox={`0 0 280 ${top(0) + 20}`} role="img" aria-label={`map of act ${seen.act}`}>
      {seen.map.flatMap(([x, y, , next]) =>
        y === 14
          ? []
          : next.map(to => (
              <line
                key={`${x},${y},${to}`}
                class={taken.has(`${x},${y}`) && taken.has(`${to},${y + 1}`) ? 'taken' : ''}
                x1={left(x)}
                y1={top(y)}
                x2={left(to)}
                y2={top(y + 1)}
              />
            )),
      )}
      {seen.map.map(([x, y, symbol]) => {
        const here = seen.x === x && seen.y === y
        const burns = seen.burning?.x === x && seen.burning.y === y
        const kind = here ? 'here' : taken.has(`${x},${y}`) ? 'taken' : burns ? 'burns' : ''
        return (
          <g key={`${x},${y}`} class={kind}>
            <circle cx={left(x)} cy={top(y)} r={10} />
            <text x={left(x)} y={top(y) + 4}>
              {symbol}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
