-- Async office hours. Widths are twice what people may type: a character outside the basic plane counts as two.
create table help_queue (
    id            bigint primary key,
    community_id  bigint        not null,
    name          varchar(120)  not null,
    known_as      varchar(240)  not null,
    about         varchar(1000) not null,
    zone          varchar(60)   not null,
    week          varchar(400)  not null,                  -- its windows as people type them
    most_open     integer       not null,                  -- cases that one person may have open
    retired_at    timestamp with time zone,                -- takes no more cases since then
    took_at       timestamp with time zone,                -- when a case was last taken
    constraint help_queue_name unique (community_id, known_as)
);

-- days on which a queue has other windows than its week says; none on a holiday
create table queue_day (
    queue_id      bigint        not null,
    held_on       varchar(10)   not null,                  -- 2027-12-24
    windows       varchar(400)  not null,
    primary key (queue_id, held_on)
);

-- where the mentors of a queue see what waits
create table queue_board (
    queue_id      bigint        not null,
    address       varchar(250)  not null,
    primary key (queue_id, address)
);

-- how long in opening time it took from one case being taken to the next, while others waited
create table queue_gap (
    id            bigint primary key,
    queue_id      bigint        not null,
    seconds       bigint        not null
);
create index queue_gap_of on queue_gap (queue_id, id);

create table help_case (
    id            bigint primary key,
    community_id  bigint        not null,
    queue_id      bigint        not null,
    asker_id      bigint        not null,
    mentor_id     bigint,
    goal          varchar(300)  not null,
    tried         varchar(3000) not null,
    stuck         varchar(3000) not null,
    links         varchar(1000) not null,
    urgency       varchar(10)   not null,                  -- what its asker said
    is_first      boolean       not null default false,    -- what whoever triaged it decided
    stage         varchar(12)   not null,
    until_at      timestamp with time zone,                -- when its lease, or the patience with its asker, ends
    asked_at      timestamp with time zone not null,       -- its place in line
    ended_at      timestamp with time zone
);
create index help_case_in on help_case (queue_id, stage, is_first, asked_at, id);
create index help_case_of on help_case (asker_id, id);
create index help_case_with on help_case (mentor_id, stage);

-- what was said and done about a case, in order
create table case_entry (
    id            bigint primary key,
    case_id       bigint        not null,
    person_id     bigint,                                  -- null for the clock, and for whoever was forgotten
    move          varchar(12)   not null,
    words         varchar(4000) not null,
    at            timestamp with time zone not null
);
create index case_entry_of on case_entry (case_id, id);

-- private messages about a case, to take them away when its asker is forgotten
create table case_told (
    case_id       bigint        not null,
    address       varchar(250)  not null,
    told_as       varchar(80)   not null,
    primary key (case_id, address, told_as)
);
