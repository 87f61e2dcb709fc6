-- What migrations/ amount to, to be read. Written by npm run schema; not to be edited.

create extension pg_trgm;
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

CREATE OR REPLACE FUNCTION public.audit_changes_by_erasure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_setting('app.erasing', true) is distinct from 'on' then
    raise exception 'history is only ever added to';
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.audit_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'history is only ever added to';
end
$function$;

CREATE OR REPLACE FUNCTION public.begun_announcement_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  of_its_words constant text[] := '{subject_pt,body_pt,subject_en,body_en,filter,brand}';
begin
  if old.state not in ('draft', 'scheduled') and exists (
    select from unnest(of_its_words) as word
    where to_jsonb(old) -> word is distinct from to_jsonb(new) -> word)
  then
    raise exception using errcode = 'check_violation', constraint = 'announcements_begun_stay',
      message = 'an announcement that began does not change';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.changed_email()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update email_words set words = search_text(concat_ws(' ', new.to_name, new.to_email, new.subject))
    where email_id = new.id;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.first_contact_is_primary()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update clients c set primary_contact_id = first.id
    from (select client_id, min(id) as id from added group by client_id) first
    where c.id = first.client_id and c.primary_contact_id is null;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.issued_invoice_lines_stay()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  touched bigint[] := case tg_op when 'INSERT' then array[new.invoice_id] when 'DELETE' then array[old.invoice_id]
    else array[old.invoice_id, new.invoice_id] end;
begin
  perform from invoices where id = any (touched) for no key update;
  if exists (select from invoices where id = any (touched) and state <> 'draft') then
    raise exception using errcode = 'check_violation', constraint = 'invoices_issued_stay',
      message = 'an issued invoice does not change';
  end if;
  return coalesce(new, old);
end
$function$;

CREATE OR REPLACE FUNCTION public.issued_invoice_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  of_its_end constant text[] := '{state,paid_on,paid_cents,payment_type,cancelled_on,cancel_reason,updated_at,version}';
begin
  if tg_op = 'DELETE' or to_jsonb(old) - of_its_end is distinct from to_jsonb(new) - of_its_end
    or (old.state <> new.state and not (old.state = 'issued' and new.state in ('paid', 'cancelled')))
    or (old.state = new.state and to_jsonb(old) - '{updated_at,version}'::text[] is distinct from to_jsonb(new) - '{updated_at,version}'::text[])
  then
    raise exception using errcode = 'check_violation', constraint = 'invoices_issued_stay',
      message = 'an issued invoice does not change';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.new_emails()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into email_words select id, search_text(concat_ws(' ', to_name, to_email, subject)) from added;
  perform pg_notify('balcao_mail', '');
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

CREATE OR REPLACE FUNCTION public.rare_parts(key text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
declare
  -- From the most frequent to the rarest; digits are as good as letters of the middle.
  letters constant text := 'aeosrindmutcl0123456789pvghqbfzjxkwy';
  places constant int := char_length(key) - 2;
  stretches constant int := greatest(1, least(4, greatest(char_length(key) / 3, least(2, places))));
  patterns text[] := '{}';
  part text;
  rarest text;
  score int;
  best int;
begin
  for stretch in 0 .. stretches - 1 loop
    best := 0;
    for at in 1 + stretch * places / stretches .. (stretch + 1) * places / stretches loop
      part := substr(key, at, 3);
      continue when part !~ '^[[:alnum:]]{3}$';
      score := 1 + strpos(letters, left(part, 1)) + strpos(letters, substr(part, 2, 1)) + strpos(letters, right(part, 1));
      if score > best then
        best := score;
        rarest := part;
      end if;
    end loop;
    if best > 0 then patterns := patterns || ('%' || rarest || '%'); end if;
  end loop;
  return patterns;
end
$function$;

CREATE OR REPLACE FUNCTION public.refresh_client_entries(ids bigint[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select from search_entries where client_id = any (ids) and contact_id is null order by id for update;
  delete from search_entries e using clients c
    where e.client_id = any (ids) and c.id = e.client_id and c.deleted_at is not null;
  insert into search_entries as e (client_id, contact_id, name_key, text_key, phone_digits)
    select c.id, null, search_text(c.trade_name),
      search_text(concat_ws(' ', c.trade_name, c.legal_name, c.email, c.tax_id, c.slug, c.id)),
      substr(c.phone, 2)
    from clients c where c.id = any (ids) and c.deleted_at is null
  on conflict (client_id, contact_id) do update set
    name_key = excluded.name_key, text_key = excluded.text_key, phone_digits = excluded.phone_digits
  where (e.name_key, e.text_key, e.phone_digits)
    is distinct from (excluded.name_key, excluded.text_key, excluded.phone_digits);
$function$;

CREATE OR REPLACE FUNCTION public.refresh_client_list(ids bigint[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select from client_list where client_id = any (ids) order by client_id for update;
  delete from client_list l using clients c
    where l.client_id = any (ids) and c.id = l.client_id and c.deleted_at is not null;
  insert into client_list as l (client_id, trade_name, legal_name, trade_name_key, legal_name_key, plan_id, plan_name,
      plan_name_key, is_active, sessions_remaining, is_suspended, due_on, last_paid_on, payment_type, payment_status,
      created_at)
    select c.id, c.trade_name, c.legal_name, c.trade_name_key, search_key(c.legal_name), p.id, p.name,
      p.name_key, s.id is not null, s.included_sessions + s.extra_sessions - s.used_sessions,
      c.suspended_at is not null, s.due_on, s.last_paid_on, s.payment_type, s.payment_status, c.created_at
    from clients c
    left join subscriptions s on s.client_id = c.id and s.state = 'active'
    left join plans p on p.id = s.plan_id
    where c.id = any (ids) and c.deleted_at is null
  on conflict (client_id) do update set
    trade_name = excluded.trade_name, legal_name = excluded.legal_name, trade_name_key = excluded.trade_name_key,
    legal_name_key = excluded.legal_name_key, plan_id = excluded.plan_id, plan_name = excluded.plan_name,
    plan_name_key = excluded.plan_name_key, is_active = excluded.is_active,
    sessions_remaining = excluded.sessions_remaining, is_suspended = excluded.is_suspended, due_on = excluded.due_on,
    last_paid_on = excluded.last_paid_on, payment_type = excluded.payment_type,
    payment_status = excluded.payment_status
  where l is distinct from excluded;
$function$;

CREATE OR REPLACE FUNCTION public.refresh_contact_entries(ids bigint[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select from search_entries where contact_id = any (ids) order by id for update;
  delete from search_entries e using contacts p
    where e.contact_id = any (ids) and p.id = e.contact_id and p.deleted_at is not null;
  insert into search_entries as e (client_id, contact_id, name_key, text_key, phone_digits)
    select p.client_id, p.id, search_text(p.first_name || ' ' || p.last_name),
      search_text(concat_ws(' ', p.first_name, p.last_name, p.company, p.email, nullif(u.email, p.email))),
      substr(p.phone, 2)
    from contacts p
    join clients c on c.id = p.client_id and c.deleted_at is null
    left join memberships m on m.contact_id = p.id
    left join users u on u.id = m.user_id
    where p.id = any (ids) and p.deleted_at is null
  on conflict (client_id, contact_id) do update set
    name_key = excluded.name_key, text_key = excluded.text_key, phone_digits = excluded.phone_digits
  where (e.name_key, e.text_key, e.phone_digits)
    is distinct from (excluded.name_key, excluded.text_key, excluded.phone_digits);
$function$;

CREATE OR REPLACE FUNCTION public.registry_follows_changed_clients()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  ids bigint[];
begin
  select array_agg(c.id) into ids from changed c join unchanged u on u.id = c.id
    where (c.trade_name, c.legal_name, c.slug, c.tax_id, c.email, c.phone, c.suspended_at, c.deleted_at, c.created_at)
      is distinct from
      (u.trade_name, u.legal_name, u.slug, u.tax_id, u.email, u.phone, u.suspended_at, u.deleted_at, u.created_at);
  if ids is null then return null; end if;
  perform refresh_client_list(ids);
  perform refresh_client_entries(ids);
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.registry_follows_clients()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  ids bigint[];
begin
  select array_agg(id) into ids from changed;
  if ids is null then return null; end if;
  perform refresh_client_list(ids);
  perform refresh_client_entries(ids);
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.registry_follows_contacts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform refresh_contact_entries(array(select id from changed));
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.registry_follows_memberships()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform refresh_contact_entries(array[case when tg_op = 'DELETE' then old.contact_id else new.contact_id end]);
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.registry_follows_plans()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update client_list set plan_name = new.name, plan_name_key = new.name_key where plan_id = new.id;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.registry_follows_subscriptions()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform refresh_client_list(array(select distinct client_id from changed));
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.registry_follows_users()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform refresh_contact_entries(array(select contact_id from memberships where user_id = new.id));
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.registry_restores_people()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform refresh_contact_entries(array(select id from contacts where client_id = new.id and deleted_at is null));
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.search_key(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(unaccent('unaccent'::regdictionary, value));

CREATE OR REPLACE FUNCTION public.search_text(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN regexp_replace(search_key(value), '[!-/:-@[-`{-~]'::text, ''::text, 'g'::text);

grant usage on schema public to balcao_portal;

create table announcement_recipients (
  announcement_id bigint not null,
  contact_id bigint not null,
  mailbox text not null,
  unsubscribed_at timestamp with time zone,
  constraint announcement_recipients_pkey PRIMARY KEY (announcement_id, contact_id),
  constraint announcement_recipients_mailbox_key UNIQUE (announcement_id, mailbox),
  constraint announcement_recipients_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES announcements(id),
  constraint announcement_recipients_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id)
);
CREATE INDEX announcement_recipients_of_contact ON announcement_recipients USING btree (contact_id);
alter table announcement_recipients enable row level security;

create table announcements (
  id bigint not null generated always as identity,
  state text not null default 'draft'::text,
  subject_pt text,
  body_pt text,
  subject_en text,
  body_en text,
  filter jsonb not null default '{}'::jsonb,
  scheduled_at timestamp with time zone,
  brand jsonb,
  gathered_to bigint not null default 0,
  gather_until bigint not null default 0,
  recipient_count integer not null default 0,
  queued_to bigint not null default 0,
  author_user_id bigint not null,
  sender_user_id bigint,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  version integer not null default 0,
  constraint announcements_pkey PRIMARY KEY (id),
  constraint announcements_author_user_id_fkey FOREIGN KEY (author_user_id) REFERENCES users(id),
  constraint announcements_sender_user_id_fkey FOREIGN KEY (sender_user_id) REFERENCES users(id),
  constraint announcements_begun_check CHECK ((state = ANY (ARRAY['draft'::text, 'scheduled'::text])) = (brand IS NULL)),
  constraint announcements_scheduled_check CHECK (state <> 'scheduled'::text OR scheduled_at IS NOT NULL),
  constraint announcements_state_check CHECK (state = ANY (ARRAY['draft'::text, 'scheduled'::text, 'sending'::text, 'paused'::text, 'sent'::text, 'cancelled'::text])),
  constraint announcements_words_check CHECK ((num_nulls(subject_pt, body_pt) = ANY (ARRAY[0, 2])) AND (num_nulls(subject_en, body_en) = ANY (ARRAY[0, 2])) AND num_nonnulls(subject_pt, subject_en) > 0)
);
CREATE INDEX announcements_under_way ON announcements USING btree (id) WHERE state = ANY (ARRAY['scheduled'::text, 'sending'::text]);
CREATE TRIGGER begun_announcement_stays BEFORE UPDATE ON announcements FOR EACH ROW EXECUTE FUNCTION begun_announcement_stays();
alter table announcements enable row level security;

create table api_tokens (
  id bigint not null generated always as identity,
  name text not null,
  role text not null,
  token_hash bytea not null,
  hint text not null,
  creator_user_id bigint not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_tokens_pkey PRIMARY KEY (id),
  constraint api_tokens_token_hash_key UNIQUE (token_hash),
  constraint api_tokens_creator_user_id_fkey FOREIGN KEY (creator_user_id) REFERENCES users(id),
  constraint api_tokens_role_check CHECK (role = ANY (ARRAY['administrator'::text, 'agent'::text, 'finance'::text, 'reader'::text]))
);
CREATE INDEX api_tokens_of_creator ON api_tokens USING btree (creator_user_id) WHERE revoked_at IS NULL;
alter table api_tokens enable row level security;

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
  api_token_id bigint,
  constraint audit_events_pkey PRIMARY KEY (id),
  constraint audit_events_actor_user_id_fkey FOREIGN KEY (actor_user_id) REFERENCES users(id),
  constraint audit_events_api_token_id_fkey FOREIGN KEY (api_token_id) REFERENCES api_tokens(id),
  constraint audit_events_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id),
  constraint audit_events_impersonation_id_fkey FOREIGN KEY (impersonation_id) REFERENCES impersonations(id),
  constraint audit_events_on_behalf_of_user_id_fkey FOREIGN KEY (on_behalf_of_user_id) REFERENCES users(id)
);
CREATE INDEX audit_events_of_actor ON audit_events USING btree (actor_user_id, id DESC);
CREATE INDEX audit_events_of_client ON audit_events USING btree (client_id, id DESC);
CREATE INDEX audit_events_of_user ON audit_events USING btree (subject_id) WHERE subject_type = 'user'::text;
CREATE INDEX audit_events_on_behalf ON audit_events USING btree (client_id, id DESC) WHERE on_behalf_of_user_id IS NOT NULL;
CREATE TRIGGER audit_changes_by_erasure BEFORE UPDATE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION audit_changes_by_erasure();
CREATE TRIGGER audit_facts_stay BEFORE UPDATE ON audit_events FOR EACH ROW WHEN (old.id IS DISTINCT FROM new.id OR old.at IS DISTINCT FROM new.at OR old.actor_user_id IS DISTINCT FROM new.actor_user_id OR old.on_behalf_of_user_id IS DISTINCT FROM new.on_behalf_of_user_id OR old.client_id IS DISTINCT FROM new.client_id OR old.action IS DISTINCT FROM new.action OR old.subject_type IS DISTINCT FROM new.subject_type OR old.subject_id IS DISTINCT FROM new.subject_id) EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_is_append_only BEFORE DELETE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
alter table audit_events enable row level security;
create policy events_of_own_client on audit_events for insert to balcao_portal
  with check ((client_id = app_client_id()));
create policy events_on_behalf_of_own_people on audit_events for select to balcao_portal
  using (((client_id = app_client_id()) AND (on_behalf_of_user_id IS NOT NULL)));
grant insert on audit_events to balcao_portal;
grant select (action, after, at, before, client_id, id, impersonation_id, on_behalf_of_user_id, subject_id, subject_label, subject_type) on audit_events to balcao_portal;

create table background_tasks (
  id bigint not null generated always as identity,
  kind text not null,
  owner_user_id bigint not null,
  state text not null default 'queued'::text,
  input jsonb not null,
  done_count integer not null default 0,
  total_count integer,
  error_code text,
  error_data jsonb,
  file_key text,
  file_name text,
  file_bytes bigint,
  attempt_id uuid,
  created_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  expires_at timestamp with time zone,
  dismissed_at timestamp with time zone,
  constraint background_tasks_pkey PRIMARY KEY (id),
  constraint background_tasks_owner_user_id_fkey FOREIGN KEY (owner_user_id) REFERENCES users(id),
  constraint background_tasks_kind_check CHECK (kind = ANY (ARRAY['client_download'::text, 'import_check'::text, 'import_write'::text])),
  constraint background_tasks_state_check CHECK (state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text]))
);
CREATE INDEX background_tasks_of_owner ON background_tasks USING btree (owner_user_id, id DESC);
CREATE INDEX background_tasks_to_expire ON background_tasks USING btree (expires_at) WHERE file_key IS NOT NULL;
CREATE INDEX background_tasks_unfinished ON background_tasks USING btree (id) WHERE state = ANY (ARRAY['queued'::text, 'running'::text]);

create table client_list (
  client_id bigint not null,
  trade_name text not null,
  legal_name text not null,
  trade_name_key text collate "C" not null,
  legal_name_key text collate "C" not null,
  plan_id bigint,
  plan_name text,
  plan_name_key text collate "C",
  is_active boolean not null,
  sessions_remaining integer,
  is_suspended boolean not null,
  due_on date,
  last_paid_on date,
  payment_type text,
  payment_status text,
  created_at timestamp with time zone not null,
  constraint client_list_pkey PRIMARY KEY (client_id),
  constraint client_list_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id) ON DELETE CASCADE
);
CREATE INDEX client_list_by_active ON client_list USING btree (is_active, client_id);
CREATE INDEX client_list_by_created ON client_list USING btree (created_at, client_id);
CREATE INDEX client_list_by_due ON client_list USING btree (due_on, client_id);
CREATE INDEX client_list_by_last_paid ON client_list USING btree (last_paid_on, client_id);
CREATE INDEX client_list_by_legal_name ON client_list USING btree (legal_name_key, client_id);
CREATE INDEX client_list_by_plan ON client_list USING btree (plan_name_key, client_id);
CREATE INDEX client_list_by_sessions ON client_list USING btree (sessions_remaining, client_id);
CREATE INDEX client_list_by_suspended ON client_list USING btree (is_suspended, client_id);
CREATE INDEX client_list_by_trade_name ON client_list USING btree (trade_name_key, client_id);
CREATE INDEX client_list_legal_name_parts ON client_list USING gin (legal_name_key gin_trgm_ops);
CREATE INDEX client_list_newest_by_active ON client_list USING btree (is_active, created_at, client_id);
CREATE INDEX client_list_newest_by_payment ON client_list USING btree (plan_id, payment_status, created_at, client_id);
CREATE INDEX client_list_newest_by_payment_status ON client_list USING btree (payment_status, created_at, client_id);
CREATE INDEX client_list_newest_by_payment_type ON client_list USING btree (payment_type, created_at, client_id);
CREATE INDEX client_list_newest_by_plan ON client_list USING btree (plan_id, created_at, client_id);
CREATE INDEX client_list_newest_by_plan_and_type ON client_list USING btree (plan_id, payment_type, created_at, client_id);
CREATE INDEX client_list_newest_by_suspended ON client_list USING btree (is_suspended, created_at, client_id);
CREATE INDEX client_list_newest_of_suspended ON client_list USING btree (is_active, created_at, client_id) WHERE is_suspended;
CREATE INDEX client_list_newest_of_suspended_by_payment ON client_list USING btree (payment_status, created_at, client_id) WHERE is_suspended;
CREATE INDEX client_list_trade_name_parts ON client_list USING gin (trade_name_key gin_trgm_ops);
alter table client_list enable row level security;

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
  external_id text,
  deleted_by_user_id bigint,
  erased_at timestamp with time zone,
  constraint clients_pkey PRIMARY KEY (id),
  constraint clients_external_id_key UNIQUE (external_id),
  constraint clients_deleted_by_user_id_fkey FOREIGN KEY (deleted_by_user_id) REFERENCES users(id),
  constraint clients_primary_contact_fkey FOREIGN KEY (id, primary_contact_id) REFERENCES contacts(client_id, id),
  constraint clients_locale_check CHECK (locale = ANY (ARRAY['pt-BR'::text, 'en'::text])),
  constraint clients_phone_check CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'::text)
);
CREATE INDEX clients_by_email ON clients USING btree (lower(email));
CREATE UNIQUE INDEX clients_slug_key ON clients USING btree (slug) WHERE erased_at IS NULL;
CREATE UNIQUE INDEX clients_tax_id_key ON clients USING btree (tax_id) WHERE erased_at IS NULL;
CREATE INDEX clients_to_erase ON clients USING btree (deleted_at) WHERE deleted_at IS NOT NULL AND erased_at IS NULL;
CREATE UNIQUE INDEX clients_trade_name_key ON clients USING btree (trade_name_key) WHERE erased_at IS NULL;
CREATE TRIGGER primary_contact_is_live BEFORE UPDATE OF primary_contact_id ON clients FOR EACH ROW WHEN (new.primary_contact_id IS DISTINCT FROM old.primary_contact_id) EXECUTE FUNCTION primary_contact_is_live();
CREATE TRIGGER registry_follows_clients AFTER UPDATE ON clients REFERENCING OLD TABLE AS unchanged NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_follows_changed_clients();
CREATE TRIGGER registry_follows_new_clients AFTER INSERT ON clients REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_follows_clients();
CREATE TRIGGER registry_restores_people AFTER UPDATE OF deleted_at ON clients FOR EACH ROW WHEN (old.deleted_at IS NOT NULL AND new.deleted_at IS NULL) EXECUTE FUNCTION registry_restores_people();
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
  external_id text,
  receives_announcements boolean not null default true,
  constraint contacts_pkey PRIMARY KEY (id),
  constraint contacts_client_id_id_key UNIQUE (client_id, id),
  constraint contacts_external_id_key UNIQUE (client_id, external_id),
  constraint contacts_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id),
  constraint contacts_locale_check CHECK (locale = ANY (ARRAY['pt-BR'::text, 'en'::text])),
  constraint contacts_phone_check CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'::text)
);
CREATE INDEX contacts_by_email ON contacts USING btree (lower(email));
CREATE INDEX contacts_of_client ON contacts USING btree (client_id, id) WHERE deleted_at IS NULL;
CREATE TRIGGER first_contact_is_primary AFTER INSERT ON contacts REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION first_contact_is_primary();
CREATE TRIGGER primary_contact_stays BEFORE UPDATE OF deleted_at ON contacts FOR EACH ROW WHEN (old.deleted_at IS NULL AND new.deleted_at IS NOT NULL) EXECUTE FUNCTION primary_contact_stays();
CREATE TRIGGER registry_follows_contacts AFTER UPDATE ON contacts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_follows_contacts();
CREATE TRIGGER registry_follows_new_contacts AFTER INSERT ON contacts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_follows_contacts();
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

create table document_counters (
  kind text not null,
  last_number integer not null default 0,
  constraint document_counters_pkey PRIMARY KEY (kind),
  constraint document_counters_kind_check CHECK (kind = 'invoice'::text)
);
alter table document_counters enable row level security;

create table email_template_texts (
  id bigint not null generated always as identity,
  template text not null,
  locale text not null,
  subject text,
  preheader text,
  body text,
  author_user_id bigint not null,
  created_at timestamp with time zone not null default now(),
  constraint email_template_texts_pkey PRIMARY KEY (id),
  constraint email_template_texts_author_user_id_fkey FOREIGN KEY (author_user_id) REFERENCES users(id),
  constraint email_template_texts_template_fkey FOREIGN KEY (template) REFERENCES email_templates(template),
  constraint email_template_texts_check CHECK (num_nulls(subject, preheader, body) = ANY (ARRAY[0, 3])),
  constraint email_template_texts_locale_check CHECK (locale = ANY (ARRAY['pt-BR'::text, 'en'::text]))
);
CREATE INDEX email_template_texts_in_use ON email_template_texts USING btree (template, locale, id DESC);
alter table email_template_texts enable row level security;

create table email_templates (
  template text not null,
  is_on boolean not null default true,
  version integer not null default 0,
  constraint email_templates_pkey PRIMARY KEY (template)
);
alter table email_templates enable row level security;

create table email_words (
  email_id bigint not null,
  words text collate "C" not null,
  constraint email_words_pkey PRIMARY KEY (email_id),
  constraint email_words_email_id_fkey FOREIGN KEY (email_id) REFERENCES emails(id) ON DELETE CASCADE
);
CREATE INDEX email_words_parts ON email_words USING gin (words gin_trgm_ops);
alter table email_words enable row level security;

create table emails (
  id bigint not null generated always as identity,
  client_id bigint,
  contact_id bigint,
  user_id bigint,
  to_email text,
  to_name text,
  category text not null,
  template text not null,
  locale text not null,
  subject text not null,
  html text,
  text text,
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
  chosen_by_hand boolean not null default false,
  sending_id bigint,
  attachment_name text,
  priority smallint not null default 1,
  copy_of bigint,
  announcement_id bigint,
  variables jsonb,
  constraint emails_pkey PRIMARY KEY (id),
  constraint emails_message_id_key UNIQUE (message_id),
  constraint emails_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES announcements(id),
  constraint emails_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id),
  constraint emails_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id),
  constraint emails_copy_of_fkey FOREIGN KEY (copy_of) REFERENCES emails(id),
  constraint emails_link_id_fkey FOREIGN KEY (link_id) REFERENCES links(id) ON DELETE SET NULL,
  constraint emails_sending_id_fkey FOREIGN KEY (sending_id) REFERENCES sendings(id),
  constraint emails_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint emails_bodies_check CHECK (announcement_id IS NOT NULL OR num_nulls(html, text) = 0),
  constraint emails_priority_check CHECK (priority >= 0 AND priority <= 2),
  constraint emails_state_check CHECK (state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'suppressed'::text])),
  constraint emails_to_nobody_check CHECK (to_email IS NOT NULL OR state = 'suppressed'::text)
);
CREATE INDEX emails_by_category ON emails USING btree (category, id);
CREATE INDEX emails_by_day ON emails USING btree (queued_at, id);
CREATE INDEX emails_by_state ON emails USING btree (state, id);
CREATE INDEX emails_by_template ON emails USING btree (template, id);
CREATE INDEX emails_copies ON emails USING btree (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX emails_due ON emails USING btree (priority, COALESCE(next_attempt_at, queued_at), id) WHERE state = 'queued'::text;
CREATE UNIQUE INDEX emails_of_announcement ON emails USING btree (announcement_id, lower(to_email)) WHERE announcement_id IS NOT NULL AND copy_of IS NULL;
CREATE INDEX emails_of_client ON emails USING btree (client_id, id DESC);
CREATE INDEX emails_of_sending ON emails USING btree (sending_id) WHERE sending_id IS NOT NULL;
CREATE INDEX emails_of_user ON emails USING btree (user_id, id DESC) WHERE client_id IS NULL;
CREATE INDEX emails_unfinished_to ON emails USING btree (lower(to_email), id) WHERE state = ANY (ARRAY['queued'::text, 'sending'::text]);
CREATE INDEX emails_with_secret ON emails USING btree (secret_expires_at) WHERE secret_encrypted IS NOT NULL;
CREATE TRIGGER changed_email AFTER UPDATE OF to_name, to_email, subject ON emails FOR EACH ROW EXECUTE FUNCTION changed_email();
CREATE TRIGGER new_emails AFTER INSERT ON emails REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION new_emails();
alter table emails enable row level security;
create policy emails_of_own_client on emails for select to balcao_portal
  using (((client_id = app_client_id()) OR ((client_id IS NULL) AND (user_id = app_user_id()))));
grant select (announcement_id, attachment_name, attempts, category, chosen_by_hand, client_id, contact_id, has_secret, html, id, last_error, locale, message_id, next_attempt_at, queued_at, reason, sent_at, state, subject, template, text, to_email, to_name, user_id, variables) on emails to balcao_portal;

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

create table import_rows (
  import_id bigint not null,
  line integer not null,
  record jsonb,
  problems jsonb,
  external_id text,
  tax_id text,
  name_key text,
  slug text,
  contact_key text,
  client_id bigint,
  contact_id bigint,
  action text,
  constraint import_rows_pkey PRIMARY KEY (import_id, line),
  constraint import_rows_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id) ON DELETE CASCADE,
  constraint import_rows_action_check CHECK (action = ANY (ARRAY['create'::text, 'update'::text, 'keep'::text]))
);
CREATE INDEX import_rows_wrong ON import_rows USING btree (import_id, line) WHERE problems IS NOT NULL;

create table imports (
  id bigint not null generated always as identity,
  kind text not null,
  owner_user_id bigint not null,
  state text not null default 'uploaded'::text,
  file_key text,
  file_name text not null,
  file_bytes bigint not null,
  format jsonb not null,
  columns jsonb not null,
  sample jsonb not null,
  mapping jsonb not null,
  updates_existing boolean not null default false,
  counts jsonb not null default '{}'::jsonb,
  task_id bigint,
  written_line integer not null default 0,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  version integer not null default 0,
  constraint imports_pkey PRIMARY KEY (id),
  constraint imports_owner_user_id_fkey FOREIGN KEY (owner_user_id) REFERENCES users(id),
  constraint imports_task_id_fkey FOREIGN KEY (task_id) REFERENCES background_tasks(id),
  constraint imports_kind_check CHECK (kind = ANY (ARRAY['clients'::text, 'contacts'::text])),
  constraint imports_state_check CHECK (state = ANY (ARRAY['uploaded'::text, 'checked'::text, 'written'::text]))
);
CREATE INDEX imports_of_owner ON imports USING btree (owner_user_id, id DESC);
CREATE INDEX imports_to_expire ON imports USING btree (expires_at) WHERE file_key IS NOT NULL;

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

create table invoice_lines (
  invoice_id bigint not null,
  "position" smallint not null,
  description text not null,
  quantity_thousandths bigint not null,
  unit_price_cents bigint not null,
  discount_cents bigint not null,
  tax_rate integer not null,
  gross_cents bigint not null,
  tax_cents bigint not null,
  total_cents bigint not null,
  constraint invoice_lines_pkey PRIMARY KEY (invoice_id, "position"),
  constraint invoice_lines_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES invoices(id) ON DELETE CASCADE,
  constraint invoice_lines_discount_cents_check CHECK (discount_cents >= 0),
  constraint invoice_lines_position_check CHECK ("position" >= 0),
  constraint invoice_lines_quantity_thousandths_check CHECK (quantity_thousandths > 0),
  constraint invoice_lines_tax_rate_check CHECK (tax_rate >= 0 AND tax_rate <= 10000),
  constraint invoice_lines_total_check CHECK (total_cents = (gross_cents - discount_cents + tax_cents) AND discount_cents <= gross_cents),
  constraint invoice_lines_unit_price_cents_check CHECK (unit_price_cents >= 0)
);
CREATE TRIGGER issued_invoice_lines_stay BEFORE INSERT OR DELETE OR UPDATE ON invoice_lines FOR EACH ROW EXECUTE FUNCTION issued_invoice_lines_stay();
alter table invoice_lines enable row level security;
create policy lines_of_issued_invoices on invoice_lines for select to balcao_portal
  using ((EXISTS ( SELECT
   FROM invoices i
  WHERE (i.id = invoice_lines.invoice_id))));
grant select on invoice_lines to balcao_portal;

create table invoices (
  id bigint not null generated always as identity,
  client_id bigint not null,
  state text not null default 'draft'::text,
  number integer,
  currency text not null,
  due_on date not null,
  issued_on date,
  note text,
  gross_cents bigint not null,
  discount_cents bigint not null,
  tax_cents bigint not null,
  total_cents bigint not null,
  client_snapshot jsonb,
  provider_snapshot jsonb,
  paid_on date,
  paid_cents bigint,
  payment_type text,
  cancelled_on date,
  cancel_reason text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version integer not null default 0,
  constraint invoices_pkey PRIMARY KEY (id),
  constraint invoices_number_key UNIQUE (number),
  constraint invoices_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id),
  constraint invoices_cancel_check CHECK (state = 'cancelled'::text AND num_nulls(cancelled_on, cancel_reason) = 0 OR state <> 'cancelled'::text AND num_nonnulls(cancelled_on, cancel_reason) = 0),
  constraint invoices_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint invoices_discount_cents_check CHECK (discount_cents >= 0),
  constraint invoices_gross_cents_check CHECK (gross_cents >= 0),
  constraint invoices_issue_check CHECK (state = 'draft'::text AND num_nonnulls(number, issued_on, client_snapshot, provider_snapshot) = 0 OR state <> 'draft'::text AND num_nulls(number, issued_on, client_snapshot, provider_snapshot) = 0),
  constraint invoices_payment_check CHECK (state = 'paid'::text AND num_nulls(paid_on, paid_cents, payment_type) = 0 AND paid_cents = total_cents OR state <> 'paid'::text AND num_nonnulls(paid_on, paid_cents, payment_type) = 0),
  constraint invoices_payment_type_check CHECK (payment_type = ANY (ARRAY['pix'::text, 'boleto'::text, 'credit_card'::text, 'bank_transfer'::text, 'cash'::text, 'other'::text])),
  constraint invoices_state_check CHECK (state = ANY (ARRAY['draft'::text, 'issued'::text, 'paid'::text, 'cancelled'::text])),
  constraint invoices_tax_cents_check CHECK (tax_cents >= 0),
  constraint invoices_total_cents_check CHECK (total_cents >= 0),
  constraint invoices_total_check CHECK (total_cents = (gross_cents - discount_cents + tax_cents))
);
CREATE INDEX invoices_by_state ON invoices USING btree (state, id DESC);
CREATE INDEX invoices_of_client ON invoices USING btree (client_id, id DESC);
CREATE INDEX invoices_open_by_due ON invoices USING btree (due_on) WHERE state = 'issued'::text;
CREATE TRIGGER issued_invoice_stays BEFORE DELETE OR UPDATE ON invoices FOR EACH ROW WHEN (old.state <> 'draft'::text) EXECUTE FUNCTION issued_invoice_stays();
alter table invoices enable row level security;
create policy issued_invoices_of_own_client on invoices for select to balcao_portal
  using (((client_id = app_client_id()) AND (state <> 'draft'::text)));
grant select on invoices to balcao_portal;

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

create table mail_pace (
  is_only boolean not null default true,
  next_at timestamp with time zone not null,
  constraint mail_pace_pkey PRIMARY KEY (is_only),
  constraint mail_pace_is_only_check CHECK (is_only)
);
alter table mail_pace enable row level security;

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
CREATE TRIGGER registry_follows_memberships AFTER INSERT OR DELETE ON memberships FOR EACH ROW EXECUTE FUNCTION registry_follows_memberships();
alter table memberships enable row level security;
create policy memberships_of_own_client on memberships for all to balcao_portal
  using ((client_id = app_client_id()))
  with check ((client_id = app_client_id()));
grant delete, insert, select on memberships to balcao_portal;
grant update (permissions, support_level, version) on memberships to balcao_portal;

create table payments (
  id bigint not null generated always as identity,
  client_id bigint not null,
  subscription_id bigint not null,
  amount_cents bigint not null,
  currency text not null,
  paid_on date not null,
  payment_type text not null,
  note text,
  due_on date not null,
  recorded_by_user_id bigint,
  created_at timestamp with time zone not null default now(),
  plan_name text,
  constraint payments_pkey PRIMARY KEY (id),
  constraint payments_recorded_by_user_id_fkey FOREIGN KEY (recorded_by_user_id) REFERENCES users(id),
  constraint payments_subscription_fkey FOREIGN KEY (client_id, subscription_id) REFERENCES subscriptions(client_id, id),
  constraint payments_amount_cents_check CHECK (amount_cents > 0),
  constraint payments_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint payments_payment_type_check CHECK (payment_type = ANY (ARRAY['pix'::text, 'boleto'::text, 'credit_card'::text, 'bank_transfer'::text, 'cash'::text, 'other'::text]))
);
CREATE INDEX payments_of_client ON payments USING btree (client_id, id DESC);
alter table payments enable row level security;
create policy payments_of_own_client on payments for select to balcao_portal
  using ((client_id = app_client_id()));
grant select (amount_cents, client_id, created_at, currency, due_on, id, paid_on, payment_type, plan_name, subscription_id) on payments to balcao_portal;

create table plans (
  id bigint not null generated always as identity,
  name text not null,
  name_key text not null generated always as (search_key(name)) stored,
  description text,
  price_cents bigint not null,
  currency text not null default 'BRL'::text,
  cycle_months smallint not null,
  included_sessions integer not null,
  is_active boolean not null default true,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version integer not null default 0,
  constraint plans_pkey PRIMARY KEY (id),
  constraint plans_name_key UNIQUE (name_key),
  constraint plans_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint plans_cycle_months_check CHECK (cycle_months = ANY (ARRAY[1, 2, 3, 6, 12, 24, 36])),
  constraint plans_included_sessions_check CHECK (included_sessions >= 0 AND included_sessions <= 1000000000),
  constraint plans_price_cents_check CHECK (price_cents >= 0 AND price_cents <= '100000000000'::bigint)
);
CREATE TRIGGER registry_follows_plans AFTER UPDATE OF name ON plans FOR EACH ROW WHEN (old.name IS DISTINCT FROM new.name) EXECUTE FUNCTION registry_follows_plans();
alter table plans enable row level security;
create policy plans_on_sale on plans for select to balcao_portal
  using ((is_active OR (EXISTS ( SELECT
   FROM subscriptions s
  WHERE (((plans.id = s.plan_id) OR (plans.id = s.next_plan_id)) AND (s.client_id = app_client_id()))))));
grant select on plans to balcao_portal;

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
  time_zone text not null default 'America/Sao_Paulo'::text,
  usage_over_balance text not null default 'refuse'::text,
  lookup_url text,
  legal_name text,
  tax_id text,
  street text,
  district text,
  city text,
  state text,
  postal_code text,
  country text not null default 'BR'::text,
  mail_per_minute integer,
  mail_from_name text,
  mail_from_address text,
  mail_reply_to text,
  mail_signature_pt text,
  mail_signature_en text,
  smtp_host text,
  smtp_port integer,
  smtp_security text,
  smtp_user text,
  smtp_password_encrypted bytea,
  constraint provider_pkey PRIMARY KEY (only_one),
  constraint provider_accent_color_check CHECK (accent_color ~ '^#[0-9a-f]{6}$'::text),
  constraint provider_contact_verification_minutes_check CHECK (contact_verification_minutes >= 1 AND contact_verification_minutes <= 525600),
  constraint provider_default_support_level_check CHECK (default_support_level >= 0 AND default_support_level <= 6),
  constraint provider_invitation_days_check CHECK (invitation_days >= 1 AND invitation_days <= 30),
  constraint provider_locale_check CHECK (locale = ANY (ARRAY['pt-BR'::text, 'en'::text])),
  constraint provider_lookup_url_check CHECK (lookup_url ~ '^https?://'::text),
  constraint provider_mail_per_minute_check CHECK (mail_per_minute >= 1 AND mail_per_minute <= 100000),
  constraint provider_only_one_check CHECK (only_one),
  constraint provider_sign_in_code_check CHECK (sign_in_code = ANY (ARRAY['first'::text, 'new_device'::text, 'always'::text])),
  constraint provider_smtp_check CHECK (num_nulls(smtp_host, smtp_port, smtp_security) = ANY (ARRAY[0, 3])),
  constraint provider_smtp_port_check CHECK (smtp_port >= 1 AND smtp_port <= 65535),
  constraint provider_smtp_security_check CHECK (smtp_security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text])),
  constraint provider_usage_over_balance_check CHECK (usage_over_balance = ANY (ARRAY['refuse'::text, 'count'::text])),
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

create table saved_views (
  id bigint not null generated always as identity,
  owner_user_id bigint not null,
  name text not null,
  name_key text not null generated always as (search_key(name)) stored,
  is_shared boolean not null default false,
  view jsonb not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version integer not null default 0,
  constraint saved_views_pkey PRIMARY KEY (id),
  constraint saved_views_name_key UNIQUE (owner_user_id, name_key),
  constraint saved_views_owner_user_id_fkey FOREIGN KEY (owner_user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX saved_views_shared ON saved_views USING btree (id) WHERE is_shared;
alter table saved_views enable row level security;

create table search_entries (
  id bigint not null generated always as identity,
  client_id bigint not null,
  contact_id bigint,
  name_key text collate "C" not null,
  text_key text collate "C" not null,
  phone_digits text collate "C",
  constraint search_entries_pkey PRIMARY KEY (id),
  constraint search_entries_record_key UNIQUE NULLS NOT DISTINCT (client_id, contact_id),
  constraint search_entries_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id) ON DELETE CASCADE,
  constraint search_entries_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id) ON DELETE CASCADE
);
CREATE INDEX search_entries_by_name ON search_entries USING btree (name_key, id);
CREATE INDEX search_entries_of_contact ON search_entries USING btree (contact_id);
CREATE INDEX search_entries_parts ON search_entries USING gin (text_key gin_trgm_ops);
CREATE INDEX search_entries_phone_parts ON search_entries USING gin (phone_digits gin_trgm_ops);
alter table search_entries enable row level security;

create table sendings (
  id bigint not null generated always as identity,
  key uuid not null,
  client_id bigint not null,
  invoice_id bigint not null,
  sender_user_id bigint not null,
  file_name text not null,
  file_type text not null,
  file bytea not null,
  created_at timestamp with time zone not null default now(),
  constraint sendings_pkey PRIMARY KEY (id),
  constraint sendings_key UNIQUE (key),
  constraint sendings_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id),
  constraint sendings_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES invoices(id),
  constraint sendings_sender_user_id_fkey FOREIGN KEY (sender_user_id) REFERENCES users(id)
);
CREATE INDEX sendings_of_invoice ON sendings USING btree (invoice_id, id DESC);
alter table sendings enable row level security;

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
  last_seen_at timestamp with time zone,
  constraint staff_users_pkey PRIMARY KEY (user_id),
  constraint staff_users_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint staff_users_role_check CHECK (role = ANY (ARRAY['administrator'::text, 'agent'::text, 'finance'::text, 'reader'::text]))
);
CREATE TRIGGER administrator_stays AFTER DELETE OR UPDATE OF role, deactivated_at ON staff_users FOR EACH ROW WHEN (old.role = 'administrator'::text AND old.deactivated_at IS NULL) EXECUTE FUNCTION administrator_stays();

create table subscriptions (
  id bigint not null generated always as identity,
  client_id bigint not null,
  plan_id bigint not null,
  state text not null default 'active'::text,
  price_cents bigint not null,
  currency text not null,
  cycle_months smallint not null,
  included_sessions integer not null,
  started_on date not null,
  anchor_day smallint not null,
  period_start_on date not null,
  period_end_on date not null,
  due_on date not null,
  next_plan_id bigint,
  cancels_at_period_end boolean not null default false,
  used_sessions integer not null default 0,
  extra_sessions integer not null default 0,
  payment_type text,
  payment_status text not null default 'pending'::text,
  last_paid_on date,
  ended_on date,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version integer not null default 0,
  adjustment_cents bigint not null default 0,
  amount_due_cents bigint not null generated always as (GREATEST((price_cents + adjustment_cents), (0)::bigint)) stored,
  due_day smallint,
  constraint subscriptions_pkey PRIMARY KEY (id),
  constraint subscriptions_client_id_id_key UNIQUE (client_id, id),
  constraint subscriptions_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id),
  constraint subscriptions_next_plan_id_fkey FOREIGN KEY (next_plan_id) REFERENCES plans(id),
  constraint subscriptions_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id),
  constraint subscriptions_anchor_day_check CHECK (anchor_day >= 1 AND anchor_day <= 31),
  constraint subscriptions_check CHECK (period_end_on > period_start_on),
  constraint subscriptions_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint subscriptions_due_day_check CHECK (due_day >= 1 AND due_day <= 31),
  constraint subscriptions_end_check CHECK ((state = 'cancelled'::text) = (ended_on IS NOT NULL)),
  constraint subscriptions_extra_sessions_check CHECK (extra_sessions >= 0),
  constraint subscriptions_included_sessions_check CHECK (included_sessions >= 0),
  constraint subscriptions_next_check CHECK (NOT (cancels_at_period_end AND next_plan_id IS NOT NULL)),
  constraint subscriptions_payment_status_check CHECK (payment_status = ANY (ARRAY['pending'::text, 'paid'::text, 'overdue'::text])),
  constraint subscriptions_payment_type_check CHECK (payment_type = ANY (ARRAY['pix'::text, 'boleto'::text, 'credit_card'::text, 'bank_transfer'::text, 'cash'::text, 'other'::text])),
  constraint subscriptions_price_cents_check CHECK (price_cents >= 0),
  constraint subscriptions_state_check CHECK (state = ANY (ARRAY['active'::text, 'cancelled'::text])),
  constraint subscriptions_used_sessions_check CHECK (used_sessions >= 0)
);
CREATE UNIQUE INDEX subscriptions_active_key ON subscriptions USING btree (client_id) WHERE state = 'active'::text;
CREATE INDEX subscriptions_by_period_end ON subscriptions USING btree (period_end_on) WHERE state = 'active'::text;
CREATE INDEX subscriptions_of_client ON subscriptions USING btree (client_id, id DESC);
CREATE INDEX subscriptions_of_plan ON subscriptions USING btree (plan_id);
CREATE INDEX subscriptions_pending ON subscriptions USING btree (due_on) WHERE state = 'active'::text AND payment_status = 'pending'::text;
CREATE INDEX subscriptions_to_renew ON subscriptions USING btree (period_end_on) WHERE state = 'active'::text;
CREATE INDEX subscriptions_unpaid_by_due ON subscriptions USING btree (due_on) WHERE state = 'active'::text AND payment_status = 'pending'::text;
CREATE TRIGGER registry_follows_new_subscriptions AFTER INSERT ON subscriptions REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_follows_subscriptions();
CREATE TRIGGER registry_follows_subscriptions AFTER UPDATE ON subscriptions REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_follows_subscriptions();
alter table subscriptions enable row level security;
create policy subscriptions_changed on subscriptions for update to balcao_portal
  using ((client_id = app_client_id()))
  with check ((client_id = app_client_id()));
create policy subscriptions_of_own_client on subscriptions for select to balcao_portal
  using ((client_id = app_client_id()));
create policy subscriptions_ordered on subscriptions for insert to balcao_portal
  with check ((client_id = app_client_id()));
grant insert, select, update on subscriptions to balcao_portal;

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

create table undeliverable_addresses (
  address text not null,
  kind text not null,
  detail text,
  noted_at timestamp with time zone not null default now(),
  constraint undeliverable_addresses_pkey PRIMARY KEY (address),
  constraint undeliverable_addresses_address_check CHECK (address = lower(address)),
  constraint undeliverable_addresses_kind_check CHECK (kind = ANY (ARRAY['bounce'::text, 'complaint'::text]))
);
alter table undeliverable_addresses enable row level security;

create table usage_records (
  id bigint not null generated always as identity,
  client_id bigint not null,
  subscription_id bigint not null,
  idempotency_key text not null,
  sessions integer not null,
  remaining_after integer not null,
  note text,
  created_at timestamp with time zone not null default now(),
  recorded_by_user_id bigint,
  constraint usage_records_pkey PRIMARY KEY (id),
  constraint usage_records_idempotency_key UNIQUE (client_id, idempotency_key),
  constraint usage_records_recorded_by_user_id_fkey FOREIGN KEY (recorded_by_user_id) REFERENCES users(id),
  constraint usage_records_subscription_fkey FOREIGN KEY (client_id, subscription_id) REFERENCES subscriptions(client_id, id),
  constraint usage_records_idempotency_key_check CHECK (char_length(idempotency_key) >= 1 AND char_length(idempotency_key) <= 200),
  constraint usage_records_sessions_check CHECK (sessions > 0)
);
CREATE INDEX usage_records_of_client ON usage_records USING btree (client_id, id DESC);
alter table usage_records enable row level security;
create policy usage_of_own_client on usage_records for select to balcao_portal
  using ((client_id = app_client_id()));
grant select (client_id, created_at, id, note, remaining_after, sessions, subscription_id) on usage_records to balcao_portal;

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
CREATE TRIGGER registry_follows_users AFTER UPDATE OF email ON users FOR EACH ROW WHEN (old.email IS DISTINCT FROM new.email) EXECUTE FUNCTION registry_follows_users();
alter table users enable row level security;
create policy people_of_own_client on users for select to balcao_portal
  using ((EXISTS ( SELECT
   FROM memberships m
  WHERE ((m.user_id = users.id) AND (m.client_id = app_client_id())))));
grant select (deactivated_at, email, first_name, id, last_name, locale) on users to balcao_portal;
