package dev.runsheet.activity;

import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import java.util.Locale;

/// What an event happened to.
public record Subject(Kind kind, String id) {
    public enum Kind {
        TEMPLATE,
        STEP,
        RUN,
        TASK,
        THREAD,
        MEMBER,
        GUEST,
        ORGANIZATION,
        TAG,
        GROUP,
        FOLDER,
        SNIPPET,
        JOB_TITLE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Subject of(Kind kind, Id id) {
        return new Subject(kind, id.hex());
    }

    public static Subject of(MemberId id) {
        return new Subject(Kind.MEMBER, id.toString());
    }

    /// A guest goes by their address.
    public static Subject ofGuest(String email) {
        return new Subject(Kind.GUEST, email);
    }
}
