-- In which shape each view's rows were made; one whose shape has changed since is made anew at the next start.
create table view_shape (
    view  text primary key,
    shape text not null
);
