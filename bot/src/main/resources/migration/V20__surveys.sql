-- Surveys after events. Widths are twice what people may type: a character outside the basic plane counts as two.
create table survey (
    event_id       bigint primary key,
    community_id   bigint        not null,
    asked_at       timestamp with time zone not null,      -- when the first were asked
    closes_at      timestamp with time zone not null,
    closed_at      timestamp with time zone,
    asked          integer       not null,                 -- people, as it was when it closed
    answers        integer       not null,                 -- of those, who gave the event a number
    promoters      integer       not null,                 -- of those; zero where they are too few to be shown
    detractors     integer       not null
);
create index survey_in on survey (community_id);

-- one person's: that they were asked, and what they said
create table survey_sheet (
    id             bigint primary key,
    event_id       bigint        not null,
    community_id   bigint        not null,
    person_id      bigint        not null,
    account_id     varchar(200),                           -- where its card stands; none: nowhere, since they muted
    assumed        boolean       not null,                 -- nobody was checked in, so whoever was going is asked
    asked_at       timestamp with time zone not null,
    reminded       boolean       not null,
    absent         boolean       not null,                 -- they say that they were not there
    score          integer,
    host_score     integer,
    words          varchar(2000) not null,
    changed_at     timestamp with time zone,
    constraint survey_sheet_once unique (event_id, person_id)
);
create index survey_sheet_of on survey_sheet (person_id, id);
create index survey_sheet_in on survey_sheet (community_id);

-- who hosted an event when its survey closed; its numbers for the hosts, once they are counted together with others'
create table survey_host (
    event_id       bigint        not null,
    host_id        bigint        not null,
    community_id   bigint        not null,
    counted        boolean       not null,
    answers        integer       not null,
    promoters      integer       not null,
    detractors     integer       not null,
    primary key (event_id, host_id)
);
create index survey_host_of on survey_host (host_id);
create index survey_host_in on survey_host (community_id);

-- whether a survey goes with an event, with the events of a format, or with all (0)
create table survey_setting (
    community_id   bigint        not null,
    target_id      bigint        not null,
    wanted         boolean       not null,
    primary key (community_id, target_id)
);
