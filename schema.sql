-- What migrations/ amount to, to be read. Written by npm run schema; not to be edited.

create extension pg_trgm;
create extension unaccent;

-- Locks the row of provider first, so that two administrators who demote each other run one after the
-- other.
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

-- The client of the current request. Null, and so no row at all, when it is not set.
CREATE OR REPLACE FUNCTION public.app_client_id()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.client_id'::text, true), ''::text))::bigint;

-- The user of the current request. Null, and so no row at all, when it is not set.
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

-- Locks the invoice, so that no line slips in while it is being issued.
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

-- Takes the client's row lock, as changing the primary contact does: of deleting a contact and making
-- it primary at the same moment, the second sees the first and fails.
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

-- LIKE patterns to look a text up by in a trigram index: of each stretch of it, the three letters that
-- Portuguese names hold least often. LIKE with the whole text would read the posting list of every
-- trigram, most of them long.
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

-- Runs as owner and locks the rows first, as refresh_client_list.
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

-- Runs as owner: the client area causes changes too, but has no rights here. Locks the rows first, so
-- that the later of two changes reads what the earlier one left.
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

-- Runs as owner and locks the rows first, as refresh_client_list.
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

-- Ignores changes of columns that neither the list nor the search shows, above all of
-- primary_contact_id.
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

-- Text without case and accents. Declared immutable for use in indexes: unaccent() is only stable
-- because its dictionary could be replaced, and this one is the dictionary that comes with PostgreSQL.
CREATE OR REPLACE FUNCTION public.search_key(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(unaccent('unaccent'::regdictionary, value));

-- As search_key, also without punctuation, which people add or leave out as they like (CNPJ, initials,
-- d'Ávila).
CREATE OR REPLACE FUNCTION public.search_text(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN regexp_replace(search_key(value), '[!-/:-@[-`{-~]'::text, ''::text, 'g'::text);

grant usage on schema public to balcao_portal;

-- Who receives an announcement, fixed when it began.
create table announcement_recipients (
  announcement_id bigint not null,
  contact_id bigint not null,
  mailbox text not null,
  -- When they unsubscribed by a link of this announcement.
  unsubscribed_at timestamp with time zone,
  constraint announcement_recipients_pkey PRIMARY KEY (announcement_id, contact_id),
  -- One message per mailbox, even when several contacts share it.
  constraint announcement_recipients_mailbox_key UNIQUE (announcement_id, mailbox),
  constraint announcement_recipients_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES announcements(id),
  constraint announcement_recipients_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id)
);
CREATE INDEX announcement_recipients_of_contact ON announcement_recipients USING btree (contact_id);
alter table announcement_recipients enable row level security;

-- What staff write to the people of many clients (decision 0017).
create table announcements (
  id bigint not null generated always as identity,
  state text not null default 'draft'::text,
  subject_pt text,
  body_pt text,
  subject_en text,
  body_en text,
  -- The audience, in the terms of the client list's filter.
  filter jsonb not null default '{}'::jsonb,
  scheduled_at timestamp with time zone,
  -- The provider's name and look when it began: what was sent keeps looking the same.
  brand jsonb,
  -- Progress: contacts up to this id have been checked for whether they receive it.
  gathered_to bigint not null default 0,
  -- The last contact that existed when it began; later ones do not receive it.
  gather_until bigint not null default 0,
  recipient_count integer not null default 0,
  -- Progress: messages of recipients up to this contact are queued.
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
  -- Subject and body go together in each language, and one language is there.
  constraint announcements_words_check CHECK ((num_nulls(subject_pt, body_pt) = ANY (ARRAY[0, 2])) AND (num_nulls(subject_en, body_en) = ANY (ARRAY[0, 2])) AND num_nonnulls(subject_pt, subject_en) > 0)
);
-- What the loop that queues messages looks for.
CREATE INDEX announcements_under_way ON announcements USING btree (id) WHERE state = ANY (ARRAY['scheduled'::text, 'sending'::text]);
-- Once it began, text, audience and brand do not change: messages are filled in from them when they
-- are sent, and again when they are looked at.
CREATE TRIGGER begun_announcement_stays BEFORE UPDATE ON announcements FOR EACH ROW EXECUTE FUNCTION begun_announcement_stays();
alter table announcements enable row level security;

-- API tokens for programs. Each acts in the name of the staff member who created it.
create table api_tokens (
  id bigint not null generated always as identity,
  name text not null,
  -- An upper bound: at each request a token may do what this role and its creator's current role both
  -- allow.
  role text not null,
  -- SHA-256 of the secret, which is shown once and not stored.
  token_hash bytea not null,
  -- The last characters of the secret, to tell which token a program uses.
  hint text not null,
  creator_user_id bigint not null,
  created_at timestamp with time zone not null default now(),
  -- Null: valid until revoked.
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_tokens_pkey PRIMARY KEY (id),
  constraint api_tokens_token_hash_key UNIQUE (token_hash),
  constraint api_tokens_creator_user_id_fkey FOREIGN KEY (creator_user_id) REFERENCES users(id),
  constraint api_tokens_role_check CHECK (role = ANY (ARRAY['administrator'::text, 'agent'::text, 'finance'::text, 'reader'::text]))
);
-- To revoke everything that somebody created when they leave the staff.
CREATE INDEX api_tokens_of_creator ON api_tokens USING btree (creator_user_id) WHERE revoked_at IS NULL;
alter table api_tokens enable row level security;

-- The history: who did what to which record. Append-only, except for the erasure of personal data
-- (decision 0010).
create table audit_events (
  id bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  -- Who really acted. Null: the system, or somebody not signed in.
  actor_user_id bigint,
  -- As whom, while impersonating.
  on_behalf_of_user_id bigint,
  client_id bigint,
  action text not null,
  subject_type text not null,
  subject_id bigint,
  subject_label text,
  -- Only the fields that changed, never a secret; so is "after".
  before jsonb,
  after jsonb,
  request_id text,
  address inet,
  -- Tells apart two impersonations that ran at once between the same two people.
  impersonation_id bigint,
  -- By which program; actor_user_id is then the creator of its token.
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
-- What was done to a user outside of any client.
CREATE INDEX audit_events_of_user ON audit_events USING btree (subject_id) WHERE subject_type = 'user'::text;
-- Few events are on behalf of somebody: without it a page of them would read the whole history of a
-- client.
CREATE INDEX audit_events_on_behalf ON audit_events USING btree (client_id, id DESC) WHERE on_behalf_of_user_id IS NOT NULL;
-- Updates are refused unless the transaction declares itself an erasure (app.erasing).
CREATE TRIGGER audit_changes_by_erasure BEFORE UPDATE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION audit_changes_by_erasure();
-- An erasure removes names and values; who did what to which record, and when, stays.
CREATE TRIGGER audit_facts_stay BEFORE UPDATE ON audit_events FOR EACH ROW WHEN (old.id IS DISTINCT FROM new.id OR old.at IS DISTINCT FROM new.at OR old.actor_user_id IS DISTINCT FROM new.actor_user_id OR old.on_behalf_of_user_id IS DISTINCT FROM new.on_behalf_of_user_id OR old.client_id IS DISTINCT FROM new.client_id OR old.action IS DISTINCT FROM new.action OR old.subject_type IS DISTINCT FROM new.subject_type OR old.subject_id IS DISTINCT FROM new.subject_id) EXECUTE FUNCTION audit_is_append_only();
-- No event is ever deleted.
CREATE TRIGGER audit_is_append_only BEFORE DELETE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
alter table audit_events enable row level security;
-- The client area adds events of its own client.
create policy events_of_own_client on audit_events for insert to balcao_portal
  with check ((client_id = app_client_id()));
-- The client area reads what staff did in the name of its people, and nothing else of the history.
create policy events_on_behalf_of_own_people on audit_events for select to balcao_portal
  using (((client_id = app_client_id()) AND (on_behalf_of_user_id IS NOT NULL)));
grant insert on audit_events to balcao_portal;
grant select (action, after, at, before, client_id, id, impersonation_id, on_behalf_of_user_id, subject_id, subject_label, subject_type) on audit_events to balcao_portal;

-- Work that takes longer than a request: who asked for it, how far it is, what came of it.
create table background_tasks (
  id bigint not null generated always as identity,
  kind text not null,
  owner_user_id bigint not null,
  state text not null default 'queued'::text,
  -- What was asked for; its shape depends on kind.
  input jsonb not null,
  done_count integer not null default 0,
  total_count integer,
  -- A code of contract/errors.ts; error_data fills in its message.
  error_code text,
  error_data jsonb,
  file_key text,
  file_name text,
  file_bytes bigint,
  -- The run under way, which holds an advisory lock of that name: if the process dies the lock is gone,
  -- and the maintenance starts the work again.
  attempt_id uuid,
  created_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  expires_at timestamp with time zone,
  -- When its owner hid it.
  dismissed_at timestamp with time zone,
  constraint background_tasks_pkey PRIMARY KEY (id),
  constraint background_tasks_owner_user_id_fkey FOREIGN KEY (owner_user_id) REFERENCES users(id),
  constraint background_tasks_kind_check CHECK (kind = ANY (ARRAY['client_download'::text, 'import_check'::text, 'import_write'::text])),
  constraint background_tasks_state_check CHECK (state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text]))
);
CREATE INDEX background_tasks_of_owner ON background_tasks USING btree (owner_user_id, id DESC);
CREATE INDEX background_tasks_to_expire ON background_tasks USING btree (expires_at) WHERE file_key IS NOT NULL;
CREATE INDEX background_tasks_unfinished ON background_tasks USING btree (id) WHERE state = ANY (ARRAY['queued'::text, 'running'::text]);

-- One narrow row per client with everything the client list shows, filters and sorts by, so that a
-- page needs no joins. Maintained by triggers; deleted clients have no row.
create table client_list (
  client_id bigint not null,
  trade_name text not null,
  legal_name text not null,
  -- In collation "C", which compares bytes: quick, and the same on every system.
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
-- One index per sortable column, read in either direction; client_id breaks ties, so that pages go on
-- from a key.
CREATE INDEX client_list_by_trade_name ON client_list USING btree (trade_name_key, client_id);
CREATE INDEX client_list_legal_name_parts ON client_list USING gin (legal_name_key gin_trgm_ops);
-- The list stands newest first unless told otherwise: one index per common filter, in that order.
CREATE INDEX client_list_newest_by_active ON client_list USING btree (is_active, created_at, client_id);
CREATE INDEX client_list_newest_by_payment ON client_list USING btree (plan_id, payment_status, created_at, client_id);
CREATE INDEX client_list_newest_by_payment_status ON client_list USING btree (payment_status, created_at, client_id);
CREATE INDEX client_list_newest_by_payment_type ON client_list USING btree (payment_type, created_at, client_id);
CREATE INDEX client_list_newest_by_plan ON client_list USING btree (plan_id, created_at, client_id);
CREATE INDEX client_list_newest_by_plan_and_type ON client_list USING btree (plan_id, payment_type, created_at, client_id);
CREATE INDEX client_list_newest_by_suspended ON client_list USING btree (is_suspended, created_at, client_id);
-- Few clients are suspended: a partial index for filters combined with it.
CREATE INDEX client_list_newest_of_suspended ON client_list USING btree (is_active, created_at, client_id) WHERE is_suspended;
CREATE INDEX client_list_newest_of_suspended_by_payment ON client_list USING btree (payment_status, created_at, client_id) WHERE is_suspended;
-- Trigrams, for names by any part of a word. Used only when the program finds the name rare
-- (rare_parts).
CREATE INDEX client_list_trade_name_parts ON client_list USING gin (trade_name_key gin_trgm_ops);
-- The filters depend on each other (no plan: no payment). From single columns PostgreSQL would expect
-- rows where there are none, and scan the whole list for them.
CREATE STATISTICS public.client_list_facets (dependencies, mcv) ON plan_id, is_active, is_suspended, payment_type, payment_status FROM client_list;
alter table client_list enable row level security;

-- The companies and persons that the provider serves. Deleting only marks a client; 30 days later its
-- personal data is erased (decision 0010).
create table clients (
  id bigint not null generated always as identity,
  trade_name text not null,
  -- The trade name without case and accents; what uniqueness is judged by.
  trade_name_key text not null generated always as (search_key(trade_name)) stored,
  legal_name text not null,
  -- Follows the trade name; part of the address of the profile page.
  slug text not null,
  -- CNPJ (14 characters, since 2026 also letters) or CPF (11 digits), without punctuation.
  tax_id text,
  -- The registered address; two clients may share one.
  email text not null,
  phone text,
  locale text not null default 'pt-BR'::text,
  street text,
  district text,
  city text,
  state text,
  postal_code text,
  country text not null default 'BR'::text,
  -- The one contact who holds the account. A single pointer cannot name two; triggers make sure that a
  -- client with contacts names one, and not a deleted one.
  primary_contact_id bigint,
  suspended_at timestamp with time zone,
  suspension_reason text,
  deleted_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version integer not null default 0,
  -- The client's identifier in the system it was imported from, so that a repeated import finds it
  -- again.
  external_id text,
  deleted_by_user_id bigint,
  -- When, 30 days after the deletion, the personal data was erased.
  erased_at timestamp with time zone,
  constraint clients_pkey PRIMARY KEY (id),
  constraint clients_external_id_key UNIQUE (external_id),
  constraint clients_deleted_by_user_id_fkey FOREIGN KEY (deleted_by_user_id) REFERENCES users(id),
  -- Composite, so that the primary contact belongs to this client.
  constraint clients_primary_contact_fkey FOREIGN KEY (id, primary_contact_id) REFERENCES contacts(client_id, id),
  constraint clients_locale_check CHECK (locale = ANY (ARRAY['pt-BR'::text, 'en'::text])),
  constraint clients_phone_check CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'::text)
);
-- Search by a whole address: parts of addresses are too alike for the trigram index to single one out.
CREATE INDEX clients_by_email ON clients USING btree (lower(email));
-- Without erased clients, as clients_tax_id_key.
CREATE UNIQUE INDEX clients_slug_key ON clients USING btree (slug) WHERE erased_at IS NULL;
-- A deleted client keeps its number so that it can be restored without a clash; an erased one gives it
-- up, because the same company may come back as a new client.
CREATE UNIQUE INDEX clients_tax_id_key ON clients USING btree (tax_id) WHERE erased_at IS NULL;
-- What the maintenance looks for every minute.
CREATE INDEX clients_to_erase ON clients USING btree (deleted_at) WHERE deleted_at IS NOT NULL AND erased_at IS NULL;
-- Without erased clients, as clients_tax_id_key.
CREATE UNIQUE INDEX clients_trade_name_key ON clients USING btree (trade_name_key) WHERE erased_at IS NULL;
-- The primary contact is set, and is not a deleted one.
CREATE TRIGGER primary_contact_is_live BEFORE UPDATE OF primary_contact_id ON clients FOR EACH ROW WHEN (new.primary_contact_id IS DISTINCT FROM old.primary_contact_id) EXECUTE FUNCTION primary_contact_is_live();
-- Keeps client_list and search_entries up to date.
CREATE TRIGGER registry_follows_clients AFTER UPDATE ON clients REFERENCING OLD TABLE AS unchanged NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_follows_changed_clients();
CREATE TRIGGER registry_follows_new_clients AFTER INSERT ON clients REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_follows_clients();
-- Deleting a client removed its contacts from the search; restoring it puts them back.
CREATE TRIGGER registry_restores_people AFTER UPDATE OF deleted_at ON clients FOR EACH ROW WHEN (old.deleted_at IS NOT NULL AND new.deleted_at IS NULL) EXECUTE FUNCTION registry_restores_people();
alter table clients enable row level security;
-- The client area sees its own client, and nothing once that is deleted.
create policy own_client on clients for all to balcao_portal
  using (((id = app_client_id()) AND (deleted_at IS NULL)));
grant select on clients to balcao_portal;
grant update (primary_contact_id, updated_at, version) on clients to balcao_portal;

-- Each time that staff checked who they were talking to, with the outcome. Not granted to the client
-- area: what staff noted stays theirs.
create table contact_verifications (
  id bigint not null generated always as identity,
  client_id bigint not null,
  contact_id bigint not null,
  staff_user_id bigint not null,
  -- What the person was asked for.
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

-- The people of a client. Every contact receives e-mails; those with a membership can also sign in.
create table contacts (
  id bigint not null generated always as identity,
  client_id bigint not null,
  first_name text not null,
  last_name text not null,
  job_title text,
  -- For a third party: the company the person works for.
  company text,
  -- Where e-mails go; the address to sign in with is users.email and may differ.
  email text not null,
  phone text,
  locale text not null default 'pt-BR'::text,
  street text,
  district text,
  city text,
  state text,
  postal_code text,
  country text not null default 'BR'::text,
  -- The notification categories that are switched on.
  notifications text[] not null default '{}'::text[],
  deleted_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version integer not null default 0,
  external_id text,
  -- Separate from notifications, because the category of announcements also carries password recovery.
  receives_announcements boolean not null default true,
  constraint contacts_pkey PRIMARY KEY (id),
  -- Target of composite foreign keys: what refers to a contact also agrees on its client.
  constraint contacts_client_id_id_key UNIQUE (client_id, id),
  constraint contacts_external_id_key UNIQUE (client_id, external_id),
  constraint contacts_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id),
  constraint contacts_locale_check CHECK (locale = ANY (ARRAY['pt-BR'::text, 'en'::text])),
  constraint contacts_phone_check CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'::text)
);
-- Search by a whole address, as clients_by_email.
CREATE INDEX contacts_by_email ON contacts USING btree (lower(email));
CREATE INDEX contacts_of_client ON contacts USING btree (client_id, id) WHERE deleted_at IS NULL;
-- The first contact of a client becomes its primary contact. Per statement, because an import adds a
-- thousand at once.
CREATE TRIGGER first_contact_is_primary AFTER INSERT ON contacts REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION first_contact_is_primary();
-- The primary contact cannot be deleted.
CREATE TRIGGER primary_contact_stays BEFORE UPDATE OF deleted_at ON contacts FOR EACH ROW WHEN (old.deleted_at IS NULL AND new.deleted_at IS NOT NULL) EXECUTE FUNCTION primary_contact_stays();
-- Keeps search_entries up to date.
CREATE TRIGGER registry_follows_contacts AFTER UPDATE ON contacts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_follows_contacts();
CREATE TRIGGER registry_follows_new_contacts AFTER INSERT ON contacts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_follows_contacts();
alter table contacts enable row level security;
create policy contacts_of_own_client on contacts for all to balcao_portal
  using ((client_id = app_client_id()))
  with check ((client_id = app_client_id()));
grant insert, select, update on contacts to balcao_portal;

-- Browsers in which a user has signed in before. Each has its own count of failed attempts, so that
-- somebody else guessing passwords cannot lock the user out of a known browser.
create table devices (
  id bigint not null generated always as identity,
  user_id bigint not null,
  -- SHA-256 of the browser's long-lived cookie.
  token_hash bytea not null,
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now(),
  constraint devices_pkey PRIMARY KEY (id),
  constraint devices_token_hash_key UNIQUE (token_hash),
  constraint devices_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX devices_of_user ON devices USING btree (user_id);

-- The last number assigned to each kind of document. A locked row instead of a sequence, because a
-- sequence leaves a gap for every transaction that fails.
create table document_counters (
  kind text not null,
  last_number integer not null default 0,
  constraint document_counters_pkey PRIMARY KEY (kind),
  constraint document_counters_kind_check CHECK (kind = 'invoice'::text)
);
alter table document_counters enable row level security;

-- Every version of a text that was saved. The newest of a template and language is in use.
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
  -- A version without texts puts back the one that comes with the program.
  constraint email_template_texts_check CHECK (num_nulls(subject, preheader, body) = ANY (ARRAY[0, 3])),
  constraint email_template_texts_locale_check CHECK (locale = ANY (ARRAY['pt-BR'::text, 'en'::text]))
);
CREATE INDEX email_template_texts_in_use ON email_template_texts USING btree (template, locale, id DESC);
alter table email_template_texts enable row level security;

-- Templates that staff changed or switched off. The built-in texts are in the source code.
create table email_templates (
  template text not null,
  -- While off, what would have been sent is recorded as suppressed.
  is_on boolean not null default true,
  -- Counts every change, of either language and of the switch.
  version integer not null default 0,
  constraint email_templates_pkey PRIMARY KEY (template)
);
alter table email_templates enable row level security;

-- Recipient and subject of each e-mail as search_text. Apart from emails, because a message changes
-- its state several times and its words hardly ever.
create table email_words (
  email_id bigint not null,
  words text collate "C" not null,
  constraint email_words_pkey PRIMARY KEY (email_id),
  constraint email_words_email_id_fkey FOREIGN KEY (email_id) REFERENCES emails(id) ON DELETE CASCADE
);
CREATE INDEX email_words_parts ON email_words USING gin (words gin_trgm_ops);
alter table email_words enable row level security;

-- Every e-mail, which is also the queue: a message exists if and only if the transaction that caused
-- it committed. How it leaves at most once: decision 0005. Fill factor 60: an update that touches no
-- indexed column stays on its page.
create table emails (
  id bigint not null generated always as identity,
  client_id bigint,
  contact_id bigint,
  user_id bigint,
  -- Null: nobody receives it; recorded as suppressed, so that this can be seen too.
  to_email text,
  to_name text,
  category text not null,
  template text not null,
  locale text not null,
  subject text not null,
  -- Holds a placeholder where a secret (link, code) belongs; so does text. Null for announcements, whose
  -- bodies are made when they are sent and when they are looked at.
  html text,
  text text,
  has_secret boolean not null default false,
  -- AES-256-GCM under secret.key. Emptied as soon as the secret is used, replaced or expired.
  secret_encrypted bytea,
  secret_expires_at timestamp with time zone,
  -- The link that is the secret, so that using it also empties the copy here.
  link_id bigint,
  state text not null default 'queued'::text,
  reason text,
  last_error text,
  attempts integer not null default 0,
  -- The attempt under way. Only its owner may record how it ended; it holds an advisory lock of that
  -- name while alive.
  attempt_id uuid,
  -- Committed just before the final dot is sent. An attempt that died after it may have been delivered
  -- and is never repeated by itself; one that died before it has not been.
  handed_over_at timestamp with time zone,
  next_attempt_at timestamp with time zone,
  -- The same over all attempts, so that a mailbox recognises a repeated message (RFC 5322, 3.6.4).
  message_id text not null,
  queued_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  -- Sent to a person whom staff picked, whatever their preferences.
  chosen_by_hand boolean not null default false,
  sending_id bigint,
  attachment_name text,
  -- 0: somebody is waiting for it (links, codes). 1: everything else. 2: sent to many, after everything
  -- else.
  priority smallint not null default 1,
  -- The sent message that staff sent once more.
  copy_of bigint,
  announcement_id bigint,
  -- What the text of an announcement is filled in with for this reader.
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
) with (fillfactor=60);
CREATE INDEX emails_by_category ON emails USING btree (category, id);
CREATE INDEX emails_by_day ON emails USING btree (queued_at, id);
CREATE INDEX emails_by_state ON emails USING btree (state, id);
CREATE INDEX emails_by_template ON emails USING btree (template, id);
CREATE INDEX emails_copies ON emails USING btree (copy_of) WHERE copy_of IS NOT NULL;
-- The queue, in the order in which messages are taken.
CREATE INDEX emails_due ON emails USING btree (priority, COALESCE(next_attempt_at, queued_at), id) WHERE state = 'queued'::text;
-- One message per announcement and mailbox, whatever happens to addresses in between. Copies sent by
-- staff are apart.
CREATE UNIQUE INDEX emails_of_announcement ON emails USING btree (announcement_id, lower(to_email)) WHERE announcement_id IS NOT NULL AND copy_of IS NULL;
CREATE INDEX emails_of_client ON emails USING btree (client_id, id DESC);
CREATE INDEX emails_of_sending ON emails USING btree (sending_id) WHERE sending_id IS NOT NULL;
CREATE INDEX emails_of_user ON emails USING btree (user_id, id DESC) WHERE client_id IS NULL;
-- To one address messages arrive in order: what an earlier message still has to leave before.
CREATE INDEX emails_unfinished_to ON emails USING btree (lower(to_email), id) WHERE state = ANY (ARRAY['queued'::text, 'sending'::text]);
-- To empty secrets that expired.
CREATE INDEX emails_with_secret ON emails USING btree (secret_expires_at) WHERE secret_encrypted IS NOT NULL;
CREATE TRIGGER changed_email AFTER UPDATE OF to_name, to_email, subject ON emails FOR EACH ROW EXECUTE FUNCTION changed_email();
-- Indexes the words of new messages and notifies the senders (channel balcao_mail).
CREATE TRIGGER new_emails AFTER INSERT ON emails REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION new_emails();
alter table emails enable row level security;
-- The client area sees the messages of its client; those that belong to no client (password recovery)
-- only their own reader sees.
create policy emails_of_own_client on emails for select to balcao_portal
  using (((client_id = app_client_id()) OR ((client_id IS NULL) AND (user_id = app_user_id()))));
grant select (announcement_id, attachment_name, attempts, category, chosen_by_hand, client_id, contact_id, has_secret, html, id, last_error, locale, message_id, next_attempt_at, queued_at, reason, sent_at, state, subject, template, text, to_email, to_name, user_id, variables) on emails to balcao_portal;

-- Staff acting as a user of a client: who, as whom, when and why. It grants nothing by itself; each
-- request checks again everything that it depends on.
create table impersonations (
  id bigint not null generated always as identity,
  -- Null once that access was removed; client_id and user_id still tell where and as whom.
  membership_id bigint,
  client_id bigint not null,
  user_id bigint not null,
  staff_user_id bigint not null,
  -- The only session that may use it. Null once that session is gone.
  session_id bigint,
  -- The names as they were at the start: the client area may not read staff users, nor users who have
  -- left.
  staff_name text not null,
  user_name text not null,
  -- Typed by the staff member; the client can read it.
  reason text not null,
  started_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  -- When the end was recorded. One that has expired but is not recorded yet is refused all the same.
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
-- For the foreign key, which is set to null.
CREATE INDEX impersonations_of_membership ON impersonations USING btree (membership_id);
-- For the foreign key, which is set to null.
CREATE INDEX impersonations_of_session ON impersonations USING btree (session_id);
-- To record the end of what one staff member has open.
CREATE INDEX impersonations_open ON impersonations USING btree (staff_user_id) WHERE ended_at IS NULL;
-- One open impersonation per session and membership.
CREATE UNIQUE INDEX impersonations_open_key ON impersonations USING btree (session_id, membership_id) WHERE ended_at IS NULL;
alter table impersonations enable row level security;
create policy impersonations_of_own_client on impersonations for select to balcao_portal
  using ((client_id = app_client_id()));
grant select (client_id, end_reason, ended_at, expires_at, id, reason, staff_name, started_at, user_name) on impersonations to balcao_portal;

-- The rows of an import between checking and writing. Deleted with the file.
create table import_rows (
  import_id bigint not null,
  line integer not null,
  -- The row as the contract parsed it. Null where it is invalid; then problems says what is wrong.
  record jsonb,
  problems jsonb,
  -- This and the following keys find the record again, within the file and in the registry.
  external_id text,
  tax_id text,
  name_key text,
  slug text,
  contact_key text,
  client_id bigint,
  contact_id bigint,
  -- What writing does with the row.
  action text,
  constraint import_rows_pkey PRIMARY KEY (import_id, line),
  constraint import_rows_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id) ON DELETE CASCADE,
  constraint import_rows_action_check CHECK (action = ANY (ARRAY['create'::text, 'update'::text, 'keep'::text]))
);
CREATE INDEX import_rows_wrong ON import_rows USING btree (import_id, line) WHERE problems IS NOT NULL;

-- A file of clients or contacts on its way into the registry: uploaded, checked, then written when
-- confirmed.
create table imports (
  id bigint not null generated always as identity,
  kind text not null,
  owner_user_id bigint not null,
  state text not null default 'uploaded'::text,
  -- Null once the file was deleted.
  file_key text,
  file_name text not null,
  file_bytes bigint not null,
  -- How to read the file: type, encoding, delimiter.
  format jsonb not null,
  columns jsonb not null,
  sample jsonb not null,
  -- For each column the field that it fills, or null.
  mapping jsonb not null,
  -- Whether records that exist are updated; otherwise they stay as they are.
  updates_existing boolean not null default false,
  -- How many rows there are of each kind, and after writing what became of them.
  counts jsonb not null default '{}'::jsonb,
  task_id bigint,
  -- The line up to which rows are written: a run that was killed continues after it.
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

-- Invitations to a client (client_id set) and into the staff (client_id null, staff_role set).
create table invitations (
  id bigint not null generated always as identity,
  client_id bigint,
  email text not null,
  first_name text,
  last_name text,
  locale text not null,
  -- What was promised. Checked again on acceptance: nobody hands on more than they then hold.
  permissions text[] not null default '{}'::text[],
  support_level smallint not null default 0,
  staff_role text,
  -- The contact who gets access. Null: a contact is created on acceptance.
  contact_id bigint,
  -- Null: the system itself.
  inviter_user_id bigint,
  -- Sent by the provider, and then independent of who sent it. Otherwise the inviter must still hold the
  -- permissions promised when it is accepted.
  is_from_staff boolean not null,
  created_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  accepted_user_id bigint,
  cancelled_at timestamp with time zone,
  -- When it had expired and the same address was invited again.
  replaced_at timestamp with time zone,
  constraint invitations_pkey PRIMARY KEY (id),
  constraint invitations_accepted_user_id_fkey FOREIGN KEY (accepted_user_id) REFERENCES users(id),
  constraint invitations_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id),
  constraint invitations_contact_fkey FOREIGN KEY (client_id, contact_id) REFERENCES contacts(client_id, id),
  constraint invitations_inviter_user_id_fkey FOREIGN KEY (inviter_user_id) REFERENCES users(id),
  constraint invitations_email_check CHECK (email = lower(email)),
  -- An invitation ends in one way only.
  constraint invitations_end_check CHECK (num_nonnulls(accepted_at, cancelled_at, replaced_at) <= 1),
  -- Either to a client or into the staff.
  constraint invitations_kind_check CHECK ((client_id IS NULL) = (staff_role IS NOT NULL)),
  constraint invitations_locale_check CHECK (locale = ANY (ARRAY['pt-BR'::text, 'en'::text])),
  constraint invitations_staff_role_check CHECK (staff_role = ANY (ARRAY['administrator'::text, 'agent'::text, 'finance'::text, 'reader'::text])),
  constraint invitations_support_level_check CHECK (support_level >= 0 AND support_level <= 6)
);
CREATE INDEX invitations_of_client ON invitations USING btree (client_id, id DESC);
CREATE INDEX invitations_of_contact ON invitations USING btree (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX invitations_of_inviter ON invitations USING btree (inviter_user_id);
-- One open invitation per client and address, whoever invites at the same moment. An index cannot know
-- the time: an expired one counts as open until it is replaced.
CREATE UNIQUE INDEX invitations_open_key ON invitations USING btree (client_id, email) NULLS NOT DISTINCT WHERE accepted_at IS NULL AND cancelled_at IS NULL AND replaced_at IS NULL;
alter table invitations enable row level security;
-- Restrictive: the client area invites in the name of the person signed in, never in the name of the
-- provider.
create policy invitations_by_clients_people on invitations as restrictive for insert to balcao_portal
  with check (((NOT is_from_staff) AND (inviter_user_id = app_user_id())));
create policy invitations_of_own_client on invitations for all to balcao_portal
  using ((client_id = app_client_id()))
  with check ((client_id = app_client_id()));
grant select on invitations to balcao_portal;
grant update (cancelled_at, expires_at, replaced_at, sent_at) on invitations to balcao_portal;
grant insert (client_id, contact_id, created_at, email, expires_at, first_name, inviter_user_id, is_from_staff, last_name, locale, permissions, sent_at, support_level) on invitations to balcao_portal;

-- The lines of an invoice.
create table invoice_lines (
  invoice_id bigint not null,
  "position" smallint not null,
  description text not null,
  -- Quantity in thousandths: 1.5 hours are 1500.
  quantity_thousandths bigint not null,
  unit_price_cents bigint not null,
  discount_cents bigint not null,
  -- In hundredths of a percent: 5 % are 500.
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
-- Relies on the policy of invoices: lines of what cannot be seen cannot be seen.
create policy lines_of_issued_invoices on invoice_lines for select to balcao_portal
  using ((EXISTS ( SELECT
   FROM invoices i
  WHERE (i.id = invoice_lines.invoice_id))));
grant select on invoice_lines to balcao_portal;

-- Invoices from draft to payment or cancellation. Once issued, all but the outcome is frozen.
create table invoices (
  id bigint not null generated always as identity,
  client_id bigint not null,
  state text not null default 'draft'::text,
  -- Assigned when it is issued, without gaps; a cancelled invoice keeps its number.
  number integer,
  currency text not null,
  due_on date not null,
  issued_on date,
  note text,
  -- Sum of the lines, each rounded on its own (contract/invoice-amounts.ts); so are the amounts beside
  -- it.
  gross_cents bigint not null,
  discount_cents bigint not null,
  tax_cents bigint not null,
  total_cents bigint not null,
  -- The buyer as of the day of issue; provider_snapshot is the seller.
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
  -- A draft has none of number, date and both parties; an issued invoice has all of them.
  constraint invoices_issue_check CHECK (state = 'draft'::text AND num_nonnulls(number, issued_on, client_snapshot, provider_snapshot) = 0 OR state <> 'draft'::text AND num_nulls(number, issued_on, client_snapshot, provider_snapshot) = 0),
  -- An invoice is paid in full or not at all.
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
-- What was issued does not change any more, except for how it ended: paid or cancelled.
CREATE TRIGGER issued_invoice_stays BEFORE DELETE OR UPDATE ON invoices FOR EACH ROW WHEN (old.state <> 'draft'::text) EXECUTE FUNCTION issued_invoice_stays();
alter table invoices enable row level security;
-- The client area sees issued invoices, and no drafts.
create policy issued_invoices_of_own_client on invoices for select to balcao_portal
  using (((client_id = app_client_id()) AND (state <> 'draft'::text)));
grant select on invoices to balcao_portal;

-- Single-use links sent by e-mail: to set or reset a password, to confirm a new address, to accept an
-- invitation.
create table links (
  id bigint not null generated always as identity,
  user_id bigint,
  purpose text not null,
  -- SHA-256 of the token: a copy of the database opens no link.
  token_hash bytea not null,
  -- For change_email: the address that the link verifies.
  new_email text,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  -- When a newer link of the same purpose replaced it or it was revoked. The row stays, so that its page
  -- can say so.
  replaced_at timestamp with time zone,
  invitation_id bigint,
  constraint links_pkey PRIMARY KEY (id),
  constraint links_token_hash_key UNIQUE (token_hash),
  constraint links_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES invitations(id) ON DELETE CASCADE,
  constraint links_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint links_new_email_check CHECK ((purpose = 'change_email'::text) = (new_email IS NOT NULL)),
  constraint links_purpose_check CHECK (purpose = ANY (ARRAY['set_password'::text, 'reset_password'::text, 'change_email'::text, 'accept_invitation'::text])),
  -- A link belongs either to a user or to an invitation, whose reader may not have a user yet.
  constraint links_subject_check CHECK (num_nonnulls(user_id, invitation_id) = 1 AND (purpose = 'accept_invitation'::text) = (invitation_id IS NOT NULL))
);
CREATE INDEX links_of_invitation ON links USING btree (invitation_id) WHERE invitation_id IS NOT NULL;
CREATE INDEX links_of_user ON links USING btree (user_id, purpose) WHERE used_at IS NULL AND replaced_at IS NULL;

-- When the next message may leave, for all workers together. One row; locked only while a limit is
-- set.
create table mail_pace (
  is_only boolean not null default true,
  next_at timestamp with time zone not null,
  constraint mail_pace_pkey PRIMARY KEY (is_only),
  constraint mail_pace_is_only_check CHECK (is_only)
);
alter table mail_pace enable row level security;

-- A user's access to a client: ties a user to one of its contacts, with permissions of their own.
create table memberships (
  id bigint not null generated always as identity,
  client_id bigint not null,
  contact_id bigint not null,
  user_id bigint not null,
  -- Keys of the permission catalogue in contract/access.ts.
  permissions text[] not null,
  support_level smallint not null,
  last_seen_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  version integer not null default 0,
  constraint memberships_pkey PRIMARY KEY (id),
  constraint memberships_client_id_user_id_key UNIQUE (client_id, user_id),
  constraint memberships_contact_id_key UNIQUE (contact_id),
  constraint memberships_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id),
  -- Composite, so that a membership never joins a contact to another client.
  constraint memberships_contact_fkey FOREIGN KEY (client_id, contact_id) REFERENCES contacts(client_id, id),
  constraint memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint memberships_support_level_check CHECK (support_level >= 0 AND support_level <= 6)
);
-- With client_id, so that a request of somebody with hundreds of accounts reads a single row.
CREATE INDEX memberships_of_user ON memberships USING btree (user_id, client_id);
CREATE TRIGGER registry_follows_memberships AFTER INSERT OR DELETE ON memberships FOR EACH ROW EXECUTE FUNCTION registry_follows_memberships();
alter table memberships enable row level security;
-- Of the columns, the client area may only update the grant and the version.
create policy memberships_of_own_client on memberships for all to balcao_portal
  using ((client_id = app_client_id()))
  with check ((client_id = app_client_id()));
grant delete, insert, select on memberships to balcao_portal;
grant update (permissions, support_level, version) on memberships to balcao_portal;

-- Payments received. Each settles one due date of a subscription, whatever its amount.
create table payments (
  id bigint not null generated always as identity,
  client_id bigint not null,
  subscription_id bigint not null,
  amount_cents bigint not null,
  currency text not null,
  paid_on date not null,
  payment_type text not null,
  note text,
  -- The due date that was settled.
  due_on date not null,
  recorded_by_user_id bigint,
  created_at timestamp with time zone not null default now(),
  -- As the plan was called then: the subscription may be on another plan by now.
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

-- What the provider sells.
create table plans (
  id bigint not null generated always as identity,
  name text not null,
  name_key text not null generated always as (search_key(name)) stored,
  description text,
  -- Changing it affects existing subscriptions from their next renewal on.
  price_cents bigint not null,
  currency text not null default 'BRL'::text,
  cycle_months smallint not null,
  included_sessions integer not null,
  -- Whether it can be ordered. Clients who have a plan keep it when it is taken off sale.
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
-- The client area sees what is on sale, and the plan that the client has or is about to have.
create policy plans_on_sale on plans for select to balcao_portal
  using ((is_active OR (EXISTS ( SELECT
   FROM subscriptions s
  WHERE (((plans.id = s.plan_id) OR (plans.id = s.next_plan_id)) AND (s.client_id = app_client_id()))))));
grant select on plans to balcao_portal;

-- The one provider that this installation serves, with all its settings. One row, always.
create table provider (
  -- Always true, and the primary key: a second row is impossible. The row also serves as a lock.
  only_one boolean not null default true,
  name text not null,
  locale text not null default 'pt-BR'::text,
  accent_color text not null default '#0b6b62'::text,
  support_email text,
  support_phone text,
  welcome_video_url text,
  -- What a new contact with access is granted unless the form says otherwise.
  default_permissions text[] not null default '{}'::text[],
  -- The support level that goes with default_permissions.
  default_support_level smallint not null default 2,
  -- Part of the logo's address, so that browsers may cache the image until it changes. Null without a
  -- logo.
  logo_hash text,
  -- SHA-256 of the token in the one-time link of the first visit. Null once the first administrator
  -- exists.
  setup_token_hash bytea,
  set_up_at timestamp with time zone,
  updated_at timestamp with time zone not null default now(),
  version integer not null default 0,
  -- What the "add user" form grants unless changed; separate from default_permissions.
  user_default_permissions text[] not null default '{phones:view}'::text[],
  -- The support level that goes with user_default_permissions.
  user_default_support_level smallint not null default 6,
  -- When signing in also asks for a six-digit code. An address that was never verified is always asked.
  sign_in_code text not null default 'first'::text,
  invitation_days smallint not null default 7,
  -- Whether people are told by e-mail that staff acted as them. The client can read it in the history
  -- either way.
  impersonation_notice boolean not null default false,
  -- For how long a contact whose identity staff confirmed is shown as verified.
  contact_verification_minutes integer not null default 1440,
  -- The zone of all business dates: periods, due dates, days in filters.
  time_zone text not null default 'America/Sao_Paulo'::text,
  -- What happens to usage that exceeds the remaining sessions: refused, or counted anyway.
  usage_over_balance text not null default 'refuse'::text,
  -- Base address of a BrasilAPI-compatible service for CNPJ and CEP lookups. Null: no lookups.
  lookup_url text,
  -- The name on documents such as invoices; the address columns are for documents too.
  legal_name text,
  -- CNPJ (14 characters) or CPF (11 digits), without punctuation.
  tax_id text,
  street text,
  district text,
  city text,
  state text,
  postal_code text,
  country text not null default 'BR'::text,
  -- At most this many e-mails leave in a minute, over all workers. Null: no limit.
  mail_per_minute integer,
  -- Sender of all e-mails; MAIL_FROM in the environment takes precedence.
  mail_from_name text,
  mail_from_address text,
  mail_reply_to text,
  -- Appended to every e-mail in Portuguese; mail_signature_en to those in English.
  mail_signature_pt text,
  mail_signature_en text,
  -- The mail server chosen in the settings; SMTP_URL in the environment takes precedence.
  smtp_host text,
  smtp_port integer,
  smtp_security text,
  smtp_user text,
  -- AES-256-GCM under secret.key.
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
  -- A mail server is host, port and security together, or not set at all.
  constraint provider_smtp_check CHECK (num_nulls(smtp_host, smtp_port, smtp_security) = ANY (ARRAY[0, 3])),
  constraint provider_smtp_port_check CHECK (smtp_port >= 1 AND smtp_port <= 65535),
  constraint provider_smtp_security_check CHECK (smtp_security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text])),
  constraint provider_usage_over_balance_check CHECK (usage_over_balance = ANY (ARRAY['refuse'::text, 'count'::text])),
  constraint provider_user_default_support_level_check CHECK (user_default_support_level >= 0 AND user_default_support_level <= 6)
);

-- The logo's bytes, apart from the settings, which are read far more often than the image.
create table provider_logo (
  only_one boolean not null default true,
  media_type text not null,
  image bytea not null,
  constraint provider_logo_pkey PRIMARY KEY (only_one),
  constraint provider_logo_only_one_fkey FOREIGN KEY (only_one) REFERENCES provider(only_one) ON DELETE CASCADE,
  -- At most 512 KiB.
  constraint provider_logo_image_check CHECK (octet_length(image) <= 524288),
  constraint provider_logo_media_type_check CHECK (media_type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text, 'image/webp'::text])),
  constraint provider_logo_only_one_check CHECK (only_one)
);

-- Named combinations of filter, order and columns of the client list, private or shared with all
-- staff.
create table saved_views (
  id bigint not null generated always as identity,
  owner_user_id bigint not null,
  name text not null,
  name_key text not null generated always as (search_key(name)) stored,
  is_shared boolean not null default false,
  -- As in the list's address; validated by the contract when it is read.
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

-- What the staff search looks through: one row per client and one per contact, maintained by triggers.
create table search_entries (
  id bigint not null generated always as identity,
  client_id bigint not null,
  -- Null for the client itself.
  contact_id bigint,
  -- Trade name, or first and last name, as search_text. Entries that begin with the words searched for
  -- come first.
  name_key text collate "C" not null,
  -- Everything but phones, as search_text: names, addresses to write to and to sign in with, CNPJ or
  -- CPF, slug, number.
  text_key text collate "C" not null,
  -- Separate from text_key, because staff who may not see phones may not find anybody by phone either.
  phone_digits text collate "C",
  constraint search_entries_pkey PRIMARY KEY (id),
  constraint search_entries_record_key UNIQUE NULLS NOT DISTINCT (client_id, contact_id),
  constraint search_entries_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id) ON DELETE CASCADE,
  constraint search_entries_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id) ON DELETE CASCADE
);
-- In the order of the results.
CREATE INDEX search_entries_by_name ON search_entries USING btree (name_key, id);
CREATE INDEX search_entries_of_contact ON search_entries USING btree (contact_id);
CREATE INDEX search_entries_parts ON search_entries USING gin (text_key gin_trgm_ops);
CREATE INDEX search_entries_phone_parts ON search_entries USING gin (phone_digits gin_trgm_ops);
alter table search_entries enable row level security;

-- A document that staff sent by e-mail, with the file exactly as it went out.
create table sendings (
  id bigint not null generated always as identity,
  -- Chosen by the window it was sent from, so that pressing the button twice sends once.
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

-- Browsers that are signed in. A session is looked up at each request and nothing about it is cached.
create table sessions (
  id bigint not null generated always as identity,
  -- SHA-256 of the cookie: a copy of the database opens no session.
  token_hash bytea not null,
  user_id bigint not null,
  -- The account that this session used last, for requests that name none.
  client_id bigint,
  -- Null while signing in still waits for its code; until then the session allows nothing else.
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

-- The six-digit code that a session waits for.
create table sign_in_codes (
  session_id bigint not null,
  -- HMAC under secret.key: a plain hash of one of a million values could be reversed by trying them all.
  code_hash bytea not null,
  -- Counted before the code is compared, so that parallel guesses cannot share one try.
  tries integer not null default 0,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint sign_in_codes_pkey PRIMARY KEY (session_id),
  constraint sign_in_codes_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE
);

-- Users who belong to the provider's staff, each with one role.
create table staff_users (
  user_id bigint not null,
  role text not null,
  created_at timestamp with time zone not null default now(),
  -- Ends the staff role only: the same person may also be a user of a client, and stays one.
  deactivated_at timestamp with time zone,
  version integer not null default 0,
  -- Kept here because sessions, which also record it, are deleted when they end.
  last_seen_at timestamp with time zone,
  constraint staff_users_pkey PRIMARY KEY (user_id),
  constraint staff_users_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint staff_users_role_check CHECK (role = ANY (ARRAY['administrator'::text, 'agent'::text, 'finance'::text, 'reader'::text]))
);
-- There is always an active administrator.
CREATE TRIGGER administrator_stays AFTER DELETE OR UPDATE OF role, deactivated_at ON staff_users FOR EACH ROW WHEN (old.role = 'administrator'::text AND old.deactivated_at IS NULL) EXECUTE FUNCTION administrator_stays();

-- The plan a client has, with price and sessions as agreed: a change of the plan applies from the next
-- period on. Every change locks this row first (decision 0011).
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
  -- The day of the month that periods begin on: after 31 January comes 28 February, and after that 31
  -- March again.
  anchor_day smallint not null,
  period_start_on date not null,
  -- The first day of the next period.
  period_end_on date not null,
  due_on date not null,
  -- The plan that takes over when the period ends.
  next_plan_id bigint,
  cancels_at_period_end boolean not null default false,
  -- Usage and extra sessions only add up; therefore they do not raise the version, and open previews
  -- stay valid.
  used_sessions integer not null default 0,
  extra_sessions integer not null default 0,
  payment_type text,
  payment_status text not null default 'pending'::text,
  last_paid_on date,
  ended_on date,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version integer not null default 0,
  -- What changes of plan add to the next payment, or subtract when negative. Credit beyond one payment
  -- stays.
  adjustment_cents bigint not null default 0,
  amount_due_cents bigint not null generated always as (GREATEST((price_cents + adjustment_cents), (0)::bigint)) stored,
  -- The day of the month that due dates fall on, when a short month moved due_on itself forward. Null:
  -- the day of due_on.
  due_day smallint,
  constraint subscriptions_pkey PRIMARY KEY (id),
  -- Target of composite foreign keys: payments and usage agree with their subscription on the client.
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
-- At most one active subscription per client, whoever orders at the same moment.
CREATE UNIQUE INDEX subscriptions_active_key ON subscriptions USING btree (client_id) WHERE state = 'active'::text;
-- What is due for renewal, looked for every minute.
CREATE INDEX subscriptions_by_period_end ON subscriptions USING btree (period_end_on) WHERE state = 'active'::text;
CREATE INDEX subscriptions_of_client ON subscriptions USING btree (client_id, id DESC);
CREATE INDEX subscriptions_of_plan ON subscriptions USING btree (plan_id);
-- What has become overdue, looked for every minute.
CREATE INDEX subscriptions_unpaid_by_due ON subscriptions USING btree (due_on) WHERE state = 'active'::text AND payment_status = 'pending'::text;
CREATE TRIGGER registry_follows_new_subscriptions AFTER INSERT ON subscriptions REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_follows_subscriptions();
CREATE TRIGGER registry_follows_subscriptions AFTER UPDATE ON subscriptions REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_follows_subscriptions();
alter table subscriptions enable row level security;
create policy subscriptions_changed on subscriptions for update to balcao_portal
  using ((client_id = app_client_id()))
  with check ((client_id = app_client_id()));
create policy subscriptions_of_own_client on subscriptions for select to balcao_portal
  using ((client_id = app_client_id()));
-- The client area may order; price and sessions are taken from the plan, never from the request.
create policy subscriptions_ordered on subscriptions for insert to balcao_portal
  with check ((client_id = app_client_id()));
grant insert, select, update on subscriptions to balcao_portal;

-- The PIN that people tell support on the telephone, to show that they speak for the client.
create table support_pins (
  client_id bigint not null,
  -- Six digits, AES-256-GCM under secret.key. Not hashed, because the client's people look it up again
  -- and again.
  pin_encrypted bytea not null,
  renewed_at timestamp with time zone not null,
  renewed_by_user_id bigint,
  constraint support_pins_pkey PRIMARY KEY (client_id),
  constraint support_pins_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id),
  constraint support_pins_renewed_by_user_id_fkey FOREIGN KEY (renewed_by_user_id) REFERENCES users(id)
);
alter table support_pins enable row level security;
create policy pin_of_own_client on support_pins for all to balcao_portal
  using ((client_id = app_client_id()))
  with check ((client_id = app_client_id()));
grant insert, select, update on support_pins to balcao_portal;

-- Rate limits: fixed-window counters against guessing and flooding. Unlogged, because losing them in a
-- crash is harmless.
create unlogged table throttles (
  -- What is counted, with addresses hashed: the counters hold no personal data.
  key text not null,
  count integer not null,
  window_ends_at timestamp with time zone not null,
  constraint throttles_pkey PRIMARY KEY (key)
);
CREATE INDEX throttles_by_end ON throttles USING btree (window_ends_at);

-- Addresses that mail bounced from for good, or whose reader complained. Nothing more is sent to them,
-- except sign-in codes, password resets and what staff send by hand (decision 0015).
create table undeliverable_addresses (
  address text not null,
  kind text not null,
  -- What the mail server said.
  detail text,
  noted_at timestamp with time zone not null default now(),
  constraint undeliverable_addresses_pkey PRIMARY KEY (address),
  constraint undeliverable_addresses_address_check CHECK (address = lower(address)),
  constraint undeliverable_addresses_kind_check CHECK (kind = ANY (ARRAY['bounce'::text, 'complaint'::text]))
);
alter table undeliverable_addresses enable row level security;

-- Sessions used, as reported through the API.
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
  -- A report that is sent again counts once.
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

-- People who can sign in: staff, people of clients, or both. What they may do is in staff_users and
-- memberships.
create table users (
  id bigint not null generated always as identity,
  -- The address to sign in with, in lower case. Only its user changes it, by a link sent to the new
  -- address.
  email text not null,
  -- Argon2id in PHC form. Null until the first password is set.
  password_hash text,
  first_name text not null,
  last_name text not null,
  locale text not null default 'pt-BR'::text,
  -- When the address was verified, by a code, a link or an invitation. While null, signing in asks for a
  -- code.
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
-- The client area sees the users who have access to the client, and the granted columns only: no
-- secrets.
create policy people_of_own_client on users for select to balcao_portal
  using ((EXISTS ( SELECT
   FROM memberships m
  WHERE ((m.user_id = users.id) AND (m.client_id = app_client_id())))));
grant select (deactivated_at, email, first_name, id, last_name, locale) on users to balcao_portal;
