package dev.runsheet.base;

/// The choices where the sources of the wire contradict each other (tasks spec section 19).
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
        int webhookRetries) {

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
                    0);

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
