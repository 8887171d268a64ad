import { useEffect, useRef, useState } from 'preact/hooks'
import type { EpisodeModel } from '../episode-model.ts'
import { markKinds, marksOf } from '../marks.ts'
import { columnOf, returnCurve, stepAt, thinned } from '../scrub.ts'
import { colour, paint } from '../theme.ts'

const curveHeight = 40
const laneHeight = 9
const height = curveHeight + 6 + laneHeight * markKinds.length
const allKinds = new Set(markKinds.map(({ kind }) => kind))
const inset = 6

/** The whole episode at a glance: its return, what happened where, and where we stand. Drag it to go anywhere. */
export function ScrubBar({ model }: { readonly model: EpisodeModel }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const count = model.count.value
  const player = model.player.value
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)))
    observer.observe(bar.current!)
    return () => observer.disconnect()
  }, [])
  const marks = model.marks.value
  const grown = model.grown.value
  const colours = paint.value
  useEffect(() => {
    if (canvas.current !== null && width > 0) draw(canvas.current, width, model)
  }, [width, marks, grown, colours, player, count, model])

  const seek = (event: PointerEvent) => {
    const box = bar.current!.getBoundingClientRect()
    model.playing.value = false
    model.seek(stepAt((event.clientX - box.left - inset) / (box.width - 2 * inset), count))
  }
  const at = model.cursor.value
  return (
    <div
      ref={bar}
      class="scrub"
      role="slider"
      tabIndex={0}
      aria-label="Step"
      aria-valuemin={0}
      aria-valuemax={model.last}
      aria-valuenow={at}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId)
        seek(event)
      }}
      onPointerMove={event => {
        if (event.buttons === 1 && event.currentTarget.hasPointerCapture(event.pointerId)) seek(event)
      }}
    >
      <canvas ref={canvas} height={height} />
      <div
        class="needle"
        style={{ transform: `translateX(${inset + columnOf(at, count, Math.max(1, width - 2 * inset))}px)` }}
      />
    </div>
  )
}

function draw(canvas: HTMLCanvasElement, width: number, model: EpisodeModel): void {
  const ratio = devicePixelRatio
  canvas.width = width * ratio
  canvas.height = height * ratio
  canvas.style.width = `${width}px`
  canvas.style.height = `${height}px`
  const context = canvas.getContext('2d')
  if (context === null) return
  context.scale(ratio, ratio)
  const columns = width - 2 * inset
  const count = model.count.peek()
  drawCurve(context, model, columns, count)
  const marks = marksOf(model.marks.peek(), model.player.peek(), allKinds)
  const places = thinned(marks, count, columns)
  for (const [row, { kind }] of markKinds.entries()) {
    const y = curveHeight + 6 + row * laneHeight + laneHeight / 2
    context.fillStyle = colour('line')
    context.fillRect(inset, Math.round(y), columns, 1)
    context.fillStyle = colour(kind)
    for (const place of places) if (place.kind === kind) shape(context, kind, inset + place.column, y)
  }
}

function drawCurve(context: CanvasRenderingContext2D, model: EpisodeModel, columns: number, count: number): void {
  const rewards = model.rewards[model.player.peek()] ?? []
  const known = count <= 1 ? columns : Math.round(((rewards.length - 1) / (count - 1)) * (columns - 1)) + 1
  const points = returnCurve(rewards, Math.max(1, known))
  if (points.length === 0) return
  let [low, high] = [0, 0]
  for (const { value } of points) [low, high] = [Math.min(low, value), Math.max(high, value)]
  const y = (value: number) => 3 + (curveHeight - 6) * (1 - (value - low) / (high - low || 1))
  context.fillStyle = colour('line')
  context.fillRect(inset, Math.round(y(0)), columns, 1)
  context.beginPath()
  for (const [i, { column, value }] of points.entries()) {
    if (i === 0) context.moveTo(inset + column, y(value))
    else context.lineTo(inset + column, y(value))
  }
  context.strokeStyle = colour('accent')
  context.lineWidth = 1.5
  context.stroke()
  context.lineTo(inset + points[points.length - 1].column, y(0))
  context.lineTo(inset + points[0].column, y(0))
  context.globalAlpha = 0.12
  context.fillStyle = colour('accent')
  context.fill()
  context.globalAlpha = 1
}

/** Kinds differ by shape and by row, not by colour alone. */
function shape(context: CanvasRenderingContext2D, kind: string, x: number, y: number): void {
  context.beginPath()
  if (kind === 'reward') triangle(context, x, y)
  else if (kind === 'thought') diamond(context, x, y, 3)
  else if (kind === 'evidence') star(context, x, y, 5)
  else if (kind === 'end') context.rect(x - 3, y - 3, 6, 6)
  else cross(context, x, y)
  context.fill()
}

function triangle(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.moveTo(x - 3, y + 3)
  context.lineTo(x + 3, y + 3)
  context.lineTo(x, y - 3)
}

function diamond(context: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  context.moveTo(x, y - size)
  context.lineTo(x + size, y)
  context.lineTo(x, y + size)
  context.lineTo(x - size, y)
}

function star(context: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  for (let i = 0; i < 10; i++) {
    const reach = i % 2 === 0 ? size : size * 0.42
    const angle = (Math.PI * i) / 5
    context.lineTo(x + reach * Math.sin(angle), y - reach * Math.cos(angle))
  }
}

function cross(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.rect(x - 1, y - 3, 2, 6)
  context.rect(x - 3, y - 1, 6, 2)
}
