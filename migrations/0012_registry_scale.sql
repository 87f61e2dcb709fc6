-- What keeps its speed at a million clients.

-- What the calendar has something to do with, looked for every minute.
create index subscriptions_by_period_end on subscriptions (period_end_on) where state = 'active';
create index subscriptions_unpaid_by_due on subscriptions (due_on) where state = 'active' and payment_status = 'pending';

-- The list stands newest first unless told otherwise, so what filters it leads on in that order, and days of creation
-- are a piece of it.
create index client_list_newest_by_active on client_list (is_active, created_at, client_id);
create index client_list_newest_by_suspended on client_list (is_suspended, created_at, client_id);
create index client_list_newest_of_suspended on client_list (is_active, created_at, client_id) where is_suspended;
create index client_list_newest_by_plan on client_list (plan_id, created_at, client_id);
create index client_list_newest_of_suspended_by_payment on client_list (payment_status, created_at, client_id) where is_suspended;
create index client_list_newest_by_plan_and_type on client_list (plan_id, payment_type, created_at, client_id);
create index client_list_newest_by_payment on client_list (plan_id, payment_status, created_at, client_id);
create index client_list_newest_by_payment_status on client_list (payment_status, created_at, client_id);
create index client_list_newest_by_payment_type on client_list (payment_type, created_at, client_id);
drop index client_list_by_payment, client_list_by_payment_status, client_list_by_payment_type;

-- Parts of one and two letters are nearly all so frequent that they are met on the way; an index of them was more than
-- half of what writing a client cost.
drop index client_list_trade_name_short_parts, client_list_legal_name_short_parts;
drop function short_parts(text);
drop function short_part(text);

-- What to look a text up by in an index of trigrams: LIKE patterns for one part of three letters in each stretch of the
-- text, the one that names and e-mails in Portuguese are least likely to hold. LIKE with the whole text reads the list of
-- every part, most of them long.
create function rare_parts(key text) returns text[]
  language plpgsql immutable parallel safe strict as $$
declare
  -- From the most frequent to the rarest; digits are as good as letters of the middle.
  letters constant text := 'aeosrindmutcl0123456789pvghqbfzjxkwy';
  places constant int := char_length(key) - 2;
  stretches constant int := greatest(1, least(4, greatest(char_length(key) / 3, least(2, places))));
  patterns text[] := '{}';
  part text;
  rarest text;
  score int;
  best int;
begin
  for stretch in 0 .. stretches - 1 loop
    best := 0;
    for at in 1 + stretch * places / stretches .. (stretch + 1) * places / stretches loop
      part := substr(key, at, 3);
      continue when part !~ '^[[:alnum:]]{3}$';
      score := 1 + strpos(letters, left(part, 1)) + strpos(letters, substr(part, 2, 1)) + strpos(letters, right(part, 1));
      if score > best then
        best := score;
        rarest := part;
      end if;
    end loop;
    if best > 0 then patterns := patterns || ('%' || rarest || '%'); end if;
  end loop;
  return patterns;
end
$$;
