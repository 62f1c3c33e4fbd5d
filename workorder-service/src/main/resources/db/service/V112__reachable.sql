-- Who is reached by a mail address or a telephone number: a customer who comes with a file may be there already.
create index known_person_email on known_person (tenant, lower(email));
create index known_person_phone on known_person (tenant, ltrim(regexp_replace(phone, '[^0-9]', '', 'g'), '0'));
