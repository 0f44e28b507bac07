-- Tables of our own beside Marten's, in the same schema. Run at every start, under the migration lock, so every statement
-- must leave alone what is already there.
create schema if not exists cafe;
