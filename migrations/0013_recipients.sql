-- Who gets which e-mail, and what is sent by hand.

-- Announcements have a switch of their own: the category they belong to also carries password recovery.
alter table contacts add column receives_announcements boolean not null default true;

-- Mailboxes that sent mail back for good, or complained of it.
create table undeliverable_addresses (
  address text primary key check (address = lower(address)),
  kind text not null check (kind in ('bounce', 'complaint')),
  -- What the mail server said.
  detail text,
  noted_at timestamptz not null default now()
);
alter table undeliverable_addresses enable row level security;

-- A document that staff sent, with the file as it went out.
create table sendings (
  id bigint generated always as identity primary key,
  -- Chosen by the window it was sent from: pressing twice sends once.
  key uuid not null,
  client_id bigint not null references clients,
  invoice_id bigint not null references invoices,
  sender_user_id bigint not null references users,
  file_name text not null,
  file_type text not null,
  file bytea not null,
  created_at timestamptz not null default now(),
  constraint sendings_key unique (key)
);
create index sendings_of_invoice on sendings (invoice_id, id desc);
alter table sendings enable row level security;

alter table emails
  -- Null: nobody receives it, which is on record too.
  alter column to_email drop not null,
  add constraint emails_to_nobody_check check (to_email is not null or state = 'suppressed'),
  -- Sent to somebody whom staff picked, whatever they asked for.
  add column chosen_by_hand boolean not null default false,
  add column sending_id bigint references sendings,
  add column attachment_name text;
create index emails_of_sending on emails (sending_id) where sending_id is not null;
grant select (chosen_by_hand, attachment_name) on emails to balcao_portal;
