package usher.drops;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import usher.Field;
import usher.Refusal;
import usher.Text;

/** The tiers of a drop as a moderator types them: {@code Access 20, Practice 8, Impact 2}. They share one total, and each has a most of its own. */
record Tiers(List<Tier> all) {

    /** What one tier is called and how many of the seats may go there. */
    record Tier(String name, int seats) {}

    /** As many as fit in a menu, the limit of Discord's and of Slack's short ones. */
    private static final int MOST = 25;
    private static final int FEWEST = 2;
    /** A button reads {@code Claim: name} and has 80 characters on Discord, 75 on Slack. */
    private static final int LONGEST = 40;
    private static final Pattern ONE = Pattern.compile("(?s)(.*?)[\\s:=]*\\b(\\d{1,6})");

    /** Reads what was typed; {@code seats} is the total. Throws what is wrong, what is accepted and an example. */
    static Tiers read(String typed, int seats, Field<?> field) {
        var all = new ArrayList<Tier>();
        for (var part : typed.strip().split("\\s*[,;]\\s*")) if (!part.isBlank()) all.add(one(part.strip(), field));
        if (all.size() < FEWEST || all.size() > MOST) {
            throw example("Those are {n, plural, one {# tier} other {# tiers}}, and {least} to {most} are accepted. For example: {example}", field,
                Text.count("n", all.size()), Text.count("least", FEWEST), Text.count("most", MOST));
        }
        var names = new HashSet<String>();
        for (var tier : all) {
            if (!names.add(tier.name().toLowerCase(Locale.ROOT))) throw example("Two tiers are called {name}. For example: {example}", field, Text.strong("name", tier.name()));
            if (tier.seats() > seats) {
                throw Refusal.of("{name} has {n} seats, and the whole drop has {seats}. Give it fewer, or the drop more.", Text.strong("name", tier.name()), Text.count("n", tier.seats()),
                    Text.count("seats", seats)).at(field);
            }
        }
        var sum = all.stream().mapToInt(Tier::seats).sum();
        if (sum < seats) {
            throw Refusal.of("The tiers together have {sum} of the {seats} seats, so the rest could go to nobody. Give the tiers more, or the drop fewer.", Text.count("sum", sum),
                Text.count("seats", seats)).at(field);
        }
        return new Tiers(List.copyOf(all));
    }

    private static Tier one(String part, Field<?> field) {
        var match = ONE.matcher(part);
        var name = match.matches() ? match.group(1).strip() : "";
        var seats = match.matches() ? Integer.parseInt(match.group(2)) : 0;
        if (name.isEmpty() || seats == 0) throw example("I cannot read the tier {part}. Write its name and then its number of seats, for example {example}", field, Text.strong("part", shortened(part)));
        if (name.codePointCount(0, name.length()) > LONGEST) {
            throw example("{name} is too long for a button: at most {most} characters fit. For example: {example}", field, Text.strong("name", shortened(name)), Text.count("most", LONGEST));
        }
        return new Tier(name, seats);
    }

    private static String shortened(String typed) {
        return typed.codePointCount(0, typed.length()) <= 60 ? typed : typed.substring(0, typed.offsetByCodePoints(0, 57)) + "…";
    }

    private static Refusal example(String pattern, Field<?> field, Text.Arg... args) {
        var all = new ArrayList<>(List.of(args));
        all.add(Text.code("example", "Access 20, Practice 8, Impact 2"));
        return Refusal.of(pattern, all.toArray(Text.Arg[]::new)).at(field);
    }
}
