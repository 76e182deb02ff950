package dev.runsheet.server;

import dev.runsheet.activity.KeepMonths;
import dev.runsheet.base.Settings;
import dev.runsheet.feed.ForgetLog;
import dev.runsheet.file.Shelf;
import dev.runsheet.file.SweepFiles;
import dev.runsheet.notify.ForgetNotices;
import dev.runsheet.notify.SendDigests;
import dev.runsheet.notify.SendWatched;
import dev.runsheet.notify.TellDeadlines;
import dev.runsheet.people.ForgetLetters;
import dev.runsheet.people.ForgetSignIns;
import dev.runsheet.people.PostResets;
import dev.runsheet.people.TellFailedSignIns;
import dev.runsheet.platform.db.Database;
import dev.runsheet.platform.job.Jobs;
import dev.runsheet.run.ArchiveCompletedRuns;
import dev.runsheet.run.CompleteOldTasks;
import dev.runsheet.run.ExpireTasks;
import dev.runsheet.run.ForgetVisits;
import dev.runsheet.run.WelcomeNewcomers;
import dev.runsheet.webhook.ForgetDeliveries;
import java.time.Duration;
import java.time.InstantSource;

/// What is done without anybody asking; of several servers one does it.
public final class EveryJob {
    private EveryJob() {}

    /// They wait to be started.
    public static Jobs of(Database database, Shelf shelf, Settings settings, InstantSource clock) {
        return new Jobs(database, clock)
                .every(
                        Duration.ofMinutes(1),
                        "expire tasks",
                        (transactions, now) -> ExpireTasks.run(transactions, settings, now))
                .every(
                        Duration.ofMinutes(1),
                        "welcome newcomers",
                        (transactions, now) -> WelcomeNewcomers.run(transactions, settings, now))
                .every(
                        Duration.ofHours(1),
                        "archive completed runs",
                        (transactions, now) ->
                                ArchiveCompletedRuns.run(transactions, settings, now))
                .every(
                        Duration.ofHours(1),
                        "complete old tasks",
                        (transactions, now) -> CompleteOldTasks.run(transactions, settings, now))
                .every(Duration.ofMinutes(1), "tell deadlines", TellDeadlines::run)
                .every(Duration.ofMinutes(1), "send digests", SendDigests::run)
                .every(Duration.ofMinutes(1), "send what is watched", SendWatched::run)
                .every(Duration.ofDays(1), "keep months", KeepMonths::run)
                .every(Duration.ofDays(1), "forget deliveries", ForgetDeliveries::run)
                .every(Duration.ofDays(1), "forget letters", ForgetLetters::run)
                .every(Duration.ofDays(1), "forget log", ForgetLog::run)
                .every(Duration.ofDays(1), "forget notices", ForgetNotices::run)
                .every(Duration.ofDays(1), "forget visits", ForgetVisits::run)
                .every(Duration.ofDays(1), "forget sign-ins", ForgetSignIns::run)
                .every(Duration.ofSeconds(5), "post resets", PostResets::run)
                .every(Duration.ofSeconds(10), "tell failed sign-ins", TellFailedSignIns::run)
                .every(
                        Duration.ofHours(6),
                        "sweep files",
                        (transactions, now) -> SweepFiles.run(transactions, shelf, now));
    }
}
