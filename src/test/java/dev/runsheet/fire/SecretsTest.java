package dev.runsheet.fire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.MemberId;
import dev.runsheet.people.ClientStore;
import dev.runsheet.people.IssueCode;
import dev.runsheet.people.Password;
import dev.runsheet.people.SetPassword;
import dev.runsheet.testing.OidcProvider;
import dev.runsheet.testing.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No secret is in the log, in a refusal, in what is taken out of the server or, in clear, in its
/// database: a server that logs all that it can makes one of each kind, and they are used as they
/// should be and in every way that they should not.
class SecretsTest {
    private static final String BACK = "/sign-in/provider/back";

    @TempDir private Path data;
    private final Canaries canaries = new Canaries();
    private LoudServer server;
    private String org;
    private Wire ann;
    private int keys;

    private void start(Map<String, String> settings) throws Exception {
        server = new LoudServer(data, canaries, settings);
        org = "/organizations/" + server.told("Organization");
        ann = wire(canaries.add("the token of a person", server.told("Token")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void noSecretIsKeptOrToldInClear() throws Exception {
        try (var provider = OidcProvider.start().register(LoudServer.SITE + BACK)) {
            start(asClientOf(provider));
            makeAll();
            atTheProvider(provider);
        }
        var misuse = new Misuse(server.url(), org, ann, canaries);
        canaries.ofCallers().forEach(misuse::of);
        takeOut();
        server.backUp();
        server.look();
        assertThat(canaries.found()).isEmpty();
    }

    @Test
    void lettersThatOnlyTheLogSeesLeaveNoLinkThere() throws Exception {
        start(Map.of("RUNSHEET_MAIL", "log"));
        var nobody = Wire.ofNobody(server.url());
        invited("zoe@flour.example");
        ok(nobody.post("/x/password-resets", Map.of("email", "ann@flour.example")));
        asGuest(published());
        server.awaitLetters(
                "to zoe@flour.example, invitation",
                "to ann@flour.example, password-reset",
                "to gus@mill.example, assigned");
        var links = server.linksInLetters();
        assertThat(links).hasSize(2);
        for (var link : links) {
            ok(nobody.get("/x/links/" + canaries.add("a link in a letter " + link, link)));
        }
        server.look();
        assertThat(canaries.found()).isEmpty();
    }

    private Map<String, String> asClientOf(OidcProvider provider) {
        var secret = canaries.keep("the secret for the provider", OidcProvider.SECRET);
        return Map.of(
                "RUNSHEET_OIDC_ISSUER",
                provider.issuer().toString(),
                "RUNSHEET_OIDC_CLIENT_ID",
                OidcProvider.CLIENT,
                "RUNSHEET_OIDC_CLIENT_SECRET",
                secret);
    }

    private void makeAll() throws Exception {
        var client = client();
        asApplication(client);
        byPassword();
        inABrowser();
        withALetter();
        byInvitation();
        var template = published();
        asVisitor(template);
        asGuest(template);
        signed();
    }

    private Map<String, Object> client() throws IOException {
        var secret = server.told("Client secret");
        return Map.of(
                "grant_type", "client_credentials",
                "client_id", server.told("Client"),
                "client_secret", canaries.add("the secret of an application", secret));
    }

    private void asApplication(Map<String, Object> client) {
        var granted = ok(keyed(ann).post("/oauth/token", client)).json();
        var till = wire(canaries.add("the token of an application", granted.get("access_token")));
        var bob = Map.of("first_name", "Bob", "last_name", "Stone", "email", "bob@flour.example");
        ok(till.post(applications("/users"), bob));
        var minted = keyed(till).post(applications("/users/bob@flour.example/token"), "");
        canaries.add("the token that was made for a person", ok(minted).json().get("access_token"));
    }

    /// The pages where people choose a password and agree to an application are not asked here:
    /// what they do is done beside the server.
    private void byPassword() {
        var back = "http://localhost:8085/back";
        var asked = Map.of("name", "Scales", "redirect_uris", List.of(back));
        var scales = ok(keyed(ann).post(org + "/x/clients", asked)).data();
        canaries.add("the first secret of a client", scales.get("client_secret"));
        var id = scales.get("client_id").toString();
        var next = ok(keyed(ann).post(org + "/x/clients/" + id + "/secret", "")).data();
        var secret = canaries.add("the secret of a client", next.get("client_secret"));
        var person = new MemberId(((Number) ok(ann.get("/me")).data().get("id")).longValue());
        var password = canaries.add("the password of a person", "Canary4Rye+Wheat");
        var code =
                server.database()
                        .write(
                                tx -> {
                                    var now = Instant.now();
                                    SetPassword.run(tx, person, Password.of(password), now);
                                    var client = ClientStore.find(tx, Long.parseLong(id));
                                    return IssueCode.run(
                                            tx,
                                            client.orElseThrow(),
                                            person,
                                            back,
                                            Optional.empty(),
                                            now);
                                });
        canaries.add("a code", code);
        var client = Map.of("client_id", id, "client_secret", secret);
        var signed = Map.of("username", "ann@flour.example", "password", password);
        var first = granted("a password", "password", client, signed);
        granted("a refresh token", "refresh_token", client, Map.of("refresh_token", first));
        granted("a code", "authorization_code", client, Map.of("code", code, "redirect_uri", back));
        var wrong = Map.of("username", "ann@flour.example", "password", password + "x");
        var refused = grant("password", client, wrong);
        assertThat(refused.status()).isEqualTo(401);
        canaries.lookIn("a refusal", refused.text());
    }

    /// Answers the refresh token.
    private String granted(
            String what, String kind, Map<String, String> client, Map<String, String> more) {
        var answer = ok(grant(kind, client, more)).json();
        canaries.add("the token that came of " + what, answer.get("access_token"));
        return canaries.add("the refresh token that came of " + what, answer.get("refresh_token"));
    }

    private Reply grant(String kind, Map<String, String> client, Map<String, String> more) {
        var body = new TreeMap<String, Object>(client);
        body.putAll(more);
        body.put("grant_type", kind);
        return keyed(ann).post("/oauth/token", body);
    }

    private void inABrowser() {
        var form =
                Wire.ofNobody(server.url())
                        .with("Content-Type", "application/x-www-form-urlencoded");
        var fields = "email=ann%40flour.example&password=Canary4Rye%2BWheat";
        var cookie = cookie(form.post("/sign-in", fields));
        canaries.add("the session of a browser", cookie[1]);
        assertThat(form.with("Cookie", cookie[0] + "=" + cookie[1]).get("/").status())
                .isEqualTo(200);
        canaries.lookIn("a page", form.post("/sign-in", fields + "x").text());
    }

    private void withALetter() throws Exception {
        var made = keyed(ann).post("/me/x/tokens", Map.of("name", "Shop"));
        canaries.add("a token of one's own", ok(made).data().get("token"));
        var nobody = Wire.ofNobody(server.url());
        ok(nobody.post("/x/password-resets", Map.of("email", "bob@flour.example")));
        var link = canaries.add("the link of a letter", server.linkTo("bob@flour.example"));
        var password = canaries.add("a password by letter", "Canary5Oat+Barley");
        ok(nobody.get("/x/links/" + link));
        ok(keyed(nobody).post("/x/links/" + link, Map.of("password", password)));
    }

    /// One who comes, and one who is still to come.
    private void byInvitation() throws Exception {
        invited("zoe@flour.example");
        var link = canaries.add("the link of an invitation", server.linkTo("zoe@flour.example"));
        var nobody = Wire.ofNobody(server.url());
        ok(nobody.get("/x/links/" + link));
        var password = canaries.add("the password of a newcomer", "Canary6Rice+Maize");
        var zoe = Map.of("first_name", "Zoe", "last_name", "Rye", "password", password);
        ok(keyed(nobody).post("/x/links/" + link, zoe));
        invited("yan@flour.example");
        canaries.add("the link of an invitation that is open", server.linkTo("yan@flour.example"));
    }

    private void invited(String email) {
        var person = Map.of("email", email, "first_name", "", "last_name", "", "role", "standard");
        ok(keyed(ann).post(org + "/users/invite", person));
    }

    /// Ann signs in there.
    private void atTheProvider(OidcProvider provider) {
        var browser = Wire.ofNobody(server.url());
        var sent = browser.get("/sign-in/provider");
        var cookie = cookie(sent);
        canaries.add("the attempt to sign in at a provider", cookie[1].split("\\.")[0]);
        var address = URI.create(sent.header("Location"));
        var back = provider.signIn(address, "ann@flour.example");
        canaries.add(
                "the code of a provider",
                back.getRawQuery().replaceFirst(".*code=([^&]+).*", "$1"));
        var entered =
                browser.with("Cookie", cookie[0] + "=" + cookie[1])
                        .get(BACK + "?" + back.getRawQuery());
        assertThat(entered.status()).as(entered.text()).isEqualTo(303);
        canaries.add("the session that came of a provider", cookie(entered)[1]);
    }

    private static String[] cookie(Reply reply) {
        return reply.header("Set-Cookie").split(";")[0].split("=");
    }

    private String applications(String rest) {
        return org.replace("/organizations", "/applications") + rest;
    }

    /// A template whose kick-off form is open to everybody.
    private String published() {
        var open =
                Map.of(
                        "title",
                        "Bread",
                        "type",
                        "procedure",
                        "is_public",
                        true,
                        "is_public_kickoff",
                        true,
                        "webhook",
                        server.hook());
        var template = Bakehouse.id(ann.post(org + "/checklists", open));
        var gus = Map.of("title", "Knead", "guests", List.of("gus@mill.example"));
        ok(ann.put(org + "/checklists/" + template, open));
        ok(ann.post(org + "/guests", Map.of("email", "gus@mill.example")));
        Bakehouse.id(ann.post(org + "/checklists/" + template + "/steps", gus));
        return template;
    }

    private void asVisitor(String template) throws Exception {
        var form =
                "/public/library"
                        + org.replace("/organizations", "")
                        + "/blueprint/"
                        + template
                        + "/kick-off";
        var nobody = Wire.ofNobody(server.url());
        ok(nobody.post(form + "/invitations", Map.of("email", "vic@mill.example")));
        var used = canaries.add("the token of a visit", server.linkTo("vic@mill.example"));
        ok(keyed(nobody).post(form, Map.of("token", used, "prerun", Map.of())));
        ok(nobody.post(form + "/invitations", Map.of("email", "val@mill.example")));
        canaries.add(
                "the token of a visit that is still to come", server.linkTo("val@mill.example"));
    }

    private void asGuest(String template) throws IOException {
        var made = keyed(ann).post(org + "/guests", Map.of("email", "gil@mill.example"));
        canaries.add("the code of a guest", ok(made).data().get("guest_code"));
        var again = keyed(ann).post(org + "/x/guests/gil@mill.example/link", "");
        var code = ok(again).data().get("guest_code");
        canaries.add("the next code of a guest", code);
        var given = ok(ann.get(org + "/guests/gus@mill.example")).data().get("guest_code");
        canaries.add("the code of a guest with a task", given);
        var run = Bakehouse.id(ann.post(org + "/runs", Map.of("checklist_id", template)));
        var task = ok(ann.get(org + "/runs/" + run + "/tasks")).rows().getFirst().get("id");
        var gus = wire(given.toString());
        ok(gus.get(org + "/guests/" + given + "/tasks"));
        ok(gus.post(org + "/tasks/" + task + "/comment", Map.of("content", "Too hot")));
        ok(keyed(gus).post(org + "/runs/" + run + "/completed-tasks", Map.of("task_id", task)));
    }

    private void signed() {
        var secret = keyed(ann).post(org + "/x/webhook-secret", "");
        canaries.add("the secret of webhooks", ok(secret).data().get("secret"));
    }

    private void takeOut() {
        var today = LocalDate.now(ZoneOffset.UTC);
        for (var run : ok(ann.get(org + "/runs?per_page=100")).rows()) {
            look(ann.post(org + "/runs/" + run.get("id") + "/export", ""));
        }
        for (var path :
                List.of(
                        org + "/exports/runs?from=" + today + "&to=" + today,
                        org + "/activity-feeds?per_page=100",
                        org + "/x/deliveries",
                        org + "/watchers",
                        org + "/system-logs",
                        org + "/checklists",
                        "/docs/index",
                        "/metrics",
                        "/health/ready")) {
            look(ann.get(path));
        }
    }

    private void look(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isLessThan(300);
        canaries.lookIn(
                "an export that begins with "
                        + reply.text().substring(0, Math.min(40, reply.text().length())),
                reply.text());
    }

    /// With a key to be repeated by, which makes the server keep the answer.
    private Wire keyed(Wire wire) {
        return wire.with("Idempotency-Key", "key-" + keys++);
    }

    private Wire wire(String token) {
        return new Wire(server.url(), token);
    }

    private static Reply ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isLessThan(300);
        return reply;
    }
}
