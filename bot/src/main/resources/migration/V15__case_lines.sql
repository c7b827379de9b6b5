-- Conversations about cases: what people write in the threads under a case's posts and in private messages, and where it is passed on to.
alter table space add column hears boolean default false not null;   -- whether Usher is told there what people write to it
create index message_shown on message (shown);                       -- what a message that somebody wrote hangs under

create table case_line (
    id            bigint primary key,
    community_id  bigint        not null,
    case_id       bigint,                                  -- null until its author said which case it is about
    person_id     bigint,                                  -- null once they were forgotten
    place         varchar(250)  not null,                  -- the platform's reference to it: the same message delivered again is the same line
    written_in    varchar(250)  not null,
    sent          bigint        not null,                  -- its order among what was written there; 0 where that is not known
    version       bigint        not null,                  -- grows with every edit
    slot          bigint        not null,                  -- which of the messages that pass lines on shows it
    words         varchar(33000) not null,                 -- the blocks of a card; empty for what was deleted
    at            timestamp with time zone not null,
    constraint case_line_place unique (place)
);
create index case_line_of on case_line (case_id, id);
create index case_line_by on case_line (person_id);
