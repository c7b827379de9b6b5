-- in the order in which timers run, so that what is next costs the same whether ten wait or a million
drop index timer_due;
create index timer_due on timer (due, id);
