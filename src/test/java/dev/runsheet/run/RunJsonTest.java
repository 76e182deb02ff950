package dev.runsheet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Settings;
import dev.runsheet.base.Settings.RunWriteProgress;
import dev.runsheet.testing.Rows;
import dev.runsheet.testing.TestDatabase;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunJsonTest {
    @Test
    void progressAfterAWriteIsANumberOrAnObjectAsTheSettingSays() {
        assertThat(written(RunWriteProgress.INTEGER))
                .containsEntry("progress", 33)
                .containsEntry("whole_progress", 20);
        assertThat(written(RunWriteProgress.OBJECT))
                .containsEntry("progress", Map.of("complete", 1, "total", 3, "percent", 33))
                .containsEntry("whole_progress", Map.of("complete", 1, "total", 5, "percent", 20));
    }

    private static Map<String, Object> written(RunWriteProgress progress) {
        return TestDatabase.txOf(
                tx -> {
                    var columns =
                            Map.<String, Object>of(
                                    "tasks_done", 1, "tasks_shown", 3, "tasks_hidden", 2);
                    var id = Rows.run(tx, 901, columns);
                    var run = RunStore.find(tx, World.FLOUR, id).orElseThrow();
                    var derived = RunDerived.of(List.of(), false, World.NOON);
                    return new RunJson(with(progress), World.ANN).written(run, derived);
                });
    }

    private static Settings with(RunWriteProgress progress) {
        var usual = Settings.DEFAULT;
        return new Settings(
                usual.requireClientHeader(),
                usual.dateMillis(),
                usual.ownersShape(),
                progress,
                usual.unknownFieldKeys(),
                usual.oneoffPutRequiresCoreFields(),
                usual.completionAcceptsTaskdata(),
                usual.openStatusLiteral(),
                usual.launchTasksMap(),
                usual.putRunAbsentLists(),
                usual.automationFire(),
                usual.reevaluateOnPrerunEdit(),
                usual.webhookRetries(),
                usual.strictValidation(),
                usual.membership());
    }
}
