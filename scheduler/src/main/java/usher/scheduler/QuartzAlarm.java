package usher.scheduler;

import static org.quartz.JobBuilder.newJob;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Date;
import java.util.Properties;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;
import org.quartz.Job;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.simpl.RAMJobStore;
import org.quartz.simpl.SimpleThreadPool;
import usher.Alarm;

/**
 * An {@link Alarm} on Quartz: one one-shot trigger that {@link #set} moves, held in memory, since the bot's own rows are what must survive a restart.
 * Instants are by the clock it is given, which may run beside the computer's; a missed instant rings at once.
 */
public final class QuartzAlarm implements Alarm {

    private static final JobKey JOB = JobKey.jobKey("ring");
    private static final TriggerKey TRIGGER = TriggerKey.triggerKey("next");
    /** Quartz looks at the computer's clock anew this often, so that a corrected clock makes it at most this late. */
    private static final Duration GLANCE = Duration.ofSeconds(5);
    /** Quartz computes with 32-bit fields in places; nobody's timer is further ahead than this, and the alarm is set anew long before. */
    private static final Duration FARTHEST = Duration.ofDays(3650);

    private final InstantSource clock;
    private final Scheduler scheduler;
    private @Nullable Runnable ring;
    private @Nullable Instant next;

    /** @param clock the bot's clock, which {@link #set} and the ringing go by */
    public QuartzAlarm(InstantSource clock) {
        this.clock = clock;
        try {
            scheduler = new StdSchedulerFactory(quiet()).getScheduler();
            // a scheduler without a trigger keeps its job only when that is durable
            scheduler.addJob(newJob(Job.class).withIdentity(JOB).storeDurably().build(), true);
            scheduler.setJobFactory((_, _) -> _ -> due());
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz did not start", e);
        }
    }

    private static Properties quiet() {
        var properties = new Properties();
        // a name of its own: Quartz hands out one scheduler per name and program
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, "alarm-" + UUID.randomUUID());
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_IDLE_WAIT_TIME, Long.toString(GLANCE.toMillis()));
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_MAKE_SCHEDULER_THREAD_DAEMON, "true");
        properties.setProperty(StdSchedulerFactory.PROP_JOB_STORE_CLASS, RAMJobStore.class.getName());
        properties.setProperty(StdSchedulerFactory.PROP_THREAD_POOL_CLASS, SimpleThreadPool.class.getName());
        properties.setProperty("org.quartz.threadPool.threadCount", "1");
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        return properties;
    }

    @Override
    public synchronized void open(Runnable ring) {
        this.ring = ring;
        try {
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz did not start", e);
        }
    }

    @Override
    public synchronized void set(Instant when) {
        next = when;
        arm(when);
    }

    /** The clock was moved: what was set rings by what it says now. */
    public synchronized void clockMoved() {
        if (next != null) arm(next);
    }

    @Override
    public Instant next(String cron, ZoneId zone, Instant after) {
        try {
            var expression = new CronExpression(cron);
            expression.setTimeZone(TimeZone.getTimeZone(zone));
            var found = expression.getNextValidTimeAfter(Date.from(after));
            if (found == null) throw new IllegalArgumentException("\"" + cron + "\" names no instant after " + after);
            return found.toInstant();
        } catch (ParseException e) {
            throw new IllegalArgumentException("\"" + cron + "\" is not a Quartz cron expression: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz did not stop", e);
        }
    }

    /** Quartz says it is time. By the bot's clock it may not be yet: the computer's clock was set back, or set again just now. */
    private void due() {
        Runnable call;
        synchronized (this) {
            if (next == null || ring == null) return;
            if (clock.instant().isBefore(next)) {
                arm(next);
                return;
            }
            next = null;
            call = ring;
        }
        call.run();
    }

    private void arm(Instant when) {
        var trigger = newTrigger().withIdentity(TRIGGER).forJob(JOB).startAt(onTheComputersClock(when))
            .withSchedule(simpleSchedule().withRepeatCount(0).withMisfireHandlingInstructionFireNow()).build();
        try {
            replace(trigger);
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz did not take " + when, e);
        }
    }

    private void replace(Trigger trigger) throws SchedulerException {
        if (scheduler.isShutdown()) return;
        if (scheduler.rescheduleJob(TRIGGER, trigger) == null) scheduler.scheduleJob(trigger);
    }

    /** Rounded up to Quartz's milliseconds: a drop opens late by one, never early. */
    private Date onTheComputersClock(Instant when) {
        var wait = Duration.between(clock.instant(), when);
        if (wait.compareTo(FARTHEST) > 0) wait = FARTHEST;
        if (wait.isNegative()) wait = Duration.ZERO;
        return Date.from(Instant.now().plus(wait).plusNanos(999_999));
    }
}
