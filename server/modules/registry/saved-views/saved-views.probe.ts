import type { Probe } from '#test/probes.ts'

const probes: Probe[] = [
  {
    path: 'saved-views',
    isPersonal: true,
    insert: async ({ testApp, caller }) => {
      const { id } = await testApp.db
        .insertInto('savedViews')
        .values({ ownerUserId: caller.userId, name: 'Minha', view: '{}' })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    },
    requests: {
      'PUT saved-views/:viewId': { body: { name: 'Outra', view: { filter: {} }, version: 0 } },
    },
  },
]
export default probes
