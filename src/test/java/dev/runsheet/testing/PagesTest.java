package dev.runsheet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.custom.CustomKeysApi;
import dev.runsheet.people.JobTitlesApi;
import dev.runsheet.people.OrganizationsApi;
import dev.runsheet.platform.json.Json;
import dev.runsheet.report.ReportsApi;
import dev.runsheet.run.CommentsApi;
import dev.runsheet.run.CompletedTasksApi;
import dev.runsheet.run.FieldValuesApi;
import dev.runsheet.run.MicroFunctionsApi;
import dev.runsheet.run.RunCustomFieldsApi;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.search.SearchApi;
import dev.runsheet.snippet.SnippetsApi;
import dev.runsheet.template.LibraryApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.webhook.DeliveriesApi;
import dev.runsheet.webhook.WatchersApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The pages of `docs/api` show what the server does: every exchange is done again, as Ann.
class PagesTest {
    @Test
    void tasks() throws IOException {
        assertThat(faults("tasks.md")).isEmpty();
    }

    @Test
    void runs() throws IOException {
        assertThat(faults("runs.md")).isEmpty();
    }

    @Test
    void templates() throws IOException {
        assertThat(faults("templates.md")).isEmpty();
    }

    @Test
    void search() throws IOException {
        assertThat(faults("search.md")).isEmpty();
    }

    @Test
    void files() throws IOException {
        assertThat(faults("files.md")).isEmpty();
    }

    @Test
    void comments() throws IOException {
        assertThat(faults("comments.md")).isEmpty();
    }

    @Test
    void snippets() throws IOException {
        assertThat(faults("snippets.md")).isEmpty();
    }

    @Test
    void roles() throws IOException {
        assertThat(faults("roles.md")).isEmpty();
    }

    @Test
    void kickoff() throws IOException {
        assertThat(faults("kickoff.md")).isEmpty();
    }

    @Test
    void guests() throws IOException {
        assertThat(faults("guests.md")).isEmpty();
    }

    @Test
    void customFields() throws IOException {
        assertThat(faults("custom-fields.md")).isEmpty();
    }

    @Test
    void webhooks() throws IOException {
        assertThat(faults("webhooks.md")).isEmpty();
    }

    @Test
    void exports() throws IOException {
        assertThat(faults("exports.md")).isEmpty();
    }

    /// Of the first exchange that differs: the ones after it build on it.
    private static List<String> faults(String name) throws IOException {
        var exchanges = Exchange.of(Files.readString(Path.of("docs/api", name)));
        assertThat(exchanges).hasSizeGreaterThan(3);
        var likeness = new Likeness(Map.of("org", World.FLOUR.hex()));
        try (var api =
                ApiServer.of(
                        TasksApi::mount,
                        CommentsApi::mount,
                        CompletedTasksApi::mount,
                        CustomKeysApi::mount,
                        FieldValuesApi::mount,
                        Guests::mount,
                        MicroFunctionsApi::mount,
                        RunCustomFieldsApi::mount,
                        RunReadsApi::mount,
                        RunsApi::mount,
                        TaskReadsApi::mount,
                        LibraryApi::mount,
                        TemplatesApi::mount,
                        JobTitlesApi::mount,
                        SearchApi::mount,
                        SnippetsApi::mount,
                        Shelves::mount,
                        OrganizationsApi::mount,
                        DeliveriesApi::mount,
                        WatchersApi::mount,
                        ReportsApi::mount)) {
            for (var exchange : exchanges) {
                var ann = api.as(World.ANN_TOKEN);
                for (var header : exchange.headers().entrySet()) {
                    ann = ann.with(header.getKey(), likeness.filled(header.getValue()));
                }
                var reply =
                        ann.send(
                                exchange.method(),
                                likeness.filled(exchange.path()),
                                likeness.filled(exchange.wireBody()));
                var faults = compare(exchange, reply, likeness);
                if (!faults.isEmpty()) {
                    return faults.stream().map(each -> exchange.title() + ": " + each).toList();
                }
            }
        }
        return List.of();
    }

    private static List<String> compare(Exchange exchange, Reply reply, Likeness likeness) {
        if (reply.status() != exchange.status()) {
            return List.of("answered " + reply.status() + " " + reply.text());
        }
        for (var header : exchange.answerHeaders().entrySet()) {
            if (!header.getValue().equals(reply.header(header.getKey()))) {
                return List.of(
                        "answered " + header.getKey() + ": " + reply.header(header.getKey()));
            }
        }
        if (exchange.answer().isEmpty() || exchange.answer().equals(reply.text())) {
            return List.of();
        }
        return likeness.faults(Json.read(exchange.answer()), Json.read(reply.text()));
    }
}
