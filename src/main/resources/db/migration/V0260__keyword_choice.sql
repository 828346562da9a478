-- The two keywords of which somebody was asked to choose one.
alter table conversation add column choice varchar(30);
alter table conversation add column choice_at timestamp(6) with time zone;

-- Whether a yes would still answer the question about opting out.
alter table conversation add column stop_question_open boolean not null default false;
