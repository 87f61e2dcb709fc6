-- Invoices, the first documents of sale: draft, issued, then paid or cancelled.

-- Who the provider is before the law, as it stands on documents.
alter table provider
  add legal_name text,
  -- CNPJ (14 characters) or CPF (11 digits), without punctuation.
  add tax_id text,
  add street text,
  add district text,
  add city text,
  add state text,
  add postal_code text,
  add country text not null default 'BR';

-- The last number given to each kind of document. A sequence would leave a gap for every transaction that fails; this
-- row stays locked until the document that took the number is there.
create table document_counters (
  kind text primary key check (kind in ('invoice')),
  last_number integer not null default 0
);
insert into document_counters (kind) values ('invoice');

create table invoices (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients,
  state text not null default 'draft' check (state in ('draft', 'issued', 'paid', 'cancelled')),
  -- Given when it is issued, without gaps; a cancelled invoice keeps it.
  number integer,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- A day in the provider's time zone, like the other days here.
  due_on date not null,
  issued_on date,
  note text,
  -- Sums of the lines, each line rounded by itself: contract/invoice-amounts.ts.
  gross_cents bigint not null check (gross_cents >= 0),
  discount_cents bigint not null check (discount_cents >= 0),
  tax_cents bigint not null check (tax_cents >= 0),
  total_cents bigint not null check (total_cents >= 0),
  -- Who sold to whom, as it was when the invoice was issued.
  client_snapshot jsonb,
  provider_snapshot jsonb,
  paid_on date,
  paid_cents bigint,
  payment_type text
    check (payment_type in ('pix', 'boleto', 'credit_card', 'bank_transfer', 'cash', 'other')),
  cancelled_on date,
  cancel_reason text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 0,
  constraint invoices_number_key unique (number),
  constraint invoices_total_check check (total_cents = gross_cents - discount_cents + tax_cents),
  constraint invoices_issue_check check (
    (state = 'draft' and num_nonnulls(number, issued_on, client_snapshot, provider_snapshot) = 0)
    or (state <> 'draft' and num_nulls(number, issued_on, client_snapshot, provider_snapshot) = 0)),
  constraint invoices_payment_check check (
    (state = 'paid' and num_nulls(paid_on, paid_cents, payment_type) = 0 and paid_cents = total_cents)
    or (state <> 'paid' and num_nonnulls(paid_on, paid_cents, payment_type) = 0)),
  constraint invoices_cancel_check check (
    (state = 'cancelled' and num_nulls(cancelled_on, cancel_reason) = 0)
    or (state <> 'cancelled' and num_nonnulls(cancelled_on, cancel_reason) = 0))
);
create index invoices_of_client on invoices (client_id, id desc);
create index invoices_by_state on invoices (state, id desc);
create index invoices_open_by_due on invoices (due_on) where state = 'issued';

create table invoice_lines (
  invoice_id bigint not null references invoices on delete cascade,
  position smallint not null check (position >= 0),
  description text not null,
  -- 1.5 hours are 1500.
  quantity_thousandths bigint not null check (quantity_thousandths > 0),
  unit_price_cents bigint not null check (unit_price_cents >= 0),
  discount_cents bigint not null check (discount_cents >= 0),
  -- Hundredths of a percent: 5 % are 500.
  tax_rate integer not null check (tax_rate between 0 and 10000),
  gross_cents bigint not null,
  tax_cents bigint not null,
  total_cents bigint not null,
  primary key (invoice_id, position),
  constraint invoice_lines_total_check check (total_cents = gross_cents - discount_cents + tax_cents and discount_cents <= gross_cents)
);

-- What was issued is what the client holds in hand: nothing of it changes any more but how it ended.
create function issued_invoice_stays() returns trigger language plpgsql as $$
declare
  of_its_end constant text[] := '{state,paid_on,paid_cents,payment_type,cancelled_on,cancel_reason,updated_at,version}';
begin
  if tg_op = 'DELETE' or to_jsonb(old) - of_its_end is distinct from to_jsonb(new) - of_its_end
    or (old.state <> new.state and not (old.state = 'issued' and new.state in ('paid', 'cancelled')))
    or (old.state = new.state and to_jsonb(old) - '{updated_at,version}'::text[] is distinct from to_jsonb(new) - '{updated_at,version}'::text[])
  then
    raise exception using errcode = 'check_violation', constraint = 'invoices_issued_stay',
      message = 'an issued invoice does not change';
  end if;
  return new;
end
$$;
create trigger issued_invoice_stays before update or delete on invoices
  for each row when (old.state <> 'draft') execute function issued_invoice_stays();

-- Locks the invoice, so that no line slips in while it is being issued.
create function issued_invoice_lines_stay() returns trigger language plpgsql as $$
declare
  touched bigint[] := case tg_op when 'INSERT' then array[new.invoice_id] when 'DELETE' then array[old.invoice_id]
    else array[old.invoice_id, new.invoice_id] end;
begin
  perform from invoices where id = any (touched) for no key update;
  if exists (select from invoices where id = any (touched) and state <> 'draft') then
    raise exception using errcode = 'check_violation', constraint = 'invoices_issued_stay',
      message = 'an issued invoice does not change';
  end if;
  return coalesce(new, old);
end
$$;
create trigger issued_invoice_lines_stay before insert or update or delete on invoice_lines
  for each row execute function issued_invoice_lines_stay();

-- The client's people see what was issued to them, and no draft.
alter table document_counters enable row level security;
alter table invoices enable row level security;
create policy issued_invoices_of_own_client on invoices for select to balcao_portal
  using (client_id = app_client_id() and state <> 'draft');
grant select on invoices to balcao_portal;
alter table invoice_lines enable row level security;
create policy lines_of_issued_invoices on invoice_lines for select to balcao_portal
  using (exists (select from invoices i where i.id = invoice_id));
grant select on invoice_lines to balcao_portal;
