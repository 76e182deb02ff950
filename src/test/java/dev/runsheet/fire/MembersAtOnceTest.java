package dev.runsheet.fire;

import static dev.runsheet.fire.Bakehouse.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.AtOnce;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Members who come and go while others do too.
class MembersAtOnceTest {
    private static final String USERS = ORG + "/users";
    private static final int ROUNDS = 10;
    private static final int CLIENTS = 12;

    private final Bakehouse bakery = new Bakehouse();

    @AfterEach
    void everythingIsAsARecountHasIt() {
        try (bakery) {
            bakery.recount();
        }
    }

    @Test
    void theLastSeatIsTakenOnce() {
        for (int round = 1; round <= ROUNDS; round++) {
            var limit = 2 + round;
            seats(limit);
            int number = round;
            var replies = AtOnce.each(CLIENTS, client -> invite(number, client));
            assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
            assertThat(replies).filteredOn(reply -> reply.status() == 409).hasSize(CLIENTS - 1);
            assertThat(seated()).isEqualTo(limit);
        }
        System.out.printf(
                "%d times %d invitations at once wanted the last seat: one got it%n",
                ROUNDS, CLIENTS);
    }

    @Test
    void ofAllWaysToTheLastSeatOneLeadsThere() {
        for (int round = 1; round <= ROUNDS; round++) {
            var guest = "guest" + round + "@mill.example";
            assertThat(bakery.ann.post(ORG + "/guests", Map.of("email", guest)).status())
                    .isEqualTo(201);
            var disabled = hired("gone" + round);
            bakery.ann.delete(USERS + "/" + disabled + "/disable");
            var light = bakery.ann.put(USERS + "/1003/role", Map.of("role", "light"));
            assertThat(light.status()).isEqualTo(200);
            var limit = seated() + 1;
            seats(limit);
            int number = round;
            List<Callable<Reply>> ways =
                    List.of(
                            () -> invite(number, 99),
                            () -> bakery.ann.put(USERS + "/1003/role", Map.of("role", "standard")),
                            () -> bakery.ann.put(USERS + "/" + disabled + "/enable", Map.of()),
                            () ->
                                    bakery.ann.post(
                                            ORG + "/guests/" + guest + "/to/member", Map.of()));
            var replies = AtOnce.all(ways);
            assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
            assertThat(replies).filteredOn(reply -> reply.status() == 409).hasSize(3);
            assertThat(seated()).isEqualTo(limit);
            seats(1000);
        }
    }

    @Test
    void whatIsCompletedWhileItsOwnerIsRemovedIsDoneByOneOfThem() {
        var hands = bakery.hands(ROUNDS);
        for (var leaver : hands) {
            var template = bakery.template();
            var given = Map.<String, Object>of("assignees", List.of(leaver));
            List.of("Knead", "Prove", "Bake").forEach(step -> bakery.step(template, step, given));
            var tasks = new ArrayList<>(bakery.tasks(bakery.launch(template)));
            var owners = Map.<String, Object>of("owners", Map.of("users", List.of(leaver)));
            IntStream.range(0, 3).forEach(_ -> tasks.add(bakery.oneOff(owners)));
            List<Callable<Reply>> acts = new ArrayList<>();
            acts.add(
                    () ->
                            bakery.ann.delete(
                                    USERS + "/" + leaver + "?with_reassignment=true&to=1002"));
            tasks.forEach(task -> acts.add(() -> bakery.complete(bakery.ann, task)));
            var replies = AtOnce.all(acts);
            assertThat(replies).extracting(Reply::status).containsOnly(200);
            for (var task : tasks) {
                assertThat(owners(task)).isSubsetOf(leaver, 1002L).hasSize(1);
            }
            assertThat(open(leaver)).isZero();
            assertThat(steps(template)).doesNotContain(leaver);
        }
    }

    @Test
    void aMemberWhoBecomesAGuestWhileTheirTasksAreCompletedKeepsThemAll() {
        for (var leaver : bakery.hands(ROUNDS)) {
            var owners = Map.<String, Object>of("owners", Map.of("users", List.of(leaver)));
            var tasks = IntStream.range(0, 4).mapToObj(_ -> bakery.oneOff(owners)).toList();
            List<Callable<Reply>> acts = new ArrayList<>();
            acts.add(() -> bakery.ann.put(USERS + "/" + leaver + "/to/guest", Map.of()));
            tasks.forEach(task -> acts.add(() -> bakery.complete(bakery.ann, task)));
            assertThat(AtOnce.all(acts)).extracting(Reply::status).containsOnly(200);
            for (var task : tasks) {
                assertThat(owners(task)).isEmpty();
                assertThat(bakery.ann.get(ORG + "/tasks/" + task).text())
                        .contains("hand" + leaver + "@flour.example");
            }
        }
    }

    @Test
    void twoAdministratorsWhoRemoveEachOtherLeaveOne() {
        for (int round = 0; round < ROUNDS; round++) {
            var number = round;
            var other = number % 2 == 0 ? "1002" : "1001";
            var replies =
                    AtOnce.all(
                            List.<Callable<Reply>>of(
                                    () ->
                                            bakery.ann.put(
                                                    USERS + "/1002/role", Map.of("role", "admin")),
                                    () ->
                                            bakery.ann.put(
                                                    ORG + "/x/default-administrator",
                                                    Map.of("user_id", 1002)),
                                    () -> bakery.ann.delete(USERS + "/" + other)));
            assertThat(replies).extracting(Reply::status).allMatch(status -> status < 500);
            assertThat(admins()).isPositive();
            assertThat(defaults()).isOne();
            restore();
        }
    }

    private void seats(long full) {
        var settings = new HashMap<String, Object>();
        settings.put("x_full_seats", full);
        assertThat(bakery.ann.put(ORG, settings).status()).isEqualTo(200);
    }

    private Reply invite(int round, int client) {
        var email = "new" + round + "." + client + "@flour.example";
        return bakery.ann.post(USERS + "/invite", Map.of("email", email));
    }

    private String hired(String name) {
        var email = name + "@flour.example";
        var reply = bakery.ann.post(USERS + "/invite", Map.of("email", email));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.data().get("id").toString();
    }

    private long seated() {
        return count(
                "select count(*) from member where org_id = :org and status <> 'disabled' and role <> 'light'");
    }

    private long admins() {
        return count(
                "select count(*) from member where org_id = :org and status = 'active' and role = 'admin'");
    }

    private long defaults() {
        return count(
                "select count(*) from member where org_id = :org and status = 'active' and is_default_admin");
    }

    private long open(long member) {
        return count(
                "select count(*) from task where org_id = :org and completed_at is null and "
                        + member
                        + " = any(member_ids)");
    }

    private long count(String sql) {
        return bakery.read(
                tx -> tx.createQuery(sql).bind("org", World.FLOUR.value()).mapTo(Long.class).one());
    }

    private void restore() {
        bakery.write(
                tx ->
                        tx.execute(
                                """
                                update member
                                   set role = case member_id when 1001 then 'admin' else 'standard' end,
                                       is_default_admin = member_id = 1001, status = 'active'
                                 where member_id in (1001, 1002);
                                delete from token where token_hash in (sha256('ann-token'), sha256('bob-token'));
                                insert into token (token_hash, member_id, name, created_at)
                                values (sha256('ann-token'), 1001, 'test', now()), (sha256('bob-token'), 1002, 'test', now());
                                """));
    }

    private List<Long> owners(String task) {
        return bakery.read(
                tx ->
                        tx.createQuery(
                                        "select unnest(member_ids) from task where org_id = :org and id = cast(:task as uuid)")
                                .bind("org", World.FLOUR.value())
                                .bind("task", task)
                                .mapTo(Long.class)
                                .list());
    }

    private List<Long> steps(String template) {
        return bakery.read(
                tx ->
                        tx.createQuery(
                                        """
                                        select cast(jsonb_path_query(v.content, '$.**.members[*]') as bigint)
                                          from template t
                                          join template_version v using (org_id)
                                         where t.org_id = :org and t.id = cast(:template as uuid) and v.template_id = t.id
                                           and v.version = t.version
                                        """)
                                .bind("org", World.FLOUR.value())
                                .bind("template", template)
                                .mapTo(Long.class)
                                .list());
    }
}
