-- Nobody looks coordinates up during a call.
alter table told_site alter column latitude drop not null, alter column longitude drop not null;
