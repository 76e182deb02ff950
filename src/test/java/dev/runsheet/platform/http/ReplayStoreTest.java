package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.TestDatabase;
import dev.runsheet.testing.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayStoreTest {
    private static final Replays.Key KEY = new Replays.Key(World.FLOUR, "member:1001", "order 7");
    private static final Replays.Stored ANSWER =
            new Replays.Stored(
                    new byte[] {1, 2, 3},
                    201,
                    Map.of("ETag", "\"1\""),
                    "{}".getBytes(StandardCharsets.UTF_8));

    private final ReplayStore store = new ReplayStore();

    @Test
    void anAnswerIsFoundAgainForADay() {
        TestDatabase.tx(
                tx -> {
                    assertThat(store.lock(tx, KEY)).isTrue();
                    store.store(tx, KEY, ANSWER, World.NOON);
                    var found = store.find(tx, KEY, World.NOON.plus(Duration.ofHours(23)));
                    assertThat(found).isPresent();
                    assertThat(found.get().status()).isEqualTo(201);
                    assertThat(found.get().headers()).isEqualTo(ANSWER.headers());
                    assertThat(found.get().body()).isEqualTo(ANSWER.body());
                    assertThat(store.find(tx, KEY, World.NOON.plus(Duration.ofHours(25))))
                            .isEmpty();
                });
    }

    @Test
    void onlyWhatIsADayOldIsForgotten() {
        TestDatabase.tx(
                tx -> {
                    store.store(tx, KEY, ANSWER, World.NOON);
                    assertThat(store.forget(tx, World.FLOUR, World.NOON.plus(Duration.ofHours(23))))
                            .isZero();
                    assertThat(store.forget(tx, World.MILL, World.NOON.plus(Duration.ofHours(25))))
                            .isZero();
                    assertThat(store.forget(tx, World.FLOUR, World.NOON.plus(Duration.ofHours(25))))
                            .isEqualTo(1);
                });
    }
}
