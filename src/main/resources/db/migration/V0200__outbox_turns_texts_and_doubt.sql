-- turn: the place in line within a class; broadcasts of one class take theirs alternately.
-- text_ref: the text this recipient got or may have got by this row; 0 is surely none, or a reply.
-- via: the carrier that took it, where that is not its own; its receipts come from there.
alter table outbox add column turn bigint default 0 not null;
alter table outbox add column text_ref bigint default 0 not null;
alter table outbox add column via varchar(32);
-- How often it was submitted, surely or perhaps: more than once where it was in doubt.
alter table outbox add column sendings smallint default 0 not null;

drop index outbox_turn;
create index outbox_turn on outbox (carrier, state, class, turn, id);

-- A correction walks everything that a broadcast ever sent.
create index outbox_origin on outbox (origin_ref, id);

-- What a claim bound for each of its messages, in their order: eight octets of text_ref, two of parts.
-- After a crash it says which text is in doubt. Null in claims of an earlier version.
alter table outbox_claim add column bound_texts bytea;
