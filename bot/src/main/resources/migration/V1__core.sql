-- The core's rows. Plain SQL that H2 and PostgreSQL both run; no word that either reserves.

-- numbers for new rows, taken in blocks by the writer
create table ids (
    name     varchar(20) primary key,
    next_id  bigint not null
);
insert into ids (name, next_id) values ('row', 1);

create table community (
    id       bigint primary key,
    name     varchar(200) not null,
    locale   varchar(20)  not null,
    zone     varchar(60)  not null
);

create table space (
    id            varchar(120) primary key,              -- discord:81384788765712384
    community_id  bigint       not null references community (id),
    name          varchar(200) not null,
    announce      varchar(250),                          -- the address of the channel for announcements
    missing       varchar(2000) not null default '',     -- rights that Usher lacks there, by the platform's names, separated by commas
    met_at        timestamp with time zone not null
);

create table person (
    id            bigint primary key,
    community_id  bigint       not null references community (id),
    name          varchar(200) not null,
    granted       varchar(100) not null default '',      -- roles given by command, separated by commas
    locale        varchar(20)  not null,
    zone          varchar(60),
    account_id    varchar(200) not null                  -- the account used last
);
create index person_community on person (community_id);

create table account (
    id             varchar(200) primary key,             -- slack:T024BE7LD/U2147483697
    space_id       varchar(120) not null references space (id),
    person_id      bigint       not null references person (id),
    name           varchar(200) not null,
    platform_roles varchar(4000) not null default '',    -- the platform's ids of their roles, separated by commas
    administers    boolean      not null default false,
    derived        varchar(100) not null default '',     -- roles that follow from the two above, separated by commas
    gone           boolean      not null default false   -- left the space
);
create index account_person on account (person_id);

-- which of a platform's roles mean which of ours
create table role_map (
    space_id  varchar(120) not null references space (id),
    role_id   varchar(120) not null,
    meaning   varchar(20)  not null,
    primary key (space_id, role_id, meaning)
);

-- the outbox: what should be shown, and what is
create table message (
    id             bigint primary key,
    community_id   bigint       not null,
    spot           varchar(500) not null unique,         -- address and key: the same spot is the same message
    address        varchar(250) not null,
    wanted         varchar(100000) not null,
    wanted_version integer      not null,
    shown_version  integer      not null default 0,
    shown          varchar(200),                         -- the platform's reference
    shown_phase    varchar(40)  not null default '',
    attempts       integer      not null default 0,
    next_try       timestamp with time zone not null,
    parked         varchar(1000),                        -- why it was given up
    until_at       timestamp with time zone,             -- when it loses its point
    otherwise      varchar(250),                         -- where to mention a person who takes no private messages
    wanted_at      timestamp with time zone not null
);
create index message_community on message (community_id);

create table timer (
    id            bigint primary key,
    community_id  bigint       not null,
    name          varchar(200) not null unique,
    due           timestamp with time zone not null,
    action        varchar(80)  not null,
    vals          varchar(4000) not null,
    attempts      integer      not null default 0,
    parked        varchar(1000)
);
create index timer_due on timer (due);

-- what was answered to which call, so that a redelivery changes nothing and gets the same
create table answered (
    call_id      varchar(300) primary key,
    answer       varchar(100000) not null,
    answered_at  timestamp with time zone not null
);
create index answered_at on answered (answered_at);

create table draft (
    id        varchar(60) primary key,
    content   varchar(100000) not null,
    kept_at   timestamp with time zone not null
);

create table audit (
    id            bigint primary key,
    community_id  bigint       not null,
    person_id     bigint,                                -- null for a timer
    act           varchar(60)  not null,
    subject       varchar(200) not null,                 -- the row concerned, such as drop 12
    said          varchar(20000) not null,
    at            timestamp with time zone not null
);
create index audit_subject on audit (community_id, subject);

-- notices not sent and timers not run, with the reason
create table skipped (
    id            bigint primary key,
    community_id  bigint       not null,
    what          varchar(300) not null,
    why           varchar(1000) not null,
    at            timestamp with time zone not null
);
create index skipped_community on skipped (community_id);
