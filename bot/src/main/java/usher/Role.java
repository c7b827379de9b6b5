package usher;

/** What a person is in their community. Roles are a set, not a ladder: a moderator is not by that a mentor. */
public enum Role { MEMBER, MENTOR, MODERATOR, ADMIN }
