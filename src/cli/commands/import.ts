import { defineCommand } from '../command.ts'
import { defineGameTool } from '../tool.ts'

export default defineCommand({
  summary: 'turn logs of a game into episodes',
  define: (command, context) => defineGameTool(command, context, 'import'),
})
