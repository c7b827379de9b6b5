package usher.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.tools.ToolProvider;

/**
 * Every pattern in the program's own sources, found by the compiler: what is handed to {@code Text.of}, {@code Card.say} and their like, through however many
 * methods and records it is passed on. What is no constant there cannot be translated, and is listed as a defect.
 */
final class Sources {

    /** What a pattern is used for decides how long it may be. */
    enum Use { WORDS, LABEL, HINT, TITLE, BUTTON }

    /** Where an argument is a pattern: {@code usher.Text.of} takes one first. */
    private record Taker(String method, int index) {}

    private static final Map<Taker, Use> KNOWN = Map.ofEntries(
        Map.entry(new Taker("usher.Text.of", 0), Use.WORDS), Map.entry(new Taker("usher.Card.of", 0), Use.WORDS), Map.entry(new Taker("usher.Card.say", 0), Use.WORDS),
        Map.entry(new Taker("usher.Card.note", 0), Use.WORDS), Map.entry(new Taker("usher.Card.fact", 0), Use.WORDS), Map.entry(new Taker("usher.Card.button", 0), Use.BUTTON),
        Map.entry(new Taker("usher.Card.link", 0), Use.BUTTON), Map.entry(new Taker("usher.Refusal.of", 0), Use.WORDS), Map.entry(new Taker("usher.Field.required", 1), Use.LABEL),
        Map.entry(new Taker("usher.Field.required", 2), Use.HINT), Map.entry(new Taker("usher.Field.optional", 1), Use.LABEL), Map.entry(new Taker("usher.Field.optional", 2), Use.HINT),
        Map.entry(new Taker("usher.Action.command", 1), Use.TITLE), Map.entry(new Taker("usher.Action.question", 1), Use.TITLE),
        Map.entry(new Taker("usher.Action.press", 1), Use.TITLE), Map.entry(new Taker("usher.Action.look", 1), Use.TITLE));

    /** The vocabulary passes patterns on from its own methods; those are the known takers. */
    private static final Set<String> VOCABULARY = Set.of("usher.Text", "usher.Card", "usher.Refusal", "usher.Field", "usher.Action");

    /** Arguments that are words as they are: an English constant there stays English. */
    private static final Set<Taker> UNTRANSLATED = Set.of(new Taker("usher.Text.plain", 1), new Taker("usher.Text.strong", 1), new Taker("usher.Text.verbatim", 0));

    private final Map<Taker, Use> takers = new HashMap<>(KNOWN);
    private final Set<Taker> untranslated = new HashSet<>(UNTRANSLATED);
    private final Map<String, Set<Use>> patterns = new TreeMap<>();
    private final Set<String> defects = new TreeSet<>();

    private Sources() {}

    static Sources read(Path root) {
        var sources = new Sources();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        try (var files = compiler.getStandardFileManager(null, null, null); var all = mains(root)) {
            var task = (JavacTask) compiler.getTask(null, files, _ -> { }, List.of("-proc:none", "-cp", path), null, files.getJavaFileObjectsFromPaths(all.toList()));
            var units = new ArrayList<CompilationUnitTree>();
            task.parse().forEach(units::add);
            task.analyze();
            var trees = Trees.instance(task);
            for (var before = -1; before != sources.takers.size() + sources.untranslated.size(); ) {
                before = sources.takers.size() + sources.untranslated.size();
                sources.patterns.clear();
                sources.defects.clear();
                units.forEach(unit -> sources.new Finder(trees, unit).scan(unit, null));
                sources.shipped(root.resolve("bot/src/main/resources/formats/shipped.json"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    /** The bot's and the adapters' sources; what an operator reads on the command line is English. */
    private static Stream<Path> mains(Path root) throws IOException {
        var folders = new ArrayList<>(List.of(root.resolve("bot/src/main/java")));
        for (var adapter : List.of("discord", "slack", "web")) folders.add(root.resolve("adapters").resolve(adapter).resolve("src/main/java"));
        var found = new ArrayList<Path>();
        for (var folder : folders) {
            try (var walk = Files.walk(folder)) {
                walk.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
            }
        }
        return found.stream();
    }

    /** The formats that come with the program are data, and their words are patterns too. */
    private void shipped(Path formats) throws IOException {
        if (Files.exists(formats)) words(new ObjectMapper().readTree(formats.toFile()));
    }

    private void words(JsonNode node) {
        if (node.isTextual()) patterns.computeIfAbsent(node.asText(), _ -> new LinkedHashSet<>()).add(Use.WORDS);
        node.forEach(this::words);
    }

    /** Each pattern that says something, and what it is used for. */
    Map<String, Set<Use>> patterns() {
        return patterns;
    }

    /** What cannot be translated, as {@code File.java:12 why}. */
    Set<String> defects() {
        return defects;
    }

    private final class Finder extends TreePathScanner<Void, Void> {
        private final Trees trees;
        private final CompilationUnitTree unit;

        Finder(Trees trees, CompilationUnitTree unit) {
            this.trees = trees;
            this.unit = unit;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            if (element(call.getMethodSelect()) instanceof ExecutableElement method) arguments(method, call.getArguments());
            return super.visitMethodInvocation(call, none);
        }

        @Override
        public Void visitNewClass(NewClassTree call, Void none) {
            if (element(call) instanceof ExecutableElement made) arguments(made, call.getArguments());
            return super.visitNewClass(call, none);
        }

        private Element element(Tree tree) {
            return trees.getElement(new TreePath(getCurrentPath(), tree));
        }

        private void arguments(ExecutableElement method, List<? extends ExpressionTree> arguments) {
            var name = name(method);
            for (var i = 0; i < arguments.size(); i++) {
                var at = Math.min(i, method.getParameters().size() - 1);
                var use = takers.get(new Taker(name, at));
                if (use != null && !ownBusiness()) take(arguments.get(i), use);
                if (untranslated.contains(new Taker(name, at)) && !ownBusiness()) words(arguments.get(i));
            }
        }

        /** Inside the vocabulary itself patterns are parameters by nature. */
        private boolean ownBusiness() {
            var type = (TypeElement) trees.getElement(new TreePath(new TreePath(unit), unit.getTypeDecls().getFirst()));
            return VOCABULARY.contains(type.getQualifiedName().toString());
        }

        private void take(ExpressionTree argument, Use use) {
            for (var value : values(argument)) {
                var constant = constant(value);
                if (constant.isPresent()) {
                    patterns.computeIfAbsent(constant.get(), _ -> new LinkedHashSet<>()).add(use);
                } else if (!passedOn(element(value), use)) {
                    defects.add(where(value) + " is no constant: " + value);
                }
            }
        }

        private void words(ExpressionTree argument) {
            for (var value : values(argument)) {
                if (constant(value).isEmpty() && element(value) instanceof VariableElement it && it.getKind() == ElementKind.PARAMETER
                    && it.getEnclosingElement() instanceof ExecutableElement method && method.getParameters().contains(it)) {
                    untranslated.add(new Taker(name(method), method.getParameters().indexOf(it)));
                }
                constant(value).filter(words -> words.matches(".*[a-z]{2}.*") && !words.matches("English|Deutsch|CSV|JSON|Discord|Slack"))
                    .ifPresent(words -> defects.add(where(value) + " is never translated: " + words));
            }
        }

        /** A parameter or a record's part: whatever is handed in there is a pattern. */
        private boolean passedOn(Element from, Use use) {
            if (from == null) return false;
            if (from.getKind() == ElementKind.PARAMETER && from.getEnclosingElement() instanceof ExecutableElement method) {
                var index = method.getParameters().indexOf(from);
                return index >= 0 && add(new Taker(name(method), index), use);
            }
            if ((from.getKind() == ElementKind.FIELD || from.getKind() == ElementKind.METHOD) && from.getEnclosingElement() instanceof TypeElement type
                && type.getKind() == ElementKind.RECORD) {
                var parts = type.getRecordComponents().stream().map(part -> part.getSimpleName().toString()).toList();
                var index = parts.indexOf(from.getSimpleName().toString());
                return index >= 0 && add(new Taker(type.getQualifiedName() + ".<init>", index), use);
            }
            return false;
        }

        private boolean add(Taker taker, Use use) {
            takers.putIfAbsent(taker, use);
            return true;
        }

        private Optional<String> constant(ExpressionTree value) {
            return switch (value) {
                case LiteralTree it when it.getValue() instanceof String words -> Optional.of(words);
                case ParenthesizedTree it -> constant(it.getExpression());
                case BinaryTree it when it.getKind() == Tree.Kind.PLUS -> constant(it.getLeftOperand()).flatMap(left -> constant(it.getRightOperand()).map(right -> left + right));
                default -> element(value) instanceof VariableElement it && it.getConstantValue() instanceof String words ? Optional.of(words) : Optional.empty();
            };
        }

        /** What an expression can come to: the branches of a choice, one by one. */
        private List<ExpressionTree> values(ExpressionTree expression) {
            return switch (expression) {
                case ParenthesizedTree it -> values(it.getExpression());
                case ConditionalExpressionTree it -> Stream.concat(values(it.getTrueExpression()).stream(), values(it.getFalseExpression()).stream()).toList();
                case SwitchExpressionTree it -> results(it).stream().flatMap(result -> values(result).stream()).toList();
                default -> List.of(expression);
            };
        }

        private List<ExpressionTree> results(SwitchExpressionTree choice) {
            var results = new ArrayList<ExpressionTree>();
            for (var branch : choice.getCases()) {
                if (branch.getBody() instanceof ExpressionTree result) results.add(result);
                else new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitYield(YieldTree yield, Void none) {
                        results.add(yield.getValue());
                        return null;
                    }
                }.scan(branch, null);
            }
            return results;
        }

        private String where(Tree tree) {
            var line = unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
            return Path.of(unit.getSourceFile().toUri()).getFileName() + ":" + line;
        }
    }

    private static String name(ExecutableElement method) {
        return ((TypeElement) method.getEnclosingElement()).getQualifiedName() + "." + method.getSimpleName();
    }
}
