-- What is needed to change a kind of work: the whole of it, and the version that somebody looked at. Of what was written down before this,
-- the skills are not known here until the view is rebuilt: no version fits it, so that nobody takes them away unseen.
alter table service_type_row add column skills text[] not null default '{}', add column keywords text[] not null default '{}',
    add column version bigint not null default -1;

-- In how many orders of a kind, as people opened them, a word stands; the empty kind is all of them, and the empty word counts the orders
-- themselves. Words by which the office names a kind are there from the beginning, with no order.
create table opened_word (
    id text primary key,
    tenant text not null,
    kind text not null,
    word text not null,
    orders int not null
);
create index opened_word_word on opened_word (tenant, word);
-- Of a word that nobody knows, those with the same first letter are looked at.
create index opened_word_first on opened_word (tenant, left(word, 1)) where kind = '';
