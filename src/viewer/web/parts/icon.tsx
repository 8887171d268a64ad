const paths = {
  first: 'M4 3v10M13 3.5 6 8l7 4.5z',
  last: 'M12 3v10M3 3.5 10 8l-7 4.5z',
  back: 'M11 3.5 4.5 8l6.5 4.5z',
  on: 'M5 3.5 11.5 8 5 12.5z',
  before: 'M8 3.5 2.5 8 8 12.5zM14 3.5 8.5 8l5.5 4.5z',
  after: 'M2 3.5 7.5 8 2 12.5zM8 3.5 13.5 8 8 12.5z',
  play: 'M4.5 2.8 13 8l-8.5 5.2z',
  pause: 'M4 3h3v10H4zM9 3h3v10H9z',
  auto: 'M8 1.8a6.2 6.2 0 1 0 0 12.4z',
  light:
    'M8 5.4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2zM8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.5 1.5M11.5 11.5 13 13M13 3l-1.5 1.5M4.5 11.5 3 13',
  dark: 'M13.2 9.6A5.8 5.8 0 0 1 6.4 2.8a5.8 5.8 0 1 0 6.8 6.8z',
} as const

/** A drawn sign: fonts differ, drawings do not. */
export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true">
      {name === 'auto' && <circle cx="8" cy="8" r="6.2" class="outline" />}
      <path d={paths[name]} />
    </svg>
  )
}
