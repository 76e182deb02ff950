package dev.runsheet.feed;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.LIN_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.tag.TagsApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Recipe;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What happened to templates is for those who may see them, and what happened to tags for all.
class FeedOfTemplatesTest {
    private static final ApiServer API =
            ApiServer.of(ActivityFeedsApi::mount, TemplatesApi::mount, TagsApi::mount);
    private static final String ORG = "/organizations/" + FLOUR.hex();
    private static final String FEED = ORG + "/activity-feeds";

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void theFeedOfATemplateIsForThoseWhoMaySeeIt() {
        var open = Recipe.called("Rolls").step("Knead", Map.of()).create(API);
        var closed =
                Recipe.called("Secret rolls")
                        .with("permissions", linsAlone())
                        .step("Knead", Map.of())
                        .create(API);
        API.as(ANN_TOKEN).put(closed.path() + "/steps/" + closed.id("Knead"), title());
        API.as(ANN_TOKEN).put(open.path() + "/steps/" + open.id("Knead"), title());
        assertThat(API.as(BOB_TOKEN).get(about(open)).rows()).hasSize(2);
        assertThat(API.as(LIN_TOKEN).get(about(closed)).rows()).hasSize(2);
        assertThat(API.as(ANN_TOKEN).get(about(closed)).rows()).hasSize(2);
        assertThat(API.as(BOB_TOKEN).get(about(closed)).status()).isEqualTo(403);
        assertThat(API.as(BOB_TOKEN).get(FEED + "?type=Step").rows()).hasSize(1);
        assertThat(API.as(LIN_TOKEN).get(FEED + "?type=Step").rows()).hasSize(2);
    }

    @Test
    void everybodyReadsOfTheTags() {
        API.as(ANN_TOKEN).post(ORG + "/tags", Map.of("title", "Urgent"));
        assertThat(API.as(LIN_TOKEN).get(FEED + "?type=Tag").rows()).hasSize(1);
    }

    private static String about(Recipe.Made template) {
        return FEED + "?entity_type=checklist&entity_id=" + template.id();
    }

    private static Map<String, Object> title() {
        return Map.of("title", "Knead well");
    }

    private static List<Map<String, Object>> linsAlone() {
        return Stream.of(
                        "checklist_read",
                        "checklist_edit",
                        "process_launch",
                        "checklist_duplicate",
                        "process_read")
                .map(type -> Map.<String, Object>of("type", type, "users", List.of(1003)))
                .toList();
    }
}
