package dev.runsheet.base;

/// How a task may be worked on: the flags that a step of a template hands to its tasks.
/// `maxAssignable` counts members and guests; 0 is no limit.
public record Policy(
        boolean everyoneMustComplete,
        boolean onlyAssigneesComplete,
        int maxAssignable,
        boolean allowGuestOwners,
        boolean preventGuestComment,
        boolean topSecret,
        boolean sendChromeless,
        boolean softStart) {
    /// What a new step has when nothing was sent (templates spec 6.1).
    public static final Policy OF_A_STEP =
            new Policy(false, false, 0, true, false, false, false, true);

    /// What a new one-off task has when nothing was sent (tasks spec 4.5).
    public static final Policy OF_A_ONE_OFF =
            new Policy(false, false, 0, true, false, false, false, false);
}
