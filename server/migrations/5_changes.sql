-- How often something was written, and how often staff published: every process sees by it that what it made of the
-- database is old. It is one row.
create table changes (
    writes bigint not null,
    publications bigint not null
);

insert into changes (writes, publications) values (0, 0);
