package usher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the calls of one transaction share: what they read once, and what they want written, which goes out in one batch a kind. */
final class Group {

    /** Answers longer than this are not kept for redeliveries; an audit of years may be, a press never is. */
    private static final int LONGEST_ANSWER = 90_000;

    private final WriterConnection connection;
    private final RandomGenerator random;
    private final Directory directory;
    private final Map<Object, Object> memory = new HashMap<>();
    private final Map<String, String> answered = new HashMap<>();
    private final List<CoreTable.Answered> answers = new ArrayList<>();
    private final Set<Long> callers = new HashSet<>();
    private Set<Long> newcomers = Set.of();
    private List<CoreTable.TimerRow> due = List.of();
    private Tx.Staged staged = new Tx.Staged();
    private final Map<Long, Address> touched = new LinkedHashMap<>();
    private boolean lasts = true;
    private @Nullable Instant earliest;

    Group(WriterConnection connection, RandomGenerator random) {
        this.connection = connection;
        this.random = random;
        this.directory = new Directory(connection.table(PeopleTable.class));
    }

    /** Reads, in a few statements, what all these calls will need. */
    void prepare(List<Call> calls, Instant now) {
        if (calls.isEmpty()) return;
        core().answered(calls.stream().flatMap(Group::ids).toList()).forEach(row -> answered.put(row.callId(), row.answer()));
        directory.load(calls.stream().map(call -> call.by().account().key()).collect(Collectors.toSet()));
        newcomers = directory.welcome(calls.stream().map(Call::by).toList(), now, this::newId);
        calls.forEach(call -> directory.known(call.by().account()).ifPresent(callers::add));
    }

    /** The numbers of all who call in this group. */
    Set<Long> callers() {
        return callers;
    }

    /** Those of them who were never met before: no row is about them, except what this group's calls added. */
    Set<Long> newcomers() {
        return newcomers;
    }

    void due(List<CoreTable.TimerRow> rows) {
        due = List.copyOf(rows);
    }

    /** The timers that run in this group. */
    List<CoreTable.TimerRow> due() {
        return due;
    }

    /** Rows about people were changed by a feature's own statements. */
    void forgetPeople() {
        directory.forget();
        newcomers = Set.of();
        connection.lasting().clear();
        connection.standing().clear();
        lasts = false;
    }

    /** A call is known by the platform's id of it; a sent form by its draft as well, since it can be sent twice. */
    static Stream<String> ids(Call call) {
        var draft = call.values().raw().get(Draft.FIELD);
        return draft == null ? Stream.of(call.id()) : Stream.of(call.id(), "draft:" + draft);
    }

    Optional<Answer> earlierAnswer(Call call) {
        return ids(call).map(answered::get).filter(it -> it != null).findFirst().map(json -> Json.read(json, Answer.class));
    }

    void remember(Call call, Answer answer, Instant now) {
        if (answer instanceof Answer.Broken || answer instanceof Answer.Download) return;
        var json = Json.write(answer);
        if (json.length() > LONGEST_ANSWER) return;
        var done = answer instanceof Answer.Done;
        ids(call).filter(id -> done || id.equals(call.id())).filter(id -> answered.putIfAbsent(id, json) == null)
            .forEach(id -> answers.add(new CoreTable.Answered(id, json, now)));
        if (done && call.values().raw().get(Draft.FIELD) instanceof String draft) core().dropDraft(draft);
    }

    /** The call is through: what it staged will be written. */
    void keep(Tx.Staged more) {
        more.posts.forEach((spot, post) -> staged.posts.merge(spot, post, (earlier, later) -> later.after(earlier)));
        staged.timers.putAll(more.timers);
        staged.audit.addAll(more.audit);
        staged.skipped.addAll(more.skipped);
        staged.retries.addAll(more.retries);
        staged.drafts.putAll(more.drafts);
    }

    void flush() {
        connection.writeStaged();
        flushMessages();
        flushTimers();
        if (!staged.audit.isEmpty()) core().addAudit(staged.audit);
        if (!staged.skipped.isEmpty()) core().addSkipped(staged.skipped);
        if (!answers.isEmpty()) core().addAnswers(answers);
        answers.clear();
        staged.drafts.forEach((draft, at) -> core().addDraft(draft.id(), Json.write(draft), at));
        staged = new Tx.Staged();
    }

    private void flushMessages() {
        if (!staged.retries.isEmpty()) retry(staged.retries);
        if (staged.posts.isEmpty()) return;
        var known = core().messages(staged.posts.keySet()).stream().collect(Collectors.toMap(CoreTable.Kept::spot, it -> it));
        var fresh = new ArrayList<CoreTable.NewMessage>();
        var changed = new ArrayList<CoreTable.ChangedMessage>();
        staged.posts.forEach((spot, post) -> {
            var wanted = post.drawn().get();
            var json = Json.write(wanted);
            var row = known.get(spot);
            if (row == null && post.anew() && !(wanted instanceof Wanted.Nothing)) {
                fresh.add(new CoreTable.NewMessage(newId(), post.community(), spot, post.to().key(), json, post.until().orElse(null),
                    post.otherwise().map(Address::key).orElse(null), post.at(), post.from()));
            } else if (row != null && !row.wanted().equals(json)) {
                if (wanted instanceof Wanted.Nothing && row.isLate(post.at())) {
                    staged.skipped.add(new CoreTable.SkippedLine(newId(), post.community(), "message " + spot, "it had lost its point before it was known to be delivered", post.at()));
                }
                changed.add(new CoreTable.ChangedMessage(row.id(), json, post.until().orElse(null), post.at(), post.from()));
                touched.put(row.id(), post.to());
            }
        });
        if (!fresh.isEmpty()) core().addMessages(fresh);
        if (!changed.isEmpty()) core().changeMessages(changed);
        fresh.forEach(row -> touched.put(row.id(), Address.of(row.address())));
    }

    private void retry(Collection<Long> messages) {
        var table = connection.table(OutboxTable.class);
        for (var id : new HashSet<>(messages)) {
            table.again(id);
            table.find(id).ifPresent(row -> touched.put(id, Address.of(row.address())));
        }
    }

    private void flushTimers() {
        if (staged.timers.isEmpty()) return;
        core().dropTimers(staged.timers.keySet());
        var set = staged.timers.values().stream().flatMap(Optional::stream).toList();
        if (!set.isEmpty()) core().addTimers(set);
        set.stream().map(CoreTable.TimerRow::due).min(Instant::compareTo).ifPresent(due -> earliest = earliest == null || due.isBefore(earliest) ? due : earliest);
    }

    /** A call was undone: what it staged is dropped, and everything read or remembered may be untrue. */
    void forget() {
        staged = new Tx.Staged();
        answers.forEach(answer -> answered.remove(answer.callId()));
        answers.clear();
        memory.clear();
        directory.forget();
        newcomers = Set.of();
    }

    <R> void stage(Object kind, R row, Consumer<Collection<R>> write) {
        connection.stage(kind, row, write);
    }

    <T> T table(Class<T> sqlObject) {
        return connection.table(sqlObject);
    }

    CoreTable core() {
        return connection.table(CoreTable.class);
    }

    Directory directory() {
        return directory;
    }

    /** What was loaded under this key, in this group or, where that lasts, in an earlier one; null if nothing was. */
    @Nullable Object remembered(Object key) {
        var known = memory.get(key);
        if (known != null) return known;
        var earlier = connection.lasting().remove(key);
        if (earlier == null) return null;
        earlier.nextGroup();
        memory.put(key, earlier);
        return earlier;
    }

    Standing standing() {
        return connection.standing();
    }

    void remember(Object key, Object loaded) {
        memory.put(key, loaded);
    }

    /** The group is on disk: what lasts of what it loaded is kept for the next. */
    void committed() {
        if (lasts) memory.forEach((key, value) -> {
            if (value instanceof Lasting it && it.lasts()) connection.lasting().put(key, it);
        });
    }

    long newId() {
        return connection.newId();
    }

    RandomGenerator random() {
        return random;
    }

    /** Messages whose wanted state changed, and where they are shown. */
    Map<Long, Address> touched() {
        return touched;
    }

    /** The earliest instant a timer was set to. */
    Optional<Instant> earliest() {
        return Optional.ofNullable(earliest);
    }
}
