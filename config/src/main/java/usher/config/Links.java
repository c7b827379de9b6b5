package usher.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;

/** The addresses by which people reach the web pages. */
final class Links {

    private Links() {}

    /** Whether only this machine reaches the web pages. */
    static boolean loopback(Settings settings) {
        try {
            return InetAddress.getByName(settings.get(Setting.HOST)).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new Mistake("USHER_HOST is \"" + settings.get(Setting.HOST) + "\", which this machine does not know; it takes " + Setting.HOST.accepted().words() + ".");
        }
    }

    /** Host names other than the machine's own loopback ones that browsers may use. */
    static Set<String> names(Settings settings) {
        return settings.find(Setting.PUBLIC_URL).map(url -> Set.of(URI.create(url).getHost())).orElse(Set.of());
    }

    /** Where the pages are for people. */
    static URI base(Settings settings, int port) {
        var host = settings.get(Setting.HOST);
        var here = "http://" + (host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        return URI.create(settings.find(Setting.PUBLIC_URL).orElse(here).replaceFirst("/+$", ""));
    }

    /** Where to click, with the playground's access token when there is one. */
    static String own(Settings settings, int port, Optional<String> token) {
        return base(settings, port) + "/" + token.map(it -> "?token=" + it).orElse("");
    }
}
