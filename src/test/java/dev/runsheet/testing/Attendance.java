package dev.runsheet.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Knows which test classes have begun, so that a test can tell whether the whole suite ran. JUnit
/// finds it by its entry in `META-INF/services`.
public final class Attendance implements BeforeAllCallback {
    private static final Set<String> BEGUN = ConcurrentHashMap.newKeySet();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getTestClass().ifPresent(each -> BEGUN.add(each.getName()));
    }

    public static Set<String> classes() {
        return Set.copyOf(BEGUN);
    }
}
