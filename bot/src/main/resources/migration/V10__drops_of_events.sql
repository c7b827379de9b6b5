-- A drop may release the seats of an event: then its pool is the event's, and its claims are seats there.
alter table seat_drop add column event_id bigint references calendar_event (id);
alter table seat_drop add column only_drop boolean not null default false;  -- after the opening, too, nobody signs up by the event's own button
alter table seat_drop add column ends_at timestamp with time zone;          -- when the event takes nobody any more; moves with the event
