-- Public request forms, and what was asked through them.
create table request_form_row (
    id text primary key,
    tenant text not null,
    site_id text not null,
    asset_id text,
    opened_at timestamptz not null,
    open boolean not null
);
create index request_form_row_site on request_form_row (tenant, site_id);

-- By what was said, so that the same said twice is one order.
create table form_request_row (
    order_id text primary key,
    tenant text not null,
    form_id text not null,
    number text not null,
    words_sha256 text not null,
    asked_at timestamptz not null
);
create index form_request_row_words on form_request_row (form_id, words_sha256, asked_at desc);
