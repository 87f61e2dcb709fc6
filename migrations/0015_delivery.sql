-- How e-mails leave, one after the other, and how they are found again.

alter table emails
  -- 0: somebody waits for it (links, codes). 2: goes to many, after everything else.
  add column priority smallint not null default 1 check (priority between 0 and 2),
  -- The sent message that staff sent once more.
  add column copy_of bigint references emails;
update emails set priority = 0 where has_secret;
create index emails_copies on emails (copy_of) where copy_of is not null;

-- What the next worker takes.
create index emails_due on emails (priority, coalesce(next_attempt_at, queued_at), id) where state = 'queued';
-- What a later message to the same address waits for.
create index emails_unfinished_to on emails (lower(to_email), id) where state in ('queued', 'sending');

-- The lists stand newest first, whatever filters them.
create index emails_by_state on emails (state, id);
drop index emails_unfinished;
create index emails_by_category on emails (category, id);
create index emails_by_template on emails (template, id);
create index emails_by_day on emails (queued_at, id);

-- Recipient and subject as `search_text`, apart: a message changes its state several times, its words never.
create table email_words (
  email_id bigint primary key references emails on delete cascade,
  words text collate "C" not null
);
create index email_words_parts on email_words using gin (words gin_trgm_ops);
alter table email_words enable row level security;
insert into email_words select id, search_text(concat_ws(' ', to_name, to_email, subject)) from emails;

-- A new message is found by its words, and wakes whoever sends.
create function new_emails() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into email_words select id, search_text(concat_ws(' ', to_name, to_email, subject)) from added;
  perform pg_notify('balcao_mail', '');
  return null;
end
$$;
create trigger new_emails after insert on emails
  referencing new table as added for each statement execute function new_emails();

create function changed_email() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update email_words set words = search_text(concat_ws(' ', new.to_name, new.to_email, new.subject))
    where email_id = new.id;
  return null;
end
$$;
create trigger changed_email after update of to_name, to_email, subject on emails
  for each row execute function changed_email();

-- How many messages may leave in a minute; null: as many as the mail server takes.
alter table provider add column if not exists mail_per_minute integer check (mail_per_minute between 1 and 100000);
-- When the next one may, for all workers together.
create table mail_pace (
  is_only boolean primary key default true check (is_only),
  next_at timestamptz not null
);
insert into mail_pace (next_at) values ('2000-01-01');
alter table mail_pace enable row level security;
