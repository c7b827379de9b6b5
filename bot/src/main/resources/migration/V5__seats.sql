-- Options of an event and tiers of a drop are pools of their own below one root, whose seats they share: a seat counts in its pool and in the root.
alter table pool add column root_id bigint;
alter table pool add column name varchar(100);                             -- what the option or tier is called; null for a root
update pool set root_id = id;
alter table pool alter column root_id set not null;
alter table pool add constraint pool_of_root unique (id, root_id);
alter table pool add constraint pool_of_capacity unique (id, capacity);
create index pool_root on pool (root_id);

alter table seat add column root_id bigint;
alter table seat add column total_slot integer;                            -- which of the root's seats it is; null while waiting, like slot
alter table seat add column line bigint;                                   -- place in line: its id, until a draw or a moderator's move changes it
alter table seat add column pool_capacity integer;                         -- the pool's and the root's, kept equal by the foreign keys below
alter table seat add column root_capacity integer;
alter table seat add column came_at timestamp with time zone;              -- checked in
alter table seat add column missed_at timestamp with time zone;            -- was awaited and did not come
update seat set root_id = pool_id, total_slot = slot, line = id,
    pool_capacity = (select p.capacity from pool p where p.id = seat.pool_id), root_capacity = (select p.capacity from pool p where p.id = seat.pool_id);
alter table seat alter column root_id set not null;
alter table seat alter column line set not null;
alter table seat alter column pool_capacity set not null;
alter table seat alter column root_capacity set not null;

-- The database itself cannot sell a seat twice, nor one more than there are, in the pool or in all, whatever the code above it does: no two stand on the
-- same slot, and no slot is above the capacity, which a foreign key carries into every row.
alter table seat drop constraint seat_per_person;
alter table seat add constraint seat_per_person unique (root_id, person_id, nth);
alter table seat add constraint seat_sold_once_in_all unique (root_id, total_slot);
alter table seat add constraint seat_in_root foreign key (pool_id, root_id) references pool (id, root_id);
alter table seat add constraint seat_in_pool_of foreign key (pool_id, pool_capacity) references pool (id, capacity) on update cascade;
alter table seat add constraint seat_in_root_of foreign key (root_id, root_capacity) references pool (id, capacity) on update cascade;
alter table seat add constraint seat_placed check ((slot is null) = (state = 'waiting') and (total_slot is null) = (state = 'waiting'));
alter table seat add constraint seat_within check (coalesce(slot, 1) >= 1 and coalesce(slot, 0) <= pool_capacity
    and coalesce(total_slot, 1) >= 1 and coalesce(total_slot, 0) <= root_capacity);
drop index seat_state;
create index seat_line on seat (pool_id, state, line, id);
create index seat_root on seat (root_id, person_id);

-- a held seat that somebody is to take over from its holder; the seat stays the holder's until they accept
create table seat_transfer (
    id            bigint primary key,
    community_id  bigint       not null,
    seat_id       bigint       not null unique references seat (id) on delete cascade,
    to_person     bigint       not null,
    until_at      timestamp with time zone not null,
    told          varchar(250) not null,                                   -- where the receiver was asked
    told_at       timestamp with time zone not null                        -- and when: not in their quiet hours
);
create index seat_transfer_person on seat_transfer (to_person);

-- what became of each offer, for the summary that hosts read
create table seat_offer (
    id            bigint primary key,
    community_id  bigint       not null,
    root_id       bigint       not null references pool (id),
    seat_id       bigint       not null,
    person_id     bigint       not null,
    came_of_it    varchar(10)  not null,                                   -- open, accepted, passed, over or ended
    until_at      timestamp with time zone not null,
    told_at       timestamp with time zone not null,                       -- when it is said: not in the person's quiet hours
    at            timestamp with time zone not null                        -- made, and later: ended
);
create index seat_offer_root on seat_offer (root_id, id);
create index seat_offer_seat on seat_offer (seat_id);

-- seats given back so late that nobody else could be expected to come
create table seat_late (
    id            bigint primary key,
    community_id  bigint       not null,
    root_id       bigint       not null references pool (id),
    pool_id       bigint       not null references pool (id),
    person_id     bigint       not null,
    at            timestamp with time zone not null
);
create index seat_late_root on seat_late (root_id);
create index seat_late_person on seat_late (person_id);
