package usher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import usher.discord.BareDiscord;
import usher.slack.BareSlack;

/** JDA and Bolt without Usher in one process, as Usher has them in one: the floor of a herd on both platforms. */
public final class Bare {

    private Bare() {}

    public static void main(String[] args) throws Exception {
        Thread.ofPlatform().start(() -> {
            try {
                BareSlack.main(args);
            } catch (Exception e) {
                e.printStackTrace();
            }
        });
        BareDiscord.main(args);
    }

    /** These classes in a jar of their own before the packaged program's, since Java's class cache takes no folders; empty where the program is not packaged. */
    static Optional<String> classPath(Product product) throws IOException {
        if (product.jar().isEmpty()) return Optional.empty();
        var jar = product.folder().resolve("bare.jar");
        if (!Files.exists(jar)) {
            try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
                for (var name : List.of("usher/bench/Bare", "usher/discord/BareDiscord", "usher/slack/BareSlack")) pack(name, out);
            }
        }
        return Optional.of(jar + java.io.File.pathSeparator + product.jar().get());
    }

    private static void pack(String name, JarOutputStream out) throws IOException {
        var folder = Path.of(java.net.URI.create(String.valueOf(Bare.class.getProtectionDomain().getCodeSource().getLocation())));
        try (var files = Files.list(folder.resolve(name).getParent())) {
            for (var file : files.filter(it -> it.getFileName().toString().matches(Path.of(name).getFileName() + "(\\$.*)?\\.class")).toList()) {
                out.putNextEntry(new JarEntry(Path.of(name).getParent() + "/" + file.getFileName()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }

    static Child start(Product product, Map<String, String> environment, List<String> flags) throws IOException {
        var command = new ArrayList<>(Child.FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath(product).orElse(System.getProperty("java.class.path")), Bare.class.getName()));
        return Child.start(product.folder(), environment, command);
    }
}
