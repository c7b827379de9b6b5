package usher.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import usher.Address;
import usher.Bot;
import usher.Platform;
import usher.Undelivered;
import usher.Undelivered.Why;
import usher.Wanted;

/**
 * What one platform shows, whoever lives or dies: and how badly it behaves. It delays, refuses, is down, answers that it does not know after it has carried a
 * request out, and forgets messages.
 */
final class Board {

    /** One message as it is shown now. */
    record Post(String reference, Address at, Wanted wanted, int mark) {
        Post changed(Wanted to) {
            return new Post(reference, at, to, mark);
        }
    }

    private final String name;
    private final SplittableRandom chance;
    private final Hands clock;
    private final Trail trail;
    private final Map<String, Post> shown = new LinkedHashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final Map<String, Instant> stiff = new HashMap<>();
    private final Map<Integer, Integer> made = new HashMap<>();
    private final Set<Integer> lost = new HashSet<>();
    private final Set<String> taken = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<Fresh> fresh = new ArrayList<>();
    private Instant downUntil = Instant.MIN;
    private double rough;
    private double deadly;
    private int last;
    private Runnable meanwhile = () -> { };
    private boolean hangs;

    Board(String name, SplittableRandom chance, Hands clock, Trail trail) {
        this.name = name;
        this.chance = chance;
        this.clock = clock;
        this.trail = trail;
    }

    /** From now on that share of requests goes wrong, and that share ends the process that sent it. */
    void weather(double rough, double deadly) {
        this.rough = rough;
        this.deadly = deadly;
    }

    void down(Duration length) {
        downUntil = clock.instant().plus(length);
    }

    void up() {
        downUntil = Instant.MIN;
        stiff.clear();
        weather(0, 0);
    }

    /** What happens elsewhere while it takes its time to carry a request out. */
    void meanwhile(Runnable happens) {
        meanwhile = happens;
    }

    /** This user takes no private messages, or takes them again. */
    void close(String user, boolean isClosed) {
        if (isClosed) closed.add(user);
        else closed.remove(user);
    }

    /** A message that was just posted. */
    record Fresh(int mark, Address at, Instant when) {}

    /** Private messages posted since it was asked last. */
    List<Fresh> fresh() {
        var all = List.copyOf(fresh);
        fresh.clear();
        return all;
    }

    List<Post> posts() {
        return List.copyOf(shown.values());
    }

    Optional<Post> post(String reference) {
        return Optional.ofNullable(shown.get(reference));
    }

    /** What it saw that must never be; told once. */
    List<String> wrong() {
        var all = List.copyOf(wrong);
        wrong.clear();
        return all;
    }

    /** The way to it from one life of the program. */
    Platform door(Disk power) {
        return new Door(power);
    }

    private final class Door implements Platform {
        private final Disk power;

        Door(Disk power) {
            this.power = power;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void open(Bot bot) {}

        @Override
        public void close() {}

        /** What goes wrong with a request besides what is in its nature. */
        private Optional<Undelivered> trouble(boolean edits) {
            if (clock.instant().isBefore(downUntil)) return Optional.of(new Undelivered(Why.LATER, "down"));
            if (chance.nextDouble() >= rough) return Optional.empty();
            return switch (chance.nextInt(edits ? 12 : 10)) {
                case 0, 1, 2 -> Optional.of(new Undelivered(Why.LATER, "busy"));
                case 3, 4 -> Optional.of(new Undelivered(Why.LATER, "too many requests", Duration.ofSeconds(chance.nextInt(30, 300))));
                case 5, 6, 7 -> Optional.of(new Undelivered(Why.UNSURE, "no answer"));
                case 8 -> Optional.of(new Undelivered(Why.NEVER, "not allowed"));
                case 9 -> {
                    clock.forward(Duration.ofSeconds(chance.nextInt(1, 90)));
                    yield Optional.empty();
                }
                default -> Optional.of(new Undelivered(Why.STIFF, "an old message"));
            };
        }

        /** It takes its time, and the program must go on meanwhile. */
        private void hang() {
            if (hangs || chance.nextInt(40) != 0) return;
            hangs = true;
            try {
                meanwhile.run();
            } finally {
                hangs = false;
            }
            if (power.isCut()) throw new IllegalStateException("the process is dead");
        }

        private void alive(String when) {
            if (!power.isCut() && chance.nextDouble() < deadly) {
                trail.add("dies " + when + " " + name);
                power.cut();
            }
            if (power.isCut()) throw new IllegalStateException("the process is dead");
        }

        private boolean carriedOut(Optional<Undelivered> trouble) {
            return trouble.isEmpty() || trouble.get().why() == Why.UNSURE && chance.nextBoolean();
        }

        @Override
        public String show(Delivery delivery) throws Undelivered {
            alive("before it shows on");
            hang();
            if (delivery.to().kind() == Address.Kind.DIRECT && closed.contains(delivery.to().id())) throw told(new Undelivered(Why.CLOSED, "takes no private messages"), delivery);
            var found = delivery.inDoubt() ? shown.values().stream().filter(it -> it.mark() == delivery.mark()).findFirst() : Optional.<Post>empty();
            if (found.isPresent()) {
                change(delivery, found.get().reference());
                return found.get().reference();
            }
            var trouble = trouble(false);
            var reference = carriedOut(trouble) ? make(delivery) : "";
            alive("after it showed on");
            if (trouble.isPresent()) throw told(trouble.get(), delivery);
            return reference;
        }

        @Override
        public Optional<String> find(Delivery delivery) throws Undelivered {
            alive("before it looks on");
            var trouble = trouble(false);
            if (trouble.isPresent()) throw told(trouble.get(), delivery);
            return shown.values().stream().filter(it -> it.mark() == delivery.mark()).findFirst().map(Post::reference);
        }

        private String make(Delivery delivery) {
            var reference = name + ++last;
            var another = shown.values().stream().anyMatch(it -> it.mark() == delivery.mark());
            if (another) wrong.add("shown twice: " + delivery.to() + " " + delivery.wanted());
            if (made.merge(delivery.mark(), 1, Integer::sum) > 1 && !another && !lost.contains(delivery.mark())) wrong.add("shown again: " + delivery.to() + " " + delivery.wanted());
            shown.put(reference, new Post(reference, delivery.to(), delivery.wanted(), delivery.mark()));
            if (delivery.to().kind() == Address.Kind.DIRECT) fresh.add(new Fresh(delivery.mark(), delivery.to(), clock.instant()));
            trail.add("shows " + reference + " " + delivery.to() + " " + delivery.mark());
            return reference;
        }

        @Override
        public void change(Delivery delivery, String reference) throws Undelivered {
            alive("before it changes on");
            hang();
            var post = shown.get(reference);
            if (post == null) throw told(new Undelivered(Why.GONE, "no such message"), delivery);
            var trouble = trouble(true);
            if (trouble.isPresent() && trouble.get().why() == Why.STIFF) stiff.put(reference, clock.instant().plus(Duration.ofMinutes(chance.nextInt(1, 30))));
            if (stiff.getOrDefault(reference, Instant.MIN).isAfter(clock.instant())) throw told(new Undelivered(Why.STIFF, "an old message"), delivery);
            if (carriedOut(trouble)) {
                shown.put(reference, post.changed(delivery.wanted()));
                trail.add("changes " + reference);
            }
            alive("after it changed on");
            if (trouble.isPresent()) throw told(trouble.get(), delivery);
        }

        @Override
        public void remove(Delivery delivery, String reference) throws Undelivered {
            alive("before it removes on");
            var trouble = trouble(false);
            if (carriedOut(trouble)) lose(reference);
            alive("after it removed on");
            if (trouble.isPresent()) throw told(trouble.get(), delivery);
        }

        private Undelivered told(Undelivered why, Delivery delivery) {
            trail.add(name + " " + why.why() + " " + delivery.to() + " " + delivery.mark());
            return why;
        }
    }

    /** A moderator there takes a message away; nobody tells Usher. */
    void takeAway(String reference) {
        taken.add(reference);
        lose(reference);
    }

    boolean wasTakenAway(String reference) {
        return taken.contains(reference);
    }

    private void lose(String reference) {
        var post = shown.remove(reference);
        if (post == null) return;
        lost.add(post.mark());
        trail.add("removes " + reference);
    }
}
