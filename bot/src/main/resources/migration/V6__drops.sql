-- Recognition that moderators give; a gate can ask for it.
create table badge (
    id            bigint primary key,
    community_id  bigint       not null,
    name          varchar(200) not null,
    known_as      varchar(200) not null,                 -- the name in lower case: Helper and helper are one badge
    constraint badge_once unique (community_id, known_as)
);

create table badge_held (
    badge_id   bigint not null references badge (id),
    person_id  bigint not null,
    given_at   timestamp with time zone not null,
    primary key (badge_id, person_id)
);
create index badge_held_person on badge_held (person_id);

-- Who may have a seat. All gates of a pool and of the root it belongs to are to be passed.
create table gate (
    id            bigint primary key,
    community_id  bigint       not null,
    root_id       bigint       not null references pool (id),
    pool_id       bigint       not null references pool (id), -- the root itself, or the one option that is gated
    kind          varchar(12)  not null,                 -- role, standing, badge, attended, token, guests
    subject       varchar(250) not null,                 -- which role, badge or pool; empty where the kind says it all
    shown         varchar(500) not null                  -- what it is called
);
create index gate_root on gate (root_id);

-- One-time tokens; the tokens themselves are kept nowhere.
create table gate_token (
    gate_id    bigint      not null references gate (id),
    hash       varchar(64) not null,
    person_id  bigint,                                   -- whoever typed it, while they are known
    used_at    timestamp with time zone,
    primary key (gate_id, hash)
);
create index gate_token_person on gate_token (person_id);

create table gate_guest (
    gate_id    bigint not null references gate (id),
    person_id  bigint not null,
    primary key (gate_id, person_id)
);
create index gate_guest_person on gate_guest (person_id);

alter table seat_drop add column question varchar(600);                    -- asked of whoever claims, while the seat is reserved
alter table seat_drop add column hold_seconds integer not null default 300;
alter table seat_drop add column early_seconds integer not null default 0; -- how long before the opening a role may claim
alter table seat_drop add column early_space varchar(120);
alter table seat_drop add column early_role varchar(120);
alter table seat_drop add column paused_at timestamp with time zone;
alter table seat_drop add column sold_out_at timestamp with time zone;     -- when the last seat went for the first time
alter table seat_drop add column window_seconds integer not null default 0;-- over 0: a draw among all presses of that time
alter table seat_drop add column drawn_at timestamp with time zone;

-- What somebody answered to a drop's question.
create table seat_drop_answer (
    drop_id    bigint        not null references seat_drop (id),
    person_id  bigint        not null,
    said       varchar(4000) not null,
    at         timestamp with time zone not null,
    primary key (drop_id, person_id)
);
create index seat_drop_answer_person on seat_drop_answer (person_id);

-- How many seats went to which space, counted once when a drop was first sold out.
create table seat_drop_sold (
    drop_id   bigint       not null references seat_drop (id),
    space_id  varchar(120) not null,
    seats     integer      not null,
    primary key (drop_id, space_id)
);

-- The draw of a drop. The seed is told to nobody before the drop is drawn; only its commitment is.
create table seat_draw (
    drop_id     bigint      primary key references seat_drop (id),
    seed        varchar(64) not null,
    commitment  varchar(64) not null,
    told        integer     not null default 0           -- to whom it was told how it went: everybody up to this place
);

-- One ticket an entry. It names nobody, and stays when the seat is given back: what was published can be recomputed for good.
create table seat_draw_entry (
    drop_id    bigint      not null references seat_draw (drop_id),
    ticket     varchar(32) not null,
    seat_id    bigint      not null,                     -- the entrant's place in line, and after the draw their seat, while they have it
    pool_id    bigint      not null references pool (id),-- the tier
    place      integer,                                  -- from 1, once drawn
    primary key (drop_id, ticket),
    constraint seat_draw_entry_seat unique (seat_id)
);
