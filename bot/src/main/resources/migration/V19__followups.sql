-- Follow-up checklists. Widths are twice what people may type: a character outside the basic plane counts as two.
create table checklist (
    id             bigint primary key,
    community_id   bigint        not null,
    name           varchar(120)  not null,
    known_as       varchar(240)  not null,
    for_whom       varchar(10)   not null,
    version        integer       not null,                 -- the newest
    weekdays_only  boolean       not null,                 -- nobody is nudged about it on a weekend
    created_by     bigint,
    constraint checklist_name unique (community_id, known_as)
);

-- its items as they were at each version: what people were promised stays what it was
create table checklist_version (
    checklist_id   bigint        not null,
    version        integer       not null,
    items          varchar(100000) not null,
    primary key (checklist_id, version)
);

-- the events, and the formats of events, that it goes with
create table checklist_attached (
    checklist_id   bigint        not null,
    target_id      bigint        not null,
    community_id   bigint        not null,
    primary key (checklist_id, target_id)
);
create index checklist_attached_in on checklist_attached (community_id);

-- one person's copy of a checklist, for one event: what comes before it, or what follows it
create table assignment (
    id             bigint primary key,
    community_id   bigint        not null,
    checklist_id   bigint        not null,
    version        integer       not null,
    event_id       bigint        not null,
    person_id      bigint        not null,
    part           varchar(10)   not null,
    assumed        boolean       not null,                 -- nobody was checked in, so whoever was going has it
    account_id     varchar(200)  not null,                 -- where its card stands
    starts_at      timestamp with time zone not null,      -- the event's, as the due times were counted from
    given_at       timestamp with time zone not null,
    taken_at       timestamp with time zone,               -- when it was taken back
    constraint assignment_once unique (event_id, checklist_id, person_id, part)
);
create index assignment_of on assignment (person_id, id);
create index assignment_in on assignment (community_id);

create table assignment_item (
    id             bigint primary key,
    assignment_id  bigint        not null,
    community_id   bigint        not null,
    person_id      bigint        not null,
    number         integer       not null,
    due_at         timestamp with time zone not null,
    stands         varchar(10)   not null,
    words          varchar(2000) not null,                 -- what shows that it is done, or why it is not for them
    ask_at         timestamp with time zone,               -- from then on a nudge may speak of it; none: no more
    asked          integer       not null,                 -- nudges that spoke of it
    weekdays_only  boolean       not null,
    changed_at     timestamp with time zone,
    constraint assignment_item_once unique (assignment_id, number)
);
create index assignment_item_asked on assignment_item (person_id, stands, ask_at);
create index assignment_item_in on assignment_item (community_id);

-- how a person takes nudges: one row each
create table nudge (
    person_id      bigint primary key,
    community_id   bigint        not null,
    ignored        integer       not null,                 -- since they last did something about a checklist
    last_on        varchar(10)   not null,                 -- the day, by their clock, of the last, or on which they last did something
    account_id     varchar(200),                           -- where the last stands, and under which key; none: it was taken away
    told_as        varchar(40)
);
create index nudge_in on nudge (community_id);
