-- What changes of a subscription carry along, and what the client area may do with its own.

alter table subscriptions
  -- What changes of plan add to the next payment, or take from it when negative.
  add adjustment_cents bigint not null default 0,
  add amount_due_cents bigint not null generated always as (greatest(price_cents + adjustment_cents, 0)) stored,
  -- The day that due dates fall on, while due_on itself may stand earlier in a short month. Null: the day of due_on.
  add due_day smallint check (due_day between 1 and 31);

-- As the plan was called when it was paid: the subscription may have another one by now.
alter table payments add plan_name text;
grant select (plan_name) on payments to balcao_portal;

alter table usage_records add recorded_by_user_id bigint references users;
create index usage_records_of_client on usage_records (client_id, id desc);

-- The client's people order, change and cancel; price and sessions come from the plan, never from what they send.
create policy subscriptions_ordered on subscriptions for insert to balcao_portal
  with check (client_id = app_client_id());
create policy subscriptions_changed on subscriptions for update to balcao_portal
  using (client_id = app_client_id()) with check (client_id = app_client_id());
grant insert, update on subscriptions to balcao_portal;

-- A plan that is no longer sold stays visible to who has it, and to who is about to have it.
drop policy plans_on_sale on plans;
create policy plans_on_sale on plans for select to balcao_portal using (is_active or exists (
  select from subscriptions s where plans.id in (s.plan_id, s.next_plan_id) and s.client_id = app_client_id()));

-- Who of the staff recorded it is not the client's business.
revoke select on usage_records from balcao_portal;
grant select (id, client_id, subscription_id, sessions, remaining_after, note, created_at) on usage_records
  to balcao_portal;
