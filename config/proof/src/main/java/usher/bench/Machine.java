package usher.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What it was measured on. */
final class Machine {

    private Machine() {}

    /** One line: processor, cores, memory, system, Java. */
    static String words() {
        var os = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return String.format(Locale.ROOT, "%s, %d cores, %.0f GB of memory, %s %s, Java %s (%s)", processor(), os.getAvailableProcessors(), os.getTotalMemorySize() / 1e9,
            System.getProperty("os.name"), System.getProperty("os.version"), Runtime.version(), System.getProperty("java.vm.vendor"));
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name")).findFirst().map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse(System.getProperty("os.arch"));
        } catch (IOException noLinux) {
            return System.getProperty("os.arch");
        }
    }

    /** The part of the processors that others take, in percent, looked at for a second in which nothing is measured. */
    static long taken() throws InterruptedException {
        var os = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        os.getCpuLoad(); // it counts from one asking to the next
        Thread.sleep(1000);
        return Math.round(Math.max(0, os.getCpuLoad()) * 100);
    }

    /** The version that is measured: the checkout's commit, with a + when files differ from it. */
    static String version(Path checkout) {
        var commit = git(checkout, "rev-parse", "--short", "HEAD");
        if (commit.isEmpty()) return "no Git checkout";
        return commit + (git(checkout, "status", "--porcelain", "--untracked-files=no").isEmpty() ? "" : "+");
    }

    private static String git(Path checkout, String... words) {
        try {
            var command = new java.util.ArrayList<>(java.util.List.of("git", "-C", checkout.toString()));
            command.addAll(java.util.List.of(words));
            var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? said : "";
        } catch (IOException noGit) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
