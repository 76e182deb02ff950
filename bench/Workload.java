package dev.runsheet.bench;

import java.util.function.Supplier;

/// One kind of request, each time with another target.
record Workload(String name, Supplier<Load.Request> requests) {
    Load.Request next() {
        return requests.get();
    }
}
