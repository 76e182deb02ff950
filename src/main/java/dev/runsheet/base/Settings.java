package dev.runsheet.base;

import java.util.OptionalInt;

/// The choices where the sources of the wire contradict each other (tasks spec section 19), and
/// what whoever runs the server allows. `strictValidation` refuses what the documents of the wire
/// refuse, where its clients do otherwise (platform spec, preamble).
public record Settings(
        boolean requireClientHeader,
        DateMillis dateMillis,
        OwnersShape ownersShape,
        RunWriteProgress runWriteProgress,
        UnknownFieldKeys unknownFieldKeys,
        boolean oneoffPutRequiresCoreFields,
        boolean completionAcceptsTaskdata,
        OpenStatusLiteral openStatusLiteral,
        LaunchTasksMap launchTasksMap,
        PutRunAbsentLists putRunAbsentLists,
        AutomationFire automationFire,
        boolean reevaluateOnPrerunEdit,
        int webhookRetries,
        boolean strictValidation,
        Membership membership) {

    public static final Settings DEFAULT =
            new Settings(
                    false,
                    DateMillis.PER_EXAMPLE,
                    OwnersShape.DOCUMENTED,
                    RunWriteProgress.INTEGER,
                    UnknownFieldKeys.SEED,
                    false,
                    true,
                    OpenStatusLiteral.ACTIVE,
                    LaunchTasksMap.OVERRIDE,
                    PutRunAbsentLists.KEEP,
                    AutomationFire.RESET_ON_REOPEN,
                    false,
                    0,
                    false,
                    new Membership(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()));

    /// How many may be members of an organization, with a role that writes and with a light one,
    /// and for how many days they may accept; empty is without a limit.
    public record Membership(
            OptionalInt fullSeats, OptionalInt lightSeats, OptionalInt invitationDays) {}

    public boolean requiresClient() {
        return requireClientHeader || strictValidation;
    }

    public enum DateMillis {
        PER_EXAMPLE,
        ALWAYS,
        NEVER
    }

    public enum OwnersShape {
        DOCUMENTED,
        OBJECTS,
        INTEGERS
    }

    public enum RunWriteProgress {
        INTEGER,
        OBJECT
    }

    /// SEED refuses unknown keys on writes and drops them at launch.
    public enum UnknownFieldKeys {
        SEED,
        DROP,
        REJECT
    }

    public enum OpenStatusLiteral {
        ACTIVE,
        IN_PROGRESS
    }

    public enum LaunchTasksMap {
        OVERRIDE,
        SUBSET
    }

    public enum PutRunAbsentLists {
        KEEP,
        DETACH
    }

    public enum AutomationFire {
        RESET_ON_REOPEN,
        ONCE
    }
}
