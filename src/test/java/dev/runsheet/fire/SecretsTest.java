package dev.runsheet.fire;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.runsheet.base.MemberId;
import dev.runsheet.people.ClientStore;
import dev.runsheet.people.IssueCode;
import dev.runsheet.people.Password;
import dev.runsheet.people.SetPassword;
import dev.runsheet.platform.blob.S3Server;
import dev.runsheet.testing.Receiver;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.TestDatabase;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No secret is in the log, in a refusal, in what is taken out of the server or, in clear, in its
/// database: a server that logs all that it can makes one of each kind, and they are used as they
/// should be and in every way that they should not.
class SecretsTest {
    private static final String MAIL_PASSWORD = "canary-of-the-mail-server";
    private static final String KEY = "canary-key-of-the-server-of-32-and-more";
    private static final int PATIENCE_MILLIS = 30_000;
    private static final Pattern LINK =
            Pattern.compile("https://runsheet\\.example\\S*[=/]([\\w.~-]+)");

    @TempDir private Path data;
    private final Canaries canaries = new Canaries();
    private final Receiver receiver = new Receiver();
    private final GreenMail mail =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final TestDatabase database = TestDatabase.empty();
    private S3Server bucket;
    private ServerProcess server;
    private String org;
    private Wire ann;
    private int keys;

    @BeforeEach
    void start() throws Exception {
        mail.setUser("runsheet", MAIL_PASSWORD);
        mail.start();
        bucket = S3Server.start();
        server =
                ServerProcess.start(
                        data, settings(), "--org", "Flour", "--email", "ann@flour.example");
        org = "/organizations/" + server.told("Organization");
        ann = wire(canaries.add("the token of a person", server.told("Token")));
    }

    @AfterEach
    void stop() {
        server.kill();
        bucket.close();
        mail.stop();
        receiver.close();
        database.close();
    }

    private Map<String, String> settings() throws IOException {
        var settings = new TreeMap<String, String>();
        settings.put("RUNSHEET_DATABASE_URL", database.address().url().replace("jdbc:", ""));
        settings.put("RUNSHEET_DATABASE_USER", database.address().user());
        settings.put("RUNSHEET_DATABASE_PASSWORD", database.address().password());
        settings.put("RUNSHEET_SECRET_KEY", canaries.keep("the key of the server", KEY));
        settings.put("RUNSHEET_URL", "https://runsheet.example");
        settings.put("RUNSHEET_OUTBOUND_ALLOW", "127.0.0.1");
        settings.put("RUNSHEET_SMTP_HOST", "127.0.0.1");
        settings.put("RUNSHEET_SMTP_PORT", Integer.toString(mail.getSmtp().getPort()));
        settings.put("RUNSHEET_SMTP_SECURITY", "none");
        settings.put("RUNSHEET_SMTP_USER", "runsheet");
        settings.put("RUNSHEET_SMTP_PASSWORD", MAIL_PASSWORD);
        settings.put("RUNSHEET_SMTP_FROM", "runsheet@flour.example");
        canaries.keep("the password of the mail server", MAIL_PASSWORD);
        canaries.keep("the password of the database", database.address().password());
        settings.put("RUNSHEET_S3_ENDPOINT", bucket.bucket().endpoint().orElseThrow().toString());
        settings.put("RUNSHEET_S3_BUCKET", bucket.bucket().name());
        settings.put("RUNSHEET_S3_KEY", bucket.bucket().key());
        settings.put("RUNSHEET_S3_SECRET", bucket.bucket().secret());
        canaries.keep("the secret of the bucket", bucket.bucket().secret());
        settings.put("JDK_JAVA_OPTIONS", "-Xbootclasspath/a:" + loud());
        return settings;
    }

    /// Whoever looks for a fault lets the server log all that it can.
    private Path loud() throws IOException {
        var quiet = Files.readString(Path.of("src/main/resources/logging.properties"));
        var folder = Files.createDirectory(data.resolve("loud"));
        Files.writeString(
                folder.resolve("logging.properties"),
                quiet
                        + ".level = ALL\nrunsheet.level = ALL\njava.util.logging.ConsoleHandler.level = ALL\n");
        return folder;
    }

    @Test
    void noSecretIsKeptOrToldInClear() throws Exception {
        makeAll();
        var misuse = new Misuse(url(), org, ann, canaries);
        canaries.ofCallers().forEach(misuse::of);
        takeOut();
        server.stop();
        lookAtTheLog();
        database.database()
                .read(
                        tx -> {
                            for (var table :
                                    tx.createQuery(
                                                    "select tablename from pg_tables where schemaname = 'public'")
                                            .mapTo(String.class)
                                            .list()) {
                                tx.createQuery("select t::text from public.\"" + table + "\" t")
                                        .mapTo(String.class)
                                        .forEach(row -> canaries.lookIn("table " + table, row));
                            }
                            return null;
                        });
        assertThat(canaries.found()).isEmpty();
    }

    private void makeAll() throws Exception {
        var client = client();
        asApplication(client);
        byPassword();
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
                database.database()
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
                        receiver.url("/told"));
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
        var used = canaries.add("the token of a visit", linkTo("vic@mill.example"));
        ok(keyed(nobody).post(form, Map.of("token", used, "prerun", Map.of())));
        ok(nobody.post(form + "/invitations", Map.of("email", "val@mill.example")));
        canaries.add("the token of a visit that is still to come", linkTo("val@mill.example"));
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

    /// What is shown once at the founding is meant for who founds.
    private void lookAtTheLog() throws IOException {
        var log = server.said();
        assertThat(log).contains(" FINE");
        for (var line : log.substring(log.indexOf("is ready on")).lines().toList()) {
            canaries.lookIn("the log: " + line.substring(0, Math.min(120, line.length())), line);
        }
    }

    private String linkTo(String address) throws Exception {
        for (int count = mail.getReceivedMessages().length; ; count++) {
            for (var message : mail.getReceivedMessages()) {
                if (message.getAllRecipients()[0].toString().equals(address)) {
                    var text = ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
                    var link = LINK.matcher(text.toString());
                    assertThat(link.find()).as(text.toString()).isTrue();
                    return link.group(1);
                }
            }
            assertThat(mail.waitForIncomingEmail(PATIENCE_MILLIS, count + 1)).isTrue();
        }
    }

    /// With a key to be repeated by, which makes the server keep the answer.
    private Wire keyed(Wire wire) {
        return wire.with("Idempotency-Key", "key-" + keys++);
    }

    private Wire wire(String token) {
        return new Wire(url(), token);
    }

    private String url() {
        try {
            return server.url();
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
    }

    private static Reply ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isLessThan(300);
        return reply;
    }
}
