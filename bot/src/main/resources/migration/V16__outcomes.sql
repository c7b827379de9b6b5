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
