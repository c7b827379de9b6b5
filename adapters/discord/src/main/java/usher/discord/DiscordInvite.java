package usher.discord;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import net.dv8tion.jda.api.Permission;

/** The link by which an administrator adds Usher to a server, with exactly the rights it needs. */
public final class DiscordInvite {

    private DiscordInvite() {}

    public static URI link(String applicationId) {
        return URI.create("https://discord.com/oauth2/authorize?client_id=" + applicationId + "&scope=bot+applications.commands&permissions="
            + Permission.getRaw(DiscordRights.NEEDED));
    }

    /** The same link with the server already chosen: it grants missing rights. */
    static URI link(String applicationId, String guildId) {
        return URI.create(link(applicationId) + "&guild_id=" + guildId + "&disable_guild_select=true");
    }

    /** What to do about missing rights, as a sentence; empty when the token does not say whose it is. */
    static String remedy(String token, usher.Space space) {
        return applicationId(token).map(id -> "An administrator can grant them here: " + link(id, space.id())).orElse("");
    }

    /** The application's id, which a bot token's first part holds in Base64; empty for what is no bot token. */
    public static Optional<String> applicationId(String token) {
        var first = token.strip().replaceFirst("^Bot ", "").split("\\.", 2)[0];
        try {
            var id = new String(Base64.getUrlDecoder().decode(first.replace('+', '-').replace('/', '_').replace("=", "")), StandardCharsets.US_ASCII);
            return Optional.of(id).filter(it -> it.matches("\\d{15,20}"));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
