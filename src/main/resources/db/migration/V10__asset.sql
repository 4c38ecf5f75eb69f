create table asset (
    id uuid primary key,
    kind varchar(16) not null,
    object_key varchar(200) not null unique,
    media_type varchar(100) not null,
    sha256 varchar(64) not null,
    size_bytes bigint not null,
    facts text not null,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone
);

create index asset_expires_at on asset (expires_at);
