// The floors of docs/architecture.md: arrows point down only.
const no = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })
const test = '\\.(test|browser\\.test|slow\\.test)\\.tsx?$'
module.exports = {
  forbidden: [
    no(
      'no-cycles',
      { pathNot: '^games/' },
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'no file imports itself round a corner; only the rules of a game may (a relic gives a card that wakes a relic)',
    ),
    no(
      'core-knows-nobody',
      { path: '^src/core/', pathNot: test },
      { path: '^(src/(?!core/)|games|agents|skills)' },
      'the core knows nobody',
    ),
    no(
      'core-imports-two-packages',
      { path: '^src/core/', pathNot: test },
      { dependencyTypes: ['npm', 'npm-dev'], pathNot: 'node_modules/(zod|pure-rand)/' },
      'zod and pure-rand only',
    ),
    no(
      'core-does-no-io',
      { path: '^src/core/', pathNot: test },
      { dependencyTypes: ['core'] },
      'the core reads no clock, file or socket',
    ),
    no(
      'games-stand-alone',
      { path: '^games/([^/]+)/', pathNot: test },
      { path: '^(src/(?!core/|screen/)|agents/|skills/|games/(?!$1/))' },
      'a game knows the core and the screen; never an agent, a skill or another game',
    ),
    no(
      'agents-know-types-of-games',
      { path: '^agents/', pathNot: test },
      { path: '^(games/|src/(?!core/|models/|library/|goals/|search/))', dependencyTypesNot: ['type-only'] },
      'an agent knows the core, models, the library, goals, search, and types of the games it plays',
    ),
    no(
      'services-know-the-core',
      { path: '^src/(episode|models|imitation|library|goals|screen|search|run)/', pathNot: test },
      {
        path: '^(games/|agents/|skills/|src/(viewer|cli|tournament|learn|testing)|src/(rollout|learn|play|registry)\\.ts)',
      },
      'services stand below the loops',
    ),
    no(
      'loops-know-no-names',
      {
        path: '^src/(rollout|learn|play|registry|config)\\.ts|^src/(tournament|learn|external)/',
        pathNot: `${test}|test-games`,
      },
      { path: '^(games/|agents/|skills/|src/(viewer|cli)/)' },
      'running, learning and tournaments know no game and no agent by name',
    ),
    no(
      'viewer-below-cli',
      { path: '^src/viewer/', pathNot: test },
      { path: '^(agents/|skills/|src/cli/)' },
      'what the page may start comes in as a port',
    ),
    no(
      'tests-stay-tests',
      { pathNot: `${test}|^src/testing/|^soak/|^bench/` },
      { path: '^src/testing/' },
      'the contract suites are for tests',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|runs)/' },
    tsPreCompilationDeps: true,
    parser: 'tsc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js'],
    },
    moduleSystems: ['es6', 'cjs'],
  },
}
