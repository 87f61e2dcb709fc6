import { access } from './en/access.ts'
import { announcements } from './en/announcements.ts'
import { apiTokens } from './en/api-tokens.ts'
import { backgroundTasks } from './en/background-tasks.ts'
import { clientLifecycle } from './en/client-lifecycle.ts'
import { clientList } from './en/client-list.ts'
import { clients } from './en/clients.ts'
import { contacts } from './en/contacts.ts'
import { emails } from './en/emails.ts'
import { entry } from './en/entry.ts'
import { errors } from './en/errors.ts'
import { fields } from './en/fields.ts'
import { history } from './en/history.ts'
import { impersonation } from './en/impersonation.ts'
import { imports } from './en/imports.ts'
import { invitations } from './en/invitations.ts'
import { invoices } from './en/invoices.ts'
import { lookups } from './en/lookups.ts'
import { permissions } from './en/permissions.ts'
import { plans } from './en/plans.ts'
import { portalHome } from './en/portal-home.ts'
import { profile } from './en/profile.ts'
import { recipients } from './en/recipients.ts'
import { savedViews } from './en/saved-views.ts'
import { search } from './en/search.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { subscriptions } from './en/subscriptions.ts'
import { team } from './en/team.ts'
import { templates } from './en/templates.ts'
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
