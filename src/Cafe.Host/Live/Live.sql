-- What the writing core keeps beside Marten's events, in the same transactions.
create schema if not exists cafe;

-- The outcome of every command that was decided, so that a repeat gets the first answer. No person and no time.
-- kind: 0 a client's, 1 the server's own, 2 a page's. version: the stream's after the commit. refused: the code, or null.
create table if not exists cafe.outcome (
    cafe uuid not null,
    kind smallint not null,
    id uuid not null,
    stream text not null,
    version bigint not null,
    refused text,
    fingerprint bytea not null,
    primary key (cafe, kind, id)
);

-- When the next thing is due that happens in a café by itself; milliseconds since 1970.
create table if not exists cafe.due (
    cafe uuid primary key,
    at_ms bigint not null
);
create index if not exists due_at on cafe.due (at_ms);

-- Who is connected: a hint that may be lost, so it is not logged.
create unlogged table if not exists cafe.presence (
    cafe uuid not null,
    number integer not null,
    node uuid not null,
    seen_ms bigint not null,
    primary key (cafe, number, node)
);

-- A café's code: found by a keyed hash, shown from a sealed copy.
create table if not exists cafe.join_code (
    cafe uuid primary key,
    hash bytea not null unique,
    sealed bytea not null
);

-- Keys of the installation, sealed by data protection.
create table if not exists cafe.secret (
    name text primary key,
    sealed bytea not null
);

-- Keys of the cafés' marks, sealed; a café's own goes when it closes.
create table if not exists cafe.mark_key (
    cafe uuid primary key,
    sealed bytea not null
);

-- The code before the newest, so that renewing can be taken back.
alter table cafe.join_code add column if not exists old_hash bytea, add column if not exists old_sealed bytea;

-- What was erased for good, by numbers and ids alone: a person's number (else 0), or a sheet and an idea on it (else 0 and '').
create table if not exists cafe.erasure (
    at_ms bigint not null,
    cafe uuid not null,
    number integer not null,
    sheet integer not null,
    idea text not null,
    primary key (cafe, number, sheet, idea)
);

-- What phones said of the hall before a café: a hint that may be lost. It is forgotten after a day.
create unlogged table if not exists cafe.hall_try (
    cafe uuid not null,
    at timestamptz not null default clock_timestamp(),
    said jsonb not null
);

-- One-time codes that make a tablet a table's device or a screen the wall: hashes of what is typed and of what a link carries.
create table if not exists cafe.device_code (
    code bytea primary key,
    secret bytea not null unique,
    cafe uuid not null,
    role text not null,
    table_number integer,
    expires_ms bigint not null
);
