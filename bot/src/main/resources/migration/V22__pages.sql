-- Pages of the web that show what is somebody's own.
-- what links that end are signed with: made once
create table signing_key (
    id             integer primary key,
    secret         varchar(64)   not null                  -- 256 bits in hexadecimal
);

alter table badge_held add column for_rule varchar(40);         -- the rule by which it was given, as it was then; none: a moderator gave it
alter table badge_held add column public_as varchar(40);        -- the secret part of its page's address; none: only its holder sees it
alter table badge_held add column public_name varchar(120);     -- whose it is, as its page says
alter table badge_held add column shared_in varchar(250);       -- the channel in which its holder had it announced
alter table badge_held add column shared_as varchar(40);        -- under which key
create unique index badge_held_public on badge_held (public_as);

-- for what a badge is given by itself
create table badge_rule (
    badge_id       bigint primary key references badge (id),
    community_id   bigint        not null,
    kind           varchar(20)   not null,
    times          integer       not null
);
create index badge_rule_in on badge_rule (community_id);

-- from whom a moderator took a badge: its rule does not give it to them again
create table badge_withheld (
    badge_id       bigint        not null references badge (id),
    person_id      bigint        not null,
    primary key (badge_id, person_id)
);
create index badge_withheld_person on badge_withheld (person_id);
