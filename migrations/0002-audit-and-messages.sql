-- Audit: written in the same transaction as the change, sealed behind it into an RFC 6962 log (ARCHITECTURE 8).
create table audit_event (
  id uuid primary key, at timestamptz not null, actor_kind text not null, actor_id text, action text not null,
  entity_kind text not null, entity_id text not null, case_id uuid, facts jsonb not null default '{}', personal_hash text,
  request_id text, xid xid8 not null default pg_current_xact_id()
);
create index audit_event_entity on audit_event (entity_kind, entity_id, at desc);
create index audit_event_case on audit_event (case_id, at desc) where case_id is not null;
create index audit_event_at on audit_event (at desc, id desc);
create trigger audit_event_append_only before update or delete on audit_event for each row execute function handback_refuse_change();

-- Personal payloads are salted and separately erasable: erasing one breaks no proof.
create table audit_personal (event_id uuid primary key references audit_event, salt text not null, value jsonb not null);

-- The log: leaves in its order, and every complete node above them (level 1 and up). The events hold their leaves by id.
create table audit_leaf (leaf_index bigint primary key, event_id uuid not null unique, leaf_hash bytea not null);
create table audit_node (level int not null check (level > 0), node_index bigint not null, hash bytea not null, primary key (level, node_index));
create table audit_checkpoint (tree_size bigint primary key, root bytea not null, note text not null, sealed_at timestamptz not null);
create trigger audit_leaf_append_only before update or delete on audit_leaf for each row execute function handback_refuse_change();
create trigger audit_node_append_only before update or delete on audit_node for each row execute function handback_refuse_change();
create trigger audit_checkpoint_append_only before update or delete on audit_checkpoint for each row execute function handback_refuse_change();
-- Which events wait for their seal, with the hash of what is sealed: removed when sealed. A queue, not a fact; its key is the order of the log.
create table audit_unsealed (at timestamptz not null, event_id uuid not null, xid xid8 not null default pg_current_xact_id(), leaf_hash bytea not null, primary key (at, event_id));
-- The key that signs checkpoints and evidence files: made once, at the first seal. Only Handback itself reads it (migrations/0006).
create table audit_key (name text primary key, private_key text not null, public_key bytea not null, made_at timestamptz not null);
create trigger audit_key_append_only before update or delete on audit_key for each row execute function handback_refuse_change();

-- Outgoing messages claim a row unique on (cause, channel, recipient) before they are sent (ARCHITECTURE 7, PRODUCT 7).
create table message (
  id uuid primary key, cause text not null, channel text not null check (channel in ('email')), recipient text not null,
  recipient_name text, case_id uuid, ask_id uuid, kind text not null, subject text not null, body_text text not null, body_html text not null,
  attachments jsonb not null default '[]',
  status text not null default 'queued' check (status in ('queued','sending','sent','failed','withdrawn','held')),
  not_before timestamptz, attempts int not null default 0, claimed_at timestamptz, sent_at timestamptz, last_error text,
  provider_reference text, created_at timestamptz not null, unique (cause, channel, recipient)
);
create index message_queue on message (created_at) where status in ('queued','sending');
create index message_case on message (case_id, created_at);
create index message_recent on message (created_at desc, id desc);
