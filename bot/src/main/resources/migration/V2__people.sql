-- one-time codes: to link two accounts of one person, or to connect two spaces
create table one_time_code (
    code          varchar(20)  primary key,
    kind          varchar(10)  not null,                 -- LINK or CONNECT
    community_id  bigint       not null,
    person_id     bigint       not null,
    account_id    varchar(200) not null,                 -- the account that asked for it
    until_at      timestamp with time zone not null,
    used          boolean      not null default false
);
create index one_time_code_person on one_time_code (person_id);

-- codes somebody typed that were none: after a few of them in a short time no more are taken
create table wrong_code (
    id         bigint primary key,
    person_id  bigint not null,
    at         timestamp with time zone not null
);
create index wrong_code_person on wrong_code (person_id, at);

-- one space's wish to be connected with another; the host gave the code and confirms, the guest typed it
create table connecting (
    id                  bigint primary key,
    community_id        bigint       not null,           -- the host's
    host_space          varchar(120) not null,
    host_account        varchar(200) not null,
    guest_community_id  bigint       not null,
    guest_space         varchar(120) not null,
    guest_account       varchar(200) not null,
    until_at            timestamp with time zone not null,
    state               varchar(12)  not null            -- ASKED, CONFIRMED or DECLINED
);

-- accounts whose App Home was opened, so that it is kept true
create table home_opened (
    account_id  varchar(200) primary key
);
