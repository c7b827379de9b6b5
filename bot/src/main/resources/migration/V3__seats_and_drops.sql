-- The countable seats of one drop (later: of one option of an event). Free places are computed, never stored.
create table pool (
    id             bigint primary key,
    community_id   bigint  not null,
    capacity       integer not null,
    per_person     integer not null
);

-- One place held, offered or waited for. A place that is held or offered stands on a slot of its own, and no two stand on the same:
-- the database itself cannot sell a seat twice, whatever the code above it does.
create table seat (
    id           bigint primary key,                     -- grows in the order of arrival: the order of the waitlist
    pool_id      bigint      not null references pool (id),
    person_id    bigint      not null,
    nth          integer     not null,                   -- a person's first, second … place, up to the pool's limit
    slot         integer,                                -- null while waiting
    state        varchar(10) not null,                   -- held, offered, waiting
    until_at     timestamp with time zone,               -- when the offer passes on
    told         varchar(250),                           -- where the offer was made
    arrived_at   timestamp with time zone not null,
    constraint seat_sold_once unique (pool_id, slot),
    constraint seat_per_person unique (pool_id, person_id, nth)
);
create index seat_state on seat (pool_id, state, id);
create index seat_person on seat (person_id);

create table seat_drop (
    id             bigint primary key,
    community_id   bigint       not null,
    pool_id        bigint       not null unique references pool (id),
    title          varchar(400) not null,
    opens_at       timestamp with time zone not null,
    offer_seconds  integer      not null,
    closed_at      timestamp with time zone,
    ping_space     varchar(120),                         -- the role that the announcement pings, and in which space
    ping_role      varchar(120),
    created_by     bigint,
    created_at     timestamp with time zone not null
);
create index seat_drop_community on seat_drop (community_id, opens_at);

-- where a drop's post stands
create table seat_drop_post (
    drop_id  bigint       not null references seat_drop (id),
    address  varchar(250) not null,
    primary key (drop_id, address)
);
