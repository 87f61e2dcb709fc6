-- "Logar como": staff users acting as the user of a client.

create table impersonations (
  id bigint generated always as identity primary key,
  -- Null once the access is gone; whom and where the row still says.
  membership_id bigint references memberships on delete set null,
  client_id bigint not null references clients,
  user_id bigint not null references users,
  staff_user_id bigint not null references users,
  -- The one session that may use it; null once that is gone.
  session_id bigint references sessions on delete set null,
  -- The names as they were: the client's people may not read staff users, nor users who left.
  staff_name text not null,
  user_name text not null,
  -- Shown to the client.
  reason text not null check (char_length(reason) between 3 and 500),
  started_at timestamptz not null,
  expires_at timestamptz not null,
  -- When the end was noted. What is over but not noted yet is refused all the same.
  ended_at timestamptz,
  end_reason text
    check (end_reason in ('left', 'replaced', 'expired', 'signed_out', 'permission_lost', 'access_ended')),
  constraint impersonations_end_check check ((ended_at is null) = (end_reason is null))
);
create unique index impersonations_open_key on impersonations (session_id, membership_id) where ended_at is null;
-- For the foreign keys that are set to null, and to note the ends of a staff user's own.
create index impersonations_of_session on impersonations (session_id);
create index impersonations_of_membership on impersonations (membership_id);
create index impersonations_open on impersonations (staff_user_id) where ended_at is null;

-- Tells apart two that ran at once between the same two people.
alter table audit_events add column impersonation_id bigint references impersonations;
-- Few events are done on somebody's behalf; without it a page of them would read the whole history of a client.
create index audit_events_on_behalf on audit_events (client_id, id desc) where on_behalf_of_user_id is not null;

-- Whether the impersonated person is told by e-mail.
alter table provider add column if not exists impersonation_notice boolean not null default false;

-- The client sees who of the provider acted as one of its people, and what they did meanwhile; of the rest of the
-- history nothing, and nothing of sessions and addresses.
alter table impersonations enable row level security;
create policy impersonations_of_own_client on impersonations for select to balcao_portal
  using (client_id = app_client_id());
grant select (id, client_id, staff_name, user_name, reason, started_at, expires_at, ended_at, end_reason)
  on impersonations to balcao_portal;

create policy events_on_behalf_of_own_people on audit_events for select to balcao_portal
  using (client_id = app_client_id() and on_behalf_of_user_id is not null);
grant select (id, at, client_id, on_behalf_of_user_id, impersonation_id, action, subject_type, subject_id,
  subject_label, before, after) on audit_events to balcao_portal;
