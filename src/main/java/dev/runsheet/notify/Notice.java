package dev.runsheet.notify;

import dev.runsheet.base.MemberId;
import java.time.Instant;

/// That somebody is told of something. `by` is the name of who did it, and `member` is them if they
/// are one; `said` are the words that were said. Each may be null.
record Notice(
        Kind kind,
        Recipient to,
        Thing about,
        String by,
        MemberId member,
        String said,
        Instant at) {}
