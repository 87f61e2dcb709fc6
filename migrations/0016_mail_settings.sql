-- From whom e-mails come and by which server they leave, as staff set it; the environment's settings go first.
alter table provider
  add column mail_from_name text,
  add column mail_from_address text,
  add column mail_reply_to text,
  -- Under every e-mail, one in each language.
  add column mail_signature_pt text,
  add column mail_signature_en text,
  add column smtp_host text,
  add column smtp_port integer check (smtp_port between 1 and 65535),
  add column smtp_security text check (smtp_security in ('tls', 'starttls', 'none')),
  add column smtp_user text,
  -- AES-256-GCM under the installation's key.
  add column smtp_password_encrypted bytea,
  add constraint provider_smtp_check check (num_nulls(smtp_host, smtp_port, smtp_security) in (0, 3));
