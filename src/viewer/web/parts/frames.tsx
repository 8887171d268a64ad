import { useEffect, useRef } from 'preact/hooks'
import type { Json, Thought } from '#core'
import { links } from '../api.ts'
import { framesOf } from '../decode.ts'

interface Props {
  readonly run: string
  readonly episode: string
  readonly observation: Json
  /** Those with a place on the frame are drawn there. */
  readonly thoughts: readonly Thought[]
}

/** The pixels the player saw, with what its thoughts point at. */
export function Frames({ run, episode, observation, thoughts }: Props) {
  return (
    <>
      {framesOf(observation).map(({ name, n, source }) => (
        <Frame key={name} name={name} source={source ?? links.frame(run, episode, n ?? 0)} thoughts={thoughts} />
      ))}
    </>
  )
}

/** Shows the last picture until the next one is here, so that scrubbing does not flicker. */
function Frame({
  name,
  source,
  thoughts,
}: {
  readonly name: string
  readonly source: string
  readonly thoughts: readonly Thought[]
}) {
  const image = useRef<HTMLImageElement>(null)
  const picture = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const next = new Image()
    let stale = false
    next.src = source
    next.decode().then(
      () => {
        if (stale || image.current === null) return
        image.current.src = source
        picture.current!.style.width = `min(100%, ${Math.round((62 * next.naturalWidth) / next.naturalHeight)}vh)`
      },
      () => {}, // a frame that cannot be decoded leaves the last one standing
    )
    return () => {
      stale = true
    }
  }, [source])
  const pointing = thoughts.filter(thought => thought.at !== undefined)
  return (
    <figure class="frame">
      <div class="frame-picture" ref={picture}>
        <img ref={image} alt={`What the player saw: ${name}`} />
        {pointing.map((thought, i) => (
          <span
            key={i}
            class={`pointer level-${thought.level}`}
            title={thought.text}
            style={{
              left: `${percent(thought.at!.x)}%`,
              top: `${percent(thought.at!.y)}%`,
              width: `${percent(thought.at!.width ?? 0)}%`,
              height: `${percent(thought.at!.height ?? 0)}%`,
            }}
          />
        ))}
      </div>
    </figure>
  )
}

const percent = (share: number) => (Number.isFinite(share) ? Math.min(100, Math.max(0, share * 100)) : 0)
