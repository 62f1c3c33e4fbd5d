-- What a text is found by: its words, small and without accents, and each of four letters or more once more with every single letter left
-- out. What is typed is treated alike (`SearchTerms`), so that one letter may be wrong, missing, too many or swapped in every word, and
-- nothing is compared row by row. The locale of the database is not asked. It is dear to compute and never needed to check what the index
-- says: the planner is told so.
create function search_terms(said text) returns tsvector language plpgsql immutable strict parallel safe cost 10000 as $$
declare
    word text;
    terms text[] := '{}';
begin
    foreach word in array regexp_split_to_array(
            regexp_replace(normalize(lower(said collate pg_c_utf8), nfd), '[\u0300-\u036f]', '', 'g'), '[\s!-/:-@\[-`{-~’]+') loop
        terms := terms || word;
        if length(word) between 4 and 40 then
            for gone in 1..length(word) loop
                terms := terms || overlay(word placing '' from gone for 1);
            end loop;
        end if;
    end loop;
    return array_to_tsvector(array_remove(terms, ''));
end $$;

drop index person_row_name;
drop index site_row_address;
create index customer_row_terms on customer_row using gin (search_terms(name));
create index person_row_terms on person_row using gin (search_terms(name));
create index site_row_terms on site_row using gin (search_terms(address));
