-- Something that happens at a time. What is announced of it is one JSON document (its bill): it is read and written as a whole, copied by a series and shown.
create table calendar_event (
    id             bigint primary key,
    community_id   bigint       not null,
    series_id      bigint,                               -- the series it is one of, if any
    pool_id        bigint       not null unique references pool (id),
    title          varchar(400) not null,                -- the bill's, to be searched
    starts_at      timestamp with time zone not null,
    ends_at        timestamp with time zone not null,
    bill           varchar(100000) not null,
    revision       integer      not null default 0,      -- grows with every change that its readers' calendars must hear of
    changed        varchar(4000),                        -- what the last change was of, as words
    secret         bigint       not null,                -- what the codes for checking in are made of
    roll           boolean      not null default false,  -- whether anybody was checked in or marked: only then is who did not come a no-show
    ended_at       timestamp with time zone,             -- when its end was dealt with
    cancelled_at   timestamp with time zone,
    reason         varchar(2000),
    created_by     bigint,
    created_at     timestamp with time zone not null
);
create index calendar_event_community on calendar_event (community_id, starts_at);
create index calendar_event_series on calendar_event (series_id);

create table event_host (
    event_id   bigint not null references calendar_event (id),
    person_id  bigint not null,
    primary key (event_id, person_id)
);
create index event_host_person on event_host (person_id);

-- where an event's post stands
create table event_post (
    event_id  bigint       not null references calendar_event (id),
    address   varchar(250) not null,
    primary key (event_id, address)
);

-- answers that hold no seat; a seat says by itself that somebody is going
create table event_reply (
    event_id   bigint      not null references calendar_event (id),
    person_id  bigint      not null,
    reply      varchar(10) not null,                     -- maybe, declined
    at         timestamp with time zone not null,
    primary key (event_id, person_id)
);
create index event_reply_person on event_reply (person_id);

-- formats that a community made; those that Usher brings along are in formats/shipped.json
create table event_format (
    id            bigint primary key,
    community_id  bigint       not null,
    name          varchar(400) not null,
    content       varchar(100000) not null,
    created_by    bigint,
    created_at    timestamp with time zone not null
);
create index event_format_community on event_format (community_id);
