import type { SkillSummary } from '../../learning/wire.ts'
import { printRoute } from '../route.ts'
import { type Chosen, tallyOf, tallyWords, useTap } from './chosen.ts'
import { Interval } from './interval.tsx'
import { crowd, type Layout, nodeHeight, related } from './layout.ts'
import { type NodeState, StateSign } from './states.tsx'

interface GraphProps {
  readonly run: string
  readonly layout: Layout
  readonly skills: readonly SkillSummary[]
  readonly states: ReadonlyMap<string, NodeState>
  readonly name: (id: string) => string
  readonly chosen: string | null
  readonly onChoose: (chosen: Chosen) => void
}

/** Skills as nodes, and what they rest on as lines. */
export function Graph({ run, layout, skills, states, name, chosen, onChoose }: GraphProps) {
  const tap = useTap(chosen)
  const near = chosen !== null && layout.places.has(chosen) ? related(chosen, layout.links) : null
  const order = [...layout.places.keys()]
  const byId = new Map(skills.map(skill => [skill.id, skill]))
  return (
    <div class={`graph scroll ${skills.length > crowd ? 'crowded' : ''}`}>
      <div class="graph-plane" style={{ width: `${layout.width}px`, height: `${layout.height}px` }}>
        <svg width={layout.width} height={layout.height} aria-hidden="true">
          {layout.links
            .filter(({ from, to }) => states.has(from) && states.has(to))
            .map(({ from, to, kind, path }) => (
              <path
                key={`${from} ${to} ${kind}`}
                d={path}
                class={`link ${kind === 'calls' ? 'link-calls' : 'link-way'} ${
                  near === null ? '' : near.has(from) && near.has(to) ? 'near' : 'far'
                }`}
              />
            ))}
        </svg>
        {order.map(id => {
          const { x, y, width } = layout.places.get(id)!
          const state = states.get(id)
          const skill = byId.get(id)
          if (state === undefined || skill === undefined) return null
          const choose = () => onChoose({ id, x, y: y + nodeHeight })
          return (
            <a
              key={id}
              data-node={id}
              class={`node node-${state} ${skill.ghost ? 'node-ghost' : ''} ${near === null ? '' : near.has(id) ? 'near' : 'far'}`}
              style={{ left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${nodeHeight}px` }}
              href={printRoute({ page: 'skill', run, skill: id })}
              aria-label={`${id}, ${state}${skill.ghost ? ', ghost' : ''}`}
              onPointerDown={tap.down(id)}
              onClick={event => {
                tap.click(id, event)
                choose()
              }}
              onPointerEnter={event => event.pointerType === 'mouse' && choose()}
              onFocus={choose}
            >
              <StateSign state={state} />
              <span class="node-name">{name(id)}</span>
              <Interval tally={tallyOf(skill)} words={false} />
              <span class="node-tally">{skill.ghost ? 'ghost' : tallyWords(skill)}</span>
            </a>
          )
        })}
      </div>
    </div>
  )
}

/** The node in that direction: the next in the column, or the nearest of the next column. */
export function step(key: string, layout: Layout, from: HTMLElement): boolean {
  const place = layout.places.get(from.dataset?.['node'] ?? '')
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key]
  if (!place || !way) return false
  let best: { readonly id: string; readonly far: number } | null = null
  for (const other of layout.places.values()) {
    const [dx, dy] = [other.x - place.x, other.y - place.y]
    const along = dx * way[0] + dy * way[1]
    const aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0])
    if (along <= 0) continue
    const far = along + 3 * aside
    if (best === null || far < best.far) best = { id: other.id, far }
  }
  if (best !== null)
    from
      .closest('.tree')
      ?.querySelector<HTMLElement>(`[data-node="${CSS.escape(best.id)}"]`)
      ?.focus()
  return true
}
