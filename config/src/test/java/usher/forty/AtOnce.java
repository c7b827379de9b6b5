package usher.forty;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import usher.Address;
import usher.Bot;
import usher.Platform;
import usher.Undelivered;

/** A platform whose messages need not wait for their turn: the pace that a real one asks for is that of real days. */
record AtOnce(Platform it) implements Platform {

    @Override
    public String name() {
        return it.name();
    }

    @Override
    public void open(Bot bot) {
        it.open(bot);
    }

    @Override
    public String show(Delivery delivery) throws Undelivered {
        return it.show(delivery);
    }

    @Override
    public void change(Delivery delivery, String reference) throws Undelivered {
        it.change(delivery, reference);
    }

    @Override
    public Duration turn(Address to, boolean anew) {
        return Duration.ZERO;
    }

    @Override
    public Optional<String> find(Delivery delivery) throws Undelivered {
        return it.find(delivery);
    }

    @Override
    public void remove(Delivery delivery, String reference) throws Undelivered {
        it.remove(delivery, reference);
    }

    @Override
    public List<Finding> check() {
        return it.check();
    }

    @Override
    public void close() {
        it.close();
    }
}
