package usher;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One call's part of the writer's transaction: everything a handler may touch. Rows, messages, timers and audit lines all commit together, or none of
 * them do. The SQL objects of {@link #table} may read and write.
 */
public final class Tx implements View {

    private final Group group;
    private final Instant now;
    private final long community;
    private final @Nullable Person caller;
    final Staged staged = new Staged();

    Tx(Group group, Instant now, long community, @Nullable Person caller) {
        this.group = group;
        this.now = now;
        this.community = community;
        this.caller = caller;
    }

    /** What a call wants written besides its own rows. Kept apart until the call is through, so that a refusal leaves nothing of it behind. */
    static final class Staged {
        final Map<String, Post> posts = new LinkedHashMap<>();
        final Map<String, Optional<CoreTable.TimerRow>> timers = new LinkedHashMap<>(); // empty: cancelled
        final List<CoreTable.AuditLine> audit = new ArrayList<>();
        final List<CoreTable.SkippedLine> skipped = new ArrayList<>();
        final List<Long> retries = new ArrayList<>();
        final Map<Draft, Instant> drafts = new LinkedHashMap<>();

        void clear() {
            posts.clear();
            timers.clear();
            audit.clear();
            skipped.clear();
            retries.clear();
            drafts.clear();
        }

        boolean isEmpty() {
            return drafts.isEmpty() && posts.isEmpty() && timers.isEmpty() && audit.isEmpty() && skipped.isEmpty() && retries.isEmpty();
        }
    }

    /** @param anew whether it is said where it is not to be read already, too */
    record Post(long community, Address to, Supplier<Wanted> drawn, Optional<Instant> until, Optional<Address> otherwise, Instant at, Instant from, boolean anew) {

        /** This one in the place of one that was staged before it and has not been written. */
        Post after(Post earlier) {
            return anew || !earlier.anew ? this : new Post(community, to, drawn, until, otherwise, at, earlier.from, true);
        }
    }

    @Override
    public <T> T table(Class<T> sqlObject) {
        return group.table(sqlObject);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Community community() {
        return group.directory().community(community);
    }

    @Override
    public Person caller() {
        if (caller == null) throw new IllegalStateException("a timer has no caller");
        return caller;
    }

    @Override
    public boolean isPerson() {
        return caller != null;
    }

    @Override
    public Optional<Person> person(long id) {
        return group.directory().find(id, community);
    }

    @Override
    public List<Person> people(Collection<Long> ids) {
        return group.directory().find(ids, community);
    }

    @Override
    public Optional<Person> person(Account account) {
        return group.directory().find(account, community);
    }

    @Override
    public List<Home> spaces() {
        return group.directory().homes(community);
    }

    /** Meets someone who did not call: whoever a moderator names by an account that Usher has not seen yet. */
    public Person meet(Account account) {
        return person(account).orElseGet(() -> meet(Caller.of(account)));
    }

    Person meet(Caller caller) {
        return group.directory().meet(caller, now, this::newId);
    }

    /** A new row's number; grows in the order in which it is asked for. */
    public long newId() {
        return group.newId();
    }

    public RandomGenerator random() {
        return group.random();
    }

    /**
     * What {@code load} returns, loaded once for all calls of a group. What it returns may be kept up to date by the calls that change the rows behind it,
     * after they wrote them: a group that has to be undone forgets it. What is {@link Lasting} may come from an earlier group.
     */
    @SuppressWarnings("unchecked") // the same key is always loaded by the same feature
    public <T> T once(Object key, Supplier<T> load) {
        var known = (T) group.remembered(key);
        if (known != null) return known;
        var loaded = load.get(); // may itself load other things once
        group.remember(key, loaded);
        return loaded;
    }

    @Override
    public <T> T standing(Set<String> tables, Object key, Supplier<T> load) {
        return group.standing().read(tables, key, load);
    }

    /** The numbers of all whose calls are in the same group as this one: what each of them will be asked for can be read for all at {@link #once}. */
    public Set<Long> callers() {
        return group.callers();
    }

    /** Those of the {@link #callers} of whom nothing was known before this group: what others of its calls have not written about them need not be looked for. */
    public Set<Long> newcomers() {
        return group.newcomers();
    }

    /** What {@code field} is of all timers of this community that call {@code action} in the same group: what each of them will need can be read for all. */
    @SuppressWarnings("unchecked") // at wrote a JSON object of strings
    public <T> Set<T> due(String action, Field<T> field) {
        return group.due().stream().filter(row -> row.communityId() == community && row.action().equals(action))
            .flatMap(row -> Values.of((Map<String, String>) Json.read(row.vals(), Map.class)).read(List.of(field), NoView.AT_ALL).find(field).stream()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Has {@code row} written by {@code write}, in one statement with others of its {@code kind} that the group's calls bring. That is done before any other
     * statement of the group runs, so nothing is ever read without it.
     */
    public <R> void together(Object kind, R row, Consumer<Collection<R>> write) {
        group.stage(kind, row, write);
    }

    /** Writes now what this call and the group's earlier ones want written so far, so that statements over a whole person or community find it too. */
    public void settle() {
        group.keep(staged);
        staged.clear();
        group.flush();
    }

    /** Rows of people, accounts, spaces or communities were changed by a feature's own statements: from here on they are read anew. */
    public void forgetPeople() {
        group.forgetPeople();
    }

    /**
     * Wants {@code drawn} shown at {@code to}. The same address and key is the same message: it is edited, not posted again. {@code drawn} is called
     * once, when the group is complete, so that sixty-four claims draw a post once.
     */
    public void post(Address to, String key, Supplier<Wanted> drawn) {
        stage(to, key, new Post(community, to, drawn, Optional.empty(), Optional.empty(), now, now, true));
    }

    /** Says something of a person's own to them privately, at the account they used last, in their language; it waits for the end of their quiet hours. */
    public void tell(Person who, String key, Card card) {
        tell(who, key, card, Manner.OWN);
    }

    /** Says something privately to a person; what is left unsaid because of their wishes is recorded as skipped. */
    public void tell(Person who, String key, Card card, Manner manner) {
        if (manner.weight() == Manner.Weight.NEWS && who.wishes().muted()) {
            skipped("message " + spot(who.account().direct(), key), "they muted all but their own");
            return;
        }
        var from = manner.weight() == Manner.Weight.URGENT ? now : who.wishes().quiet().map(quiet -> quiet.end(now, zone(who))).orElse(now);
        if (manner.until().filter(from::isAfter).isPresent()) {
            skipped("message " + spot(who.account().direct(), key), "it would have lost its point before the end of their quiet hours");
            return;
        }
        var to = who.account().direct();
        stage(to, key, new Post(community, to, () -> new Wanted.Message(card, who.locale(), List.of(new Wanted.Ping.Person(who.account())), "", manner.mention()), manner.until(), manner.otherwise(), now, from, true));
    }

    /** Says anew what was told privately at {@code at}, which stays where it is though they may use another account by now. */
    public void tellAgain(Person who, Address at, String key, Card card, Manner manner) {
        if (who.account().direct().equals(at)) tell(who, key, card, manner);
        else post(at, key, () -> new Wanted.Message(card, who.locale(), List.of(), "", manner.mention()));
    }

    /** Says otherwise what was told privately at {@code at}, if it is still to be read or said there: what had lost its point, or was taken away, is not said after all. */
    public void retell(Person who, Address at, String key, Card card, Manner manner) {
        var pings = who.account().direct().equals(at) ? List.<Wanted.Ping>of(new Wanted.Ping.Person(who.account())) : List.<Wanted.Ping>of();
        stage(at, key, new Post(community, at, () -> new Wanted.Message(card, who.locale(), pings, "", manner.mention()), manner.until(), manner.otherwise(), now, now, false));
    }

    /** A person's zone, or the community's while theirs is unknown. */
    public ZoneId zone(Person who) {
        return who.zone().orElse(community().zone());
    }

    /** Keeps what a call brought as a form half filled in, for buttons that send it again with something changed; returns {@link Draft#FIELD}'s value. */
    public String keep(Call call) {
        var typed = new HashMap<>(call.values().raw());
        typed.remove(Draft.FIELD);
        var draft = new Draft(Long.toHexString(random().nextLong()), call.action(), typed, Map.of());
        staged.drafts.put(draft, now);
        return draft.id();
    }

    /** Takes away what is shown at {@code to} under {@code key}, if anything is or was going to be. */
    public void unpost(Address to, String key) {
        stage(to, key, new Post(community, to, Wanted.Nothing::new, Optional.empty(), Optional.empty(), now, now, true));
    }

    private void stage(Address to, String key, Post post) {
        staged.posts.merge(spot(to, key), post, (earlier, later) -> later.after(earlier));
    }

    /** The name of a message for good: its address and its key there. */
    static String spot(Address to, String key) {
        return to.key() + "|" + key;
    }

    /** Has a message that was given up tried again, now. */
    public void retry(long message) {
        staged.retries.add(message);
    }

    /** Calls a timer action at {@code due}. The same key is the same timer: it is moved. */
    public void at(Instant due, String key, String action, Value... values) {
        staged.timers.put(key, Optional.of(new CoreTable.TimerRow(newId(), community, key, due, action, Json.write(Values.of(values).raw()), 0)));
    }

    public void cancel(String key) {
        staged.timers.put(key, Optional.empty());
    }

    /** Leaves a line in the audit log: who (the caller, or nobody for a timer) did what. {@code subject} is the row concerned, such as {@code drop 12}. */
    public void audit(String act, String subject, Text said) {
        staged.audit.add(new CoreTable.AuditLine(newId(), community, caller == null ? null : caller.id(), act, subject, Json.write(said), now));
    }

    /** Records that a notice was left unsent or a timer unrun, and why; moderators can read it. */
    public void skipped(String what, String why) {
        staged.skipped.add(new CoreTable.SkippedLine(newId(), community, what, why, now));
    }
}
