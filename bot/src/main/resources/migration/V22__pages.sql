-- Pages of the web that show what is somebody's own.
-- what links that end are signed with: made once
create table signing_key (
    id             integer primary key,
    secret         varchar(64)   not null                  -- 256 bits in hexadecimal
);
