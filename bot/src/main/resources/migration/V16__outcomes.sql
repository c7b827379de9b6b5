-- What became of cases: how much they helped, who helped, what others may learn from them. Widths are twice what people may type.
create table case_feedback (
    case_id       bigint primary key,
    helped        varchar(8)    not null,                  -- what its asker said: YES, PARTLY or NO
    words         varchar(1000) not null,
    at            timestamp with time zone not null
);

-- who helped with a case that is resolved; stays when its asker is forgotten, for it says nothing of them
create table case_credit (
    case_id       bigint        not null,
    person_id     bigint        not null,
    counts        boolean       not null,                  -- not where its asker said that it did not help
    address       varchar(250),                            -- where they were told so, and as which message
    told_as       varchar(80),
    primary key (case_id, person_id)
);
create index case_credit_of on case_credit (person_id, counts);

-- What others may read and find of something that ended well. Who agreed to that is shown nowhere, and kept so that they can take it back.
create table outcome (
    id            bigint primary key,
    community_id  bigint        not null,
    subject       varchar(40)   not null,                  -- what it came from: case 12
    owner_id      bigint        not null,
    title         varchar(200)  not null,
    problem       varchar(3000) not null,
    helped        varchar(4000) not null,
    size          integer       not null,                  -- the weights of its terms together
    published_at  timestamp with time zone not null,
    constraint outcome_of unique (subject)
);
create index outcome_in on outcome (community_id, id);
create index outcome_owner on outcome (owner_id);

-- whose words are in an outcome besides its owner's, and where they were told so
create table outcome_author (
    outcome_id    bigint        not null,
    person_id     bigint        not null,
    address       varchar(250)  not null,
    told_as       varchar(80)   not null,
    primary key (outcome_id, person_id)
);
create index outcome_author_of on outcome_author (person_id);

-- by which words an outcome is found
create table outcome_term (
    outcome_id    bigint        not null,
    term          varchar(80)   not null,
    community_id  bigint        not null,
    root          varchar(8)    not null,                  -- how the term begins: what may be a form of the same word begins so too
    weight        integer       not null,                  -- how often it stands there; a title's words count more
    size          integer       not null,                  -- of its outcome
    primary key (outcome_id, term)
);
create index outcome_term_in on outcome_term (community_id, root, outcome_id desc); -- as it is read, so that H2 need not sort

-- that somebody was shown outcomes like their question before they asked it, and whether that was all they needed
create table case_spared (
    id            bigint primary key,
    queue_id      bigint        not null,
    person_id     bigint,                                  -- null when they were forgotten
    shown_at      timestamp with time zone not null,
    helped_at     timestamp with time zone
);
create index case_spared_in on case_spared (queue_id, helped_at);
create index case_spared_of on case_spared (person_id);

-- what somebody else than its owner took back: it is not published again
create table outcome_withheld (
    subject       varchar(40) primary key
);
