package usher.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The program with one mistake planted: a copy of one source file in which a snippet is replaced, compiled in memory, and all of Usher's classes loaded
 * anew around it. It shows that a property sees the mistake, and would see it if somebody made it.
 */
final class Mutant extends ClassLoader {

    private final Map<String, byte[]> compiled;

    private Mutant(Map<String, byte[]> compiled) {
        super(Mutant.class.getClassLoader());
        this.compiled = compiled;
    }

    /** @param file a source file such as {@code usher/seats/Seats.java}; {@code snippet} must be in it exactly once */
    static Mutant of(String file, String snippet, String instead) {
        try {
            if (places(file, snippet) != 1) throw new AssertionError("not once in " + file + ": " + snippet);
            var source = Files.readString(source(file));
            return new Mutant(compile(file, source.replace(snippet, instead)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often a snippet is in a source file. */
    static int places(String file, String snippet) {
        try {
            var source = Files.readString(source(file));
            var places = 0;
            for (var at = source.indexOf(snippet); at >= 0; at = source.indexOf(snippet, at + 1)) places++;
            return places;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tests run in their module's folder or in another's. */
    private static Path source(String file) {
        var here = Path.of("").toAbsolutePath();
        return Stream.of(here, here.getParent(), here.getParent().getParent()).map(it -> it.resolve("bot")).map(it -> it.resolve("src/main/java").resolve(file)).filter(Files::exists).findFirst()
            .orElseThrow(() -> new AssertionError("no " + file + " near " + here));
    }

    private static Map<String, byte[]> compile(String file, String source) throws IOException {
        var classes = new HashMap<String, byte[]>();
        var errors = new java.io.StringWriter();
        var java = ToolProvider.getSystemJavaCompiler();
        try (var files = new InMemory(java.getStandardFileManager(null, null, null), classes)) {
            var done = java.getTask(errors, files, null, List.of("-classpath", System.getProperty("java.class.path"), "-parameters", "-proc:none", "-nowarn", "--release", "25"), null,
                List.of(new Source(file, source))).call();
            if (!done) throw new AssertionError("the mutant of " + file + " does not compile: " + errors);
        }
        return classes;
    }

    /** What {@link History#firstBroken} says of it. */
    String plays(long seed, int steps, boolean unguarded) {
        try {
            return (String) loadClass("usher.simulation.History").getMethod("firstBroken", long.class, int.class, boolean.class).invoke(null, seed, steps, unguarded);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("usher.")) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        var mutated = compiled.get(name);
        if (mutated != null) return defineClass(name, mutated, 0, mutated.length);
        try (var in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) throw new ClassNotFoundException(name);
            var bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** A source file that is nowhere on disk. */
    private static final class Source extends SimpleJavaFileObject {
        private final String content;

        Source(String file, String content) {
            super(URI.create("memory:///" + file), Kind.SOURCE);
            this.content = content;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }

    /** Keeps what is compiled in memory. */
    private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, byte[]> classes;

        InMemory(StandardJavaFileManager files, Map<String, byte[]> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            classes.put(name, toByteArray());
                        }
                    };
                }
            };
        }
    }
}
