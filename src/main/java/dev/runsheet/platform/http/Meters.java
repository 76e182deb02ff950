package dev.runsheet.platform.http;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Counts and times requests by route, method and status, and watches the virtual machine.
final class Meters implements AutoCloseable {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofNanos(2_500_000),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final PrometheusMeterRegistry registry;

    private final JvmGcMetrics pauses = new JvmGcMetrics();

    Meters(PrometheusMeterRegistry registry) {
        this.registry = registry;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        pauses.bindTo(registry);
    }

    @Override
    public void close() {
        pauses.close();
    }

    Timed timed(String method, String route) {
        return new Timed(method, route);
    }

    String scrape() {
        return registry.scrape();
    }

    /// The timers of one route, one for each status it has answered.
    final class Timed {
        private final String method;
        private final String route;
        private final Map<Integer, Timer> byStatus = new ConcurrentHashMap<>();

        private Timed(String method, String route) {
            this.method = method;
            this.route = route;
        }

        void record(int status, long nanos) {
            var timer = byStatus.get(status);
            if (timer == null) {
                timer = byStatus.computeIfAbsent(status, this::timer);
            }
            timer.record(Duration.ofNanos(nanos));
        }

        private Timer timer(int status) {
            return Timer.builder("http.server.requests")
                    .description("Requests by route, method and status")
                    .tag("route", route)
                    .tag("method", method)
                    .tag("status", Integer.toString(status))
                    .serviceLevelObjectives(BUCKETS)
                    .register(registry);
        }
    }
}
