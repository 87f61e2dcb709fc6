import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { idParam } from '#contract/fields.ts'
import { savedView, savedViewEdit, savedViewInput, savedViews } from '#contract/saved-views.ts'
import { presentView } from './present.ts'
import { createSavedView, deleteSavedView, listSavedViews, updateSavedView } from './saved-view.ts'

const staff = staffRoutes('clients')
const params = z.object({ viewId: idParam })

export const savedViewStaffRoutes = [
  staff.get('/saved-views', 'clients:view', {
    summary: 'List my views of the client list, and those others share',
    answer: savedViews,
    handle: async (ctx) => ({ items: (await listSavedViews(ctx)).map((row) => presentView(ctx.actor, row)) }),
  }),

  staff.post('/saved-views', 'clients:view', {
    summary: 'Save a view of the client list',
    body: savedViewInput,
    created: savedView,
    handle: async (ctx, input) => presentView(ctx.actor, await createSavedView(ctx, input)),
  }),

  staff.put('/saved-views/:viewId', 'clients:view', {
    summary: 'Rename, share or overwrite a view, unless someone saved it since `version`',
    params,
    body: savedViewEdit,
    answer: savedView,
    handle: async (ctx, { viewId: id, ...edit }) =>
      presentView(ctx.actor, await updateSavedView(ctx, { ...edit, id })),
  }),

  staff.delete('/saved-views/:viewId', 'clients:view', {
    summary: 'Delete a view',
    params,
    handle: async (ctx, input) => await deleteSavedView(ctx, input.viewId),
  }),
]
