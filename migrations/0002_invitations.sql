-- Invitations, the provider's staff, who may be served by support, and the settings for all of it.

alter table provider
  -- What "Adicionar usuário" gives, apart from what a new contact with access gets (default_permissions).
  add column user_default_permissions text[] not null default '{phones:view}',
  add column user_default_support_level smallint not null default 6
    check (user_default_support_level between 0 and 6),
  -- When a sign-in asks for the six digits. A mailbox that was never proven is always asked.
  add column sign_in_code text not null default 'first' check (sign_in_code in ('first', 'new_device', 'always')),
  add column invitation_days smallint not null default 7 check (invitation_days between 1 and 30),
  -- Whether people are told by e-mail that staff acted as them; the client's history tells it in any case.
  add column impersonation_notice boolean not null default false,
  -- For how long a verified contact shows as verified.
  add column contact_verification_minutes integer not null default 1440
    check (contact_verification_minutes between 1 and 525600);

-- With the client beside the user, each request of somebody with hundreds of accounts reads one row of them.
drop index memberships_of_user;
create index memberships_of_user on memberships (user_id, client_id);

alter table staff_users
  -- Of the role alone: the person may also be a client's user, and stays one.
  add column deactivated_at timestamptz,
  add column version integer not null default 0;

-- The provider's row is the lock: of two administrators who demote each other at once, the second waits here
-- and then sees what the first one did.
create function administrator_stays() returns trigger language plpgsql as $$
begin
  perform from provider for no key update;
  if not exists (select from staff_users where role = 'administrator' and deactivated_at is null) then
    raise exception using errcode = 'check_violation', constraint = 'staff_users_administrator_stays',
      message = 'there is always an active administrator';
  end if;
  return null;
end
$$;
create trigger administrator_stays after update of role, deactivated_at or delete on staff_users
  for each row when (old.role = 'administrator' and old.deactivated_at is null)
  execute function administrator_stays();

create table invitations (
  id bigint generated always as identity primary key,
  -- Null: into the provider's own staff.
  client_id bigint references clients,
  email text not null check (email = lower(email)),
  first_name text,
  last_name text,
  locale text not null check (locale in ('pt-BR', 'en')),
  -- Keys of the permission catalogue (contract/access.ts).
  permissions text[] not null default '{}',
  support_level smallint not null default 0 check (support_level between 0 and 6),
  staff_role text check (staff_role in ('administrator', 'agent', 'finance', 'reader')),
  -- Whose access it becomes; null: a contact is made when it is accepted.
  contact_id bigint,
  -- Null: the system itself.
  inviter_user_id bigint references users,
  -- By the provider's side. Otherwise the inviter must still hold what they promised when it is accepted.
  is_from_staff boolean not null,
  created_at timestamptz not null default now(),
  sent_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_user_id bigint references users,
  cancelled_at timestamptz,
  -- When it had run out and the same address was invited anew.
  replaced_at timestamptz,
  constraint invitations_kind_check check ((client_id is null) = (staff_role is not null)),
  constraint invitations_end_check check (num_nonnulls(accepted_at, cancelled_at, replaced_at) <= 1),
  constraint invitations_contact_fkey foreign key (client_id, contact_id) references contacts (client_id, id)
);
-- An index cannot know the time: one that has run out counts as open until it is replaced.
create unique index invitations_open_key on invitations (client_id, email) nulls not distinct
  where accepted_at is null and cancelled_at is null and replaced_at is null;
create index invitations_of_client on invitations (client_id, id desc);
create index invitations_of_contact on invitations (contact_id) where contact_id is not null;
create index invitations_of_inviter on invitations (inviter_user_id);

-- A link belongs to a user or to an invitation, whose reader may have no user yet. Earlier links of an invitation
-- stay, so that their holders learn that a newer one was sent.
alter table links
  alter column user_id drop not null,
  add column invitation_id bigint references invitations on delete cascade,
  drop constraint links_purpose_check,
  add constraint links_purpose_check
    check (purpose in ('set_password', 'reset_password', 'change_email', 'accept_invitation')),
  add constraint links_subject_check check (
    num_nonnulls(user_id, invitation_id) = 1 and (purpose = 'accept_invitation') = (invitation_id is not null));
create index links_of_invitation on links (invitation_id) where invitation_id is not null;

create table support_pins (
  client_id bigint primary key references clients,
  -- Six digits, AES-256-GCM under the installation's key: the client's people look at it again and again.
  pin_encrypted bytea not null,
  renewed_at timestamptz not null,
  renewed_by_user_id bigint references users
);
comment on table support_pins is 'What somebody tells support to show that they speak for the client';

create table contact_verifications (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients,
  contact_id bigint not null,
  staff_user_id bigint not null references users,
  checked text[] not null check (checked <@ '{name,email,phone,pin}'),
  outcome text not null check (outcome in ('confirmed', 'refused')),
  note text,
  created_at timestamptz not null default now(),
  constraint contact_verifications_contact_fkey foreign key (client_id, contact_id) references contacts (client_id, id)
);
create index contact_verifications_of_contact on contact_verifications (contact_id, id desc);

-- The second gate. What staff noted about a contact stays theirs: contact_verifications is not granted.
alter table invitations enable row level security;
create policy invitations_of_own_client on invitations to balcao_portal
  using (client_id = app_client_id()) with check (client_id = app_client_id());
-- Only the inviter's side is written here: acceptance is not the inviter's to record.
grant select on invitations to balcao_portal;
grant insert (client_id, email, first_name, last_name, locale, permissions, support_level, contact_id,
  inviter_user_id, is_from_staff, created_at, sent_at, expires_at) on invitations to balcao_portal;
grant update (sent_at, expires_at, cancelled_at, replaced_at) on invitations to balcao_portal;
create policy invitations_by_clients_people on invitations as restrictive for insert to balcao_portal
  with check (not is_from_staff and inviter_user_id = app_user_id());

alter table support_pins enable row level security;
create policy pin_of_own_client on support_pins to balcao_portal
  using (client_id = app_client_id()) with check (client_id = app_client_id());
grant select, insert, update on support_pins to balcao_portal;

alter table contact_verifications enable row level security;
grant select (deactivated_at) on users to balcao_portal;
