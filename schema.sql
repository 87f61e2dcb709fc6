-- What migrations/ amount to, to be read. Written by npm run schema; not to be edited.

create extension unaccent;

CREATE OR REPLACE FUNCTION public.administrator_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from provider for no key update;
  if not exists (select from staff_users where role = 'administrator' and deactivated_at is null) then
    raise exception using errcode = 'check_violation', constraint = 'staff_users_administrator_stays',
      message = 'there is always an active administrator';
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.app_client_id()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.client_id'::text, true), ''::text))::bigint;

CREATE OR REPLACE FUNCTION public.app_user_id()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.user_id'::text, true), ''::text))::bigint;

CREATE OR REPLACE FUNCTION public.audit_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'history is only ever added to';
end
$function$;

CREATE OR REPLACE FUNCTION public.first_contact_is_primary()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update clients set primary_contact_id = new.id where id = new.client_id and primary_contact_id is null;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.primary_contact_is_live()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from contacts where id = new.primary_contact_id and deleted_at is null) then
    raise exception using errcode = 'check_violation', constraint = 'clients_primary_contact_live',
      message = 'a client with contacts has a primary contact, and not a deleted one';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.primary_contact_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  holder bigint;
begin
  select primary_contact_id into holder from clients where id = old.client_id for no key update;
  if holder = old.id then
    raise exception using errcode = 'check_violation', constraint = 'contacts_primary_stays',
      message = 'the primary contact cannot be deleted';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.search_key(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(unaccent('unaccent'::regdictionary, value));

grant usage on schema public to balcao_portal;

create table audit_events (
  id bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  actor_user_id bigint,
  on_behalf_of_user_id bigint,
  client_id bigint,
  action text not null,
  subject_type text not null,
  subject_id bigint,
  subject_label text,
  before jsonb,
  after jsonb,
  request_id text,
  address inet,
  impersonation_id bigint,
  constraint audit_events_pkey PRIMARY KEY (id),
  constraint audit_events_actor_user_id_fkey FOREIGN KEY (actor_user_id) REFERENCES users(id),
  constraint audit_events_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id),
  constraint audit_events_impersonation_id_fkey FOREIGN KEY (impersonation_id) REFERENCES impersonations(id),
  constraint audit_events_on_behalf_of_user_id_fkey FOREIGN KEY (on_behalf_of_user_id) REFERENCES users(id)
);
CREATE INDEX audit_events_of_actor ON audit_events USING btree (actor_user_id, id DESC);
CREATE INDEX audit_events_of_client ON audit_events USING btree (client_id, id DESC);
CREATE INDEX audit_events_on_behalf ON audit_events USING btree (client_id, id DESC) WHERE on_behalf_of_user_id IS NOT NULL;
CREATE TRIGGER audit_is_append_only BEFORE DELETE OR UPDATE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
alter table audit_events enable row level security;
create policy events_of_own_client on audit_events for insert to balcao_portal
  with check ((client_id = app_client_id()));
create policy events_on_behalf_of_own_people on audit_events for select to balcao_portal
  using (((client_id = app_client_id()) AND (on_behalf_of_user_id IS NOT NULL)));
grant insert on audit_events to balcao_portal;
grant select (action, after, at, before, client_id, id, impersonation_id, on_behalf_of_user_id, subject_id, subject_label, subject_type) on audit_events to balcao_portal;

create table clients (
  id bigint not null generated always as identity,
  trade_name text not null,
  trade_name_key text not null generated always as (search_key(trade_name)) stored,
  legal_name text not null,
  slug text not null,
  tax_id text,
  email text not null,
  phone text,
  locale text not null default 'pt-BR'::text,
  street text,
  district text,
  city text,
  state text,
  postal_code text,
  country text not null default 'BR'::text,
  primary_contact_id bigint,
  suspended_at timestamp with time zone,
  suspension_reason text,
  deleted_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version integer not null default 0,
  constraint clients_pkey PRIMARY KEY (id),
  constraint clients_slug_key UNIQUE (slug),
  constraint clients_tax_id_key UNIQUE (tax_id),
  constraint clients_trade_name_key UNIQUE (trade_name_key),
  constraint clients_primary_contact_fkey FOREIGN KEY (id, primary_contact_id) REFERENCES contacts(client_id, id),
  constraint clients_locale_check CHECK (locale = ANY (ARRAY['pt-BR'::text, 'en'::text])),
  constraint clients_phone_check CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'::text)
);
CREATE TRIGGER primary_contact_is_live BEFORE UPDATE OF primary_contact_id ON clients FOR EACH ROW WHEN (new.primary_contact_id IS DISTINCT FROM old.primary_contact_id) EXECUTE FUNCTION primary_contact_is_live();
alter table clients enable row level security;
create policy own_client on clients for all to balcao_portal
  using (((id = app_client_id()) AND (deleted_at IS NULL)));
grant select on clients to balcao_portal;
grant update (primary_contact_id, updated_at, version) on clients to balcao_portal;

create table contact_verifications (
  id bigint not null generated always as identity,
  client_id bigint not null,
  contact_id bigint not null,
  staff_user_id bigint not null,
  checked text[] not null,
  outcome text not null,
  note text,
  created_at timestamp with time zone not null default now(),
  constraint contact_verifications_pkey PRIMARY KEY (id),
  constraint contact_verifications_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id),
  constraint contact_verifications_contact_fkey FOREIGN KEY (client_id, contact_id) REFERENCES contacts(client_id, id),
  constraint contact_verifications_staff_user_id_fkey FOREIGN KEY (staff_user_id) REFERENCES users(id),
  constraint contact_verifications_checked_check CHECK (checked <@ '{name,email,phone,pin}'::text[]),
  constraint contact_verifications_outcome_check CHECK (outcome = ANY (ARRAY['confirmed'::text, 'refused'::text]))
);
CREATE INDEX contact_verifications_of_contact ON contact_verifications USING btree (contact_id, id DESC);
alter table contact_verifications enable row level security;

create table contacts (
  id bigint not null generated always as identity,
  client_id bigint not null,
  first_name text not null,
  last_name text not null,
  job_title text,
  company text,
  email text not null,
  phone text,
  locale text not null default 'pt-BR'::text,
  street text,
  district text,
  city text,
  state text,
  postal_code text,
  country text not null default 'BR'::text,
  notifications text[] not null default '{}'::text[],
  deleted_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version integer not null default 0,
  constraint contacts_pkey PRIMARY KEY (id),
  constraint contacts_client_id_id_key UNIQUE (client_id, id),
  constraint contacts_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id),
  constraint contacts_locale_check CHECK (locale = ANY (ARRAY['pt-BR'::text, 'en'::text])),
  constraint contacts_phone_check CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'::text)
);
CREATE INDEX contacts_of_client ON contacts USING btree (client_id, id) WHERE deleted_at IS NULL;
CREATE TRIGGER first_contact_is_primary AFTER INSERT ON contacts FOR EACH ROW EXECUTE FUNCTION first_contact_is_primary();
CREATE TRIGGER primary_contact_stays BEFORE UPDATE OF deleted_at ON contacts FOR EACH ROW WHEN (old.deleted_at IS NULL AND new.deleted_at IS NOT NULL) EXECUTE FUNCTION primary_contact_stays();
alter table contacts enable row level security;
create policy contacts_of_own_client on contacts for all to balcao_portal
  using ((client_id = app_client_id()))
  with check ((client_id = app_client_id()));
grant insert, select, update on contacts to balcao_portal;

create table devices (
  id bigint not null generated always as identity,
  user_id bigint not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now(),
  constraint devices_pkey PRIMARY KEY (id),
  constraint devices_token_hash_key UNIQUE (token_hash),
  constraint devices_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX devices_of_user ON devices USING btree (user_id);

create table emails (
  id bigint not null generated always as identity,
  client_id bigint,
  contact_id bigint,
  user_id bigint,
  to_email text not null,
  to_name text,
  category text not null,
  template text not null,
  locale text not null,
  subject text not null,
  html text not null,
  text text not null,
  has_secret boolean not null default false,
  secret_encrypted bytea,
  secret_expires_at timestamp with time zone,
  link_id bigint,
  state text not null default 'queued'::text,
  reason text,
  last_error text,
  attempts integer not null default 0,
  attempt_id uuid,
  handed_over_at timestamp with time zone,
  next_attempt_at timestamp with time zone,
  message_id text not null,
  queued_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  constraint emails_pkey PRIMARY KEY (id),
  constraint emails_message_id_key UNIQUE (message_id),
  constraint emails_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id),
  constraint emails_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id),
  constraint emails_link_id_fkey FOREIGN KEY (link_id) REFERENCES links(id) ON DELETE SET NULL,
  constraint emails_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint emails_state_check CHECK (state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'suppressed'::text]))
);
CREATE INDEX emails_of_client ON emails USING btree (client_id, id DESC);
CREATE INDEX emails_of_user ON emails USING btree (user_id, id DESC) WHERE client_id IS NULL;
CREATE INDEX emails_unfinished ON emails USING btree (state, id) WHERE state = ANY (ARRAY['queued'::text, 'sending'::text, 'failed'::text]);
CREATE INDEX emails_with_secret ON emails USING btree (secret_expires_at) WHERE secret_encrypted IS NOT NULL;
alter table emails enable row level security;
create policy emails_of_own_client on emails for select to balcao_portal
  using (((client_id = app_client_id()) OR ((client_id IS NULL) AND (user_id = app_user_id()))));
grant select (attempts, category, client_id, contact_id, has_secret, html, id, last_error, locale, next_attempt_at, queued_at, reason, sent_at, state, subject, template, text, to_email, to_name, user_id) on emails to balcao_portal;

create table impersonations (
  id bigint not null generated always as identity,
  membership_id bigint,
  client_id bigint not null,
  user_id bigint not null,
  staff_user_id bigint not null,
  session_id bigint,
  staff_name text not null,
  user_name text not null,
  reason text not null,
  started_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  end_reason text,
  constraint impersonations_pkey PRIMARY KEY (id),
  constraint impersonations_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id),
  constraint impersonations_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id) ON DELETE SET NULL,
  constraint impersonations_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE SET NULL,
  constraint impersonations_staff_user_id_fkey FOREIGN KEY (staff_user_id) REFERENCES users(id),
  constraint impersonations_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint impersonations_end_check CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
  constraint impersonations_end_reason_check CHECK (end_reason = ANY (ARRAY['left'::text, 'replaced'::text, 'expired'::text, 'signed_out'::text, 'permission_lost'::text, 'access_ended'::text])),
  constraint impersonations_reason_check CHECK (char_length(reason) >= 3 AND char_length(reason) <= 500)
);
CREATE INDEX impersonations_of_membership ON impersonations USING btree (membership_id);
CREATE INDEX impersonations_of_session ON impersonations USING btree (session_id);
CREATE INDEX impersonations_open ON impersonations USING btree (staff_user_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX impersonations_open_key ON impersonations USING btree (session_id, membership_id) WHERE ended_at IS NULL;
alter table impersonations enable row level security;
create policy impersonations_of_own_client on impersonations for select to balcao_portal
  using ((client_id = app_client_id()));
grant select (client_id, end_reason, ended_at, expires_at, id, reason, staff_name, started_at, user_name) on impersonations to balcao_portal;

create table invitations (
  id bigint not null generated always as identity,
  client_id bigint,
  email text not null,
  first_name text,
  last_name text,
  locale text not null,
  permissions text[] not null default '{}'::text[],
  support_level smallint not null default 0,
  staff_role text,
  contact_id bigint,
  inviter_user_id bigint,
  is_from_staff boolean not null,
  created_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  accepted_user_id bigint,
  cancelled_at timestamp with time zone,
  replaced_at timestamp with time zone,
  constraint invitations_pkey PRIMARY KEY (id),
  constraint invitations_accepted_user_id_fkey FOREIGN KEY (accepted_user_id) REFERENCES users(id),
  constraint invitations_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id),
  constraint invitations_contact_fkey FOREIGN KEY (client_id, contact_id) REFERENCES contacts(client_id, id),
  constraint invitations_inviter_user_id_fkey FOREIGN KEY (inviter_user_id) REFERENCES users(id),
  constraint invitations_email_check CHECK (email = lower(email)),
  constraint invitations_end_check CHECK (num_nonnulls(accepted_at, cancelled_at, replaced_at) <= 1),
  constraint invitations_kind_check CHECK ((client_id IS NULL) = (staff_role IS NOT NULL)),
  constraint invitations_locale_check CHECK (locale = ANY (ARRAY['pt-BR'::text, 'en'::text])),
  constraint invitations_staff_role_check CHECK (staff_role = ANY (ARRAY['administrator'::text, 'agent'::text, 'finance'::text, 'reader'::text])),
  constraint invitations_support_level_check CHECK (support_level >= 0 AND support_level <= 6)
);
CREATE INDEX invitations_of_client ON invitations USING btree (client_id, id DESC);
CREATE INDEX invitations_of_contact ON invitations USING btree (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX invitations_of_inviter ON invitations USING btree (inviter_user_id);
CREATE UNIQUE INDEX invitations_open_key ON invitations USING btree (client_id, email) NULLS NOT DISTINCT WHERE accepted_at IS NULL AND cancelled_at IS NULL AND replaced_at IS NULL;
alter table invitations enable row level security;
create policy invitations_by_clients_people on invitations as restrictive for insert to balcao_portal
  with check (((NOT is_from_staff) AND (inviter_user_id = app_user_id())));
create policy invitations_of_own_client on invitations for all to balcao_portal
  using ((client_id = app_client_id()))
  with check ((client_id = app_client_id()));
grant select on invitations to balcao_portal;
grant update (cancelled_at, expires_at, replaced_at, sent_at) on invitations to balcao_portal;
grant insert (client_id, contact_id, created_at, email, expires_at, first_name, inviter_user_id, is_from_staff, last_name, locale, permissions, sent_at, support_level) on invitations to balcao_portal;

create table links (
  id bigint not null generated always as identity,
  user_id bigint,
  purpose text not null,
  token_hash bytea not null,
  new_email text,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  replaced_at timestamp with time zone,
  invitation_id bigint,
  constraint links_pkey PRIMARY KEY (id),
  constraint links_token_hash_key UNIQUE (token_hash),
  constraint links_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES invitations(id) ON DELETE CASCADE,
  constraint links_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint links_new_email_check CHECK ((purpose = 'change_email'::text) = (new_email IS NOT NULL)),
  constraint links_purpose_check CHECK (purpose = ANY (ARRAY['set_password'::text, 'reset_password'::text, 'change_email'::text, 'accept_invitation'::text])),
  constraint links_subject_check CHECK (num_nonnulls(user_id, invitation_id) = 1 AND (purpose = 'accept_invitation'::text) = (invitation_id IS NOT NULL))
);
CREATE INDEX links_of_invitation ON links USING btree (invitation_id) WHERE invitation_id IS NOT NULL;
CREATE INDEX links_of_user ON links USING btree (user_id, purpose) WHERE used_at IS NULL AND replaced_at IS NULL;

create table memberships (
  id bigint not null generated always as identity,
  client_id bigint not null,
  contact_id bigint not null,
  user_id bigint not null,
  permissions text[] not null,
  support_level smallint not null,
  last_seen_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  version integer not null default 0,
  constraint memberships_pkey PRIMARY KEY (id),
  constraint memberships_client_id_user_id_key UNIQUE (client_id, user_id),
  constraint memberships_contact_id_key UNIQUE (contact_id),
  constraint memberships_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id),
  constraint memberships_contact_fkey FOREIGN KEY (client_id, contact_id) REFERENCES contacts(client_id, id),
  constraint memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint memberships_support_level_check CHECK (support_level >= 0 AND support_level <= 6)
);
CREATE INDEX memberships_of_user ON memberships USING btree (user_id, client_id);
alter table memberships enable row level security;
create policy memberships_of_own_client on memberships for all to balcao_portal
  using ((client_id = app_client_id()))
  with check ((client_id = app_client_id()));
grant delete, insert, select on memberships to balcao_portal;
grant update (permissions, support_level, version) on memberships to balcao_portal;

create table provider (
  only_one boolean not null default true,
  name text not null,
  locale text not null default 'pt-BR'::text,
  accent_color text not null default '#0b6b62'::text,
  support_email text,
  support_phone text,
  welcome_video_url text,
  default_permissions text[] not null default '{}'::text[],
  default_support_level smallint not null default 2,
  logo_hash text,
  setup_token_hash bytea,
  set_up_at timestamp with time zone,
  updated_at timestamp with time zone not null default now(),
  version integer not null default 0,
  user_default_permissions text[] not null default '{phones:view}'::text[],
  user_default_support_level smallint not null default 6,
  sign_in_code text not null default 'first'::text,
  invitation_days smallint not null default 7,
  impersonation_notice boolean not null default false,
  contact_verification_minutes integer not null default 1440,
  constraint provider_pkey PRIMARY KEY (only_one),
  constraint provider_accent_color_check CHECK (accent_color ~ '^#[0-9a-f]{6}$'::text),
  constraint provider_contact_verification_minutes_check CHECK (contact_verification_minutes >= 1 AND contact_verification_minutes <= 525600),
  constraint provider_default_support_level_check CHECK (default_support_level >= 0 AND default_support_level <= 6),
  constraint provider_invitation_days_check CHECK (invitation_days >= 1 AND invitation_days <= 30),
  constraint provider_locale_check CHECK (locale = ANY (ARRAY['pt-BR'::text, 'en'::text])),
  constraint provider_only_one_check CHECK (only_one),
  constraint provider_sign_in_code_check CHECK (sign_in_code = ANY (ARRAY['first'::text, 'new_device'::text, 'always'::text])),
  constraint provider_user_default_support_level_check CHECK (user_default_support_level >= 0 AND user_default_support_level <= 6)
);
comment on table provider is 'The one provider that this installation serves, with its settings';

create table provider_logo (
  only_one boolean not null default true,
  media_type text not null,
  image bytea not null,
  constraint provider_logo_pkey PRIMARY KEY (only_one),
  constraint provider_logo_only_one_fkey FOREIGN KEY (only_one) REFERENCES provider(only_one) ON DELETE CASCADE,
  constraint provider_logo_image_check CHECK (octet_length(image) <= 524288),
  constraint provider_logo_media_type_check CHECK (media_type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text, 'image/webp'::text])),
  constraint provider_logo_only_one_check CHECK (only_one)
);

create table sessions (
  id bigint not null generated always as identity,
  token_hash bytea not null,
  user_id bigint not null,
  client_id bigint,
  verified_at timestamp with time zone,
  address inet,
  user_agent text,
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_hash_key UNIQUE (token_hash),
  constraint sessions_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id) ON DELETE SET NULL,
  constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX sessions_by_expiry ON sessions USING btree (expires_at);
CREATE INDEX sessions_of_user ON sessions USING btree (user_id);

create table sign_in_codes (
  session_id bigint not null,
  code_hash bytea not null,
  tries integer not null default 0,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint sign_in_codes_pkey PRIMARY KEY (session_id),
  constraint sign_in_codes_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE
);

create table staff_users (
  user_id bigint not null,
  role text not null,
  created_at timestamp with time zone not null default now(),
  deactivated_at timestamp with time zone,
  version integer not null default 0,
  constraint staff_users_pkey PRIMARY KEY (user_id),
  constraint staff_users_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint staff_users_role_check CHECK (role = ANY (ARRAY['administrator'::text, 'agent'::text, 'finance'::text, 'reader'::text]))
);
CREATE TRIGGER administrator_stays AFTER DELETE OR UPDATE OF role, deactivated_at ON staff_users FOR EACH ROW WHEN (old.role = 'administrator'::text AND old.deactivated_at IS NULL) EXECUTE FUNCTION administrator_stays();

create table support_pins (
  client_id bigint not null,
  pin_encrypted bytea not null,
  renewed_at timestamp with time zone not null,
  renewed_by_user_id bigint,
  constraint support_pins_pkey PRIMARY KEY (client_id),
  constraint support_pins_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id),
  constraint support_pins_renewed_by_user_id_fkey FOREIGN KEY (renewed_by_user_id) REFERENCES users(id)
);
comment on table support_pins is 'What somebody tells support to show that they speak for the client';
alter table support_pins enable row level security;
create policy pin_of_own_client on support_pins for all to balcao_portal
  using ((client_id = app_client_id()))
  with check ((client_id = app_client_id()));
grant insert, select, update on support_pins to balcao_portal;

create unlogged table throttles (
  key text not null,
  count integer not null,
  window_ends_at timestamp with time zone not null,
  constraint throttles_pkey PRIMARY KEY (key)
);
CREATE INDEX throttles_by_end ON throttles USING btree (window_ends_at);

create table users (
  id bigint not null generated always as identity,
  email text not null,
  password_hash text,
  first_name text not null,
  last_name text not null,
  locale text not null default 'pt-BR'::text,
  email_verified_at timestamp with time zone,
  password_changed_at timestamp with time zone,
  deactivated_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version integer not null default 0,
  constraint users_pkey PRIMARY KEY (id),
  constraint users_email_key UNIQUE (email),
  constraint users_email_check CHECK (email = lower(email)),
  constraint users_locale_check CHECK (locale = ANY (ARRAY['pt-BR'::text, 'en'::text]))
);
alter table users enable row level security;
create policy people_of_own_client on users for select to balcao_portal
  using ((EXISTS ( SELECT
   FROM memberships m
  WHERE ((m.user_id = users.id) AND (m.client_id = app_client_id())))));
grant select (deactivated_at, email, first_name, id, last_name, locale) on users to balcao_portal;
