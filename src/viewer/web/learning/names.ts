/** Names without what all of them begin with: the game, a family of facts. Whole words, and never all of a name. */
export function shortNames(names: readonly string[]): (name: string) => string {
  const [first, ...rest] = names.map(name => name.split('-'))
  let shared = first === undefined ? 0 : first.length - 1
  for (const words of rest) {
    let i = 0
    while (i < shared && i < words.length - 1 && words[i] === first[i]) i++
    shared = i
  }
  return name => name.split('-').slice(shared).join(' ') || name
}
