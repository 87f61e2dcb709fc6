import { access } from './pt-BR/access.ts'
import { announcements } from './pt-BR/announcements.ts'
import { apiTokens } from './pt-BR/api-tokens.ts'
import { backgroundTasks } from './pt-BR/background-tasks.ts'
import { clientLifecycle } from './pt-BR/client-lifecycle.ts'
import { clientList } from './pt-BR/client-list.ts'
import { clients } from './pt-BR/clients.ts'
import { contacts } from './pt-BR/contacts.ts'
import { emailTemplates } from './pt-BR/email-templates.ts'
import { emails } from './pt-BR/emails.ts'
import { errors } from './pt-BR/errors.ts'
import { fields } from './pt-BR/fields.ts'
import { history } from './pt-BR/history.ts'
import { impersonation } from './pt-BR/impersonation.ts'
import { imports } from './pt-BR/imports.ts'
import { invitations } from './pt-BR/invitations.ts'
import { invoices } from './pt-BR/invoices.ts'
import { lookups } from './pt-BR/lookups.ts'
import { memberships } from './pt-BR/memberships.ts'
import { permissions } from './pt-BR/permissions.ts'
import { plans } from './pt-BR/plans.ts'
import { portalHome } from './pt-BR/portal-home.ts'
import { provider } from './pt-BR/provider.ts'
import { publicPages } from './pt-BR/public-pages.ts'
import { recipients } from './pt-BR/recipients.ts'
import { savedViews } from './pt-BR/saved-views.ts'
import { search } from './pt-BR/search.ts'
import { shell } from './pt-BR/shell.ts'
import { staffUsers } from './pt-BR/staff-users.ts'
import { subscriptions } from './pt-BR/subscriptions.ts'
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
  publicPages,
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
  users,
  recipients,
  savedViews,
  search,
  provider,
  shell,
  staffUsers,
  subscriptions,
  emailTemplates,
  ui,
  memberships,
  verification,
}
