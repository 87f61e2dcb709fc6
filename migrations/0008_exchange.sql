-- Downloads, imports, and the long work behind them.

alter table provider
  -- Where CNPJ and CEP are looked up, in the shape of BrasilAPI; null: nowhere.
  add lookup_url text check (lookup_url ~ '^https?://');

-- Work that takes longer than a request: who asked for it, how far it is, what came of it.
create table background_tasks (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('client_download', 'import_check', 'import_write')),
  owner_user_id bigint not null references users,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  -- What was asked for, as the kind's own contract says.
  input jsonb not null,
  done_count integer not null default 0,
  total_count integer,
  -- Code of contract/errors.ts, with the facts for its message.
  error_code text,
  error_data jsonb,
  -- A file that came of it, until it expires.
  file_key text,
  file_name text,
  file_bytes bigint,
  -- Identifies the run under way, which holds an advisory lock of this name: the lock of a killed one is gone.
  attempt_id uuid,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  expires_at timestamptz,
  -- When its owner put it away.
  dismissed_at timestamptz
);
create index background_tasks_of_owner on background_tasks (owner_user_id, id desc);
create index background_tasks_unfinished on background_tasks (id) where state in ('queued', 'running');
create index background_tasks_to_expire on background_tasks (expires_at) where file_key is not null;

-- A file of clients or contacts on its way into the registry.
create table imports (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('clients', 'contacts')),
  owner_user_id bigint not null references users,
  state text not null default 'uploaded' check (state in ('uploaded', 'checked', 'written')),
  -- Emptied when the file is deleted.
  file_key text,
  file_name text not null,
  file_bytes bigint not null,
  -- How to read it: type, encoding, delimiter.
  format jsonb not null,
  -- The header's texts and the first rows, to choose the columns by.
  columns jsonb not null,
  sample jsonb not null,
  -- For each column the field that it fills, or null.
  mapping jsonb not null,
  -- Whether what is registered already is brought up to what the file says.
  updates_existing boolean not null default false,
  -- How many rows there are of each kind, and after writing what became of them.
  counts jsonb not null default '{}',
  -- The task that works on it, or did last.
  task_id bigint references background_tasks,
  -- The line up to which rows are written: a run that was killed goes on behind it.
  written_line integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  version integer not null default 0
);
create index imports_of_owner on imports (owner_user_id, id desc);
create index imports_to_expire on imports (expires_at) where file_key is not null;

-- The rows of an import between its check and its writing.
create table import_rows (
  import_id bigint not null references imports on delete cascade,
  -- Where the row stands in the file.
  line integer not null,
  -- The record as the contract parsed it, its fields apart for client and contact; null where it is wrong.
  record jsonb,
  -- What is wrong: field and code, in the order of the fields.
  problems jsonb,
  -- By what the row's record is found again, in the file and in the registry.
  external_id text,
  tax_id text,
  name_key text,
  slug text,
  contact_key text,
  client_id bigint,
  contact_id bigint,
  action text check (action in ('create', 'update', 'keep')),
  primary key (import_id, line)
);
create index import_rows_wrong on import_rows (import_id, line) where problems is not null;

-- One statement for all contacts that were added at once: an import adds a thousand at a time. Of a client's first
-- contacts the earliest is the primary one.
create or replace function first_contact_is_primary() returns trigger language plpgsql as $$
begin
  update clients c set primary_contact_id = first.id
    from (select client_id, min(id) as id from added group by client_id) first
    where c.id = first.client_id and c.primary_contact_id is null;
  return null;
end
$$;
drop trigger first_contact_is_primary on contacts;
create trigger first_contact_is_primary after insert on contacts
  referencing new table as added for each statement execute function first_contact_is_primary();

-- What the list and the search show of a client: whatever else changes, the mark of the primary contact above all,
-- leaves their rows alone.
create function registry_follows_changed_clients() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
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
$$;
drop trigger registry_follows_clients on clients;
create trigger registry_follows_clients after update on clients
  referencing old table as unchanged new table as changed
  for each statement execute function registry_follows_changed_clients();

-- The same parts as before, some of them twice, which an index does not mind: it made up two thirds of what a new
-- client cost.
create or replace function short_parts(key text) returns text[]
  language plpgsql immutable parallel safe strict as $$
declare
  letters text[] := string_to_array(key, null);
  parts text[] := letters;
begin
  for at in 1 .. cardinality(letters) - 1 loop
    parts := parts || (letters[at] || letters[at + 1]);
  end loop;
  return parts;
end
$$;
