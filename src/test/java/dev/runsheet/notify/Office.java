package dev.runsheet.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.MembersApi;
import dev.runsheet.platform.db.Database;
import dev.runsheet.run.CommentsApi;
import dev.runsheet.run.CompletedTasksApi;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.ApiServer.Caller;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Letterbox;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The bakery at work, its mail server and its lists of notices.
final class Office implements AutoCloseable {
    static final String ORG = "/organizations/" + World.FLOUR.hex();
    static final String ANN = "ann@flour.example";
    static final String BOB = "bob@flour.example";
    static final String LIN = "lin@flour.example";

    final Letterbox mail = new Letterbox();
    final ApiServer api =
            ApiServer.of(
                    TemplatesApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    TasksApi::mount,
                    TaskReadsApi::mount,
                    CompletedTasksApi::mount,
                    CommentsApi::mount,
                    Guests::mount,
                    NoticesApi::mount,
                    NotificationsApi::mount,
                    RemindersApi::mount,
                    WatchersApi::mount,
                    MembersApi::mount,
                    Letterbox::mount);
    final Database database = api.database().database();
    final Caller ann = api.as(World.ANN_TOKEN);
    final Caller bob = api.as(World.BOB_TOKEN);
    final Caller lin = api.as(World.LIN_TOKEN);
    final Caller gus = api.as(Guests.GUS_TOKEN);

    @Override
    public void close() {
        api.close();
        mail.close();
    }

    /// A one-off task of Ann's; answers its id.
    String task(String title, Map<String, Object> owners) {
        return task(title, owners, Map.of());
    }

    String task(String title, Map<String, Object> owners, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("title", title);
        body.put("task_type", "task");
        body.put("deadline", "2026-03-09 08:30:00");
        body.put("owners", owners);
        body.putAll(more);
        return (String) ok(ann.post(ORG + "/tasks", body)).data().get("id");
    }

    static Reply ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isBetween(200, 299);
        return reply;
    }

    /// Everything that happened is told, and the letters arrive.
    void tell() {
        tell(World.NOON);
    }

    void tell(Instant now) {
        while (SpreadNotices.run(database, now)) {
            // There may be more.
        }
        mail.deliver(database, now);
    }

    /// What was told before is not looked at.
    void begin() {
        tell();
        mail.empty();
        database.write(tx -> tx.createUpdate("delete from notice").execute());
    }

    List<Map<String, Object>> notices(Caller who) {
        return ok(who.get(ORG + "/x/notices")).rows();
    }

    /// Who was told by mail of what.
    List<String> told() {
        return mail.letters().stream()
                .map(each -> each.to().split("@")[0] + ": " + each.subject())
                .sorted()
                .toList();
    }
}
