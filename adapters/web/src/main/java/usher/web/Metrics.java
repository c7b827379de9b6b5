package usher.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Watch;

/**
 * Counts what the bot does and writes it as {@code /metrics} in Prometheus' text format; times are seconds. Labels are names of actions, outcomes and
 * platforms only: never a person, a channel or anything that was typed.
 */
public final class Metrics implements Watch, AutoCloseable {

    /** Bounds of the latency histogram; 3 s is where the platforms stop waiting, 1.5 s where an adapter acknowledges first. */
    private static final Duration[] BOUNDS = List.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 1_500, 3_000).stream().map(Duration::ofMillis).toArray(Duration[]::new);

    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

    private final List<Runnable> looks = new CopyOnWriteArrayList<>();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Timer latency = Timer.builder("usher.answer.latency").description("From a call's arrival at the bot to its answer")
        .publishPercentiles(0.5, 0.99).register(registry);
    private final DistributionSummary groupCalls = DistributionSummary.builder("usher.group.calls").description("Calls committed in one group")
        .publishPercentiles(0.5, 0.99).register(registry);
    private final DistributionSummary groupTimers = DistributionSummary.builder("usher.group.timers").description("Timers committed in one group").register(registry);
    private final Timer groupTime = Timer.builder("usher.group").description("Time a group took until it was forced to disk").publishPercentiles(0.5, 0.99).register(registry);
    private final Timer timerLag = Timer.builder("usher.timer.lag").description("How late timers ran after their instant").publishPercentiles(0.5, 0.99).register(registry);

    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    @Override
    public void answered(String action, String outcome, Duration took) {
        Counter.builder("usher.calls").description("Calls answered, by action and outcome").tag("action", action).tag("outcome", outcome).register(registry).increment();
        Timer.builder("usher.call").description("Answers' latency as a histogram, by outcome").tag("outcome", outcome).serviceLevelObjectives(BOUNDS)
            .register(registry).record(took);
        latency.record(took);
    }

    @Override
    public void committed(int calls, int timers, Duration took) {
        groupCalls.record(calls);
        groupTimers.record(timers);
        groupTime.record(took);
    }

    @Override
    public void delivered(String platform, String outcome, Duration lag) {
        Counter.builder("usher.deliveries").description("Deliveries ended, by platform and outcome").tag("platform", platform).tag("outcome", outcome)
            .register(registry).increment();
        Timer.builder("usher.outbox.lag").description("From a message being wanted to its delivery's end").tag("platform", platform)
            .publishPercentiles(0.5, 0.99).register(registry).record(lag);
    }

    @Override
    public void fired(String action, Duration late) {
        timerLag.record(late.isNegative() ? Duration.ZERO : late);
    }

    /** Adds a number that is read when somebody looks, such as the depth of the writer's queue: {@code gauge("usher.queue.depth", …)}. */
    public void gauge(String name, String description, DoubleSupplier value) {
        Gauge.builder(name, value::getAsDouble).description(description).strongReference(true).register(registry);
    }

    /** Adds one number for each of several, read anew whenever somebody looks. {@code label} tells them apart by a number of ours, never by what was typed. */
    public void gauges(String name, String description, String label, Supplier<Map<String, Long>> values) {
        var rows = MultiGauge.builder(name).description(description).register(registry);
        looks.add(() -> rows.register(values.get().entrySet().stream().map(it -> MultiGauge.Row.of(Tags.of(label, it.getKey()), it.getValue())).collect(Collectors.toList()), true));
    }

    String text() {
        looks.forEach(Metrics::look);
        return registry.scrape();
    }

    /** What cannot be read now keeps its last value: whoever watches needs the other numbers all the more. */
    private static void look(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.warn("a number for /metrics cannot be read: {}", e.toString());
        }
    }

    @Override
    public void close() {
        registry.close();
    }
}
