package usher;

import java.net.URI;
import java.util.function.Supplier;

/** Where Usher's web pages are, for links to them. The address is asked for when a link is made, since the port may be known only then. */
public record Pages(Supplier<URI> root) {

    public static Pages at(String root) {
        return new Pages(() -> URI.create(root));
    }

    /** {@code path} as people reach it from outside; it begins with a slash. */
    public URI link(String path) {
        return URI.create(root.get().toString().replaceFirst("/+$", "") + path);
    }
}
