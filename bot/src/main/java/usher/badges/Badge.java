package usher.badges;

/** Recognition of one kind, such as {@code Helper}; who has it is counted nowhere else. */
public record Badge(long id, long communityId, String name) {}
