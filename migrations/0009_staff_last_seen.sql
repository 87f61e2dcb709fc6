-- When somebody of the staff was last there: their sessions, which told it so far, end and are forgotten.

alter table staff_users add column last_seen_at timestamptz;
update staff_users s set last_seen_at =
  (select max(last_seen_at) from sessions where sessions.user_id = s.user_id and verified_at is not null);
