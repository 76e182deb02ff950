package dev.runsheet.template;

import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.FolderId;
import dev.runsheet.base.TagId;
import dev.runsheet.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class LabelStoreTest {
    /// A new folder of the bakery, by its id on the wire.
    static String folder(TestDatabase database, String kind) {
        var id = FolderId.fresh();
        database.database()
                .write(
                        tx ->
                                tx.createUpdate(
                                                """
                                                insert into folder (org_id, id, name, kind, created_at)
                                                values (:org, :id, 'Breads', :kind, :now)
                                                """)
                                        .bind("org", FLOUR)
                                        .bind("id", id)
                                        .bind("kind", kind)
                                        .bind("now", NOON)
                                        .execute());
        return id.hex();
    }

    /// A new tag of the bakery, by its id on the wire.
    static String tag(TestDatabase database, String title) {
        var tag = new Tag(TagId.fresh(), title, "#aa3300");
        database.database()
                .write(
                        tx -> {
                            LabelStore.addTag(tx, FLOUR, tag, NOON);
                            return tag;
                        });
        return tag.id().hex();
    }

    @Test
    void aTagOfTheSameNameIsNotMadeTwice() {
        TestDatabase.tx(
                tx -> {
                    var first = new Tag(TagId.fresh(), "Rush", "#aa3300");
                    LabelStore.addTag(tx, FLOUR, first, NOON);
                    LabelStore.addTag(tx, FLOUR, new Tag(TagId.fresh(), "RUSH", "#000000"), NOON);
                    assertThat(LabelStore.tagCalled(tx, FLOUR, "rush")).contains(first);
                });
    }
}
