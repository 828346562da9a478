-- When it was submitted last, surely or perhaps; null where it never was, or before this was kept.
alter table outbox add column sent_at timestamp(6) with time zone;

-- What one person has got already, and how much today: asked for with their next answer.
create index outbox_recipient on outbox (recipient);
