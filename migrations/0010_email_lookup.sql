-- "Localizar um cadastro" by a whole e-mail: the parts of addresses are too alike to lead to one of them.

create index clients_by_email on clients (lower(email));
create index contacts_by_email on contacts (lower(email));
