import type { ComponentChildren } from 'preact'
import type { Action } from './action.ts'
import { Card } from './board-cards.tsx'
import { Ways } from './board-map.tsx'
import { Press, SpotButton } from './board-play.tsx'
import type { Observation } from './observation.ts'
import { potionWords } from './potion-words.ts'
import { relicWords } from './relic-words.ts'

/** What is to be decided outside fights. */
export function Scene({ seen, legal }: { readonly seen: Observation; readonly legal: readonly Action[] }) {
  if (seen.event) return <Event event={seen.event} />
  if (seen.rewards) return <Rewards rewards={seen.rewards} />
  if (seen.shop) return <Shop shop={seen.shop} gold={seen.gold} />
  if (seen.select) return <Select select={seen.select} />
  if (seen.bossRelics)
    return (
      <Panel title="Choose a relic of the boss">
        <div class="spire-options">
          {seen.bossRelics.map((name, i) => (
            <Relic key={name} name={name} spot={`relic:${i}`} />
          ))}
        </div>
        <Press spot="leave">Take none</Press>
      </Panel>
    )
  if (seen.screen === 'chest')
    return (
      <Panel title={`A ${seen.chest} chest`}>
        <div class="spire-options">
          <SpotButton spot="open-chest" class="spire-option">
            Open it
          </SpotButton>
          <SpotButton spot="leave" class="spire-option">
            Leave it closed
          </SpotButton>
        </div>
      </Panel>
    )
  if (seen.screen === 'rest') return <Rest seen={seen} legal={legal} />
  if (seen.screen === 'map') {
    const columns = legal.flatMap(action => (action.do === 'go-to' ? [action.x] : []))
    return (
      <Panel title="Where to?">
        <Ways seen={seen} columns={columns.length > 0 ? columns : nextColumns(seen)} />
      </Panel>
    )
  }
  const won = seen.hp > 0
  return (
    <Panel title={won ? 'The spire is climbed' : 'The Ironclad has fallen'}>
      <p>
        Floor {seen.floor}, act {seen.act}. Fights won: {seen.won.monster} against monsters, {seen.won.elite} against
        elites, {seen.won.boss} against bosses.
      </p>
    </Panel>
  )
}

/** Where the map leads from here, in a record that lists no actions. */
function nextColumns(seen: Observation): number[] {
  if (seen.y < 0) return seen.map.filter(([, y]) => y === 0).map(([x]) => x)
  return seen.map.find(([x, y]) => x === seen.x && y === seen.y)?.[3] ?? []
}

export function Panel({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="spire-panel">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function Event({ event }: { readonly event: NonNullable<Observation['event']> }) {
  return (
    <Panel title={event.name}>
      <p>{event.text}</p>
      {event.table ? (
        <div class="spire-options spire-table">
          {event.table.map((card, i) => {
            const open = event.options.some(({ option }) => option === i)
            return (
              <SpotButton key={i} spot={`option:${i}`} class={`spire-option${open ? '' : ' turned'}`}>
                {card === null ? 'taken' : card || 'face down'}
                {card === null || open ? null : <small>face up</small>}
              </SpotButton>
            )
          })}
        </div>
      ) : (
        <div class="spire-options">
          {event.options.map(({ option, text }) => (
            <SpotButton key={option} spot={`option:${option}`} class="spire-option">
              {text}
            </SpotButton>
          ))}
        </div>
      )}
    </Panel>
  )
}

function Rewards({ rewards }: { readonly rewards: NonNullable<Observation['rewards']> }) {
  return (
    <Panel title="Rewards">
      <div class="spire-options">
        {rewards.gold.map((gold, i) => (
          <SpotButton key={i} spot={`gold:${i}`} class="spire-option">
            {gold} gold
          </SpotButton>
        ))}
        {rewards.relics.map((name, i) => (
          <Relic key={name} name={name} spot={`relic:${i}`} />
        ))}
        {rewards.potions.map((name, i) => (
          <Potion key={i} name={name} spot={`flask:${i}`} />
        ))}
        {rewards.key ? (
          <SpotButton spot="take-key" class="spire-option">
            The {rewards.key} key
            {rewards.key === 'sapphire' ? <small> in place of the last relic</small> : null}
          </SpotButton>
        ) : null}
      </div>
      {rewards.cards.map((cards, i) => (
        <div key={i} class="spire-offer">
          <h4>Choose a card</h4>
          <ol class="spire-cards">
            {cards.map((card, j) => (
              <Card key={j} text={card} spot={`offer:${i}:${j}`} />
            ))}
          </ol>
        </div>
      ))}
      <Press spot="bowl">Singing Bowl: 2 maximum HP in place of a card</Press>
      <Press spot="leave">Go on</Press>
    </Panel>
  )
}

function Shop({ shop, gold }: { readonly shop: NonNullable<Observation['shop']>; readonly gold: number }) {
  return (
    <Panel title="The merchant">
      <ol class="spire-cards">
        {shop.cards.map((item, i) =>
          item ? <Card key={i} text={item.name} price={item.price} dim={item.price > gold} spot={`ware:${i}`} /> : null,
        )}
      </ol>
      <div class="spire-options">
        {shop.relics.map((item, i) =>
          item ? <Relic key={i} name={item.name} price={item.price} spot={`relic:${i}`} /> : null,
        )}
        {shop.potions.map((item, i) =>
          item ? <Potion key={i} name={item.name} price={item.price} spot={`flask:${i}`} /> : null,
        )}
        {shop.removal === null ? null : (
          <SpotButton spot="buy-removal" class="spire-option">
            Remove a card <b class="spire-price">{shop.removal} gold</b>
          </SpotButton>
        )}
      </div>
      <Press spot="leave">Leave</Press>
    </Panel>
  )
}

interface GoodProps {
  readonly name: string
  readonly spot: string
  readonly price?: number
}

function Relic({ name, spot, price }: GoodProps) {
  return (
    <SpotButton spot={spot} class="spire-option">
      <strong>{name}</strong>
      {price === undefined ? null : <b class="spire-price">{price} gold</b>}
      <small>relic{relicWords[name] ? `: ${relicWords[name]}` : ''}</small>
    </SpotButton>
  )
}

function Potion({ name, spot, price }: GoodProps) {
  return (
    <SpotButton spot={spot} class="spire-option">
      <strong>{name}</strong>
      {price === undefined ? null : <b class="spire-price">{price} gold</b>}
      <small>potion{potionWords[name] ? `: ${potionWords[name]}` : ''}</small>
    </SpotButton>
  )
}

function Select({ select }: { readonly select: NonNullable<Observation['select']> }) {
  const many = select.wanted === 1 ? 'a card' : `${select.wanted} cards`
  return (
    <Panel title={`Choose ${many} to ${select.what}`}>
      <ol class="spire-cards">
        {select.cards.map((card, i) => (
          <Card key={i} text={card} spot={`pick:${i}`} />
        ))}
      </ol>
    </Panel>
  )
}

const restWords: readonly (readonly [Action['do'], string])[] = [
  ['rest', 'Rest: heal 30 % of maximum HP'],
  ['smith', 'Smith: upgrade a card'],
  ['recall', 'Recall: take the ruby key'],
  ['lift', 'Lift: Girya gives 1 Strength more'],
  ['toke', 'Toke: remove a card'],
  ['dig', 'Dig: find a relic'],
  ['leave', 'Go on'],
]

function Rest({ seen, legal }: { readonly seen: Observation; readonly legal: readonly Action[] }) {
  const listed = new Set(legal.map(action => action.do))
  return (
    <Panel title="A fire to rest at">
      <p>
        {seen.hp} of {seen.maxHp} HP
      </p>
      <div class="spire-options">
        {restWords.map(([kind, words]) =>
          listed.has(kind) ? (
            <SpotButton key={kind} spot={kind} class="spire-option">
              {words}
            </SpotButton>
          ) : null,
        )}
      </div>
    </Panel>
  )
}
