import { access } from './en/access.ts'
import { announcements } from './en/announcements.ts'
import { apiTokens } from './en/api-tokens.ts'
import { backgroundTasks } from './en/background-tasks.ts'
import { clientLifecycle } from './en/client-lifecycle.ts'
import { clientList } from './en/client-list.ts'
import { clients } from './en/clients.ts'
import { contacts } from './en/contacts.ts'
import { emailTemplates } from './en/email-templates.ts'
import { emails } from './en/emails.ts'
import { errors } from './en/errors.ts'
import { fields } from './en/fields.ts'
import { history } from './en/history.ts'
import { impersonation } from './en/impersonation.ts'
import { imports } from './en/imports.ts'
import { invitations } from './en/invitations.ts'
import { invoices } from './en/invoices.ts'
import { lookups } from './en/lookups.ts'
import { memberships } from './en/memberships.ts'
import { permissions } from './en/permissions.ts'
import { plans } from './en/plans.ts'
import { portalHome } from './en/portal-home.ts'
import { provider } from './en/provider.ts'
import { publicPages } from './en/public-pages.ts'
import { recipients } from './en/recipients.ts'
import { savedViews } from './en/saved-views.ts'
import { search } from './en/search.ts'
import { shell } from './en/shell.ts'
import { staffUsers } from './en/staff-users.ts'
import { subscriptions } from './en/subscriptions.ts'
import { ui } from './en/ui.ts'
import { users } from './en/users.ts'
import { verification } from './en/verification.ts'
import type { ptBR } from './pt-BR.ts'
import type { Texts } from './texts.ts'

export const en: Texts<typeof ptBR> = {
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
