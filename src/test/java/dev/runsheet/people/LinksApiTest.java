package dev.runsheet.people;

import static dev.runsheet.testing.World.ANN_ID;
import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_ID;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.MILL;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.people.Consent.Means;
import dev.runsheet.people.MailedLink.Purpose;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Mailed;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinksApiTest {
    private static final String BOB = "bob@flour.example";
    private static final String NEW = "Wheat4us";
    private static final String HERE = "127.0.0.1";
    private static final Map<String, Object> PASSWORD = Map.of("password", NEW);
    private static final String USERS = "/organizations/" + FLOUR.hex() + "/users";

    private final ApiServer api =
            ApiServer.of(
                    MeApi::mount,
                    MembersApi::mount,
                    ProfilesApi::mount,
                    Mailed::mount,
                    OauthApi::mount);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void whoAsksHearsTheSameWhoeverHasTheAddress() {
        var bob = ask(BOB);
        assertThat(bob.status()).isEqualTo(200);
        assertThat(ask("nobody@flour.example").text()).isEqualTo(bob.text());
        assertThat(ask("no address").text()).isEqualTo(bob.text());
        assertThat(ask(" BOB@flour.example ").text()).isEqualTo(bob.text());
        assertThat(api.asNobody().post("/x/password-resets", Map.of()).status()).isEqualTo(422);
        assertThat(texts("select email from asked_reset order by email"))
                .containsExactly(BOB, "nobody@flour.example");
    }

    @Test
    void aMemberGetsALetterAndNobodyElse() {
        ask(BOB);
        ask("nobody@flour.example");
        ask(World.GUS);
        invite("nia@flour.example");
        ask("nia@flour.example");
        post(NOON);
        post(NOON);
        assertThat(texts("select kind || ' ' || recipient || ' ' || path from letter"))
                .containsExactly("password-reset " + BOB + " /set-password/{link}");
        assertThat(
                        texts(
                                "select purpose || ' ' || email || ' ' || (expires_at - created_at) from mailed_link where purpose = 'reset'"))
                .containsExactly("reset " + BOB + " 01:00:00");
        assertThat(texts("select email from asked_reset")).isEmpty();
        assertThat(log()).containsExactly("password_reset_initiated " + BOB);
    }

    @Test
    void theNextLetterEndsTheOneBeforeAndFiveAnHourAreEnough() {
        ask(BOB);
        post(NOON);
        var first = lastLink();
        ask(BOB);
        post(NOON);
        assertThat(look(first).status()).isEqualTo(404);
        assertThat(look(lastLink()).status()).isEqualTo(200);
        for (int i = 0; i < 9; i++) {
            ask(BOB);
            post(NOON);
        }
        assertThat(texts("select kind from letter")).hasSize(5);
        ask(BOB);
        post(NOON.plus(Duration.ofHours(1)));
        assertThat(texts("select kind from letter")).hasSize(6);
    }

    @Test
    void aNewPasswordEndsWhatCameByTheOldOne() {
        var reset = link(Purpose.RESET, BOB_ID, null, BOB, NOON.plusSeconds(3600));
        var other = link(Purpose.RESET, BOB_ID, null, BOB, NOON.plusSeconds(3600));
        var agreed = consented();
        assertThat(look(reset).data())
                .containsEntry("purpose", "reset")
                .containsEntry("email", BOB)
                .containsEntry("first_name", "Bob")
                .containsEntry("has_password", true)
                .containsEntry("organization", null);

        var reply = follow(reset, PASSWORD);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data())
                .containsEntry("purpose", "reset")
                .containsEntry("member", 1002)
                .containsEntry("organization_id", null);
        assertThat(signIn(World.PASSWORD)).isEqualTo(new SignIn.Outcome.Wrong());
        assertThat(signIn(NEW)).isEqualTo(new SignIn.Outcome.In(BOB_ID));
        assertThat(api.as(agreed).get("/me").status()).isEqualTo(401);
        assertThat(api.as(BOB_TOKEN).get("/me").status()).isEqualTo(200);
        assertThat(texts("select signed_out_at::text from account where member_id = 1002"))
                .hasSize(1)
                .doesNotContainNull();
        assertThat(look(reset).status()).isEqualTo(404);
        assertThat(follow(reset, PASSWORD).status()).isEqualTo(404);
        assertThat(look(other).status()).isEqualTo(404);
        assertThat(texts("select kind || ' ' || recipient from letter"))
                .containsExactly("password-changed " + BOB);
        assertThat(log()).containsExactly("password_reset_completed " + BOB);
    }

    @Test
    void aResetIsGoodForAnHour() {
        var reset = link(Purpose.RESET, BOB_ID, null, BOB, NOON.plusSeconds(3600));
        api.setClock(NOON.plusSeconds(3600));
        assertThat(look(reset).status()).isEqualTo(404);
        assertThat(follow(reset, PASSWORD).status()).isEqualTo(404);
        api.setClock(NOON.plusSeconds(3599));
        assertThat(follow(reset, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aPasswordThatIsNoneLeavesTheLinkGood() {
        var reset = link(Purpose.RESET, BOB_ID, null, BOB, NOON.plusSeconds(3600));
        assertThat(follow(reset, Map.of()).errors()).containsOnlyKeys("password");
        assertThat(follow(reset, Map.of("password", "rye")).errors()).containsOnlyKeys("password");
        assertThat(follow(reset, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whoReadsTheMailIsNotKeptOutByGuessers() {
        tx(
                tx -> {
                    for (int i = 0; i < 5; i++) {
                        SignIn.run(tx, BOB, "guess", "198.51.100.1", NOON);
                    }
                    return null;
                });
        assertThat(signIn(World.PASSWORD)).isEqualTo(new SignIn.Outcome.Later(1));
        follow(link(Purpose.RESET, BOB_ID, null, BOB, NOON.plusSeconds(3600)), PASSWORD);
        assertThat(signIn(NEW)).isEqualTo(new SignIn.Outcome.In(BOB_ID));
    }

    @Test
    void whoAcceptsAnInvitationIsAMember() {
        var nia = invite("nia@flour.example");
        var invitation = link(Purpose.INVITATION, nia, FLOUR, "nia@flour.example", null);
        assertThat(look(invitation).data())
                .containsEntry("purpose", "invitation")
                .containsEntry("first_name", "Nia")
                .containsEntry("has_password", false)
                .containsEntry("organization", "Flour");
        api.setClock(NOON.plus(Duration.ofDays(400)));

        var reply =
                follow(invitation, Map.of("password", NEW, "first_name", "Ni", "last_name", "Oat"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data())
                .containsEntry("purpose", "invitation")
                .containsEntry("organization_id", FLOUR.hex());
        api.setClock(NOON);
        assertThat(api.as(ANN_TOKEN).get(USERS + "/" + nia).data())
                .containsEntry("status", "active")
                .containsEntry("username", "nia@flour.example")
                .containsEntry("full_name", "Ni Oat")
                .containsEntry("activated_at", "2027-04-10T12:00:00.000Z");
        assertThat(texts("select kind || ' ' || recipient || ' ' || subject from letter"))
                .containsExactly(
                        "invitation-accepted ann@flour.example Ni Oat has accepted your invitation");
        assertThat(
                        texts(
                                "select verb || ' ' || description from activity order by id desc limit 1"))
                .containsExactly("invite-accepted Accepted the invitation: Ni Oat");
        assertThat(follow(invitation, PASSWORD).status()).isEqualTo(404);
    }

    @Test
    void everyFaultOfAnAcceptanceIsNamedAtOnce() {
        var nia = invite("nia@flour.example");
        var invitation = link(Purpose.INVITATION, nia, FLOUR, "nia@flour.example", null);
        var reply =
                follow(
                        invitation,
                        Map.of("first_name", "www.spam.example", "last_name", "x".repeat(33)));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors()).containsOnlyKeys("first_name", "last_name", "password");
        assertThat(follow(invitation, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whoHasJoinedElsewhereKeepsTheirNamesAndTheirPassword() {
        inviteBobToTheMill();
        var invitation = link(Purpose.INVITATION, BOB_ID, MILL, BOB, null);
        assertThat(look(invitation).data())
                .containsEntry("has_joined", true)
                .containsEntry("has_password", true);
        var other = Map.<String, Object>of("password", NEW, "first_name", "X", "last_name", "Y");
        assertThat(follow(invitation, other).errors())
                .containsOnlyKeys("password", "first_name", "last_name");
        assertThat(follow(invitation, Map.of()).status()).isEqualTo(200);
        assertThat(signIn(World.PASSWORD)).isEqualTo(new SignIn.Outcome.In(BOB_ID));
        assertThat(
                        texts(
                                "select username || ' ' || first_name || ' ' || last_name from account where member_id = 1002"))
                .containsExactly("bob Bob Stone");
        assertThat(api.as(BOB_TOKEN).get("/organizations/" + MILL.hex() + "/me").status())
                .isEqualTo(200);
    }

    /// They may sign in at a provider only.
    @Test
    void anInvitationGivesNoPasswordToWhoHasJoinedWithoutOne() {
        inviteBobToTheMill();
        tx(tx -> tx.execute("update account set password_hash = null where member_id = 1002"));
        var invitation = link(Purpose.INVITATION, BOB_ID, MILL, BOB, null);
        assertThat(look(invitation).data())
                .containsEntry("has_joined", true)
                .containsEntry("has_password", false);
        assertThat(follow(invitation, PASSWORD).errors()).containsOnlyKeys("password");
        assertThat(follow(invitation, Map.of()).status()).isEqualTo(200);
        assertThat(signIn(NEW)).isEqualTo(new SignIn.Outcome.Wrong());
    }

    /// An administrator of the one organization must not act for him in the next.
    @Test
    void whoReadsTheMailTakesTheAccountFromWhoWasHandedALink() {
        follow(handed(), PASSWORD);
        assertThat(signIn(NEW)).isEqualTo(new SignIn.Outcome.In(BOB_ID));
        inviteBobToTheMill();
        var invitation = link(Purpose.INVITATION, BOB_ID, MILL, BOB, null);
        assertThat(look(invitation).data()).containsEntry("has_joined", false);
        assertThat(follow(invitation, Map.of()).errors()).containsOnlyKeys("password");
        assertThat(signIn(NEW)).isEqualTo(new SignIn.Outcome.In(BOB_ID));

        var own = Map.<String, Object>of("password", "Barley4us");
        assertThat(follow(invitation, own).status()).isEqualTo(200);
        assertThat(signIn(NEW)).isEqualTo(new SignIn.Outcome.Wrong());
        assertThat(signIn("Barley4us")).isEqualTo(new SignIn.Outcome.In(BOB_ID));
        assertThat(api.as(BOB_TOKEN).get("/me").status()).isEqualTo(401);
    }

    @Test
    void aPasswordOfAnAdministratorsEndsWithTheFirstLetterToo() {
        var ann = api.as(ANN_TOKEN);
        assertThat(ann.put(USERS + "/1002/update-password", PASSWORD).status()).isEqualTo(200);
        var reset = link(Purpose.RESET, BOB_ID, null, BOB, NOON.plusSeconds(60));
        assertThat(follow(reset, Map.of("password", "Barley4us")).status()).isEqualTo(200);
        assertThat(signIn("Barley4us")).isEqualTo(new SignIn.Outcome.In(BOB_ID));
        assertThat(api.as(BOB_TOKEN).get("/me").status()).isEqualTo(401);
    }

    @Test
    void aProviderThatKnowsTheAddressProvesItAsWell() {
        follow(handed(), PASSWORD);
        tx(tx -> RecognizeMember.run(tx, BOB, "Bob", "Stone", NOON));
        assertThat(signIn(NEW)).isEqualTo(new SignIn.Outcome.Wrong());
        assertThat(api.as(BOB_TOKEN).get("/me").status()).isEqualTo(401);
    }

    /// What an administrator gets to give to Bob.
    private String handed() {
        var answer =
                api.as(ANN_TOKEN).post("/organizations/" + FLOUR.hex() + "/x/users/1002/link", "");
        var link = (String) answer.data().get("link");
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private void inviteBobToTheMill() {
        tx(
                tx ->
                        tx.execute(
                                "insert into member (org_id, member_id, role, status, joined_at) values (?, 1002, 'light', 'invited', now())",
                                MILL.value()));
    }

    @Test
    void anInvitationOfAMemberOrADisabledOneLeadsNowhere() {
        var invitation = link(Purpose.INVITATION, BOB_ID, FLOUR, BOB, null);
        assertThat(follow(invitation, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void anAddressThatIsShownToBeTheirsIsTheirs() {
        tx(tx -> tx.execute("update account set username = email where member_id = 1002"));
        var reset = link(Purpose.RESET, BOB_ID, null, BOB, NOON.plusSeconds(3600));
        var address = link(Purpose.ADDRESS, BOB_ID, null, "bob@oven.example", NOON.plusSeconds(60));
        assertThat(look(address).data()).containsEntry("email", "bob@oven.example");
        assertThat(follow(address, Map.of()).status()).isEqualTo(200);
        assertThat(api.as(BOB_TOKEN).get("/me").data())
                .containsEntry("email", "bob@oven.example")
                .containsEntry("username", "bob@oven.example");
        assertThat(look(reset).status()).isEqualTo(404);
        assertThat(texts("select kind || ' ' || recipient from letter"))
                .containsExactly("address-changed " + BOB);
        assertThat(log()).containsExactly("email_address_changed bob@oven.example");
        assertThat(texts("select description from activity order by id desc limit 1"))
                .containsExactly("Changed the address of: Bob Stone");
    }

    @Test
    void anAddressThatSomebodyHasIsNotGivenAgain() {
        for (var email : List.of("ann@flour.example", World.GUS)) {
            var address = link(Purpose.ADDRESS, BOB_ID, null, email, NOON.plusSeconds(60));
            assertThat(follow(address, Map.of()).status()).isEqualTo(422);
        }
        assertThat(api.as(BOB_TOKEN).get("/me").data()).containsEntry("email", BOB);
    }

    @Test
    void whatWasNotMadeHereLeadsNowhere() {
        var reset = link(Purpose.RESET, BOB_ID, null, BOB, NOON.plusSeconds(3600));
        var last = reset.charAt(reset.length() - 1) == '0' ? '1' : '0';
        for (var guess :
                List.of(
                        "guess",
                        reset.substring(1),
                        reset + "0",
                        reset.substring(0, reset.length() - 1) + last,
                        Mailed.LINKS.token(UUID.randomUUID()))) {
            assertThat(look(guess).status()).isEqualTo(404);
            assertThat(follow(guess, PASSWORD).status()).isEqualTo(404);
        }
    }

    @Test
    void usedLinksAreForgotten() {
        follow(link(Purpose.RESET, BOB_ID, null, BOB, NOON.plusSeconds(3600)), PASSWORD);
        ForgetSignIns.run(api.database().database(), NOON.plus(Duration.ofDays(8)));
        assertThat(texts("select purpose from mailed_link")).isEmpty();
    }

    private Reply ask(String email) {
        return api.asNobody().post("/x/password-resets", Map.of("email", email));
    }

    private void post(Instant now) {
        PostResets.run(api.database().database(), now);
    }

    private Reply look(String link) {
        return api.asNobody().get("/x/links/" + link);
    }

    private Reply follow(String link, Map<String, Object> body) {
        return api.asNobody().post("/x/links/" + link, body);
    }

    private SignIn.Outcome signIn(String password) {
        return tx(tx -> SignIn.run(tx, BOB, password, HERE, NOON));
    }

    /// Ann invites.
    private MemberId invite(String email) {
        var reply =
                api.as(ANN_TOKEN)
                        .post(USERS + "/invite", Map.of("email", email, "first_name", "Nia"));
        assertThat(reply.data()).containsEntry("invited_by", (int) ANN_ID.value());
        tx(tx -> tx.execute("delete from letter"));
        return new MemberId(((Number) reply.data().get("id")).longValue());
    }

    private String link(Purpose purpose, MemberId member, OrgId org, String email, Instant end) {
        var id = Id.next();
        var link = new MailedLink(id, purpose, member, org, email, NOON, end, null);
        tx(
                tx -> {
                    MailedLinkStore.insert(tx, link);
                    return null;
                });
        return Mailed.LINKS.token(id);
    }

    private String lastLink() {
        var id = texts("select link_id::text from letter order by id desc limit 1").getFirst();
        return Mailed.LINKS.token(UUID.fromString(id));
    }

    private String consented() {
        return tx(
                tx -> {
                    var made = CreateClient.run(tx, FLOUR, "Till", NOON);
                    var client = ClientStore.find(tx, made.id()).orElseThrow();
                    var consent = ConsentStore.insert(tx, client, BOB_ID, Means.CODE, NOON);
                    return MintToken.forConsent(tx, consent, NOON).token();
                });
    }

    private List<String> log() {
        return texts("select event || ' ' || (data ->> 'email') from system_log order by id");
    }

    private List<String> texts(String query) {
        return tx(tx -> tx.createQuery(query).mapTo(String.class).list());
    }

    private <T> T tx(Function<Handle, T> work) {
        return api.database().database().write(work);
    }
}
