-- Mentors: what they say of themselves, how they become one, and what they can take. Widths are twice what people may type.
alter table care add column cases integer;                 -- of office hours, taken in a week at most

-- whoever is no mentor (yet) may have one too; it is shown of mentors only
create table mentor_profile (
    person_id     bigint primary key,
    community_id  bigint        not null,
    specialities  varchar(800)  not null,                  -- with commas between, as their owner writes them
    languages     varchar(60)   not null,                  -- codes, with commas between
    study_one     varchar(2000) not null,                  -- the case studies that a moderator approved; empty until one has
    study_two     varchar(2000) not null
);
create index mentor_profile_in on mentor_profile (community_id, person_id);

-- the words of specialities, as cases are matched by them
create table mentor_word (
    community_id  bigint        not null,
    word          varchar(80)   not null,
    person_id     bigint        not null,
    primary key (community_id, word, person_id)
);
create index mentor_word_of on mentor_word (person_id);

-- the case studies that somebody last handed in, and what became of them
create table mentor_application (
    person_id     bigint primary key,
    id            bigint        not null,                  -- another one whenever what is handed in changes
    community_id  bigint        not null,
    study_one     varchar(2000) not null,
    study_two     varchar(2000) not null,
    stands        varchar(10)   not null,
    reason        varchar(1000) not null,                  -- why it was declined
    decider_id    bigint,
    handed_in_at  timestamp with time zone not null,
    constraint mentor_application_id unique (id)
);
create index mentor_application_in on mentor_application (community_id, stands, handed_in_at);

-- private messages to moderators about an application that waits
create table mentor_told (
    person_id     bigint        not null,                  -- whose application
    address       varchar(250)  not null,
    told_as       varchar(80)   not null,
    primary key (person_id, address)
);
create index mentor_told_at on mentor_told (address);

-- who takes no cases for a while
create table mentor_away (
    person_id     bigint primary key,
    community_id  bigint        not null,
    until_at      timestamp with time zone not null
);
create index mentor_away_in on mentor_away (community_id);

-- when somebody last took a case, or was handed it
create table case_taken (
    person_id     bigint        not null,
    case_id       bigint        not null,
    taken_at      timestamp with time zone not null,
    primary key (person_id, case_id)
);
create index case_taken_at on case_taken (person_id, taken_at);
create index case_taken_of on case_taken (case_id);
