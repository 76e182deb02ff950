package dev.runsheet.platform.db;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.base.Seal;
import dev.runsheet.testing.TestDatabase;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SameKeyTest {
    private static Seal seal(String key) {
        return new Seal(new SecretKeySpec(key.getBytes(), "HmacSHA256"));
    }

    @Test
    void aServerWithAnotherKeyIsTurnedAway() {
        try (var own = TestDatabase.fresh()) {
            var database = own.database();
            SameKey.check(database, own.address(), seal("the first"));
            assertThatCode(() -> SameKey.check(database, own.address(), seal("the first")))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> SameKey.check(database, own.address(), seal("another")))
                    .isInstanceOf(Unusable.class)
                    .hasMessageStartingWith(
                            "The database "
                                    + own.address()
                                    + " belongs to servers with another secret key.")
                    .hasMessageContaining("RUNSHEET_SECRET_KEY")
                    .hasMessageNotContaining("another\n");
        }
    }
}
