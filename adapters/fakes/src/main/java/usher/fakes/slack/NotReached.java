package usher.fakes.slack;

/** The bot was not there to be told: the person reads "the app did not respond", and it is not the bot's fault. */
public final class NotReached extends RuntimeException {

    NotReached(String why) {
        super(why);
    }
}
