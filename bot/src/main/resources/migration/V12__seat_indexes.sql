-- seat_per_person begins with the same columns; every seat paid for both
drop index seat_root;
