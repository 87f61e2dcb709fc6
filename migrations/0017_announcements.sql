-- What staff write to the people of many clients, who is to get it, and who said no.

create table announcements (
  id bigint generated always as identity primary key,
  state text not null default 'draft'
    check (state in ('draft', 'scheduled', 'sending', 'paused', 'sent', 'cancelled')),
  subject_pt text,
  body_pt text,
  subject_en text,
  body_en text,
  -- The audience, in the words of the client list's filters.
  filter jsonb not null default '{}',
  -- When it is to begin.
  scheduled_at timestamptz,
  -- Who the provider was when it began: what was sent looks the same for ever.
  brand jsonb,
  -- Contacts up to this one were asked whether they get it, of those that there were when it began.
  gathered_to bigint not null default 0,
  gather_until bigint not null default 0,
  recipient_count integer not null default 0,
  -- The messages of recipients up to this contact are in the queue.
  queued_to bigint not null default 0,
  author_user_id bigint not null references users,
  sender_user_id bigint references users,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  version integer not null default 0,
  constraint announcements_words_check check (
    num_nulls(subject_pt, body_pt) in (0, 2) and num_nulls(subject_en, body_en) in (0, 2)
    and num_nonnulls(subject_pt, subject_en) > 0),
  constraint announcements_scheduled_check check (state <> 'scheduled' or scheduled_at is not null),
  constraint announcements_begun_check check ((state in ('draft', 'scheduled')) = (brand is null))
);
create index announcements_under_way on announcements (id) where state in ('scheduled', 'sending');
alter table announcements enable row level security;

-- Messages are filled in from it when they leave and when they are looked at.
create function begun_announcement_stays() returns trigger language plpgsql as $$
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
$$;
create trigger begun_announcement_stays before update on announcements
  for each row execute function begun_announcement_stays();

-- Whom it is for, from the moment that it began: one contact a mailbox.
create table announcement_recipients (
  announcement_id bigint not null references announcements,
  contact_id bigint not null references contacts,
  mailbox text not null,
  -- When they said, by a link of this announcement, that they want no more.
  unsubscribed_at timestamptz,
  primary key (announcement_id, contact_id),
  constraint announcement_recipients_mailbox_key unique (announcement_id, mailbox)
);
create index announcement_recipients_of_contact on announcement_recipients (contact_id);
alter table announcement_recipients enable row level security;

alter table emails
  add column announcement_id bigint references announcements,
  -- What the announcement's text is filled in with for this reader.
  add column variables jsonb,
  alter column html drop not null,
  alter column text drop not null,
  add constraint emails_bodies_check check (announcement_id is not null or num_nulls(html, text) = 0);
-- Room on the page for the three changes that each message goes through: one that touches no index stays on its page.
alter table emails set (fillfactor = 60);
-- One a mailbox; a copy that staff sent later is another message.
create unique index emails_of_announcement on emails (announcement_id, lower(to_email))
  where announcement_id is not null and copy_of is null;
grant select (announcement_id, variables, message_id) on emails to balcao_portal;
