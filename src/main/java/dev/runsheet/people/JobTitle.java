package dev.runsheet.people;

import dev.runsheet.base.JobTitleId;
import java.time.Instant;
import java.util.List;

/// What somebody is in a team, for steps to be given to before it is known who it will be.
/// `permissions` are words of the client, which mean nothing here.
record JobTitle(
        JobTitleId id,
        String name,
        List<String> permissions,
        Instant createdAt,
        Instant lastUpdated) {

    static JobTitle of(JobTitleChange change, Instant now) {
        return new JobTitle(JobTitleId.fresh(), "", List.of(), now, now).with(change, now);
    }

    JobTitle with(JobTitleChange change, Instant now) {
        return new JobTitle(
                id, change.name().or(name), change.permissions().or(permissions), createdAt, now);
    }

    /// But for when it was changed.
    boolean says(JobTitle other) {
        return name.equals(other.name) && permissions.equals(other.permissions);
    }
}
