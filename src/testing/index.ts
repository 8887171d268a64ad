export { testAgent } from './agent.ts'
export { testEnvironment } from './environment.ts'
export { testModel } from './model.ts'
export { testSkill } from './skill.ts'
