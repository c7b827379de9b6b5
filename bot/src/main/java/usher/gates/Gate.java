package usher.gates;

import java.util.Locale;
import usher.Role;
import usher.Space;
import usher.Text;

/** One condition for having a seat. A new kind makes the compiler list where it is asked, said and refused. */
public sealed interface Gate {

    /**
     * One of a platform's own roles. Nobody can hold a role of a space they are not in, so of role gates those of one space suffice.
     *
     * @param shown what it is called; the platform's id of it where nobody said
     */
    record Held(Space space, String role, String shown) implements Gate {}

    /** One of Usher's own roles, mentor or moderator. */
    record Standing(Role role) implements Gate {}

    /** A badge, by what it is {@linkplain usher.badges.Badges#knownAs known as}. */
    record Badged(String knownAs, String shown) implements Gate {}

    /** Having been at an earlier occasion; pool {@value #ANY} is any of this community's. */
    record Attended(long pool, String shown) implements Gate {
        public static final long ANY = 0;
    }

    /** A one-time token from the moderators' list. It admits whoever types it first, for good: what they do with their seat changes nothing. */
    record Token() implements Gate {}

    /** Being on the moderators' list. */
    record Invited() implements Gate {}

    /** Who passes, as it stands on a post. */
    default Text words() {
        return switch (this) {
            case Held held -> Text.of("who has the role {role}", Text.strong("role", held.shown()));
            case Standing(var role) -> role == Role.MENTOR ? Text.of("mentors") : Text.of("moderators");
            case Badged badged -> Text.of("who has the badge {badge}", Text.strong("badge", badged.shown()));
            case Attended attended when attended.pool() == Attended.ANY -> Text.of("who was at an event here before");
            case Attended attended -> Text.of("who was at {title}", Text.strong("title", attended.shown()));
            case Token() -> Text.of("who has a token");
            case Invited() -> Text.of("who is invited");
        };
    }

    /** What somebody is told who does not pass. */
    default Text refusal() {
        return switch (this) {
            case Held held -> Text.of("A seat here takes the role {role}. If another account of yours has it, press from that one, or link the two with {command}.",
                Text.strong("role", held.shown()), Text.code("command", "/my link"));
            case Standing(var role) -> role == Role.MENTOR ? Text.of("A seat here is for mentors only.") : Text.of("A seat here is for moderators only.");
            case Badged badged -> Text.of("A seat here takes the badge {badge}, which moderators give. {command} shows what you have.",
                Text.strong("badge", badged.shown()), Text.code("command", "/badge list"));
            case Attended attended when attended.pool() == Attended.ANY -> Text.of("A seat here is for those who were at an event of this community before.");
            case Attended attended -> Text.of("A seat here is for those who were at {title}.", Text.strong("title", attended.shown()));
            case Token() -> Text.of("A seat here takes a one-time token. Press {button} below the post and type yours.", Text.code("button", "Enter a token"));
            case Invited() -> Text.of("A seat here is by invitation, and you are not on the list. A moderator can put you on it.");
        };
    }

    /** The gate that a row tells of. */
    static Gate of(GateTable.Row row) {
        return switch (row.kind()) {
            case "role" -> new Held(Space.of(row.subject().substring(0, row.subject().lastIndexOf('/'))), row.subject().substring(row.subject().lastIndexOf('/') + 1), row.shown());
            case "standing" -> new Standing(Role.valueOf(row.subject().toUpperCase(Locale.ROOT)));
            case "badge" -> new Badged(row.subject(), row.shown());
            case "attended" -> new Attended(Long.parseLong(row.subject()), row.shown());
            case "token" -> new Token();
            case "guests" -> new Invited();
            default -> throw new IllegalStateException("a gate is a " + row.kind());
        };
    }

    /** As {@link #of} reads it, from number to name. */
    default GateTable.Row row(long id, long community, long root, long pool) {
        return switch (this) {
            case Held held -> new GateTable.Row(id, community, root, pool, "role", held.space().key() + "/" + held.role(), held.shown());
            case Standing(var role) -> new GateTable.Row(id, community, root, pool, "standing", role.name().toLowerCase(Locale.ROOT), "");
            case Badged badged -> new GateTable.Row(id, community, root, pool, "badge", badged.knownAs(), badged.shown());
            case Attended attended -> new GateTable.Row(id, community, root, pool, "attended", Long.toString(attended.pool()), attended.shown());
            case Token() -> new GateTable.Row(id, community, root, pool, "token", "", "");
            case Invited() -> new GateTable.Row(id, community, root, pool, "guests", "", "");
        };
    }
}
