package dev.runsheet.testing;

import dev.runsheet.base.Settings;
import dev.runsheet.base.Settings.Membership;
import java.util.OptionalInt;

/// The settings of servers that are not as usual.
public final class Choices {
    private Choices() {}

    public static Settings strict() {
        return of(true, Settings.DEFAULT.membership());
    }

    public static Settings seats(int full, int light) {
        return of(
                false,
                new Membership(OptionalInt.of(full), OptionalInt.of(light), OptionalInt.empty()));
    }

    public static Settings invitationsFor(int days) {
        return of(
                false,
                new Membership(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(days)));
    }

    private static Settings of(boolean isStrict, Membership membership) {
        var usual = Settings.DEFAULT;
        return new Settings(
                usual.requireClientHeader(),
                usual.dateMillis(),
                usual.ownersShape(),
                usual.runWriteProgress(),
                usual.unknownFieldKeys(),
                usual.oneoffPutRequiresCoreFields(),
                usual.completionAcceptsTaskdata(),
                usual.openStatusLiteral(),
                usual.launchTasksMap(),
                usual.putRunAbsentLists(),
                usual.automationFire(),
                usual.reevaluateOnPrerunEdit(),
                usual.webhookRetries(),
                isStrict,
                membership);
    }
}
