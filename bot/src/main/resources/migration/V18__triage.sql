-- What whoever keeps a queue promises to those who ask in it, in opening time; null: nothing.
create table queue_promise (
    queue_id        bigint primary key,
    answer_seconds  bigint,
    resolve_seconds bigint,
    keeper_id       bigint                                 -- who made it, and hears of cases that nobody has
);
create index queue_promise_by on queue_promise (keeper_id);

-- one promise to one asker: when it was due, whether it was kept
create table case_promise (
    id            bigint primary key,
    case_id       bigint        not null,
    queue_id      bigint        not null,
    level         varchar(12)   not null,
    seconds       bigint        not null,                  -- what was promised, in opening time
    used_seconds  bigint        not null,                  -- of that, before since_at
    since_at      timestamp with time zone,                -- its clock runs since; null: it stands still
    due_at        timestamp with time zone,                -- as it was known last
    next_at       timestamp with time zone,                -- when the clock looks at it again
    warned_at     timestamp with time zone,
    broken_at     timestamp with time zone,
    met_at        timestamp with time zone,
    constraint case_promise_level unique (case_id, level)
);
create index case_promise_next on case_promise (queue_id, next_at);
create index case_promise_broken on case_promise (queue_id, broken_at);
create index case_promise_warned on case_promise (queue_id, warned_at);

-- what a case is about, in a word or two, small letters
create table case_tag (
    case_id       bigint        not null,
    tag           varchar(60)   not null,
    primary key (case_id, tag)
);

create index help_case_asked on help_case (community_id, asked_at, id);

-- cases that are answered together with another one, which has no row here
create table case_batch (
    case_id       bigint primary key,
    lead_id       bigint        not null,
    merged_at     timestamp with time zone not null
);
create index case_batch_of on case_batch (lead_id);

-- who may ask in a queue, besides its gates
create table queue_rule (
    queue_id      bigint primary key,
    pause_seconds bigint        not null,                  -- between two cases of one person
    is_alone      boolean       not null                   -- nobody asks in it who has a case in another one
);

-- as gate has them before seats
create table queue_gate (
    id            bigint primary key,
    queue_id      bigint        not null,
    kind          varchar(12)   not null,
    subject       varchar(250)  not null,
    shown         varchar(500)  not null
);
create index queue_gate_of on queue_gate (queue_id, id);

-- what a queue asks besides goal, tried and stuck
create table queue_question (
    queue_id      bigint primary key,
    question      varchar(600)  not null
);
