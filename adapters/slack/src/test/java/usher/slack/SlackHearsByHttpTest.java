package usher.slack;

/** What is heard by signed HTTP requests. */
class SlackHearsByHttpTest extends SlackHearing {

    @Override
    boolean http() {
        return true;
    }
}
