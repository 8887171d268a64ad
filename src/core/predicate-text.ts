import { UsageError } from './errors.ts'
import type { Comparison, Operand, Predicate } from './predicate.ts'

/**
 * Reads the language goals are typed in:
 *
 *     inventory.wood >= 3 and not asleep
 *     ko >= 1 within 3
 *     placed.table >= 1 before inventory.wood_pickaxe >= 1
 *     inventory.wood >= start.inventory.wood + $count
 *
 * From loosest to tightest: `or`, `and`, `before`, `within`, `not`. A bare fact means `== true`. Texts stand in double
 * or single quotes, single words also without.
 *
 * @throws {UsageError} Saying where it stopped making sense.
 */
export function parsePredicate(source: string): Predicate {
  const tokens = [
    ...source.matchAll(
      /\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[$A-Za-z_][\w.:-]*|-?\d+(?:\.\d+)?|[<>=!]=|[<>+()]|\S)/g,
    ),
  ].map(m => ({
    text: m[1],
    at: m.index + m[0].length - m[1].length,
  }))
  let next = 0
  const peek = () => tokens[next]?.text
  const wrong = (wanted: string): never => {
    const token = tokens[next]
    throw new UsageError(
      token
        ? `goal "${source}": expected ${wanted} at position ${token.at + 1}, found "${token.text}"${slip(source.slice(token.at))}`
        : `goal "${source}": expected ${wanted}, but it ends there`,
    )
  }
  const take = (text: string) => {
    if (peek() !== text) return false
    next++
    return true
  }
  const list = (word: 'or' | 'and', part: () => Predicate): Predicate => {
    const items = [part()]
    while (take(word)) items.push(part())
    if (items.length === 1) return items[0]
    return word === 'or' ? { or: items } : { and: items }
  }
  const anyOf = (): Predicate => list('or', () => list('and', ordered))
  const ordered = (): Predicate => {
    const first = timed()
    return take('before') ? { before: first, then: ordered() } : first
  }
  const timed = (): Predicate => {
    let inner = single()
    while (take('within')) inner = { within: number('a number of steps'), of: inner }
    return inner
  }
  const single = (): Predicate => {
    if (take('not')) return { not: single() }
    if (take('(')) {
      const inner = anyOf()
      if (!take(')')) wrong('")"')
      return inner
    }
    const fact = name('a fact')
    const op = peek()
    if (op === undefined || !/^([<>]=?|[=!]=)$/.test(op)) return { fact, op: '==', value: true }
    next++
    return { fact, op: op as Comparison, value: operand() }
  }
  const operand = (): Operand => {
    const token = peek()
    if (token === undefined) return wrong('a value')
    if (/^["'].*["']$/s.test(token)) {
      const text = unquoted(token)
      if (text === null) return wrong('a text without unknown escapes')
      next++
      return text
    }
    if (/^-?\d/.test(token)) return number('a value')
    if (take('true')) return true
    if (take('false')) return false
    const fact = name('a value')
    if (take('+')) return { fact, plus: number('a number') }
    const sign = peek()
    if (sign !== undefined && /^-\d/.test(sign)) return { fact, plus: number('a number') }
    return fact.startsWith('start.') || fact.startsWith('$') ? { fact, plus: 0 } : fact
  }
  const name = (wanted: string): string => {
    const token = peek()
    if (token === undefined || !/^[$A-Za-z_]/.test(token) || /^(and|or|not|within|before)$/.test(token))
      return wrong(wanted)
    next++
    return token
  }
  const number = (wanted: string): number => {
    const token = peek()
    if (token === undefined || !/^-?\d+(\.\d+)?$/.test(token)) return wrong(wanted)
    next++
    return Number(token)
  }
  const result = anyOf()
  if (next < tokens.length) wrong('"and", "or", "before", "within" or the end')
  return result
}

function unquoted(token: string): string | null {
  if (token.startsWith("'")) return token.slice(1, -1).replace(/\\(.)/gs, '$1')
  try {
    return JSON.parse(token) as string
  } catch {
    return null
  }
}

/** What other languages write, and how it is said here. */
function slip(from: string): string {
  if (/^["']/.test(from)) return `; this ${from[0]} is never closed`
  const meant: readonly (readonly [RegExp, string])[] = [
    [/^&/, 'and'],
    [/^\|/, 'or'],
    [/^!/, 'not'],
    [/^=>/, '>='],
    [/^=</, '<='],
    [/^=/, '=='],
  ]
  const found = meant.find(([slip]) => slip.test(from))
  return found ? `; write "${found[1]}"` : ''
}

/** The text that reads back as this predicate. */
export function printPredicate(predicate: Predicate): string {
  if ('fact' in predicate) {
    const { fact, op, value } = predicate
    if (value === true && op === '==') return fact
    return `${fact} ${op} ${printOperand(value)}`
  }
  if ('and' in predicate) return predicate.and.map(part => wrap(part, 'or' in part || 'and' in part)).join(' and ')
  if ('or' in predicate) return predicate.or.map(part => wrap(part, 'or' in part)).join(' or ')
  if ('not' in predicate) return `not ${wrap(predicate.not, !('fact' in predicate.not))}`
  if ('within' in predicate) return `${wrap(predicate.of, !('fact' in predicate.of))} within ${predicate.within}`
  return `${wrap(predicate.before, !('fact' in predicate.before))} before ${wrap(predicate.then, !('fact' in predicate.then))}`
}

function wrap(predicate: Predicate, bracket: boolean): string {
  return bracket ? `(${printPredicate(predicate)})` : printPredicate(predicate)
}

function printOperand(value: Operand): string {
  if (typeof value !== 'object') return typeof value === 'string' ? JSON.stringify(value) : String(value)
  if (value.plus === 0) return value.fact
  return value.plus > 0 ? `${value.fact} + ${value.plus}` : `${value.fact} ${value.plus}`
}
