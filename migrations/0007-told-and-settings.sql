-- A setting is changed by compare-and-set, and the workshop's rules are one setting that changes as a whole.
alter table setting add column version int not null default 1;

insert into setting (key, value, updated_at)
select 'workshop.rules', jsonb_object_agg(named.name, s.value), max(s.updated_at)
from setting s
join (values
  ('workshop.verifier_differs', 'verifierDiffers'), ('workshop.validation_required', 'validationRequired'), ('workshop.minimum_method', 'minimumMethod'),
  ('workshop.attempts_before_destroy', 'attemptsBeforeDestroy'), ('workshop.approver_differs', 'approverDiffers')
) as named (key, name) on named.key = s.key
having count(*) > 0;
delete from setting where key in ('workshop.verifier_differs', 'workshop.validation_required', 'workshop.minimum_method', 'workshop.attempts_before_destroy', 'workshop.approver_differs');

-- The step by which HR says that the leaver was told is known by what it completes, no longer by its key.
update task set completes = 'told' where completes is null and definition ->> 'templateKey' like '%/told';
