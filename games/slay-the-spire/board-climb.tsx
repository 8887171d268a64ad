import type { Observation } from './observation.ts'

const [width, height] = [284, 84]

/** HP and gold over the floors of the run: two curves of one picture, each with its own scale. */
export function BoardClimb({ seen }: { readonly seen: Observation }) {
  const points = [...seen.climb, [Math.max(0, seen.hp), seen.gold]]
  if (points.length === 1) points.push(points[0])
  const most = (i: number) => Math.max(1, ...points.map(point => point[i]))
  const [mostHp, mostGold] = [Math.max(most(0), seen.maxHp), most(1)]
  const last = Math.max(1, points.length - 1)
  const path = (i: number, scale: number) =>
    points
      .map(
        (point, n) => `${((n / last) * width).toFixed(1)},${(height - (point[i] / scale) * (height - 6)).toFixed(1)}`,
      )
      .join(' ')
  return (
    <figure class="spire-climb">
      <svg
        viewBox={`-2 -2 ${width + 4} ${height + 4}`}
        role="img"
        aria-label={`hit points and gold over ${seen.climb.length} floors`}
      >
        <line x1={0} y1={height} x2={width} y2={height} />
        <polyline class="hp" points={path(0, mostHp)} />
        <polyline class="gold" points={path(1, mostGold)} />
      </svg>
      <figcaption>
        <span class="hp">
          <i /> HP, of {mostHp}
        </span>
        <span class="gold">
          <i /> gold, at most {mostGold}
        </span>
        <span>floors 0 to {seen.floor}</span>
      </figcaption>
    </figure>
  )
}
