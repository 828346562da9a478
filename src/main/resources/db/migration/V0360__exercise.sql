-- A bulletin is an exercise or real from its first version to its end. That no version, no update and no
-- broadcast of it is anything else is held here, whatever the code does: the flag is part of the keys.
alter table bulletin add column exercise boolean default false not null;
alter table bulletin add constraint bulletin_nature unique (id, exercise);
alter table bulletin add constraint bulletin_update_nature
  foreign key (supersedes, exercise) references bulletin (id, exercise);
alter table bulletin add constraint bulletin_replaced_nature
  foreign key (superseded_by, exercise) references bulletin (id, exercise);

alter table bulletin_version add column exercise boolean default false not null;
alter table bulletin_version add constraint bulletin_version_nature
  foreign key (bulletin, exercise) references bulletin (id, exercise);

alter table broadcast add column exercise boolean default false not null;
alter table broadcast add constraint broadcast_nature
  foreign key (bulletin_id, exercise) references bulletin (id, exercise);
-- There are at most 100 test phones; an audience of more cannot be one of an exercise.
alter table broadcast add constraint broadcast_exercise_is_small
  check (exercise = false or (audience <= 100 and planned <= 100));
