import { defineCommand } from '../command.ts'
import { defineGameTool } from '../tool.ts'

export default defineCommand({
  summary: 'compare a game with recorded or reference data',
  define: (command, context) => defineGameTool(command, context, 'verify'),
})
