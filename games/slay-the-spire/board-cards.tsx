import type { Spot } from './board-choices.ts'
import { SpotButton } from './board-play.tsx'
import { cardWords } from './card-words.ts'

interface CardProps {
  readonly text: string
  /** What it costs now; otherwise what is printed. */
  readonly cost?: number
  readonly spot?: Spot
  readonly dim?: boolean
  /** Below the text: a price. */
  readonly price?: number
}

/** A card with its cost, kind and text. */
export function Card({ text, cost, spot, dim = false, price }: CardProps) {
  const { type, words, printed } = cardWords(text)
  const shown = cost ?? printed
  const face = (
    <>
      {shown === null || shown < -1 ? null : (
        <span class={`spire-cost${cost !== undefined && printed !== null && cost < printed ? ' less' : ''}`}>
          {shown === -1 ? 'X' : shown}
        </span>
      )}
      <strong class={/[^ ]{10}/.test(text) ? 'long' : ''}>{text}</strong>
      <em>{type}</em>
      <small>{words}</small>
      {price === undefined ? null : <b class="spire-price">{price} gold</b>}
    </>
  )
  const name = `spire-card ${type}${dim ? ' dim' : ''}`
  return (
    <li>
      {spot ? (
        <SpotButton spot={spot} class={name}>
          {face}
        </SpotButton>
      ) : (
        <div class={name}>{face}</div>
      )}
    </li>
  )
}

/** Many cards at a glance, equal ones once. */
export function CardList({ cards }: { readonly cards: readonly string[] }) {
  const counts = new Map<string, number>()
  for (const card of cards) counts.set(card, (counts.get(card) ?? 0) + 1)
  return (
    <ul class="spire-card-list">
      {[...counts].map(([card, count]) => {
        const { type, words } = cardWords(card)
        return (
          <li key={card} class={type} title={words}>
            {count > 1 ? <b>{count}×</b> : null} {card}
          </li>
        )
      })}
    </ul>
  )
}

/** The same where the order matters. */
export function CardOrder({ cards }: { readonly cards: readonly string[] }) {
  return (
    <ol class="spire-card-list">
      {cards.map((card, i) => {
        const { type, words } = cardWords(card)
        return (
          <li key={i} class={type} title={words}>
            {card}
          </li>
        )
      })}
    </ol>
  )
}
