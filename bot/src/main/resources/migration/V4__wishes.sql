-- how a person wants to be written to; null and false where they said nothing
alter table person add column quiet varchar(12);                           -- 22:00-08:00, or never
alter table person add column muted boolean not null default false;
alter table person add column reminders varchar(10);                       -- direct, channel
