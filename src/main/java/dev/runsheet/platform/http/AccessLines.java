package dev.runsheet.platform.http;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.logging.StreamHandler;

/// Writes the access log to the standard output, each line as it is; `logging.properties` names it.
public final class AccessLines extends StreamHandler {
    public AccessLines() {
        super(System.out, new Plain());
    }

    @Override
    public synchronized void publish(LogRecord line) {
        super.publish(line);
        flush();
    }

    private static final class Plain extends Formatter {
        @Override
        public String format(LogRecord line) {
            return line.getMessage() + "\n";
        }
    }
}
