package usher.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import usher.Card;
import usher.Json;
import usher.Wanted;

/** What a post says about seats, in its own words, is what the rows say. That the post is shown as it is wanted is asked elsewhere. */
final class Wording {

    private static final Pattern POST = Pattern.compile(".*/channel/[^/]*\\|((?:drop|event) \\d+)");
    private static final Pattern LEFT = Pattern.compile("(\\d+) seats? left of (\\d+)\\.");
    private static final Pattern TAKEN = Pattern.compile("All (\\d+) seats? (?:is|are) taken\\.");
    private static final Pattern WENT = Pattern.compile("Closed\\. (\\d+) of (\\d+) seats? went to someone\\.");
    private static final Pattern DRAWN = Pattern.compile("to be in the draw\\. (Nobody|\\d+) .*in it so far");
    private static final Pattern OF_OPTION = Pattern.compile("(\\d+) of (\\d+) left.*");
    private static final Pattern FULL = Pattern.compile("(?:all (\\d+) )?taken(?:, (\\d+) in line)?.*");

    private final Ground ground;
    private final Rows now;
    private final List<String> broken = new ArrayList<>();

    private Wording(Ground ground, Rows now) {
        this.ground = ground;
        this.now = now;
    }

    /** What was broken in posts that changed, or whose seats did, since {@code before}; in all posts where that is {@code now} itself. */
    static List<String> broken(Ground ground, Rows before, Rows now) {
        var all = before == now;
        if (!all && now.seats().equals(before.seats()) && now.pools().equals(before.pools()) && now.messages().equals(before.messages())) return List.of();
        var wording = new Wording(ground, now);
        var stirred = stirred(before, now);
        for (var message : now.messages().values()) {
            var post = POST.matcher(message.spot());
            if (!message.wanted() || !post.matches()) continue;
            var root = now.roots().get(post.group(1));
            var was = before.messages().get(message.id());
            if (root != null && (all || stirred.contains(root) || was == null || was.version() != message.version())) wording.look(message, post.group(1), root);
        }
        return wording.broken;
    }

    private static java.util.Set<Long> stirred(Rows before, Rows now) {
        var roots = new java.util.HashSet<Long>();
        now.seats().values().stream().filter(seat -> !seat.equals(before.seats().get(seat.id()))).forEach(seat -> roots.add(seat.root()));
        before.seats().values().stream().filter(seat -> !now.seats().containsKey(seat.id())).forEach(seat -> roots.add(seat.root()));
        now.pools().values().stream().filter(pool -> !pool.equals(before.pools().get(pool.id()))).forEach(pool -> roots.add(pool.root()));
        return roots;
    }

    private void look(Rows.Message message, String subject, long root) {
        var wanted = Json.read(ground.look("select wanted from message where id = " + message.id()).getFirst()[0].toString(), Wanted.class);
        Words.card(wanted).ifPresent(card -> {
            if (subject.startsWith("drop")) drop(card, subject, Rows.in(now.pools(), root));
            else event(card, subject, root);
        });
    }

    private void hold(boolean rule, String subject, String said) {
        if (!rule) broken.add("5 a post says otherwise than the rows: " + subject + " says " + said);
    }

    private void drop(Card card, String subject, Rows.Pool root) {
        var said = card.blocks().stream().filter(Card.Paragraph.class::isInstance).map(it -> ((Card.Paragraph) it).text().plain(Locale.ENGLISH)).collect(Collectors.joining(" "));
        var options = now.pools(root.id()).stream().filter(pool -> !pool.isRoot() || now.pools(root.id()).size() == 1).toList();
        var overtaken = now.pools(root.id()).stream().anyMatch(pool -> now.free(pool) > 0 && now.seats().values().stream().anyMatch(seat -> seat.waits() && seat.pool() == pool.id()));
        var serves = !overtaken && options.stream().anyMatch(now::serves);
        var left = LEFT.matcher(said);
        if (left.find()) hold(is(left.group(1), now.free(root)) && is(left.group(2), root.capacity()) && serves, subject, said);
        var taken = TAKEN.matcher(said);
        if (taken.find()) hold(is(taken.group(1), root.capacity()) && !serves, subject, said);
        var went = WENT.matcher(said);
        if (went.find()) hold(is(went.group(1), now.held(root.id())) && is(went.group(2), root.capacity()), subject, said);
        var drawn = DRAWN.matcher(said);
        if (drawn.find()) hold(is(drawn.group(1).equals("Nobody") ? "0" : drawn.group(1), now.waiting(root)), subject, said);
    }

    private void event(Card card, String subject, long root) {
        for (var block : card.blocks()) {
            if (!(block instanceof Card.Facts facts)) continue;
            for (var fact : facts.facts()) {
                var label = fact.label().plain(Locale.ENGLISH);
                now.pools(root).stream().filter(pool -> label.equals(pool.isRoot() ? "Seats" : pool.name())).findFirst().ifPresent(pool -> seats(pool, fact.value().plain(Locale.ENGLISH), subject));
            }
        }
    }

    private void seats(Rows.Pool pool, String said, String subject) {
        var free = Math.max(0, Math.min(now.free(pool), now.free(Rows.in(now.pools(), pool.root()))));
        var left = OF_OPTION.matcher(said);
        if (left.matches()) hold(is(left.group(1), free) && is(left.group(2), pool.capacity()), subject, said);
        var full = FULL.matcher(said);
        if (full.matches()) hold((full.group(1) == null || is(full.group(1), pool.capacity())) && is(full.group(2) == null ? "0" : full.group(2), now.waiting(pool)) && (free == 0 || now.waiting(pool) > 0), subject, said);
    }

    private static boolean is(String said, int number) {
        return said.equals(Integer.toString(number));
    }
}
