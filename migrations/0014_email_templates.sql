-- What the provider's staff made of the e-mails' texts. The texts that come with the program are in the program.

create table email_templates (
  template text primary key,
  -- Off: what would be sent is on record as suppressed instead.
  is_on boolean not null default true,
  -- Counts every change, of either language and of the switch.
  version integer not null default 0
);
alter table email_templates enable row level security;

-- Every version that was saved, the newest of a language being the one in use; without a text it is the program's own.
create table email_template_texts (
  id bigint generated always as identity primary key,
  template text not null references email_templates,
  locale text not null check (locale in ('pt-BR', 'en')),
  subject text,
  preheader text,
  body text,
  author_user_id bigint not null references users,
  created_at timestamptz not null default now(),
  constraint email_template_texts_check check (num_nulls(subject, preheader, body) in (0, 3))
);
create index email_template_texts_in_use on email_template_texts (template, locale, id desc);
alter table email_template_texts enable row level security;
