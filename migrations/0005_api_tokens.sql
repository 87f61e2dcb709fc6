-- Programs that use the API for the provider, each with a token that one of the staff made.

create table api_tokens (
  id bigint generated always as identity primary key,
  name text not null,
  -- What it acts with, as far as the creator's present role goes.
  role text not null check (role in ('administrator', 'agent', 'finance', 'reader')),
  -- SHA-256 of the secret, which is shown once and kept nowhere.
  token_hash bytea not null,
  -- The secret's last characters, to tell which of several a program holds.
  hint text not null,
  creator_user_id bigint not null references users,
  created_at timestamptz not null default now(),
  -- Null: until it is revoked.
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  constraint api_tokens_token_hash_key unique (token_hash)
);
-- For the end of all that somebody made, when they leave the staff.
create index api_tokens_of_creator on api_tokens (creator_user_id) where revoked_at is null;

-- The actor is the creator; this says by which program.
alter table audit_events add column api_token_id bigint references api_tokens;

-- No business of the client area: no policy, no grant.
alter table api_tokens enable row level security;
