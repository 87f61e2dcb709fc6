-- A registry of current_setting('bench.clients') clients, the same each time. Set by set, without the triggers that
-- follow single changes; what they keep is filled afterwards by the functions that they call.

create function pg_temp.pick(words text[], n bigint) returns text
  language sql immutable return words[1 + n % cardinality(words)];

-- The check digits of a CNPJ (IN RFB 2.229/2024): characters count as their code less 48, so letters from 17 on. Written
-- out, so that PostgreSQL puts the sum in the place of the call.
create function pg_temp.value_at(body text, at int) returns int
  language sql immutable return ascii(substr(body, at, 1)) - 48;
create function pg_temp.check_digit(sum int) returns int
  language sql immutable return case when sum % 11 < 2 then 0 else 11 - sum % 11 end;
create function pg_temp.first_digit(body text) returns int
  language sql immutable return pg_temp.check_digit(
    5 * pg_temp.value_at(body, 1) + 4 * pg_temp.value_at(body, 2) + 3 * pg_temp.value_at(body, 3) + 2 * pg_temp.value_at(body, 4) + 9 * pg_temp.value_at(body, 5)
    + 8 * pg_temp.value_at(body, 6) + 7 * pg_temp.value_at(body, 7) + 6 * pg_temp.value_at(body, 8) + 5 * pg_temp.value_at(body, 9) + 4 * pg_temp.value_at(body, 10)
    + 3 * pg_temp.value_at(body, 11) + 2 * pg_temp.value_at(body, 12));
create function pg_temp.second_digit(body text, first int) returns int
  language sql immutable return pg_temp.check_digit(
    6 * pg_temp.value_at(body, 1) + 5 * pg_temp.value_at(body, 2) + 4 * pg_temp.value_at(body, 3) + 3 * pg_temp.value_at(body, 4) + 2 * pg_temp.value_at(body, 5)
    + 9 * pg_temp.value_at(body, 6) + 8 * pg_temp.value_at(body, 7) + 7 * pg_temp.value_at(body, 8) + 6 * pg_temp.value_at(body, 9) + 5 * pg_temp.value_at(body, 10)
    + 4 * pg_temp.value_at(body, 11) + 3 * pg_temp.value_at(body, 12) + 2 * first);

insert into plans (name, price_cents, cycle_months, included_sessions)
values ('Presença', 2990, 1, 50), ('Essencial', 4990, 1, 100), ('Profissional', 9990, 1, 500),
  ('Avançado', 19990, 1, 2000), ('Agência', 39990, 1, 10000), ('Essencial anual', 49900, 12, 1200),
  ('Profissional anual', 99900, 12, 6000), ('Sob medida', 150000, 12, 100000);

alter table clients alter constraint clients_primary_contact_fkey deferrable initially deferred;
alter table clients disable trigger user;
alter table contacts disable trigger user;
alter table users disable trigger user;
alter table memberships disable trigger user;
alter table subscriptions disable trigger user;
alter table payments disable trigger user;
alter table invoices disable trigger user;
alter table invoice_lines disable trigger user;

-- `shuffled` is another order of the same numbers, by a prime above them, so that nothing goes with the client's number.
create temporary table numbers on commit drop as
  select n, n * 7919 % 1000003 as shuffled, n * 48271 % 99999989 as root
  from generate_series(1, current_setting('bench.clients')::bigint) n;

create temporary table named on commit drop as
  select n, shuffled, root, pg_temp.pick(array['Padaria', 'Oficina', 'Clínica', 'Farmácia', 'Pousada', 'Escola',
      'Academia', 'Gráfica', 'Mercearia', 'Livraria', 'Confecções', 'Cerâmica', 'Consultório', 'Imobiliária', 'Ótica',
      'Panificação', 'Serralheria', 'Tecelagem', 'Transportes', 'Usinagem', 'Viação', 'Agropecuária', 'Alimentos',
      'Bicicletas', 'Cafés', 'Construção', 'Doces', 'Estúdio', 'Ferragens', 'Jardinagem'], shuffled)
    || ' ' || pg_temp.pick(array['São João', 'Conceição', 'Araújo', 'Guimarães', 'Assunção', 'Três Irmãos', 'Esperança',
      'Nossa Senhora Aparecida', 'Bom Pão', 'Água Viva', 'Avenida', 'Central', 'Galvão', 'Holanda', 'Ipê Amarelo',
      'Jacarandá', 'Lourenço', 'Magalhães', 'Nóbrega', 'Olímpia', 'Patrícia', 'Quitéria', 'Rondônia', 'Simões', 'Tavares',
      'Uchôa', 'Veríssimo', 'Xavier', 'Zélia', 'Irmãos Corrêa', 'Dona Inês', 'Sertão', 'Litoral'], shuffled / 30)
    || ' ' || pg_temp.pick(array['de Jundiaí', 'de Belém', 'de Maceió', 'do Maranhão', 'de Goiânia', 'de Florianópolis',
      'de Ribeirão Preto', 'do Centro', 'da Praça', 'de Niterói', 'de Vitória', 'de Uberlândia', 'do Pará', 'de Cuiabá',
      'de São Luís', 'da Bahia', 'de Brasília', 'do Cariri', 'de Chapecó', 'de Itajaí'], shuffled / 990)
    || ' ' || (1 + shuffled / 19800) as name
  from numbers;

insert into clients (id, trade_name, legal_name, slug, tax_id, email, phone, street, district, city, state, postal_code,
    primary_contact_id, suspended_at, suspension_reason, deleted_at, created_at)
  overriding system value
  select n, name,
    case n % 3 when 0 then name || ' Ltda.' when 1 then replace(name, ' de ', ' & Filhos de ') || ' EIRELI'
      else 'Comércio e Serviços ' || name || ' S.A.' end,
    regexp_replace(search_key(name), '[^a-z0-9]+', '-', 'g'),
    body || first_digit || pg_temp.second_digit(body, first_digit),
    'contato@' || regexp_replace(search_key(name), '[^a-z0-9]+', '-', 'g') || '.example',
    '+55' || (11 + n % 80) || lpad((900000000 + root)::text, 9, '0'),
    'Rua das Acácias, ' || n % 2000, 'Jardim América', 'São Paulo', 'SP', lpad((1000000 + n % 8999999)::text, 8, '0'),
    first_contact, case when n % 40 = 7 then now() end, case when n % 40 = 7 then 'Falta de pagamento' end,
    case when n % 100 = 37 then now() end,
    timestamptz '2020-01-01' + (n + shuffled % 97) * interval '6 years' / current_setting('bench.clients')::bigint
  from named
  -- Every fifth one has letters.
  cross join lateral (select case when n % 5 = 0 then chr(65 + (n % 26)::int) || chr(65 + (n / 26 % 26)::int)
    || lpad((n * 7919 % 999983)::text, 6, '0') || '00A1' else lpad(root::text, 8, '0') || '0001' end as body) as tax_id
  cross join lateral (select pg_temp.first_digit(body) as first_digit) as digit
  -- One to four contacts a client, ten in every four clients.
  cross join lateral (select (n - 1) / 4 * 10 + ((n - 1) % 4) * ((n - 1) % 4 + 1) / 2 + 1 as first_contact) as contact;

insert into contacts (id, client_id, first_name, last_name, job_title, email, phone, notifications, deleted_at)
  overriding system value
  select c.primary_contact_id + k, c.id,
    pg_temp.pick(array['Antônia', 'Beatriz', 'Cauã', 'Débora', 'Érica', 'Fábio', 'Geraldo', 'Heloísa', 'Ícaro', 'João',
      'Júlia', 'Luís', 'Márcia', 'Nícolas', 'Olívia', 'Patrício', 'Raíssa', 'Sérgio', 'Tânia', 'Vinícius'],
      c.id * 31 + k * 7),
    pg_temp.pick(array['Araújo', 'Brandão', 'Conceição', 'D’Ávila', 'Estêvão', 'Fagundes', 'Gonçalves', 'Henriques',
      'Ibáñez', 'Jardim', 'Leão', 'Magalhães', 'Nóbrega', 'Ourém', 'Peixoto', 'Queirós', 'Romão', 'Simões', 'Tavares',
      'Valença', 'Xavier', 'Zanão', 'Müller'], c.id * 17 + k)
      || ' ' || pg_temp.pick(array['da Silva', 'Souza', 'dos Santos', 'Pereira', 'Lima', 'Assis', 'Falcão'], c.id + k),
    case k when 0 then 'Sócia' when 1 then 'Financeiro' else 'Atendimento' end,
    'pessoa' || c.primary_contact_id + k || '@' || c.slug || '.example',
    case when k < 2 then '+55' || (11 + (c.id + k) % 80) || (910000000 + c.primary_contact_id + k) end,
    case k when 0 then array['general', 'invoices', 'services'] else array['general'] end, c.deleted_at
  from clients c cross join lateral generate_series(0, (c.id - 1) % 4) k;

-- Every second client's primary contact has access.
insert into users (id, email, first_name, last_name, email_verified_at)
  overriding system value
  select 1000000 + p.id, 'acesso' || p.id || '@' || c.slug || '.example', p.first_name, p.last_name, now()
  from contacts p join clients c on c.primary_contact_id = p.id where c.id % 2 = 0;
insert into memberships (client_id, contact_id, user_id, permissions, support_level)
  select c.id, c.primary_contact_id, 1000000 + c.primary_contact_id,
    array['profile:view', 'profile:edit', 'contacts:manage', 'users:manage', 'services:view', 'invoices:view',
      'emails:view', 'phones:view'], 6
  from clients c where c.id % 2 = 0;

insert into subscriptions (client_id, plan_id, state, price_cents, currency, cycle_months, included_sessions, started_on,
    anchor_day, period_start_on, period_end_on, due_on, used_sessions, extra_sessions, payment_type, payment_status,
    last_paid_on, ended_on)
  select n, p.id, case when n % 10 = 3 then 'cancelled' else 'active' end, p.price_cents, p.currency, p.cycle_months,
    p.included_sessions, date '2024-01-01', extract(day from started), started, ended, case status when 'overdue' then started - 1 else ended end,
    shuffled % (p.included_sessions + 1), case when n % 7 = 0 then 100 else 0 end,
    pg_temp.pick(array['pix', 'pix', 'pix', 'boleto', 'boleto', 'credit_card', 'bank_transfer', 'cash', 'other'], shuffled),
    status, case when n % 20 <> 11 then started end, case when n % 10 = 3 then started end
  from numbers n
  join (select p.*, row_number() over (order by id) - 1 as number from plans p) p on p.number = least(7, n % 11)
  -- About today, so that no period has ended and no payment has become overdue meanwhile.
  cross join lateral (select current_date - (shuffled % 28)::int as started) as period
  cross join lateral (select (started + make_interval(months => p.cycle_months))::date as ended) as period_end
  cross join lateral (select
    pg_temp.pick(array['paid', 'paid', 'paid', 'paid', 'pending', 'pending', 'overdue'], shuffled / 9) as status) as payment;

insert into payments (client_id, subscription_id, amount_cents, currency, paid_on, payment_type, due_on)
  select s.client_id, s.id, s.price_cents, s.currency, s.due_on - 30 * k, s.payment_type, s.due_on - 30 * k
  from subscriptions s cross join generate_series(1, 3) k;

-- Three invoices a client, of one line each; the third one waits for its payment.
insert into invoices (client_id, state, number, currency, due_on, issued_on, gross_cents, discount_cents, tax_cents,
    total_cents, client_snapshot, provider_snapshot, paid_on, paid_cents, payment_type)
  select s.client_id, case k when 3 then 'issued' else 'paid' end, row_number() over (order by k, s.client_id), s.currency,
    due, due - 10, s.price_cents, 0, 0, s.price_cents, to_jsonb(client), to_jsonb(provider),
    case when k < 3 then due end, case when k < 3 then s.price_cents end, case when k < 3 then s.payment_type end
  from subscriptions s
  join clients c on c.id = s.client_id
  cross join generate_series(1, 3) k
  cross join lateral (select s.due_on - 30 * (3 - k) as due) as month
  cross join lateral (select c.trade_name as name, c.legal_name as "legalName", c.tax_id as "taxId", c.street, c.district,
    c.city, c.state, c.postal_code as "postalCode", c.country, null as email, null as phone, c.locale) as client
  cross join (select name, null as "legalName", null as "taxId", null as street, null as district, null as city,
    null as state, null as "postalCode", 'BR' as country, null as email, null as phone, locale from provider) as provider;
insert into invoice_lines (invoice_id, position, description, quantity_thousandths, unit_price_cents, discount_cents,
    tax_rate, gross_cents, tax_cents, total_cents)
  select id, 0, 'Assinatura', 1000, total_cents, 0, 0, total_cents, 0, total_cents from invoices;
update document_counters set last_number = (select max(number) from invoices) where kind = 'invoice';

-- A table with checks that wait cannot be altered.
set constraints all immediate;
alter table clients alter constraint clients_primary_contact_fkey not deferrable;
alter table clients enable trigger user;
alter table contacts enable trigger user;
alter table users enable trigger user;
alter table memberships enable trigger user;
alter table subscriptions enable trigger user;
alter table payments enable trigger user;
alter table invoices enable trigger user;
alter table invoice_lines enable trigger user;
select setval(pg_get_serial_sequence('clients', 'id'), (select max(id) from clients)),
  setval(pg_get_serial_sequence('contacts', 'id'), (select max(id) from contacts)),
  setval(pg_get_serial_sequence('users', 'id'), (select max(id) from users));
