/**
 * Names as short as they stay clear: without the game all of them begin with, and without the verb where the rest tells
 * (`be near tree`), or where many share verb and family (`get achievement collect wood`).
 */
export function shortNames(names: readonly string[]): (name: string) => string {
  const game = names[0]?.split('-')[0] ?? ''
  const shared = names.length > 1 && names.every(name => name.startsWith(`${game}-`))
  const wordsOf = (name: string) => name.split('-').slice(shared ? 1 : 0)
  const families = new Map<string, number>()
  for (const name of names) {
    const [verb, family, ...rest] = wordsOf(name)
    const alone = rest.length === 0 // `get wood` says that wood is a thing, not a family
    families.set(`${verb} ${family}`, alone ? Number.NEGATIVE_INFINITY : (families.get(`${verb} ${family}`) ?? 0) + 1)
  }
  return name => {
    const words = wordsOf(name)
    const [verb, family] = words
    const many = (families.get(`${verb} ${family}`) ?? 0) >= 3
    if (verb === 'get' && many && words.length > 2) return words.slice(2).join(' ')
    if (verb === 'be' && words.length > 2) return words.slice(1).join(' ')
    return words.join(' ') || name
  }
}
