-- what a person said themselves, as against what their platform guessed; and the one question that is asked once
alter table person add column language_chosen boolean not null default false;
alter table person add column zone_asked boolean not null default false;
create index audit_time on audit (community_id, id);
