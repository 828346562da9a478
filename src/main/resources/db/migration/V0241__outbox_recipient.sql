-- When it was submitted last, surely or perhaps, in seconds since 1970: a number costs the hot path less
-- than a time. Null where it never was, or before this was kept.
alter table outbox add column sent_at bigint;

-- What one person has got already, and how much today: asked for with their next answer.
create index outbox_recipient on outbox (recipient);
