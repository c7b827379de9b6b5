package usher.mentors;

import java.util.List;
import java.util.stream.Stream;

/** Two short case studies: whom somebody helped, with what, and what came of it. */
record Studies(String one, String two) {

    static final Studies NONE = new Studies("", "");

    boolean isEmpty() {
        return one.isEmpty() && two.isEmpty();
    }

    List<String> written() {
        return Stream.of(one, two).filter(it -> !it.isEmpty()).toList();
    }
}
