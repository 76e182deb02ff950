package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import java.time.Instant;

/// What a member has done in an organization so far; `lastStepAt` may be null.
record MemberDeeds(
        MemberId member,
        long steps,
        Instant lastStepAt,
        long templates,
        long runs,
        long completedTasks) {}
