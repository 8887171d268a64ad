import type { SkillSummary } from '../../learning/wire.ts'

export interface Link {
  /** The skill that needs the other. */
  readonly from: string
  readonly to: string
  readonly kind: 'calls' | 'on the way'
}

export interface Place {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
}

export interface Layout {
  readonly places: ReadonlyMap<string, Place>
  readonly links: readonly (Link & { readonly path: string })[]
  readonly width: number
  readonly height: number
}

export const nodeHeight = 46
const rowGap = 10
const narrowest = 128
const widest = 230
const gap = 44
const widestGap = 120
const gutter = 44
/** Of more skills than this only calls are drawn, and what is on the way when one is looked at. */
export const crowd = 18

type Node = Pick<SkillSummary, 'id' | 'calls' | 'onTheWay'>

export function linksOf(nodes: readonly Node[]): Link[] {
  const known = new Set(nodes.map(node => node.id))
  return nodes.flatMap(({ id, calls, onTheWay }) => [
    ...calls.filter(to => known.has(to) && to !== id).map(to => ({ from: id, to, kind: 'calls' as const })),
    ...onTheWay.filter(to => known.has(to) && to !== id).map(to => ({ from: id, to, kind: 'on the way' as const })),
  ])
}

/** How many skills deep each rests on others; what would close a circle is not counted. */
export function depths(nodes: readonly Node[], links: readonly Link[]): Map<string, number> {
  const needs = new Map(nodes.map(({ id }) => [id, links.filter(link => link.from === id).map(link => link.to)]))
  const found = new Map<string, number>()
  const open = new Set<string>()
  const visit = (id: string): number => {
    const known = found.get(id)
    if (known !== undefined) return known
    if (open.has(id)) return -1
    open.add(id)
    const depth = 1 + Math.max(-1, ...needs.get(id)!.map(visit))
    open.delete(id)
    found.set(id, depth)
    return depth
  }
  for (const { id } of nodes) visit(id)
  return found
}

/** In columns by depth where there is room, else one below the other with arcs beside them. */
export function layOut(nodes: readonly Node[], width: number): Layout {
  const links = linksOf(nodes)
  const depth = depths(nodes, nodes.length > crowd ? links.filter(({ kind }) => kind === 'calls') : links)
  const deepest = Math.max(-1, ...depth.values())
  const columns = Array.from({ length: deepest + 1 }, (_, at) =>
    nodes.map(({ id }) => id).filter(id => depth.get(id) === at),
  )
  order(columns, links)
  return width < 700 ? listed(columns.flat(), links, width) : inColumns(columns, links, width)
}

/** Each beside what it is linked with: the mean place of its neighbours in the columns before, then after. */
function order(columns: string[][], links: readonly Link[]): void {
  const row = new Map<string, number>()
  const number = (column: string[]) => {
    for (const [i, id] of column.entries()) row.set(id, i - column.length / 2)
  }
  columns.forEach(number)
  for (const sweep of [columns.slice(1), columns.slice(0, -1).reverse(), columns.slice(1)])
    for (const column of sweep) {
      const mean = (id: string) => {
        const near = links.flatMap(({ from, to }) => (from === id ? [row.get(to)!] : to === id ? [row.get(from)!] : []))
        return near.length === 0 ? row.get(id)! : near.reduce((a, b) => a + b, 0) / near.length
      }
      const wanted = new Map(column.map(id => [id, mean(id)]))
      column.sort((a, b) => wanted.get(a)! - wanted.get(b)! || (a < b ? -1 : 1))
      number(column)
    }
}

function inColumns(columns: readonly string[][], links: readonly Link[], width: number): Layout {
  const fitting = (width - gap * (columns.length - 1)) / Math.max(1, columns.length)
  const wide = Math.floor(Math.min(widest, Math.max(narrowest, fitting)))
  const between = Math.max(gap, Math.min(widestGap, Math.floor((width - wide * columns.length) / (columns.length - 1))))
  const tallest = Math.max(0, ...columns.map(column => column.length))
  const height = tallest * (nodeHeight + rowGap)
  const places = new Map<string, Place>()
  for (const [i, column] of columns.entries()) {
    const top = (height - column.length * (nodeHeight + rowGap)) / 2
    for (const [j, id] of column.entries())
      places.set(id, { id, x: i * (wide + between), y: top + j * (nodeHeight + rowGap), width: wide })
  }
  const path = (link: Link) => {
    const [from, to] = [places.get(link.from)!, places.get(link.to)!]
    const middle = nodeHeight / 2
    const [x0, y0, x1, y1] = [to.x + to.width, to.y + middle, from.x, from.y + middle]
    if (x1 <= x0 && from.x === to.x) {
      const side = x0 + gap / 2 + Math.min(14, Math.abs(y1 - y0) / 16)
      return `M${x0} ${y0}C${side} ${y0} ${side} ${y1} ${x0} ${y1}`
    }
    const bend = x1 > x0 ? (x1 - x0) / 2 : gap
    return `M${x0} ${y0}C${x0 + bend} ${y0} ${x1 - bend} ${y1} ${x1} ${y1}`
  }
  return {
    places,
    links: links.map(link => ({ ...link, path: path(link) })),
    width: Math.max(width, columns.length * (wide + between) - between),
    height,
  }
}

function listed(ids: readonly string[], links: readonly Link[], width: number): Layout {
  const places = new Map(
    ids.map((id, i) => [id, { id, x: gutter, y: i * (nodeHeight + rowGap - 4), width: Math.max(0, width - gutter) }]),
  )
  const path = (link: Link) => {
    const [y0, y1] = [places.get(link.to)!.y + nodeHeight / 2, places.get(link.from)!.y + nodeHeight / 2]
    const rows = Math.abs(y1 - y0) / nodeHeight
    const x = Math.max(2, gutter - 10 - 5 * rows)
    return `M${gutter} ${y0}C${x} ${y0} ${x} ${y1} ${gutter} ${y1}`
  }
  return {
    places,
    links: links.map(link => ({ ...link, path: path(link) })),
    width,
    height: ids.length * (nodeHeight + rowGap - 4),
  }
}

/** Everything a skill rests on, and everything that rests on it. */
export function related(id: string, links: readonly Link[]): ReadonlySet<string> {
  const found = new Set<string>([id])
  const walk = (start: string, next: (at: string) => string[]) => {
    const queue = [start]
    const seen = new Set(queue)
    for (const at of queue)
      for (const other of next(at))
        if (!seen.has(other)) {
          seen.add(other)
          found.add(other)
          queue.push(other)
        }
  }
  walk(id, at => links.filter(({ from }) => from === at).map(({ to }) => to))
  walk(id, at => links.filter(({ to }) => to === at).map(({ from }) => from))
  return found
}
