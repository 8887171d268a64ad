/**
 * Text that is anybody's (nicknames, chat), fit to stand in a line: without control characters, marks that turn the
 * direction of writing and characters of no width, and cut off where it is too long.
 */
export function plain(text: string, most = 40): string {
  const seen = [...text.replace(unseen, '')]
  return seen.length <= most ? seen.join('') : `${seen.slice(0, most).join('')}…`
}

const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029\u115f\u1160\u3164\uffa0]|\p{M}{3,}/gu

/** A battle message as a sentence; '' for those that say nothing to people. Text in it is anybody's: show it as text. */
export function inWords(line: string): string {
  return plain(sentenceOf(line), 300)
}

function sentenceOf(line: string): string {
  const [, kind = '', ...rest] = line.split('|')
  if (kind === 'c') return `${plain(rest[0] ?? '')} says: ${rest.slice(1).join('|')}`
  if (kind === 'c:') return `${plain(rest[1] ?? '')} says: ${rest.slice(2).join('|')}`
  const [a = '', b = '', c = ''] = rest.map(readable)
  const cause = rest.find(part => part.startsWith('[from]'))
  const by = cause ? ` (${readable(cause.slice(7))})` : ''
  return sentences[kind]?.(a, b, c, by) ?? ''
}

type Sentence = (a: string, b: string, c: string, by: string) => string

const sentences: Readonly<Record<string, Sentence>> = {
  turn: a => `Turn ${a}`,
  switch: (a, b) => `${a} comes in: ${b.split(',')[0]}`,
  drag: (a, b) => `${a} is dragged in: ${b.split(',')[0]}`,
  move: (a, b, c) => `${a} uses ${b}${c ? ` on ${c}` : ''}`,
  cant: (a, b) => `${a} cannot move: ${b}`,
  faint: a => `${a} faints`,
  '-damage': (a, b, _, by) => `${a} is at ${b}${by}`,
  '-heal': (a, b, _, by) => `${a} heals to ${b}${by}`,
  '-status': (a, b) => `${a}: ${b}`,
  '-curestatus': (a, b) => `${a} is cured of ${b}`,
  '-boost': (a, b, c) => `${a}: ${b} +${c}`,
  '-unboost': (a, b, c) => `${a}: ${b} −${c}`,
  '-weather': a => (a === 'none' ? 'The weather clears' : `Weather: ${a}`),
  '-fieldstart': a => `${a} begins`,
  '-fieldend': a => `${a} ends`,
  '-sidestart': (a, b) => `${b} on the side of ${a}`,
  '-sideend': (a, b) => `${b} ends on the side of ${a}`,
  '-start': (a, b) => `${a}: ${b}`,
  '-end': (a, b) => `${a}: ${b} ends`,
  '-singleturn': (a, b) => `${a}: ${b}`,
  '-activate': (a, b) => `${a}: ${b}`,
  '-item': (a, b) => `${a} has ${b}`,
  '-enditem': (a, b) => `${a} loses ${b}`,
  '-ability': (a, b) => `${a}: ${b}`,
  '-terastallize': (a, b) => `${a} terastallises: ${b}`,
  '-mega': (a, b) => `${a} mega evolves: ${b}`,
  '-supereffective': a => `Very effective on ${a}`,
  '-resisted': a => `${a} resists`,
  '-immune': a => `${a} is immune`,
  '-crit': a => `A critical hit on ${a}`,
  '-miss': (a, b) => `${a} misses ${b}`,
  '-fail': a => `${a} fails`,
  win: a => `${a} wins`,
  tie: () => 'A tie',
}

/** `p1a: Name` to `Name`, `move: Tailwind` to `Tailwind`. */
const readable = (part: string) => plain(part.replace(/^(p[12][ab]?|move|item|ability): /, ''), 60)
