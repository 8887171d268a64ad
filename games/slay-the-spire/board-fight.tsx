import { useContext } from 'preact/hooks'
import { Card, CardList, CardOrder } from './board-cards.tsx'
import { Figure, IntentMark, intentWords } from './board-figures.tsx'
import { PlayingContext, Press, SpotButton } from './board-play.tsx'
import type { Fight, Monster } from './observation.ts'
import { powerWords } from './power-words.ts'

interface Props {
  readonly fight: Fight
  readonly before: Fight | null
  /** Places of the hand that may be played. */
  readonly playable: ReadonlySet<number>
}

/** Enemies above, the player's state below them, then the hand, the piles beside it. */
export function BoardFight({ fight, before, playable }: Props) {
  const { choice } = fight
  const playing = useContext(PlayingContext)
  return (
    <section class="spire-panel spire-fight">
      <ul class="spire-monsters">
        {fight.monsters.map(monster => (
          <Enemy
            key={monster.place}
            monster={monster}
            before={before?.monsters.find(({ place }) => place === monster.place) ?? null}
          />
        ))}
      </ul>
      <div class="spire-you">
        <span>
          turn <b>{fight.turn}</b>
        </span>
        <span class="spire-energy" title="energy">
          energy <b>{fight.energy}</b>/{fight.energyPerTurn}
        </span>
        <span>
          block <b>{fight.block}</b>
        </span>
        <Powers powers={fight.powers} />
        <Press spot="end-turn">End turn</Press>
      </div>
      {playing?.pending?.startsWith('card:') || playing?.pending?.startsWith('potion:') ? (
        <p class="spire-hint" role="status">
          Choose a target, or press Esc
        </p>
      ) : null}
      {choice ? (
        <div class="spire-choice">
          <h4>
            {choice.what.charAt(0).toUpperCase()}
            {choice.what.slice(1)}
            {choice.many && choice.atMost < 10 ? ` (at most ${choice.atMost})` : ''}
          </h4>
          <ol class="spire-cards">
            {choice.cards.map((card, i) => (
              <Card key={i} text={card === 'none' ? 'No card' : card} spot={choice.many ? `mark:${i}` : `pick:${i}`} />
            ))}
          </ol>
          {choice.many ? <Press spot="many">Done</Press> : null}
        </div>
      ) : null}
      {choice && fromHand.test(choice.what) ? null : (
        <ol class="spire-cards" aria-label="hand">
          {fight.hand.map(({ card, cost }, i) => (
            <Card key={i} text={card} cost={cost} dim={!playable.has(i)} spot={choice ? undefined : `card:${i}`} />
          ))}
        </ol>
      )}
      {fight.hand.length === 0 && !choice ? <p class="spire-none">no card in hand</p> : null}
      <div class="spire-piles">
        <Pile name="Draw pile" cards={fight.draw} top={fight.top} />
        <Pile name="Discard pile" cards={fight.discard} top={[]} />
        <Pile name="Exhausted" cards={fight.exhaust} top={[]} />
      </div>
    </section>
  )
}

/** Choices that show the hand already. */
const fromHand = /^(upgrade|copy|exhaust|discard|put (a card|any cards) )/

function Enemy({ monster, before }: { readonly monster: Monster; readonly before: Monster | null }) {
  const lost = before ? before.hp - monster.hp : 0
  const { intent, damage, hits } = monster
  return (
    <li>
      <SpotButton spot={`enemy:${monster.place}`} class="spire-monster">
        <span class={`spire-intent${damage === null ? '' : ' strikes'}`}>
          <IntentMark intent={intent} />
          {damage === null ? null : (
            <b>
              {damage}
              {hits !== null && hits > 1 ? `×${hits}` : ''}
            </b>
          )}
          <span class="spire-intent-words">{intent === null ? 'hidden' : intentWords[intent]}</span>
        </span>
        <Figure name={monster.name} size={monster.maxHp} />
        <strong>{monster.name}</strong>
        <Bar value={monster.hp} most={monster.maxHp} block={monster.block} />
        {lost > 0 ? <span class="spire-lost">−{lost} HP</span> : null}
        <Powers powers={monster.powers} />
      </SpotButton>
    </li>
  )
}

/** Hit points as a bar with its numbers, and block in front of them. */
export function Bar(props: { readonly value: number; readonly most: number; readonly block?: number }) {
  const { value, most, block = 0 } = props
  const share = most > 0 ? Math.max(0, Math.min(1, value / most)) : 0
  return (
    <span class={`spire-bar${block > 0 ? ' blocked' : ''}${share <= 0.25 ? ' low' : ''}`}>
      {block > 0 ? (
        <span class="spire-block" title="block">
          {block}
        </span>
      ) : null}
      <span
        class="spire-hp"
        role="img"
        aria-label={`${value} of ${most} hit points${block > 0 ? `, ${block} block` : ''}`}
      >
        <i style={{ width: `${share * 100}%` }} />
        <span>
          {value}/{most}
        </span>
      </span>
    </span>
  )
}

function Powers({ powers }: { readonly powers: Readonly<Record<string, number>> }) {
  const entries = Object.entries(powers)
  if (entries.length === 0) return null
  return (
    <span class="spire-powers">
      {entries.map(([name, value]) => (
        <span key={name} title={powerWords[name] ?? name}>
          {name.charAt(0).toUpperCase()}
          {name.slice(1)}
          {value === 0 ? null : <b> {value}</b>}
        </span>
      ))}
    </span>
  )
}

interface PileProps {
  readonly name: string
  readonly cards: readonly string[]
  /** Known to be on top. */
  readonly top: readonly string[]
}

function Pile({ name, cards, top }: PileProps) {
  return (
    <details>
      <summary>
        {name} <b>{cards.length}</b>
        {top.length > 0 && top.length < cards.length ? ` · on top: ${top.join(', ')}` : ''}
      </summary>
      {top.length > 1 && top.length === cards.length ? <CardOrder cards={top} /> : <CardList cards={cards} />}
    </details>
  )
}
