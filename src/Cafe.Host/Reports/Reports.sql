-- Report templates as an organisation changed them or as a version was published with; none is ever changed or deleted. No café and no person.
-- styles: a Word template, or null. built_in: the product's own text, kept because a report was published with it.
create table if not exists cafe.report_template (
    key text not null,
    version integer not null,
    text text not null,
    styles bytea,
    built_in boolean not null,
    primary key (key, version)
);
