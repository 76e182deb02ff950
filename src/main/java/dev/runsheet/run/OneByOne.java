package dev.runsheet.run;

import dev.runsheet.base.Id;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Goes through what has been lying for long enough. It goes on behind the last one that was tried,
/// not from the front, where those stay that nothing can be done about.
final class OneByOne {
    private static final System.Logger LOG = System.getLogger("runsheet.housekeeping");

    private OneByOne() {}

    /// `behind` finds at most `most`, in the order of their ids; `what` names one of them in the
    /// log.
    static <T extends Id> void run(
            String what, T first, int most, Function<T, List<T>> behind, Consumer<T> work) {
        var last = first;
        var found = List.<T>of();
        do {
            found = behind.apply(last);
            for (var each : found) {
                attempt(what, each, work);
                last = each;
            }
        } while (found.size() == most);
    }

    /// One that it fails for must not keep those behind it waiting.
    private static <T extends Id> void attempt(String what, T each, Consumer<T> work) {
        try {
            work.accept(each);
        } catch (RuntimeException fault) {
            LOG.log(Level.WARNING, what + " " + each.hex() + " stays as it is", fault);
        }
    }
}
