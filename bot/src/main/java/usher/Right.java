package usher;

import java.util.Set;

/** Who may call an action, checked in the core before its handler runs. Relations to a row (host of this event) are checked by the handler, with {@link Refusal}. */
public record Right(String name, Set<Role> roles) {

    public static final Right ANYONE = new Right("anyone", Set.of());
    public static final Right MENTORS = new Right("mentors", Set.of(Role.MENTOR, Role.MODERATOR, Role.ADMIN));
    public static final Right MODERATORS = new Right("moderators", Set.of(Role.MODERATOR, Role.ADMIN));
    public static final Right ADMINS = new Right("admins", Set.of(Role.ADMIN));

    /** Throws the {@link Refusal} that says who may. */
    public void check(Person person) {
        if (!allows(person)) throw refusal();
    }

    Refusal refusal() {
        return Refusal.of("Only {who} can do that here. {command} shows what you can do.", Text.text("who", Text.of(name)), Text.code("command", "/usher help"));
    }

    public boolean allows(Person person) {
        return roles.isEmpty() || person.roles().stream().anyMatch(roles::contains);
    }
}
