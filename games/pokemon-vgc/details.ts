/** Reads `Urshifu, L50, M, tera:Water`. */
export function readDetails(details: string): {
  readonly species: string
  readonly level: number
  readonly gender: string
  readonly tera: string | null
} {
  const [species, ...rest] = details.split(', ')
  const level = rest.find(part => /^L\d+$/.test(part))
  const tera = rest.find(part => part.startsWith('tera:'))
  return {
    species,
    level: level ? Number(level.slice(1)) : 100,
    gender: rest.find(part => part === 'M' || part === 'F') ?? '',
    tera: tera ? tera.slice(5) : null,
  }
}
