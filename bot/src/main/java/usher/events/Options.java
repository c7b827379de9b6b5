package usher.events;

import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.strong;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import usher.Refusal;

/** Reads what one can sign up for: {@code live 8, watching 30}. */
final class Options {

    /** A post has a button for each. */
    static final int MOST = 4;
    private static final int MOST_WORDS = 30;
    private static final Pattern ONE = Pattern.compile("(\\S.*?)[\\s:=]+(\\d{1,5})");

    private Options() {}

    static List<Bill.Option> read(String typed) {
        var options = new ArrayList<Bill.Option>();
        var names = new HashSet<String>();
        for (var part : typed.split("[,;\\n]")) {
            if (part.isBlank()) continue;
            var option = one(part.strip());
            if (!names.add(option.name().toLowerCase(Locale.ROOT))) throw Refusal.of("{name} is there twice. Give each option a name of its own, for example {example}", strong("name", option.name()), example());
            options.add(option);
        }
        if (options.size() < 2) throw Refusal.of("Options are two to {most}, each with its seats, for example {example}. For only one, leave this empty and say the number under Seats.", count("most", MOST), example());
        if (options.size() > MOST) throw Refusal.of("Those are {n} options, and at most {most} have a button on the post. For example: {example}", count("n", options.size()), count("most", MOST), example());
        return List.copyOf(options);
    }

    private static Bill.Option one(String part) {
        var match = ONE.matcher(part);
        if (!match.matches()) throw Refusal.of("I cannot read {part} as an option. Say its name and how many seats it has, for example {example}", strong("part", shortened(part)), example());
        var name = match.group(1).replaceAll("\\s+", " ");
        var seats = Integer.parseInt(match.group(2));
        if (name.codePointCount(0, name.length()) > MOST_WORDS) throw Refusal.of("{part} is too long for a button: at most {most} characters fit. For example: {example}", strong("part", shortened(name)), count("most", MOST_WORDS), example());
        if (seats < 1 || seats > 10_000) throw Refusal.of("{name} can have from 1 to 10000 seats. For example: {example}", strong("name", name), example());
        return new Bill.Option(name, seats);
    }

    static int sum(List<Bill.Option> options) {
        return options.stream().mapToInt(Bill.Option::capacity).sum();
    }

    /** As it is typed, to be changed. */
    static String write(List<Bill.Option> options) {
        return String.join(", ", options.stream().map(option -> option.name() + " " + option.capacity()).toList());
    }

    private static usher.Text.Arg example() {
        return code("example", "live 8, watching 30");
    }

    private static String shortened(String words) {
        return words.codePointCount(0, words.length()) <= 40 ? words : words.substring(0, words.offsetByCodePoints(0, 37)) + "…";
    }
}
