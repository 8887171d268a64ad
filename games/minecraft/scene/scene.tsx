import { useEffect, useRef, useState } from 'preact/hooks'
import type { Moment } from './history.ts'
import { type Camera, type ReadChannel, Stage } from './stage.ts'

interface Props {
  /** Names the episode. */
  readonly id: string
  /** Rises as the record grows. */
  readonly grown: number
  readonly read: ReadChannel
  readonly tick: number
  readonly previous: number | null
  /** 0…23999. */
  readonly time: number
  /** Is told of the player's way whenever more of it was read. */
  readonly onWay?: (moments: readonly Moment[]) => void
}

const cameras: readonly (readonly [Camera, string, string])[] = [
  ['eyes', 'Eyes', 'What the player sees'],
  ['behind', 'Behind', 'From behind the player'],
  ['free', 'Free', 'Drag to look; W A S D, Q and E or the wheel to move'],
]

/** The world in 3D, out of the record alone. */
export function Scene({ id, grown, read, tick, previous, time, onWay }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const stage = useRef<Stage | null>(null)
  const [camera, setCamera] = useState<Camera>('eyes')
  const [bare, setBare] = useState(false)
  const [note, setNote] = useState<string | null>('Reading the world…')
  useEffect(() => {
    const made = Stage.on(canvas.current!, setNote)
    stage.current = made
    if (!made) {
      setBare(true)
      setNote('This browser has no WebGL 2, which the 3D view needs; the map shows the same world from above.')
      return
    }
    made.camera = camera
    const observer = new ResizeObserver(() => made.wake())
    observer.observe(canvas.current!)
    return () => {
      observer.disconnect()
      made.end()
    }
  }, [id])
  useEffect(() => {
    const made = stage.current
    made?.load(read).then(
      () => onWay?.(made.moments),
      error => setNote((error as Error).message),
    )
  }, [id, grown])
  useEffect(() => {
    if (!stage.current) return
    stage.current.day = daylight(time)
    stage.current.show(tick, previous)
  }, [id, tick])
  const use = (chosen: Camera) => {
    stage.current?.use(chosen)
    setCamera(chosen)
  }
  const key = (event: KeyboardEvent, down: boolean) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !stage.current?.key(event.code, down)) return
    event.preventDefault()
    event.stopPropagation() // the page has keys of its own
    if (stage.current.camera !== camera) setCamera(stage.current.camera)
  }
  return (
    <div class={bare ? 'minecraft-scene bare' : 'minecraft-scene'}>
      <canvas
        ref={canvas}
        tabIndex={0}
        role="img"
        aria-label="The world in 3D"
        onKeyDown={event => key(event, true)}
        onKeyUp={event => key(event, false)}
        onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={event => {
          if (event.buttons) stage.current?.look(event.movementX, event.movementY)
        }}
        onWheel={event => {
          if (document.activeElement !== canvas.current) return // the page scrolls unless the view was chosen
          event.preventDefault()
          stage.current?.roll(event.deltaY < 0 ? 2 : -2)
          setCamera(stage.current?.camera ?? 'eyes')
        }}
      />
      <div class="minecraft-cameras">
        {cameras.map(([name, words, title]) => (
          <button key={name} type="button" aria-pressed={camera === name} title={title} onClick={() => use(name)}>
            {words}
          </button>
        ))}
      </div>
      {note !== null && <p class="minecraft-note">{note}</p>}
    </div>
  )
}

/** 1 by day, 0 by night, with a dusk and a dawn in between. */
function daylight(time: number): number {
  if (time < 12_000) return 1
  if (time < 13_800) return 1 - (time - 12_000) / 1_800
  return time < 22_200 ? 0 : (time - 22_200) / 1_800
}
