-- What hosts can bear; who has no row has the usual.
create table care (
    person_id       bigint primary key,
    community_id    bigint  not null,
    buffer_minutes  integer not null,
    sessions        integer,                             -- in a week at most
    hours           integer,                             -- of sessions in a week at most
    break_minutes   integer                              -- after that long a break is due
);
create index care_community on care (community_id);

-- Events that come again. The next one is made ahead of time; this says which, and what it is like.
create table series (
    id            bigint primary key,
    community_id  bigint        not null,
    first_local   varchar(30)   not null,                -- 2027-01-15T18:00, by the clock of its zone
    zone          varchar(60)   not null,
    rule          varchar(500)  not null,                -- an RRULE without an end
    until_on      varchar(10)   not null,                -- the last day there may be one
    times         integer       not null,
    ahead_days    integer,                               -- how long before it the next one is announced; null: when the one before is over
    bill          varchar(100000) not null,              -- what the next one will be like
    model_id      bigint references calendar_event (id), -- the event whose gates the next one will have
    leads         varchar(200)  not null,                -- how long before it those who are in will be reminded
    ended_at      timestamp with time zone,
    created_by    bigint
);
create index series_community on series (community_id);

-- who will host the next one, and where it will be announced
create table series_host (
    series_id  bigint not null references series (id),
    person_id  bigint not null,
    primary key (series_id, person_id)
);
create index series_host_person on series_host (person_id);

create table series_post (
    series_id  bigint       not null references series (id),
    address    varchar(250) not null,
    primary key (series_id, address)
);

-- The days of a series that were dealt with: an event was made of them, or they are left out.
create table series_day (
    series_id  bigint      not null references series (id),
    on_local   varchar(30) not null,                     -- 2027-01-15T18:00, as the rule has it, whatever the event was moved to
    event_id   bigint references calendar_event (id),    -- null: left out
    primary key (series_id, on_local)
);
create index series_day_event on series_day (event_id);

-- How long before an event those who are in are reminded; an event without a row has what its format has.
create table event_reminders (
    event_id  bigint primary key references calendar_event (id),
    leads     varchar(200) not null                      -- 1 d, 15 min
);

-- The secrets of calendar feeds. Kept as they are, since their links are shown again; all that one opens is in this same database.
create table calendar_feed (
    token         varchar(40) primary key,
    community_id  bigint not null,
    person_id     bigint,                                -- null: the community's
    made_at       timestamp with time zone not null
);
create index calendar_feed_community on calendar_feed (community_id, person_id);
