package usher.people;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Role;
import usher.Space;
import usher.Text;
import usher.Tx;

/** Who is mentor and moderator: given by command, or meant by one of the platform's own roles. Admins are whom the platform lets manage the whole space. */
public final class Roles implements Feature {

    static final Field.PersonRef PERSON = new Field.PersonRef(Field.required("person", "Person", "Whose role it is, for example @ann"));
    static final Field.Choice ROLE = new Field.Choice(Field.required("role", "Role", "mentor or moderator"), options("mentor", "moderator"));
    static final Field.Choice DO = new Field.Choice(Field.optional("do", "Give or take", "give (when left out) or take"), options("give", "take"));
    static final Field.RoleRef PLATFORM_ROLE = new Field.RoleRef(Field.required("platform-role", "Role of this space", "One of this space''s own roles"));
    static final Field.Choice MEANING = new Field.Choice(Field.required("meaning", "Means", "mentor, moderator or nothing"),
        options("mentor", "moderator", "nothing"));

    private final Homes homes;

    Roles(Homes homes) {
        this.homes = homes;
    }

    @Override
    public List<Action> actions() {
        return List.of(
            Action.command("usher role", "Make a person mentor or moderator, or no longer", Right.MODERATORS, List.of(PERSON, ROLE, DO), this::role),
            Action.command("usher roles", "Say which of this space's roles makes people mentor or moderator", Right.ADMINS,
                List.of(PLATFORM_ROLE, MEANING), this::roles));
    }

    static Text word(Role role) {
        return switch (role) {
            case MEMBER -> Text.of("member");
            case MENTOR -> Text.of("mentor");
            case MODERATOR -> Text.of("moderator");
            case ADMIN -> Text.of("admin");
        };
    }

    /** The words that people choose from. */
    private static Text word(String choice) {
        return switch (choice) {
            case "give" -> Text.of("give");
            case "take" -> Text.of("take");
            case "nothing" -> Text.of("nothing");
            default -> word(Role.valueOf(choice.toUpperCase(Locale.ROOT)));
        };
    }

    private Answer role(Call call, Tx tx) {
        var role = Role.valueOf(call.get(ROLE).toUpperCase(Locale.ROOT));
        if (role == Role.MODERATOR && !tx.caller().is(Role.ADMIN)) {
            throw Refusal.of("Only admins make or unmake moderators. You can give and take the mentor role.").at(ROLE);
        }
        var who = tx.meet(call.get(PERSON));
        var give = call.find(DO).orElse("give").equals("give");
        var granted = split(tx.table(AccountTable.class).granted(who.community(), who.id()).orElse(""));
        if (give ? who.is(role) : !granted.contains(role)) return unchanged(who, role, give);
        var said = put(who, role, give, homes, tx);
        var card = new Card(said, Card.Tone.GOOD, List.of(), List.of());
        return Answer.done(!give && tx.person(who.id()).filter(is -> is.is(role)).isPresent() ? card.say("They still are by a role of the platform.") : card);
    }

    /** Gives or takes a role, on record, and says so; what a role of the platform means is left as it is. */
    public static Text put(Person who, Role role, boolean give, Homes homes, Tx tx) {
        var granted = split(tx.table(AccountTable.class).granted(who.community(), who.id()).orElse(""));
        if (give) granted.add(role);
        else granted.remove(role);
        tx.table(AccountTable.class).grant(who.community(), who.id(), joined(granted));
        tx.forgetPeople();
        var said = Text.of(give ? "{who} is now {role}" : "{who} is no longer {role}", who.mention("who"), Text.text("role", word(role)));
        tx.audit(give ? "give role" : "take role", "person " + who.id(), said);
        homes.refresh(who, tx);
        return said;
    }

    private static Answer unchanged(Person who, Role role, boolean give) {
        var word = Text.text("role", word(role));
        if (give) return Answer.done(Card.of("{who} is {role} already", who.mention("who"), word));
        if (!who.is(role)) return Answer.done(Card.of("{who} is not {role}", who.mention("who"), word));
        return Answer.done(Card.of("{who} is {role} by a role of the platform", who.mention("who"), word)
            .say("Take that role from them there, or change what it means with {command}.", Text.code("command", "/usher roles")));
    }

    /** What a platform's role means here; holds at once for everyone who has it. */
    private Answer roles(Call call, Tx tx) {
        var space = call.by().account().space();
        var table = tx.table(SpaceTable.class);
        var id = call.get(PLATFORM_ROLE);
        var meaning = call.get(MEANING);
        table.unmap(space.key(), id);
        if (!meaning.equals("nothing")) table.map(space.key(), id, meaning.toUpperCase(Locale.ROOT));
        rederive(space, tx);
        var said = Text.of("The role {role} now means {meaning}", Text.code("role", id), Text.text("meaning", word(meaning)));
        tx.audit("map role", "space " + space.key(), said);
        return Answer.done(new Card(said, Card.Tone.GOOD, List.of(), List.of())
            .say("It holds at once for everyone I know who has it, and for the others as soon as I meet them.")
            .controls(Card.button("Map another", "usher.roles"), Card.button("Back to the setup", "usher.setup")));
    }

    /** Derives everybody's roles in a space from what the platform last said of them. */
    private static void rederive(Space space, Tx tx) {
        var meanings = tx.table(SpaceTable.class).meanings(space.key());
        var accounts = tx.table(AccountTable.class);
        for (var account : accounts.roled(tx.community().id(), space.key())) {
            var has = Set.copyOf(Arrays.asList(account.platformRoles().split(",")));
            var roles = EnumSet.noneOf(Role.class);
            if (account.administers()) roles.addAll(Set.of(Role.ADMIN, Role.MODERATOR));
            meanings.stream().filter(it -> has.contains(it.roleId())).forEach(it -> roles.add(Role.valueOf(it.meaning())));
            if (!joined(roles).equals(account.derived())) accounts.derived(account.id(), joined(roles));
        }
        tx.forgetPeople();
    }

    static EnumSet<Role> split(String joined) {
        var roles = EnumSet.noneOf(Role.class);
        if (!joined.isEmpty()) for (var role : joined.split(",")) roles.add(Role.valueOf(role));
        return roles;
    }

    static String joined(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(","));
    }

    private static List<Card.Option> options(String... words) {
        return Arrays.stream(words).map(word -> new Card.Option(word, word(word))).toList();
    }
}
