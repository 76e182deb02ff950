package dev.runsheet.run;

import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.OVENS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.GroupsApi;
import dev.runsheet.people.MembersApi;
import dev.runsheet.platform.json.Json;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Reply;
import dev.runsheet.web.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// All that the lists of tasks, runs and templates promise, as two tables say it: `lists.txt` which
/// rows come in which order, `includes.txt` what stands in the answers. Nothing that the
/// description or the specs name may be missing in them.
class ListsContractTest {
    private static final Path TABLES = Path.of("src/test/resources");
    private static final String ORG = "/organizations/" + FLOUR.hex();
    private static final Pattern NUMBER = Pattern.compile("\\{(\\d+)}");
    private static final ApiServer API =
            ApiServer.of(
                    TaskReadsApi::mount,
                    Guests::mount,
                    RunReadsApi::mount,
                    TemplatesApi::mount,
                    MembersApi::mount,
                    GroupsApi::mount);

    /// Where they are asked for, and which.
    private static final Map<String, String> INCLUDES = includes();

    record Listed(String who, String path, List<Integer> numbers) {}

    record Included(String who, String path, String pointer, String value) {}

    @BeforeAll
    static void fill() {
        API.database()
                .database()
                .write(
                        tx -> {
                            ReadableWorld.fill(tx);
                            return null;
                        });
    }

    @AfterAll
    static void close() {
        API.close();
    }

    private static Map<String, String> includes() {
        var rows = new LinkedHashMap<String, String>();
        rows.put(
                "/tasks",
                "run run.checklist step threads assets form_fields tags summary"
                        + " selected_text_comment");
        rows.put(
                "/runs/{run}/tasks",
                "step threads comments assets form_fields activities run run.checklist summary");
        rows.put(
                "/tasks/{task}",
                "run step form_fields tags threads issues assets folders roles activities"
                        + " ko-form-fields summary member_watchers guest_watchers threads_count");
        rows.put(
                "/users/{user}/tasks",
                "run run.checklist step threads comments assets tags folders threads_count"
                        + " member_watchers.watcher");
        var ofRuns =
                "checklist tasks tags assets next_task permissions tasks_meta ko_form_fields"
                        + " form_fields stages folders";
        rows.put("/runs", ofRuns);
        rows.put(
                "/runs/{run}",
                ofRuns
                        + " member_watchers guest_watchers tasks.threads tasks.form_fields"
                        + " checklist.steps");
        var ofTemplates =
                "steps tags folder permissions stages linked_tasks assets member_watchers"
                        + " guest_watchers automated_actions prerun";
        rows.put("/checklists", ofTemplates);
        rows.put("/checklists/{checklist}", ofTemplates);
        var ofUsers =
                "stats assets groups organizations preferences member_watchers guest_watchers"
                        + " auth_methods country";
        rows.put("/users", ofUsers);
        rows.put("/users/{user}", ofUsers);
        rows.put("/groups", "assets users guests");
        rows.put("/groups/{group}", "assets");
        return rows;
    }

    @ParameterizedTest
    @MethodSource("lists")
    void everyListShowsWhatItIsAskedFor(Listed row) {
        var reply = reply(row.who(), row.path());
        assertThat(reply.rows())
                .extracting(each -> each.get("increment_id"))
                .isEqualTo(row.numbers());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyAnswerHoldsWhatItIsAskedFor(Included row) {
        var json = reply(row.who(), row.path()).json();
        var found = at(json, filled(row.pointer()));
        if (row.value().equals("-")) {
            assertThat(found).as("%s", json).isEmpty();
        } else {
            var expected = Optional.ofNullable(Json.read(filled(row.value())));
            assertThat(found).as("%s", json).isPresent();
            assertThat(found.get()).isEqualTo(expected);
        }
    }

    @Test
    void noParameterIsLeftOut() throws IOException {
        var missing = new TreeSet<String>();
        for (var path :
                List.of(
                        "/tasks",
                        "/runs/{run}/tasks",
                        "/me/tasks",
                        "/users/{user}/tasks",
                        "/guests/{guest}/tasks",
                        "/runs",
                        "/checklists",
                        "/runs/{run}",
                        "/checklists/{checklist}")) {
            var asked = parameters("/organizations/{org}" + path);
            var rows = paths().filter(each -> isOf(path, each)).toList();
            asked.stream()
                    .filter(name -> rows.stream().noneMatch(row -> asks(row, name)))
                    .forEach(name -> missing.add(path + "?" + name));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noIncludeIsLeftOut() throws IOException {
        var missing = new TreeSet<String>();
        for (var each : INCLUDES.entrySet()) {
            var rows = paths().filter(path -> isOf(each.getKey(), path)).toList();
            for (var name : each.getValue().split(" ")) {
                if (rows.stream().noneMatch(row -> includes(row).contains(name))) {
                    missing.add(each.getKey() + "?with=" + name);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /// Those of a read that stand in the query, by what the description calls them.
    private static List<String> parameters(String path) {
        var api = Description.read();
        var get = map(map(map(api.get("paths")).get(path)).get("get"));
        var shared = map(map(api.get("components")).get("parameters"));
        return ((List<?>) get.get("parameters"))
                .stream()
                        .map(ListsContractTest::map)
                        .map(each -> each.containsKey("$ref") ? map(shared.get(last(each))) : each)
                        .filter(each -> "query".equals(each.get("in")))
                        .map(each -> (String) each.get("name"))
                        .toList();
    }

    private static String last(Map<String, Object> reference) {
        var pointer = (String) reference.get("$ref");
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    static Stream<Listed> lists() throws IOException {
        return rows("lists.txt", 3)
                .map(row -> new Listed(row.getFirst(), row.get(1), numbers(row.getLast())));
    }

    static Stream<Included> answers() throws IOException {
        return rows("includes.txt", 4)
                .map(row -> new Included(row.getFirst(), row.get(1), row.get(2), row.getLast()));
    }

    private static Stream<String> paths() throws IOException {
        return Stream.concat(lists().map(Listed::path), answers().map(Included::path));
    }

    private static Stream<List<String>> rows(String table, int columns) throws IOException {
        return Files.readAllLines(TABLES.resolve(table)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Arrays.stream(line.split("\\|", columns)).map(String::strip).toList());
    }

    private static List<Integer> numbers(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }

    private static Reply reply(String who, String path) {
        var url = filled(path).replace("[", "%5B").replace("]", "%5D");
        var reply = API.as(who + "-token").get(ORG + url);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply;
    }

    private static String filled(String text) {
        return NUMBER.matcher(text.replace("{ovens}", OVENS.hex()))
                .replaceAll(found -> ReadableWorld.hex(Integer.parseInt(found.group(1))));
    }

    /// What stands at the end of `data.0.run`; of what is there but null, an empty one.
    private static Optional<Optional<Object>> at(Object json, String pointer) {
        Object at = json;
        for (var key : pointer.split("\\.")) {
            if (at instanceof Map<?, ?> map && map.containsKey(key)) {
                at = map.get(key);
            } else if (at instanceof List<?> list
                    && key.matches("\\d+")
                    && Integer.parseInt(key) < list.size()) {
                at = list.get(Integer.parseInt(key));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(Optional.ofNullable(at));
    }

    /// Whether `/runs/{1}/tasks?page=2` is one of `/runs/{run}/tasks`.
    private static boolean isOf(String template, String path) {
        var expected = template.split("/");
        var segments = path.split("\\?", 2)[0].split("/");
        if (segments.length != expected.length) {
            return false;
        }
        for (int i = 0; i < segments.length; i++) {
            if (!expected[i].startsWith("{") && !expected[i].equals(segments[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean asks(String path, String name) {
        return Arrays.stream(query(path)).anyMatch(each -> each.startsWith(name + "="));
    }

    private static List<String> includes(String path) {
        return Arrays.stream(query(path))
                .filter(each -> each.startsWith("with="))
                .flatMap(each -> Arrays.stream(each.substring("with=".length()).split(",")))
                .toList();
    }

    private static String[] query(String path) {
        return path.contains("?") ? path.split("\\?", 2)[1].split("&") : new String[0];
    }
}
