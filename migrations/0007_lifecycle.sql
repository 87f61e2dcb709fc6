-- What becomes of a client that was deleted: docs/decisions, "Erasing deleted clients".

-- A client that was erased keeps, for the tax office, the number and name that its payments were made under. They are
-- no longer its to keep from others: the same company may come back as a new client.
alter table clients
  drop constraint clients_tax_id_key,
  drop constraint clients_trade_name_key,
  drop constraint clients_slug_key;
create unique index clients_tax_id_key on clients (tax_id) where erased_at is null;
create unique index clients_trade_name_key on clients (trade_name_key) where erased_at is null;
create unique index clients_slug_key on clients (slug) where erased_at is null;

-- History is only ever added to, but for what the law wants gone: who did what when stays, the personal data does not.
drop trigger audit_is_append_only on audit_events;
create trigger audit_is_append_only before delete on audit_events
  for each statement execute function audit_is_append_only();
create function audit_changes_by_erasure() returns trigger language plpgsql as $$
begin
  if current_setting('app.erasing', true) is distinct from 'on' then
    raise exception 'history is only ever added to';
  end if;
  return null;
end
$$;
create trigger audit_changes_by_erasure before update on audit_events
  for each statement execute function audit_changes_by_erasure();
create trigger audit_facts_stay before update on audit_events
  for each row when (row(old.id, old.at, old.actor_user_id, old.on_behalf_of_user_id, old.client_id, old.action,
    old.subject_type, old.subject_id) is distinct from row(new.id, new.at, new.actor_user_id,
    new.on_behalf_of_user_id, new.client_id, new.action, new.subject_type, new.subject_id))
  execute function audit_is_append_only();
-- What was done to a user outside of any client.
create index audit_events_of_user on audit_events (subject_id) where subject_type = 'user';
