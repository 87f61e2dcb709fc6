import { staffPersonContext } from '#areas/request.ts'
import { mailTest, mailTestInput } from '#contract/settings.ts'
import type { App } from '#platform/http/app-type.ts'
import { testMailServer } from './mail-test.ts'

export async function mailTestStaffRoutes(app: App): Promise<void> {
  app.post(
    '/mail-tests',
    {
      schema: {
        tags: ['settings'],
        summary: 'Try a mail server with a message to oneself',
        body: mailTestInput,
        response: { 200: mailTest },
      },
      config: { access: 'settings:edit', whileImpersonating: false, closedToTokens: true },
    },
    async (request) => await testMailServer(staffPersonContext(request), request.body.smtp),
  )
}
