-- What somebody shows for an item of a checklist is looked at by somebody else. Widths are twice what people may type.
-- whom a template names; where nobody is named, whoever hosts the event
create table checklist_reviewer (
    checklist_id   bigint        not null,
    number         integer       not null,                 -- the item's
    community_id   bigint        not null,
    person_id      bigint        not null,
    primary key (checklist_id, number)
);
create index checklist_reviewer_in on checklist_reviewer (community_id);
create index checklist_reviewer_is on checklist_reviewer (person_id);

-- of one item of somebody's: from when it is ticked off
create table review (
    task_id        bigint primary key,
    community_id   bigint        not null,
    scores         varchar(200)  not null,                 -- one for each thing that is looked at, in their order
    words          varchar(2000) not null,
    reviewer_id    bigint,                                 -- who has sent it; none: nobody yet, or they are erased
    sent_at        timestamp with time zone
);
create index review_in on review (community_id);
create index review_by on review (reviewer_id);

-- who was asked to look at it, and where that stands
create table review_told (
    task_id        bigint        not null,
    person_id      bigint        not null,
    community_id   bigint        not null,
    address        varchar(200)  not null,
    primary key (task_id, person_id)
);
create index review_told_of on review_told (person_id);
create index review_told_in on review_told (community_id);
