-- What stands at the places: an order says which of it the work is about.
create table known_asset (
    asset_id text primary key,
    tenant text not null,
    site_id text not null,
    name text not null,
    model text not null,
    serial text not null,
    warranty_until date
);
