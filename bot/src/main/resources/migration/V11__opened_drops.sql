-- That a drop has opened is a fact, whatever a clock that is put back says afterwards.
alter table seat_drop add column opened_at timestamp with time zone;  -- the opening it has come to: that of early access first
update seat_drop set opened_at = opens_at where opens_at <= current_timestamp;
