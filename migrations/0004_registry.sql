-- Plans, subscriptions, and what the registry's list and search read.

create extension if not exists pg_trgm;

alter table provider
  -- Dates of business (periods, due dates) are days in this zone.
  add time_zone text not null default 'America/Sao_Paulo',
  -- What a usage does that the session balance does not cover.
  add usage_over_balance text not null default 'refuse' check (usage_over_balance in ('refuse', 'count'));

alter table clients
  -- The client's number in the system it was imported from: an import repeated finds it again.
  add external_id text unique,
  add deleted_by_user_id bigint references users,
  -- When, 30 days after the deletion, the personal data was erased.
  add erased_at timestamptz;
create index clients_to_erase on clients (deleted_at) where deleted_at is not null and erased_at is null;

alter table contacts
  add external_id text,
  add constraint contacts_external_id_key unique (client_id, external_id);

-- What the provider sells.
create table plans (
  id bigint generated always as identity primary key,
  name text not null,
  name_key text not null generated always as (search_key(name)) stored,
  description text,
  price_cents bigint not null check (price_cents between 0 and 100000000000),
  currency text not null default 'BRL' check (currency ~ '^[A-Z]{3}$'),
  cycle_months smallint not null check (cycle_months in (1, 2, 3, 6, 12, 24, 36)),
  included_sessions integer not null check (included_sessions between 0 and 1000000000),
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 0,
  constraint plans_name_key unique (name_key)
);

-- What one client has contracted. Price and sessions are those agreed on: a plan that changes changes nothing here
-- before the next period.
create table subscriptions (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients,
  plan_id bigint not null references plans,
  state text not null default 'active' check (state in ('active', 'cancelled')),
  price_cents bigint not null check (price_cents >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  cycle_months smallint not null,
  included_sessions integer not null check (included_sessions >= 0),
  started_on date not null,
  -- The day that periods begin on: from 31 January one goes to 28 February, and from there to 31 March.
  anchor_day smallint not null check (anchor_day between 1 and 31),
  period_start_on date not null,
  -- The first day of the next period.
  period_end_on date not null check (period_end_on > period_start_on),
  due_on date not null,
  -- What becomes of it when the period ends: nothing, another plan, or the end.
  next_plan_id bigint references plans,
  cancels_at_period_end boolean not null default false,
  used_sessions integer not null default 0 check (used_sessions >= 0),
  extra_sessions integer not null default 0 check (extra_sessions >= 0),
  payment_type text check (payment_type in ('pix', 'boleto', 'credit_card', 'bank_transfer', 'cash', 'other')),
  payment_status text not null default 'pending' check (payment_status in ('pending', 'paid', 'overdue')),
  last_paid_on date,
  ended_on date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 0,
  constraint subscriptions_client_id_id_key unique (client_id, id),
  constraint subscriptions_end_check check ((state = 'cancelled') = (ended_on is not null)),
  constraint subscriptions_next_check check (not (cancels_at_period_end and next_plan_id is not null))
);
create unique index subscriptions_active_key on subscriptions (client_id) where state = 'active';
create index subscriptions_of_client on subscriptions (client_id, id desc);
create index subscriptions_to_renew on subscriptions (period_end_on) where state = 'active';
create index subscriptions_pending on subscriptions (due_on) where state = 'active' and payment_status = 'pending';
create index subscriptions_of_plan on subscriptions (plan_id);

create table payments (
  id bigint generated always as identity primary key,
  client_id bigint not null,
  subscription_id bigint not null,
  amount_cents bigint not null check (amount_cents > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  paid_on date not null,
  payment_type text not null
    check (payment_type in ('pix', 'boleto', 'credit_card', 'bank_transfer', 'cash', 'other')),
  note text,
  -- The due date that it paid.
  due_on date not null,
  recorded_by_user_id bigint references users,
  created_at timestamptz not null default now(),
  constraint payments_subscription_fkey foreign key (client_id, subscription_id) references subscriptions (client_id, id)
);
create index payments_of_client on payments (client_id, id desc);

-- Sessions used, as told through the API. The key makes a repeated message count once.
create table usage_records (
  id bigint generated always as identity primary key,
  client_id bigint not null,
  subscription_id bigint not null,
  idempotency_key text not null check (char_length(idempotency_key) between 1 and 200),
  sessions integer not null check (sessions > 0),
  remaining_after integer not null,
  note text,
  created_at timestamptz not null default now(),
  constraint usage_records_subscription_fkey foreign key (client_id, subscription_id) references subscriptions (client_id, id),
  constraint usage_records_idempotency_key unique (client_id, idempotency_key)
);

-- A staff user's way of looking at the client list.
create table saved_views (
  id bigint generated always as identity primary key,
  owner_user_id bigint not null references users on delete cascade,
  name text not null,
  name_key text not null generated always as (search_key(name)) stored,
  is_shared boolean not null default false,
  -- Filter, sort and columns as in the list's address; checked by the contract when read.
  view jsonb not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 0,
  constraint saved_views_name_key unique (owner_user_id, name_key)
);
create index saved_views_shared on saved_views (id) where is_shared;

-- All parts of one and two letters, which have no trigram to be looked up by.
create function short_parts(key text) returns text[]
  language sql immutable parallel safe strict
  return (select array_agg(distinct substr(key, at, length)) from generate_series(1, char_length(key)) at,
    generate_series(1, least(2, char_length(key) - at + 1)) length);
-- What to ask `short_parts` for: nothing when the text became longer, as æ becomes ae.
create function short_part(key text) returns text[]
  language sql immutable parallel safe strict
  return case when char_length(key) between 1 and 2 then array[key] else array[]::text[] end;

-- The client list's rows, kept by triggers: everything that it shows, filters and sorts by stands in one narrow row,
-- so that no request joins or reads more than it shows. Deleted clients have none.
create table client_list (
  client_id bigint primary key references clients on delete cascade,
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
  created_at timestamptz not null
);
-- One for each column to sort by, in either direction; the client's number decides between equals.
create index client_list_by_trade_name on client_list (trade_name_key, client_id);
create index client_list_by_legal_name on client_list (legal_name_key, client_id);
create index client_list_by_plan on client_list (plan_name_key, client_id);
create index client_list_by_active on client_list (is_active, client_id);
create index client_list_by_sessions on client_list (sessions_remaining, client_id);
create index client_list_by_suspended on client_list (is_suspended, client_id);
create index client_list_by_due on client_list (due_on, client_id);
create index client_list_by_last_paid on client_list (last_paid_on, client_id);
create index client_list_by_created on client_list (created_at, client_id);
-- The rest is for filters.
create index client_list_by_payment on client_list (plan_id, payment_status, client_id);
create index client_list_by_payment_status on client_list (payment_status, client_id);
create index client_list_by_payment_type on client_list (payment_type, client_id);
create index client_list_trade_name_parts on client_list using gin (trade_name_key gin_trgm_ops);
create index client_list_legal_name_parts on client_list using gin (legal_name_key gin_trgm_ops);
create index client_list_trade_name_short_parts on client_list using gin (short_parts(trade_name_key));
create index client_list_legal_name_short_parts on client_list using gin (short_parts(legal_name_key));
-- What is combined in filters hangs together (no plan: no payment): by single columns PostgreSQL would expect rows
-- where there are none, and look for them through the whole list.
create statistics client_list_facets (dependencies, mcv)
  on is_active, plan_id, payment_status, payment_type, is_suspended from client_list;
alter table client_list enable row level security;

-- How names, e-mails and numbers are looked for: without case, accents and punctuation, which people leave out or add
-- as they like (CNPJs, initials, d'Ávila).
create function search_text(value text) returns text
  language sql immutable parallel safe strict
  return regexp_replace(search_key(value), '[!-/:-@[-`{-~]', '', 'g');

-- What "Localizar um cadastro" looks through: one row a client and one a contact, kept by triggers.
create table search_entries (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients on delete cascade,
  -- Null for the client itself.
  contact_id bigint references contacts on delete cascade,
  -- Trade name, or first and last name, as search_text: what begins with the words looked for comes first.
  name_key text collate "C" not null,
  -- Everything but phones, as search_text: names, e-mails (registered and access), CNPJ/CPF, slug, number.
  text_key text collate "C" not null,
  -- Digits only, and apart: whoever may not see phones may not find by them either.
  phone_digits text collate "C",
  constraint search_entries_record_key unique nulls not distinct (client_id, contact_id)
);
-- In the order of the results.
create index search_entries_by_name on search_entries (name_key, id);
create index search_entries_parts on search_entries using gin (text_key gin_trgm_ops);
create index search_entries_phone_parts on search_entries using gin (phone_digits gin_trgm_ops);
create index search_entries_of_contact on search_entries (contact_id);
alter table search_entries enable row level security;

-- The functions run as their owner: the client area changes contacts too, and has no business in these tables. They
-- lock the rows first: of two changes at once the later one waits, and reads what the earlier one left.
create function refresh_client_list(ids bigint[]) returns void
  language sql security definer set search_path = public, pg_temp as $$
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
$$;

create function refresh_client_entries(ids bigint[]) returns void
  language sql security definer set search_path = public, pg_temp as $$
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
$$;

create function refresh_contact_entries(ids bigint[]) returns void
  language sql security definer set search_path = public, pg_temp as $$
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
$$;

create function registry_follows_clients() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids bigint[];
begin
  select array_agg(id) into ids from changed;
  if ids is null then return null; end if;
  perform refresh_client_list(ids);
  perform refresh_client_entries(ids);
  return null;
end
$$;
create trigger registry_follows_new_clients after insert on clients
  referencing new table as changed for each statement execute function registry_follows_clients();
create trigger registry_follows_clients after update on clients
  referencing new table as changed for each statement execute function registry_follows_clients();

-- A deletion took the people's entries along; a restoration brings them back.
create function registry_restores_people() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform refresh_contact_entries(array(select id from contacts where client_id = new.id and deleted_at is null));
  return null;
end
$$;
create trigger registry_restores_people after update of deleted_at on clients
  for each row when (old.deleted_at is not null and new.deleted_at is null) execute function registry_restores_people();

create function registry_follows_contacts() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform refresh_contact_entries(array(select id from changed));
  return null;
end
$$;
create trigger registry_follows_new_contacts after insert on contacts
  referencing new table as changed for each statement execute function registry_follows_contacts();
create trigger registry_follows_contacts after update on contacts
  referencing new table as changed for each statement execute function registry_follows_contacts();

create function registry_follows_memberships() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform refresh_contact_entries(array[case when tg_op = 'DELETE' then old.contact_id else new.contact_id end]);
  return null;
end
$$;
create trigger registry_follows_memberships after insert or delete on memberships
  for each row execute function registry_follows_memberships();

create function registry_follows_users() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform refresh_contact_entries(array(select contact_id from memberships where user_id = new.id));
  return null;
end
$$;
create trigger registry_follows_users after update of email on users
  for each row when (old.email is distinct from new.email) execute function registry_follows_users();

create function registry_follows_subscriptions() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform refresh_client_list(array(select distinct client_id from changed));
  return null;
end
$$;
create trigger registry_follows_new_subscriptions after insert on subscriptions
  referencing new table as changed for each statement execute function registry_follows_subscriptions();
create trigger registry_follows_subscriptions after update on subscriptions
  referencing new table as changed for each statement execute function registry_follows_subscriptions();

create function registry_follows_plans() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update client_list set plan_name = new.name, plan_name_key = new.name_key where plan_id = new.id;
  return null;
end
$$;
create trigger registry_follows_plans after update of name on plans
  for each row when (old.name is distinct from new.name) execute function registry_follows_plans();

select refresh_client_list(array(select id from clients));
select refresh_client_entries(array(select id from clients));
select refresh_contact_entries(array(select id from contacts));

-- What the client's own people see of it.
alter table plans enable row level security;
create policy plans_on_sale on plans for select to balcao_portal using (is_active or exists (
  select from subscriptions s where s.plan_id = plans.id and s.client_id = app_client_id()));
grant select on plans to balcao_portal;
alter table subscriptions enable row level security;
create policy subscriptions_of_own_client on subscriptions for select to balcao_portal
  using (client_id = app_client_id());
grant select on subscriptions to balcao_portal;
alter table payments enable row level security;
create policy payments_of_own_client on payments for select to balcao_portal using (client_id = app_client_id());
grant select (id, client_id, subscription_id, amount_cents, currency, paid_on, payment_type, due_on, created_at)
  on payments to balcao_portal;
alter table usage_records enable row level security;
create policy usage_of_own_client on usage_records for select to balcao_portal using (client_id = app_client_id());
grant select on usage_records to balcao_portal;
alter table saved_views enable row level security;
