-- Messages that are to be sent, and what became of them: effects, not a view. Written by the live consumer and by timers alone; the unique
-- key makes a fact that comes twice harmless.
create table intent (
    intent_id      text primary key,
    tenant         text        not null,
    order_id       text        not null,
    event_id       text        not null,
    fact           text        not null, -- its public reference: workorder/<id>@17
    rule           text        not null,
    medium         text        not null,
    recipient_id   text        not null,
    event_type     text        not null,
    event          jsonb       not null, -- the fact's content
    subject_id     text        not null, -- the fact's stream: an order or an invoice
    visit_id       text,
    timer          text,                 -- the reminder's row: T2
    promised       text,                 -- the arrival that the reminder was set for; another one since makes it void
    useful_until   timestamptz not null,
    correlation_id text        not null,
    hops           integer     not null,
    created_at     timestamptz not null,
    -- how far it has come
    state          text        not null check (state in ('WAITING', 'CLAIMED', 'SENT', 'SKIPPED', 'FAILED', 'UNKNOWN')),
    next_try_at    timestamptz not null,
    attempts       integer     not null default 0,
    doubtful       boolean     not null default false, -- one attempt ended without an answer
    claimed_by     text,
    claimed_until  timestamptz,          -- by the system's clock, which nobody moves
    subject        text        not null default '',
    reason         text        not null default '',
    settled_at     timestamptz,
    told           boolean     not null default false, -- the fact about its end is recorded
    unique (order_id, event_id, rule, recipient_id, medium)
);
create index intent_waiting on intent (next_try_at) where state = 'WAITING';
create index intent_claimed on intent (claimed_until) where state = 'CLAIMED';
create index intent_untold on intent (settled_at) where settled_at is not null and not told;
create index intent_order on intent (tenant, order_id, created_at);

-- Views: made of facts alone, may be dropped and rebuilt.
create table told_order (
    order_id     text primary key,
    tenant       text not null,
    number       text not null,
    description  text not null,
    customer_id  text not null,
    site_id      text not null,
    requester_id text not null,
    zone         text not null,
    summary      text not null
);

create table told_visit (
    visit_id      text primary key,
    tenant        text  not null,
    order_id      text  not null,
    appointment   jsonb not null,
    technician_id text  not null,
    state         text  not null
);
create index told_visit_order on told_visit (order_id);

create table told_invoice (
    invoice_id text primary key,
    tenant     text not null,
    order_id   text not null,
    due_on     text not null
);

create table addressee (
    person_id text primary key,
    tenant    text  not null,
    name      text  not null,
    email     text  not null,
    phone     text  not null,
    roles     jsonb not null
);

create table told_customer (
    customer_id        text primary key,
    tenant             text not null,
    name               text not null,
    primary_contact_id text not null
);

create table told_site (
    site_id      text primary key,
    tenant       text             not null,
    address      text             not null,
    access_notes text             not null,
    latitude     double precision not null,
    longitude    double precision not null
);

create table sender (
    tenant_id text primary key,
    tenant    text not null,
    name      text not null,
    email     text not null,
    phone     text not null
);
