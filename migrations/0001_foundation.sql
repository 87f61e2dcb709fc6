-- Foundation: provider, users and their sessions, clients, contacts, memberships, e-mails, history.

create extension if not exists unaccent;

-- unaccent() is only "stable", because its dictionary could be replaced; ours is the one shipped with
-- PostgreSQL, so the wrapper may promise more and be used in indexes and generated columns.
create function search_key(value text) returns text
  language sql immutable parallel safe strict
  return lower(public.unaccent('public.unaccent'::regdictionary, value));

-- Requests of the client area run under this role: it sees the rows of one client and nothing else.
-- Roles belong to the whole cluster, so it may be there already.
do $$
begin
  if not exists (select from pg_roles where rolname = 'balcao_portal') then
    begin
      create role balcao_portal nologin;
    exception when duplicate_object or unique_violation then
      null; -- Another database of this cluster was quicker.
    end;
  end if;
  begin
    execute format('grant balcao_portal to %I', current_user);
  exception when insufficient_privilege then
    null; -- Granted by somebody else before: the program looks at that when it starts.
  end;
end
$$;
grant usage on schema public to balcao_portal;

-- The client and the person of the present request. Null, and so no row at all, when not set.
create function app_client_id() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('app.client_id', true), '')::bigint;
create function app_user_id() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('app.user_id', true), '')::bigint;

create table provider (
  only_one boolean primary key default true check (only_one),
  name text not null,
  locale text not null default 'pt-BR' check (locale in ('pt-BR', 'en')),
  accent_color text not null default '#0b6b62' check (accent_color ~ '^#[0-9a-f]{6}$'),
  support_email text,
  support_phone text,
  welcome_video_url text,
  default_permissions text[] not null default '{}',
  default_support_level smallint not null default 2 check (default_support_level between 0 and 6),
  -- Names the logo's bytes in its address, so that browsers keep one until there is another; null without logo.
  logo_hash text,
  -- SHA-256 of the one-time link of the first visit; null once the first administrator exists.
  setup_token_hash bytea,
  set_up_at timestamptz,
  updated_at timestamptz not null default now(),
  version integer not null default 0
);
comment on table provider is 'The one provider that this installation serves, with its settings';
insert into provider (name, default_permissions)
values ('Balcão', '{profile:view,services:view,domains:view,invoices:view,estimates:view,proposals:view,contracts:view,projects:view}');

-- Apart from the settings, which are read far more often than the picture.
create table provider_logo (
  only_one boolean primary key default true check (only_one) references provider on delete cascade,
  media_type text not null check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
  image bytea not null check (octet_length(image) <= 524288)
);

create table users (
  id bigint generated always as identity primary key,
  -- Access e-mail, lower case: the login. Only its user changes it.
  email text not null check (email = lower(email)),
  -- Argon2id in PHC form; null until the first password is set.
  password_hash text,
  first_name text not null,
  last_name text not null,
  locale text not null default 'pt-BR' check (locale in ('pt-BR', 'en')),
  -- When the mailbox was proven, by a code, a link or an invitation; null asks for a code at sign-in.
  email_verified_at timestamptz,
  password_changed_at timestamptz,
  deactivated_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 0,
  constraint users_email_key unique (email)
);

create table staff_users (
  user_id bigint primary key references users,
  role text not null check (role in ('administrator', 'agent', 'finance', 'reader')),
  created_at timestamptz not null default now()
);

create table clients (
  id bigint generated always as identity primary key,
  trade_name text not null,
  trade_name_key text not null generated always as (search_key(trade_name)) stored,
  legal_name text not null,
  -- Follows the trade name; public address of the profile page.
  slug text not null,
  -- CNPJ (14 characters, since 2026 with letters) or CPF (11 digits), without punctuation.
  tax_id text,
  -- Registered e-mail; two clients may have the same.
  email text not null,
  phone text check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  locale text not null default 'pt-BR' check (locale in ('pt-BR', 'en')),
  street text,
  district text,
  city text,
  state text,
  postal_code text,
  country text not null default 'BR',
  -- The one contact who holds the account. A single pointer cannot name two; the triggers below see to it
  -- that it names one, and a living one, from the first contact on.
  primary_contact_id bigint,
  suspended_at timestamptz,
  suspension_reason text,
  deleted_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 0,
  -- A deleted client keeps its number and name until it is erased, so that restoring it cannot clash.
  constraint clients_tax_id_key unique (tax_id),
  constraint clients_trade_name_key unique (trade_name_key),
  constraint clients_slug_key unique (slug)
);

create table contacts (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients,
  first_name text not null,
  last_name text not null,
  job_title text,
  -- For a third party: where the person works.
  company text,
  email text not null,
  phone text check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  locale text not null default 'pt-BR' check (locale in ('pt-BR', 'en')),
  street text,
  district text,
  city text,
  state text,
  postal_code text,
  country text not null default 'BR',
  -- Notification categories that are on.
  notifications text[] not null default '{}',
  deleted_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 0,
  -- Target of composite foreign keys: what points at a contact also agrees on its client.
  constraint contacts_client_id_id_key unique (client_id, id)
);
create index contacts_of_client on contacts (client_id, id) where deleted_at is null;

alter table clients
  add constraint clients_primary_contact_fkey
  foreign key (id, primary_contact_id) references contacts (client_id, id);

create function first_contact_is_primary() returns trigger language plpgsql as $$
begin
  update clients set primary_contact_id = new.id where id = new.client_id and primary_contact_id is null;
  return null;
end
$$;
create trigger first_contact_is_primary after insert on contacts
  for each row execute function first_contact_is_primary();

-- Deleting a contact and making it primary at the same moment must not both succeed: the deletion takes the
-- client's row lock, which the change of primary also holds, and each looks again once it has the lock.
create function primary_contact_stays() returns trigger language plpgsql as $$
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
$$;
create trigger primary_contact_stays before update of deleted_at on contacts
  for each row when (old.deleted_at is null and new.deleted_at is not null)
  execute function primary_contact_stays();

create function primary_contact_is_live() returns trigger language plpgsql as $$
begin
  if not exists (select from contacts where id = new.primary_contact_id and deleted_at is null) then
    raise exception using errcode = 'check_violation', constraint = 'clients_primary_contact_live',
      message = 'a client with contacts has a primary contact, and not a deleted one';
  end if;
  return new;
end
$$;
create trigger primary_contact_is_live before update of primary_contact_id on clients
  for each row when (new.primary_contact_id is distinct from old.primary_contact_id)
  execute function primary_contact_is_live();

create table memberships (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients,
  contact_id bigint not null,
  user_id bigint not null references users,
  -- Keys of the permission catalogue (contract/access.ts).
  permissions text[] not null,
  support_level smallint not null check (support_level between 0 and 6),
  last_seen_at timestamptz,
  created_at timestamptz not null default now(),
  version integer not null default 0,
  constraint memberships_contact_fkey foreign key (client_id, contact_id) references contacts (client_id, id),
  constraint memberships_contact_id_key unique (contact_id),
  constraint memberships_client_id_user_id_key unique (client_id, user_id)
);
create index memberships_of_user on memberships (user_id);

create table devices (
  id bigint generated always as identity primary key,
  user_id bigint not null references users on delete cascade,
  -- SHA-256 of the cookie of a browser in which this user once signed in. Such a browser keeps its own count
  -- of failed sign-ins, so that a stranger's guesses cannot lock its user out.
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now()
);
create index devices_of_user on devices (user_id);

create table sessions (
  id bigint generated always as identity primary key,
  -- SHA-256 of the cookie: a copy of the database opens no session.
  token_hash bytea not null unique,
  user_id bigint not null references users on delete cascade,
  -- The account used last in this session, for requests that name none.
  client_id bigint references clients on delete set null,
  -- Null while the sign-in waits for its code: nothing but the code is open until then.
  verified_at timestamptz,
  address inet,
  user_agent text,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_of_user on sessions (user_id);
create index sessions_by_expiry on sessions (expires_at);

create table sign_in_codes (
  session_id bigint primary key references sessions on delete cascade,
  -- HMAC of the six digits under the installation's key: a plain hash of a million values is no secret.
  code_hash bytea not null,
  tries integer not null default 0,
  sent_at timestamptz not null,
  expires_at timestamptz not null
);

create table links (
  id bigint generated always as identity primary key,
  user_id bigint not null references users on delete cascade,
  purpose text not null check (purpose in ('set_password', 'reset_password', 'change_email')),
  token_hash bytea not null unique,
  -- The address to change to, for change_email.
  new_email text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  -- When a newer link of the same purpose took its place, or its user took it back.
  replaced_at timestamptz,
  constraint links_new_email_check check ((purpose = 'change_email') = (new_email is not null))
);
create index links_of_user on links (user_id, purpose) where used_at is null and replaced_at is null;

-- Fixed-window counters against guessing and flooding. Losing them in a crash is harmless: unlogged.
create unlogged table throttles (
  key text primary key,
  count integer not null,
  window_ends_at timestamptz not null
);
create index throttles_by_end on throttles (window_ends_at);

create table emails (
  id bigint generated always as identity primary key,
  client_id bigint references clients,
  contact_id bigint references contacts,
  user_id bigint references users,
  to_email text not null,
  to_name text,
  category text not null,
  template text not null,
  locale text not null,
  subject text not null,
  -- Where the message carries a secret (link, code) the bodies hold a placeholder for it.
  html text not null,
  text text not null,
  has_secret boolean not null default false,
  -- AES-256-GCM under the installation's key; emptied when the secret is used, replaced or out of date.
  secret_encrypted bytea,
  secret_expires_at timestamptz,
  -- The link that the secret opens, so that using it also empties the copy kept here.
  link_id bigint references links on delete set null,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'suppressed')),
  reason text,
  last_error text,
  attempts integer not null default 0,
  -- Identifies the attempt under way: only its owner may record how it ended.
  attempt_id uuid,
  -- When the end of the message was handed to the mail server; an attempt that was killed after this moment
  -- may have been delivered, one before it was not.
  handed_over_at timestamptz,
  next_attempt_at timestamptz,
  -- Stable over all attempts, so that a mailbox recognises a repeated message (RFC 5322, 3.6.4).
  message_id text not null unique,
  queued_at timestamptz not null default now(),
  sent_at timestamptz
);
create index emails_of_client on emails (client_id, id desc);
create index emails_of_user on emails (user_id, id desc) where client_id is null;
create index emails_unfinished on emails (state, id) where state in ('queued', 'sending', 'failed');
create index emails_with_secret on emails (secret_expires_at) where secret_encrypted is not null;

create table audit_events (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  -- Null: the system itself, or somebody who was not signed in.
  actor_user_id bigint references users,
  -- Who the actor was acting as, while impersonating.
  on_behalf_of_user_id bigint references users,
  client_id bigint references clients,
  action text not null,
  subject_type text not null,
  subject_id bigint,
  subject_label text,
  -- Only the fields that changed; never a secret.
  before jsonb,
  after jsonb,
  request_id text,
  address inet
);
create index audit_events_of_client on audit_events (client_id, id desc);
create index audit_events_of_actor on audit_events (actor_user_id, id desc);
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'history is only ever added to';
end
$$;
create trigger audit_is_append_only before update or delete on audit_events
  for each statement execute function audit_is_append_only();

-- The second gate. What the client area may touch, row by row and column by column. Everything else (users'
-- secrets, sessions, links, staff, throttles) is not granted at all.
alter table clients enable row level security;
create policy own_client on clients to balcao_portal using (id = app_client_id() and deleted_at is null);
grant select on clients to balcao_portal;
grant update (primary_contact_id, version, updated_at) on clients to balcao_portal;

alter table contacts enable row level security;
create policy contacts_of_own_client on contacts to balcao_portal
  using (client_id = app_client_id()) with check (client_id = app_client_id());
grant select, insert, update on contacts to balcao_portal;

alter table memberships enable row level security;
create policy memberships_of_own_client on memberships to balcao_portal
  using (client_id = app_client_id()) with check (client_id = app_client_id());
grant select, insert, delete, update (permissions, support_level, version) on memberships to balcao_portal;

alter table users enable row level security;
create policy people_of_own_client on users for select to balcao_portal
  using (exists (select from memberships m where m.user_id = users.id and m.client_id = app_client_id()));
grant select (id, email, first_name, last_name, locale) on users to balcao_portal;

-- A message that belongs to no client (a password recovery) is shown to its own reader only.
alter table emails enable row level security;
create policy emails_of_own_client on emails for select to balcao_portal
  using (client_id = app_client_id() or (client_id is null and user_id = app_user_id()));
grant select (id, client_id, contact_id, user_id, to_email, to_name, category, template, locale, subject, html, text,
  has_secret, state, reason, last_error, attempts, next_attempt_at, queued_at, sent_at) on emails to balcao_portal;

alter table audit_events enable row level security;
create policy events_of_own_client on audit_events for insert to balcao_portal
  with check (client_id = app_client_id());
grant insert on audit_events to balcao_portal;
