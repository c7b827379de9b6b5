-- The one thing that an event promised, and whether somebody who was there made it: a row for each who was asked, or said so before.
create table deliverable (
    event_id       bigint        not null,
    person_id      bigint        not null,
    community_id   bigint        not null,
    stands         varchar(10)   not null,
    words          varchar(2000) not null,                 -- what shows it
    changed_at     timestamp with time zone,               -- when its person last said how it stands
    turn           varchar(10),                            -- the day, by their clock, on which it is asked about; none: not any more
    waits          boolean       not null,                 -- whether it is still to be asked about
    asked_at       timestamp with time zone,
    account_id     varchar(200),                           -- where the question stands, and under which key
    told_as        varchar(40),
    primary key (event_id, person_id)
);
create index deliverable_of on deliverable (person_id, waits);
create index deliverable_in on deliverable (community_id);
