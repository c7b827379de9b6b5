-- the days on which nobody in a community is asked about a checklist that keeps weekends free
create table checklist_holidays (
    community_id   bigint primary key,
    days           varchar(1000) not null                  -- by the calendar, from the first to the last
);
