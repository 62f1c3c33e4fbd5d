-- The event log: the source of truth of its service. Rows are only ever added.
create table domain_event (
    position    bigint generated always as identity primary key,
    tenant      text        not null,
    stream_type text        not null,
    stream_id   text        not null,
    sequence    bigint      not null,
    event_id    text        not null unique,
    type        text        not null,
    version     integer     not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    metadata    jsonb       not null,
    payload     bytea       not null,
    -- of the command that appended it; on the command's first event only
    idem_key    text,
    body_hash   text,
    unique (stream_id, sequence)
);
create unique index domain_event_idem_key on domain_event (tenant, idem_key) where idem_key is not null;

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'Facts are never changed or removed' using errcode = 'restrict_violation';
end $$;
create trigger facts_stay before update or delete or truncate on domain_event execute function refuse_change();

-- One round trip for any number of appends. The lock is held to commit, so that the order of positions is the order of commits and a
-- reader needs no more than "position > last".
create function append_events(tenants text[], stream_types text[], stream_ids text[], sequences bigint[], event_ids text[], types text[],
        versions integer[], occurred timestamptz[], recorded timestamptz[], metadatas text[], payloads bytea[], keys text[], hashes text[])
    returns bigint language plpgsql as $$
begin
    perform pg_advisory_xact_lock(7302026);
    insert into domain_event (tenant, stream_type, stream_id, sequence, event_id, type, version, occurred_at, recorded_at, metadata, payload,
                              idem_key, body_hash)
        select a, b, c, d, e, f, g, h, i, j::jsonb, k, l, m
        from unnest(tenants, stream_types, stream_ids, sequences, event_ids, types, versions, occurred, recorded, metadatas, payloads, keys,
                    hashes) with ordinality as row (a, b, c, d, e, f, g, h, i, j, k, l, m, o)
        order by o;
    perform pg_notify('log', '');
    return lastval();
end $$;

-- How far the relay has published.
create table relay (
    id       integer primary key check (id = 1),
    position bigint  not null
);
insert into relay values (1, 0);
