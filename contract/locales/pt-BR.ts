import { access } from './pt-BR/access.ts'
import { announcements } from './pt-BR/announcements.ts'
import { apiTokens } from './pt-BR/api-tokens.ts'
import { backgroundTasks } from './pt-BR/background-tasks.ts'
import { clientLifecycle } from './pt-BR/client-lifecycle.ts'
import { clientList } from './pt-BR/client-list.ts'
import { clients } from './pt-BR/clients.ts'
import { contacts } from './pt-BR/contacts.ts'
import { emails } from './pt-BR/emails.ts'
import { entry } from './pt-BR/entry.ts'
import { errors } from './pt-BR/errors.ts'
import { fields } from './pt-BR/fields.ts'
import { history } from './pt-BR/history.ts'
import { impersonation } from './pt-BR/impersonation.ts'
import { imports } from './pt-BR/imports.ts'
import { invitations } from './pt-BR/invitations.ts'
import { invoices } from './pt-BR/invoices.ts'
import { lookups } from './pt-BR/lookups.ts'
import { permissions } from './pt-BR/permissions.ts'
import { plans } from './pt-BR/plans.ts'
import { portalHome } from './pt-BR/portal-home.ts'
import { profile } from './pt-BR/profile.ts'
import { recipients } from './pt-BR/recipients.ts'
import { savedViews } from './pt-BR/saved-views.ts'
import { search } from './pt-BR/search.ts'
import { settings } from './pt-BR/settings.ts'
import { shell } from './pt-BR/shell.ts'
import { subscriptions } from './pt-BR/subscriptions.ts'
import { team } from './pt-BR/team.ts'
import { templates } from './pt-BR/templates.ts'
import { ui } from './pt-BR/ui.ts'
import { users } from './pt-BR/users.ts'
import { verification } from './pt-BR/verification.ts'

export const ptBR = {
  access,
  announcements,
  apiTokens,
  history,
  clientLifecycle,
  backgroundTasks,
  clientList,
  clients,
  contacts,
  emails,
  entry,
  errors,
  fields,
  impersonation,
  invitations,
  imports,
  lookups,
  invoices,
  permissions,
  plans,
  portalHome,
  profile,
  recipients,
  savedViews,
  search,
  settings,
  shell,
  team,
  subscriptions,
  templates,
  ui,
  users,
  verification,
}
