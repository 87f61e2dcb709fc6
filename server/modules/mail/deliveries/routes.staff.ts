import { personContext, staffRoutes } from '#areas/staff.ts'
import { mailTest, mailTestInput } from '#contract/provider.ts'
import { testMailServer } from './mail-test.ts'

const staff = staffRoutes('settings')

export const mailTestStaffRoutes = [
  staff.post('/mail-tests', 'provider:edit', {
    summary: 'Test a mail server with a message to myself',
    body: mailTestInput,
    answer: mailTest,
    closedToTokens: true,
    handle: async (ctx, input) => await testMailServer(personContext(ctx), input.smtp),
  }),
]
