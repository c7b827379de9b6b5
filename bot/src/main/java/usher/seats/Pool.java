package usher.seats;

/** A number of seats and how many of them one person may have. */
public record Pool(long id, long communityId, int capacity, int perPerson) {}
