-- What things are and why, in the database itself, so that psql, schema.sql and types.ts show it. A later migration
-- that adds or changes something says so in the same way; every table has a comment.

-- 0012 created these two again, under other names.
drop index subscriptions_to_renew, subscriptions_pending;

-- The provider and its settings

comment on table provider is
  'The one provider that this installation serves, with all its settings. One row, always.';
comment on column provider.only_one is
  'Always true, and the primary key: a second row is impossible. The row also serves as a lock.';
comment on column provider.default_permissions is
  'What a new contact with access is granted unless the form says otherwise.';
comment on column provider.default_support_level is
  'The support level that goes with default_permissions.';
comment on column provider.user_default_permissions is
  'What the "add user" form grants unless changed; separate from default_permissions.';
comment on column provider.user_default_support_level is
  'The support level that goes with user_default_permissions.';
comment on column provider.logo_hash is
  'Part of the logo''s address, so that browsers may cache the image until it changes. Null without a logo.';
comment on column provider.setup_token_hash is
  'SHA-256 of the token in the one-time link of the first visit. Null once the first administrator exists.';
comment on column provider.sign_in_code is
  'When signing in also asks for a six-digit code. An address that was never verified is always asked.';
comment on column provider.impersonation_notice is
  'Whether people are told by e-mail that staff acted as them. The client can read it in the history either '
  'way.';
comment on column provider.contact_verification_minutes is
  'For how long a contact whose identity staff confirmed is shown as verified.';
comment on column provider.time_zone is
  'The zone of all business dates: periods, due dates, days in filters.';
comment on column provider.usage_over_balance is
  'What happens to usage that exceeds the remaining sessions: refused, or counted anyway.';
comment on column provider.lookup_url is
  'Base address of a BrasilAPI-compatible service for CNPJ and CEP lookups. Null: no lookups.';
comment on column provider.legal_name is
  'The name on documents such as invoices; the address columns are for documents too.';
comment on column provider.tax_id is
  'CNPJ (14 characters) or CPF (11 digits), without punctuation.';
comment on column provider.mail_per_minute is
  'At most this many e-mails leave in a minute, over all workers. Null: no limit.';
comment on column provider.mail_from_name is
  'Sender of all e-mails; MAIL_FROM in the environment takes precedence.';
comment on column provider.mail_signature_pt is
  'Appended to every e-mail in Portuguese; mail_signature_en to those in English.';
comment on column provider.smtp_host is
  'The mail server chosen in the settings; SMTP_URL in the environment takes precedence.';
comment on column provider.smtp_password_encrypted is
  'AES-256-GCM under secret.key.';
comment on constraint provider_smtp_check on provider is
  'A mail server is host, port and security together, or not set at all.';

comment on table provider_logo is
  'The logo''s bytes, apart from the settings, which are read far more often than the image.';
comment on constraint provider_logo_image_check on provider_logo is
  'At most 512 KiB.';

-- Identity: who can sign in, and with what

comment on table users is
  'People who can sign in: staff, people of clients, or both. What they may do is in staff_users and '
  'memberships.';
comment on column users.email is
  'The address to sign in with, in lower case. Only its user changes it, by a link sent to the new address.';
comment on column users.password_hash is
  'Argon2id in PHC form. Null until the first password is set.';
comment on column users.email_verified_at is
  'When the address was verified, by a code, a link or an invitation. While null, signing in asks for a '
  'code.';
comment on policy people_of_own_client on users is
  'The client area sees the users who have access to the client, and the granted columns only: no secrets.';

comment on table staff_users is
  'Users who belong to the provider''s staff, each with one role.';
comment on column staff_users.deactivated_at is
  'Ends the staff role only: the same person may also be a user of a client, and stays one.';
comment on column staff_users.last_seen_at is
  'Kept here because sessions, which also record it, are deleted when they end.';
comment on trigger administrator_stays on staff_users is
  'There is always an active administrator.';
comment on function administrator_stays() is
  'Locks the row of provider first, so that two administrators who demote each other run one after the '
  'other.';

comment on table sessions is
  'Browsers that are signed in. A session is looked up at each request and nothing about it is cached.';
comment on column sessions.token_hash is
  'SHA-256 of the cookie: a copy of the database opens no session.';
comment on column sessions.client_id is
  'The account that this session used last, for requests that name none.';
comment on column sessions.verified_at is
  'Null while signing in still waits for its code; until then the session allows nothing else.';

comment on table sign_in_codes is
  'The six-digit code that a session waits for.';
comment on column sign_in_codes.code_hash is
  'HMAC under secret.key: a plain hash of one of a million values could be reversed by trying them all.';
comment on column sign_in_codes.tries is
  'Counted before the code is compared, so that parallel guesses cannot share one try.';

comment on table devices is
  'Browsers in which a user has signed in before. Each has its own count of failed attempts, so that '
  'somebody else guessing passwords cannot lock the user out of a known browser.';
comment on column devices.token_hash is
  'SHA-256 of the browser''s long-lived cookie.';

comment on table links is
  'Single-use links sent by e-mail: to set or reset a password, to confirm a new address, to accept an '
  'invitation.';
comment on column links.token_hash is
  'SHA-256 of the token: a copy of the database opens no link.';
comment on column links.new_email is
  'For change_email: the address that the link verifies.';
comment on column links.replaced_at is
  'When a newer link of the same purpose replaced it or it was revoked. The row stays, so that its page can '
  'say so.';
comment on constraint links_subject_check on links is
  'A link belongs either to a user or to an invitation, whose reader may not have a user yet.';

comment on table throttles is
  'Rate limits: fixed-window counters against guessing and flooding. Unlogged, because losing them in a '
  'crash is harmless.';
comment on column throttles.key is
  'What is counted, with addresses hashed: the counters hold no personal data.';

comment on table api_tokens is
  'API tokens for programs. Each acts in the name of the staff member who created it.';
comment on column api_tokens.role is
  'An upper bound: at each request a token may do what this role and its creator''s current role both allow.';
comment on column api_tokens.token_hash is
  'SHA-256 of the secret, which is shown once and not stored.';
comment on column api_tokens.hint is
  'The last characters of the secret, to tell which token a program uses.';
comment on column api_tokens.expires_at is
  'Null: valid until revoked.';
comment on index api_tokens_of_creator is
  'To revoke everything that somebody created when they leave the staff.';

comment on table impersonations is
  'Staff acting as a user of a client: who, as whom, when and why. It grants nothing by itself; each request '
  'checks again everything that it depends on.';
comment on column impersonations.membership_id is
  'Null once that access was removed; client_id and user_id still tell where and as whom.';
comment on column impersonations.session_id is
  'The only session that may use it. Null once that session is gone.';
comment on column impersonations.staff_name is
  'The names as they were at the start: the client area may not read staff users, nor users who have left.';
comment on column impersonations.reason is
  'Typed by the staff member; the client can read it.';
comment on column impersonations.ended_at is
  'When the end was recorded. One that has expired but is not recorded yet is refused all the same.';
comment on index impersonations_open_key is
  'One open impersonation per session and membership.';
comment on index impersonations_of_session is
  'For the foreign key, which is set to null.';
comment on index impersonations_of_membership is
  'For the foreign key, which is set to null.';
comment on index impersonations_open is
  'To record the end of what one staff member has open.';

-- Clients and their people

comment on table clients is
  'The companies and persons that the provider serves. Deleting only marks a client; 30 days later its '
  'personal data is erased (decision 0010).';
comment on column clients.trade_name_key is
  'The trade name without case and accents; what uniqueness is judged by.';
comment on column clients.slug is
  'Follows the trade name; part of the address of the profile page.';
comment on column clients.tax_id is
  'CNPJ (14 characters, since 2026 also letters) or CPF (11 digits), without punctuation.';
comment on column clients.email is
  'The registered address; two clients may share one.';
comment on column clients.external_id is
  'The client''s identifier in the system it was imported from, so that a repeated import finds it again.';
comment on column clients.primary_contact_id is
  'The one contact who holds the account. A single pointer cannot name two; triggers make sure that a client '
  'with contacts names one, and not a deleted one.';
comment on column clients.erased_at is
  'When, 30 days after the deletion, the personal data was erased.';
comment on constraint clients_primary_contact_fkey on clients is
  'Composite, so that the primary contact belongs to this client.';
comment on index clients_tax_id_key is
  'A deleted client keeps its number so that it can be restored without a clash; an erased one gives it up, '
  'because the same company may come back as a new client.';
comment on index clients_trade_name_key is
  'Without erased clients, as clients_tax_id_key.';
comment on index clients_slug_key is
  'Without erased clients, as clients_tax_id_key.';
comment on index clients_by_email is
  'Search by a whole address: parts of addresses are too alike for the trigram index to single one out.';
comment on index clients_to_erase is
  'What the maintenance looks for every minute.';
comment on trigger primary_contact_is_live on clients is
  'The primary contact is set, and is not a deleted one.';
comment on trigger registry_follows_clients on clients is
  'Keeps client_list and search_entries up to date.';
comment on trigger registry_restores_people on clients is
  'Deleting a client removed its contacts from the search; restoring it puts them back.';
comment on policy own_client on clients is
  'The client area sees its own client, and nothing once that is deleted.';

comment on table contacts is
  'The people of a client. Every contact receives e-mails; those with a membership can also sign in.';
comment on column contacts.company is
  'For a third party: the company the person works for.';
comment on column contacts.email is
  'Where e-mails go; the address to sign in with is users.email and may differ.';
comment on column contacts.notifications is
  'The notification categories that are switched on.';
comment on column contacts.receives_announcements is
  'Separate from notifications, because the category of announcements also carries password recovery.';
comment on constraint contacts_client_id_id_key on contacts is
  'Target of composite foreign keys: what refers to a contact also agrees on its client.';
comment on index contacts_by_email is
  'Search by a whole address, as clients_by_email.';
comment on trigger first_contact_is_primary on contacts is
  'The first contact of a client becomes its primary contact. Per statement, because an import adds a '
  'thousand at once.';
comment on trigger primary_contact_stays on contacts is
  'The primary contact cannot be deleted.';
comment on function primary_contact_stays() is
  'Takes the client''s row lock, as changing the primary contact does: of deleting a contact and making it '
  'primary at the same moment, the second sees the first and fails.';
comment on trigger registry_follows_contacts on contacts is
  'Keeps search_entries up to date.';

comment on table memberships is
  'A user''s access to a client: ties a user to one of its contacts, with permissions of their own.';
comment on column memberships.permissions is
  'Keys of the permission catalogue in contract/access.ts.';
comment on constraint memberships_contact_fkey on memberships is
  'Composite, so that a membership never joins a contact to another client.';
comment on index memberships_of_user is
  'With client_id, so that a request of somebody with hundreds of accounts reads a single row.';
comment on policy memberships_of_own_client on memberships is
  'Of the columns, the client area may only update the grant and the version.';

comment on table invitations is
  'Invitations to a client (client_id set) and into the staff (client_id null, staff_role set).';
comment on column invitations.permissions is
  'What was promised. Checked again on acceptance: nobody hands on more than they then hold.';
comment on column invitations.contact_id is
  'The contact who gets access. Null: a contact is created on acceptance.';
comment on column invitations.inviter_user_id is
  'Null: the system itself.';
comment on column invitations.is_from_staff is
  'Sent by the provider, and then independent of who sent it. Otherwise the inviter must still hold the '
  'permissions promised when it is accepted.';
comment on column invitations.replaced_at is
  'When it had expired and the same address was invited again.';
comment on index invitations_open_key is
  'One open invitation per client and address, whoever invites at the same moment. An index cannot know the '
  'time: an expired one counts as open until it is replaced.';
comment on constraint invitations_kind_check on invitations is
  'Either to a client or into the staff.';
comment on constraint invitations_end_check on invitations is
  'An invitation ends in one way only.';
comment on policy invitations_by_clients_people on invitations is
  'Restrictive: the client area invites in the name of the person signed in, never in the name of the '
  'provider.';

comment on table support_pins is
  'The PIN that people tell support on the telephone, to show that they speak for the client.';
comment on column support_pins.pin_encrypted is
  'Six digits, AES-256-GCM under secret.key. Not hashed, because the client''s people look it up again and '
  'again.';

comment on table contact_verifications is
  'Each time that staff checked who they were talking to, with the outcome. Not granted to the client area: '
  'what staff noted stays theirs.';
comment on column contact_verifications.checked is
  'What the person was asked for.';

-- The client list and the search

comment on table client_list is
  'One narrow row per client with everything the client list shows, filters and sorts by, so that a page '
  'needs no joins. Maintained by triggers; deleted clients have no row.';
comment on column client_list.trade_name_key is
  'In collation "C", which compares bytes: quick, and the same on every system.';
comment on index client_list_by_trade_name is
  'One index per sortable column, read in either direction; client_id breaks ties, so that pages go on from '
  'a key.';
comment on index client_list_newest_by_active is
  'The list stands newest first unless told otherwise: one index per common filter, in that order.';
comment on index client_list_newest_of_suspended is
  'Few clients are suspended: a partial index for filters combined with it.';
comment on index client_list_trade_name_parts is
  'Trigrams, for names by any part of a word. Used only when the program finds the name rare (rare_parts).';
comment on statistics client_list_facets is
  'The filters depend on each other (no plan: no payment). From single columns PostgreSQL would expect rows '
  'where there are none, and scan the whole list for them.';
comment on function refresh_client_list(bigint[]) is
  'Runs as owner: the client area causes changes too, but has no rights here. Locks the rows first, so that '
  'the later of two changes reads what the earlier one left.';
comment on function registry_follows_changed_clients() is
  'Ignores changes of columns that neither the list nor the search shows, above all of primary_contact_id.';

comment on table search_entries is
  'What the staff search looks through: one row per client and one per contact, maintained by triggers.';
comment on column search_entries.contact_id is
  'Null for the client itself.';
comment on column search_entries.name_key is
  'Trade name, or first and last name, as search_text. Entries that begin with the words searched for come '
  'first.';
comment on column search_entries.text_key is
  'Everything but phones, as search_text: names, addresses to write to and to sign in with, CNPJ or CPF, '
  'slug, number.';
comment on column search_entries.phone_digits is
  'Separate from text_key, because staff who may not see phones may not find anybody by phone either.';
comment on index search_entries_by_name is
  'In the order of the results.';
comment on function refresh_client_entries(bigint[]) is
  'Runs as owner and locks the rows first, as refresh_client_list.';
comment on function refresh_contact_entries(bigint[]) is
  'Runs as owner and locks the rows first, as refresh_client_list.';

comment on table saved_views is
  'Named combinations of filter, order and columns of the client list, private or shared with all staff.';
comment on column saved_views.view is
  'As in the list''s address; validated by the contract when it is read.';

comment on function search_key(text) is
  'Text without case and accents. Declared immutable for use in indexes: unaccent() is only stable because '
  'its dictionary could be replaced, and this one is the dictionary that comes with PostgreSQL.';
comment on function search_text(text) is
  'As search_key, also without punctuation, which people add or leave out as they like (CNPJ, initials, '
  'd''Ávila).';
comment on function rare_parts(text) is
  'LIKE patterns to look a text up by in a trigram index: of each stretch of it, the three letters that '
  'Portuguese names hold least often. LIKE with the whole text would read the posting list of every trigram, '
  'most of them long.';

-- Plans, subscriptions, payments, usage

comment on table plans is
  'What the provider sells.';
comment on column plans.price_cents is
  'Changing it affects existing subscriptions from their next renewal on.';
comment on column plans.is_active is
  'Whether it can be ordered. Clients who have a plan keep it when it is taken off sale.';
comment on policy plans_on_sale on plans is
  'The client area sees what is on sale, and the plan that the client has or is about to have.';

comment on table subscriptions is
  'The plan a client has, with price and sessions as agreed: a change of the plan applies from the next '
  'period on. Every change locks this row first (decision 0011).';
comment on column subscriptions.anchor_day is
  'The day of the month that periods begin on: after 31 January comes 28 February, and after that 31 March '
  'again.';
comment on column subscriptions.period_end_on is
  'The first day of the next period.';
comment on column subscriptions.due_day is
  'The day of the month that due dates fall on, when a short month moved due_on itself forward. Null: the '
  'day of due_on.';
comment on column subscriptions.next_plan_id is
  'The plan that takes over when the period ends.';
comment on column subscriptions.adjustment_cents is
  'What changes of plan add to the next payment, or subtract when negative. Credit beyond one payment stays.';
comment on column subscriptions.used_sessions is
  'Usage and extra sessions only add up; therefore they do not raise the version, and open previews stay '
  'valid.';
comment on constraint subscriptions_client_id_id_key on subscriptions is
  'Target of composite foreign keys: payments and usage agree with their subscription on the client.';
comment on index subscriptions_active_key is
  'At most one active subscription per client, whoever orders at the same moment.';
comment on index subscriptions_by_period_end is
  'What is due for renewal, looked for every minute.';
comment on index subscriptions_unpaid_by_due is
  'What has become overdue, looked for every minute.';
comment on policy subscriptions_ordered on subscriptions is
  'The client area may order; price and sessions are taken from the plan, never from the request.';

comment on table payments is
  'Payments received. Each settles one due date of a subscription, whatever its amount.';
comment on column payments.due_on is
  'The due date that was settled.';
comment on column payments.plan_name is
  'As the plan was called then: the subscription may be on another plan by now.';

comment on table usage_records is
  'Sessions used, as reported through the API.';
comment on constraint usage_records_idempotency_key on usage_records is
  'A report that is sent again counts once.';

-- Invoices

comment on table invoices is
  'Invoices from draft to payment or cancellation. Once issued, all but the outcome is frozen.';
comment on column invoices.number is
  'Assigned when it is issued, without gaps; a cancelled invoice keeps its number.';
comment on column invoices.gross_cents is
  'Sum of the lines, each rounded on its own (contract/invoice-amounts.ts); so are the amounts beside it.';
comment on column invoices.client_snapshot is
  'The buyer as of the day of issue; provider_snapshot is the seller.';
comment on constraint invoices_issue_check on invoices is
  'A draft has none of number, date and both parties; an issued invoice has all of them.';
comment on constraint invoices_payment_check on invoices is
  'An invoice is paid in full or not at all.';
comment on trigger issued_invoice_stays on invoices is
  'What was issued does not change any more, except for how it ended: paid or cancelled.';
comment on policy issued_invoices_of_own_client on invoices is
  'The client area sees issued invoices, and no drafts.';

comment on table invoice_lines is
  'The lines of an invoice.';
comment on column invoice_lines.quantity_thousandths is
  'Quantity in thousandths: 1.5 hours are 1500.';
comment on column invoice_lines.tax_rate is
  'In hundredths of a percent: 5 % are 500.';
comment on function issued_invoice_lines_stay() is
  'Locks the invoice, so that no line slips in while it is being issued.';
comment on policy lines_of_issued_invoices on invoice_lines is
  'Relies on the policy of invoices: lines of what cannot be seen cannot be seen.';

comment on table document_counters is
  'The last number assigned to each kind of document. A locked row instead of a sequence, because a sequence '
  'leaves a gap for every transaction that fails.';

-- E-mails

comment on table emails is
  'Every e-mail, which is also the queue: a message exists if and only if the transaction that caused it '
  'committed. How it leaves at most once: decision 0005. Fill factor 60: an update that touches no indexed '
  'column stays on its page.';
comment on column emails.to_email is
  'Null: nobody receives it; recorded as suppressed, so that this can be seen too.';
comment on column emails.html is
  'Holds a placeholder where a secret (link, code) belongs; so does text. Null for announcements, whose '
  'bodies are made when they are sent and when they are looked at.';
comment on column emails.secret_encrypted is
  'AES-256-GCM under secret.key. Emptied as soon as the secret is used, replaced or expired.';
comment on column emails.link_id is
  'The link that is the secret, so that using it also empties the copy here.';
comment on column emails.attempt_id is
  'The attempt under way. Only its owner may record how it ended; it holds an advisory lock of that name '
  'while alive.';
comment on column emails.handed_over_at is
  'Committed just before the final dot is sent. An attempt that died after it may have been delivered and is '
  'never repeated by itself; one that died before it has not been.';
comment on column emails.message_id is
  'The same over all attempts, so that a mailbox recognises a repeated message (RFC 5322, 3.6.4).';
comment on column emails.priority is
  '0: somebody is waiting for it (links, codes). 1: everything else. 2: sent to many, after everything else.';
comment on column emails.copy_of is
  'The sent message that staff sent once more.';
comment on column emails.chosen_by_hand is
  'Sent to a person whom staff picked, whatever their preferences.';
comment on column emails.variables is
  'What the text of an announcement is filled in with for this reader.';
comment on index emails_due is
  'The queue, in the order in which messages are taken.';
comment on index emails_unfinished_to is
  'To one address messages arrive in order: what an earlier message still has to leave before.';
comment on index emails_of_announcement is
  'One message per announcement and mailbox, whatever happens to addresses in between. Copies sent by staff '
  'are apart.';
comment on index emails_with_secret is
  'To empty secrets that expired.';
comment on trigger new_emails on emails is
  'Indexes the words of new messages and notifies the senders (channel balcao_mail).';
comment on policy emails_of_own_client on emails is
  'The client area sees the messages of its client; those that belong to no client (password recovery) only '
  'their own reader sees.';

comment on table email_words is
  'Recipient and subject of each e-mail as search_text. Apart from emails, because a message changes its '
  'state several times and its words hardly ever.';

comment on table mail_pace is
  'When the next message may leave, for all workers together. One row; locked only while a limit is set.';

comment on table email_templates is
  'Templates that staff changed or switched off. The built-in texts are in the source code.';
comment on column email_templates.is_on is
  'While off, what would have been sent is recorded as suppressed.';
comment on column email_templates.version is
  'Counts every change, of either language and of the switch.';

comment on table email_template_texts is
  'Every version of a text that was saved. The newest of a template and language is in use.';
comment on constraint email_template_texts_check on email_template_texts is
  'A version without texts puts back the one that comes with the program.';

comment on table undeliverable_addresses is
  'Addresses that mail bounced from for good, or whose reader complained. Nothing more is sent to them, '
  'except sign-in codes, password resets and what staff send by hand (decision 0015).';
comment on column undeliverable_addresses.detail is
  'What the mail server said.';

comment on table sendings is
  'A document that staff sent by e-mail, with the file exactly as it went out.';
comment on column sendings.key is
  'Chosen by the window it was sent from, so that pressing the button twice sends once.';

comment on table announcements is
  'What staff write to the people of many clients (decision 0017).';
comment on column announcements.filter is
  'The audience, in the terms of the client list''s filter.';
comment on column announcements.brand is
  'The provider''s name and look when it began: what was sent keeps looking the same.';
comment on column announcements.gathered_to is
  'Progress: contacts up to this id have been checked for whether they receive it.';
comment on column announcements.gather_until is
  'The last contact that existed when it began; later ones do not receive it.';
comment on column announcements.queued_to is
  'Progress: messages of recipients up to this contact are queued.';
comment on constraint announcements_words_check on announcements is
  'Subject and body go together in each language, and one language is there.';
comment on trigger begun_announcement_stays on announcements is
  'Once it began, text, audience and brand do not change: messages are filled in from them when they are '
  'sent, and again when they are looked at.';
comment on index announcements_under_way is
  'What the loop that queues messages looks for.';

comment on table announcement_recipients is
  'Who receives an announcement, fixed when it began.';
comment on column announcement_recipients.unsubscribed_at is
  'When they unsubscribed by a link of this announcement.';
comment on constraint announcement_recipients_mailbox_key on announcement_recipients is
  'One message per mailbox, even when several contacts share it.';

-- History and long work

comment on table audit_events is
  'The history: who did what to which record. Append-only, except for the erasure of personal data (decision '
  '0010).';
comment on column audit_events.actor_user_id is
  'Who really acted. Null: the system, or somebody not signed in.';
comment on column audit_events.on_behalf_of_user_id is
  'As whom, while impersonating.';
comment on column audit_events.api_token_id is
  'By which program; actor_user_id is then the creator of its token.';
comment on column audit_events.before is
  'Only the fields that changed, never a secret; so is "after".';
comment on column audit_events.impersonation_id is
  'Tells apart two impersonations that ran at once between the same two people.';
comment on index audit_events_on_behalf is
  'Few events are on behalf of somebody: without it a page of them would read the whole history of a client.';
comment on index audit_events_of_user is
  'What was done to a user outside of any client.';
comment on trigger audit_is_append_only on audit_events is
  'No event is ever deleted.';
comment on trigger audit_changes_by_erasure on audit_events is
  'Updates are refused unless the transaction declares itself an erasure (app.erasing).';
comment on trigger audit_facts_stay on audit_events is
  'An erasure removes names and values; who did what to which record, and when, stays.';
comment on policy events_on_behalf_of_own_people on audit_events is
  'The client area reads what staff did in the name of its people, and nothing else of the history.';
comment on policy events_of_own_client on audit_events is
  'The client area adds events of its own client.';

comment on table background_tasks is
  'Work that takes longer than a request: who asked for it, how far it is, what came of it.';
comment on column background_tasks.input is
  'What was asked for; its shape depends on kind.';
comment on column background_tasks.error_code is
  'A code of contract/errors.ts; error_data fills in its message.';
comment on column background_tasks.attempt_id is
  'The run under way, which holds an advisory lock of that name: if the process dies the lock is gone, and '
  'the maintenance starts the work again.';
comment on column background_tasks.dismissed_at is
  'When its owner hid it.';

comment on table imports is
  'A file of clients or contacts on its way into the registry: uploaded, checked, then written when '
  'confirmed.';
comment on column imports.file_key is
  'Null once the file was deleted.';
comment on column imports.format is
  'How to read the file: type, encoding, delimiter.';
comment on column imports.mapping is
  'For each column the field that it fills, or null.';
comment on column imports.updates_existing is
  'Whether records that exist are updated; otherwise they stay as they are.';
comment on column imports.counts is
  'How many rows there are of each kind, and after writing what became of them.';
comment on column imports.written_line is
  'The line up to which rows are written: a run that was killed continues after it.';

comment on table import_rows is
  'The rows of an import between checking and writing. Deleted with the file.';
comment on column import_rows.record is
  'The row as the contract parsed it. Null where it is invalid; then problems says what is wrong.';
comment on column import_rows.external_id is
  'This and the following keys find the record again, within the file and in the registry.';
comment on column import_rows.action is
  'What writing does with the row.';

-- What row-level security rests on

comment on function app_client_id() is
  'The client of the current request. Null, and so no row at all, when it is not set.';
comment on function app_user_id() is
  'The user of the current request. Null, and so no row at all, when it is not set.';
