package dev.runsheet.platform.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.base.Settings;
import dev.runsheet.base.Settings.DateMillis;
import dev.runsheet.base.Settings.OpenStatusLiteral;
import dev.runsheet.platform.blob.Bucket;
import dev.runsheet.platform.config.Config.Storage;
import dev.runsheet.platform.config.Config.Traffic;
import dev.runsheet.platform.db.Address;
import dev.runsheet.platform.http.Cors;
import dev.runsheet.platform.http.Proxies;
import dev.runsheet.platform.mail.MailServer;
import dev.runsheet.platform.oidc.Registration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
    @Test
    void nothingSaidIsTheUsual() {
        assertThat(Config.of(Map.of("PATH", "/usr/bin", "RUNSHEET_PORT", "")))
                .isEqualTo(
                        new Config(
                                Optional.empty(),
                                Path.of("data"),
                                "127.0.0.1",
                                8080,
                                new Settings(
                                        false,
                                        DateMillis.PER_EXAMPLE,
                                        Settings.OwnersShape.DOCUMENTED,
                                        Settings.RunWriteProgress.INTEGER,
                                        Settings.UnknownFieldKeys.SEED,
                                        false,
                                        true,
                                        OpenStatusLiteral.ACTIVE,
                                        Settings.LaunchTasksMap.OVERRIDE,
                                        Settings.PutRunAbsentLists.KEEP,
                                        Settings.AutomationFire.RESET_ON_REOPEN,
                                        false,
                                        0,
                                        false,
                                        Settings.DEFAULT.membership()),
                                Storage.USUAL,
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Config.Mailing.SMTP,
                                Proxies.NONE,
                                Cors.ANY,
                                new Traffic(600, Duration.ofSeconds(2)),
                                Optional.empty()));
    }

    @Test
    void everyKindOfValueIsRead() {
        var config =
                Config.of(
                        Map.of(
                                "RUNSHEET_DATA", "/srv/runsheet",
                                "RUNSHEET_HOST", "0.0.0.0",
                                "RUNSHEET_PORT", "80",
                                "RUNSHEET_DATE_MILLIS", "always",
                                "RUNSHEET_OPEN_STATUS_LITERAL", "In-Progress",
                                "RUNSHEET_REQUIRE_CLIENT_HEADER", "true",
                                "RUNSHEET_WEBHOOK_RETRIES", "5"));
        assertThat(config.data()).isEqualTo(Path.of("/srv/runsheet"));
        assertThat(config.host()).isEqualTo("0.0.0.0");
        assertThat(config.port()).isEqualTo(80);
        assertThat(config.settings().dateMillis()).isEqualTo(DateMillis.ALWAYS);
        assertThat(config.settings().openStatusLiteral()).isEqualTo(OpenStatusLiteral.IN_PROGRESS);
        assertThat(config.settings().requireClientHeader()).isTrue();
        assertThat(config.settings().webhookRetries()).isEqualTo(5);
    }

    @Test
    void theKeyIsMadeOnceAndKeptForItsOwnerOnly(@TempDir Path data) throws IOException {
        var made = Config.of(Map.of("RUNSHEET_DATA", data.resolve("new").toString()));
        var key = made.key();
        assertThat(key.getEncoded()).hasSizeGreaterThan(32);
        assertThat(made.key()).isEqualTo(key);
        var file = data.resolve("new").resolve("secret.key");
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, "");
        assertThatThrownBy(made::key)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("secret.key holds no key");
    }

    @Test
    void aKeyThatIsGivenIsTaken(@TempDir Path data) {
        var text = "four times eight is thirty-two..";
        var config =
                Config.of(Map.of("RUNSHEET_DATA", data.toString(), "RUNSHEET_SECRET_KEY", text));
        assertThat(config.key().getEncoded()).asString(UTF_8).isEqualTo(text);
        assertThat(data).isEmptyDirectory();
        assertThat(config.toString()).doesNotContain("thirty");
        assertThatThrownBy(() -> Config.of(Map.of("RUNSHEET_SECRET_KEY", "short")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("at least 32 characters")
                .hasMessageNotContaining("short");
    }

    @Test
    void linksThatGoOutLeadToTheUrlOrElseToTheAddress() {
        var named = Config.of(Map.of("RUNSHEET_URL", "https://runsheet.example/"));
        assertThat(named.site()).isEqualTo("https://runsheet.example");
        assertThat(Config.of(Map.of()).site()).isEqualTo("http://127.0.0.1:8080");
        assertThatThrownBy(() -> Config.of(Map.of("RUNSHEET_URL", "runsheet")))
                .hasMessageContaining("RUNSHEET_URL must look like https://runsheet.example");
    }

    @Test
    void whatMayBeCalledWithinTheWallsIsAList() {
        var config = Config.of(Map.of("RUNSHEET_OUTBOUND_ALLOW", "hooks.lan, 10.1.0.0/16 ::1/128"));
        assertThat(config.outboundAllow()).containsExactly("hooks.lan", "10.1.0.0/16", "::1/128");
        assertThatThrownBy(() -> Config.of(Map.of("RUNSHEET_OUTBOUND_ALLOW", "10.1.0.0/33")))
                .hasMessageContaining("RUNSHEET_OUTBOUND_ALLOW must be hosts");
    }

    @Test
    void mailMayBeOnlyMentionedInTheLog() {
        assertThat(Config.of(Map.of("RUNSHEET_MAIL", "log")).mailing())
                .isEqualTo(Config.Mailing.LOG);
        assertThatThrownBy(() -> Config.of(Map.of("RUNSHEET_MAIL", "pigeon")))
                .hasMessageContaining("RUNSHEET_MAIL must be one of smtp, log");
    }

    @Test
    void aMailServerNeedsASenderAndWhereItsLinksLead() {
        var config =
                Config.of(
                        Map.of(
                                "RUNSHEET_SMTP_HOST", "mail.flour.example",
                                "RUNSHEET_SMTP_SECURITY", "tls",
                                "RUNSHEET_SMTP_PORT", "465",
                                "RUNSHEET_SMTP_USER", "ann",
                                "RUNSHEET_SMTP_PASSWORD", "rye-bread",
                                "RUNSHEET_SMTP_FROM", "runsheet@flour.example",
                                "RUNSHEET_URL", "https://runsheet.example/"));
        assertThat(config.mail())
                .contains(
                        new MailServer(
                                "mail.flour.example",
                                465,
                                MailServer.Security.TLS,
                                "ann",
                                "rye-bread",
                                "runsheet@flour.example"));
        assertThat(config.toString()).doesNotContain("rye-bread");
        assertThatThrownBy(() -> Config.of(Map.of("RUNSHEET_SMTP_HOST", "mail.flour.example")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("RUNSHEET_SMTP_FROM")
                .hasMessageContaining("needs RUNSHEET_URL");
    }

    @Test
    void aProviderOfSignInNeedsWhatItKnowsUsByAndWherePeopleComeBackTo() {
        var config =
                Config.of(
                        Map.of(
                                "RUNSHEET_OIDC_ISSUER", "https://login.flour.example/realm",
                                "RUNSHEET_OIDC_CLIENT_ID", "runsheet",
                                "RUNSHEET_OIDC_CLIENT_SECRET", "rye-bread",
                                "RUNSHEET_OIDC_NAME", "Flour",
                                "RUNSHEET_URL", "https://runsheet.example/"));
        assertThat(config.provider())
                .contains(
                        new Registration(
                                URI.create("https://login.flour.example/realm"),
                                "runsheet",
                                "rye-bread",
                                "Flour"));
        assertThat(config.toString()).doesNotContain("rye-bread");
        assertThatThrownBy(() -> Config.of(Map.of("RUNSHEET_OIDC_ISSUER", "login.flour.example")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("must look like https://login.example")
                .hasMessageContaining("needs RUNSHEET_OIDC_CLIENT_ID")
                .hasMessageContaining("needs RUNSHEET_URL");
        assertThatThrownBy(() -> Config.of(Map.of("RUNSHEET_OIDC_CLIENT_ID", "runsheet")))
                .hasMessageContaining("needs RUNSHEET_OIDC_ISSUER");
    }

    @Test
    void trustedProxiesAreAddressesAndNetworks() {
        var config = Config.of(Map.of("RUNSHEET_TRUSTED_PROXIES", "10.1.0.0/16, fd00::1"));
        assertThat(config.proxies().networks()).hasSize(2);
        assertThatThrownBy(() -> Config.of(Map.of("RUNSHEET_TRUSTED_PROXIES", "proxy.example")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("10.1.0.0/16");
    }

    @Test
    void thePagesThatMayCallAreOrigins() {
        var text = "https://app.example, http://localhost:3000";
        assertThat(Config.of(Map.of("RUNSHEET_CORS_ORIGINS", text)).cors().origins())
                .containsExactly("https://app.example", "http://localhost:3000");
        assertThatThrownBy(() -> Config.of(Map.of("RUNSHEET_CORS_ORIGINS", "https://app.example/")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("RUNSHEET_CORS_ORIGINS")
                .hasMessageContaining("https://app.example");
    }

    @Test
    void aDatabaseOutsideIsNamedWithOrWithoutJdbc() {
        for (var url :
                new String[] {"jdbc:postgresql://db/r", "postgresql://db/r", "postgres://db/r"}) {
            var config =
                    Config.of(
                            Map.of(
                                    "RUNSHEET_DATABASE_URL", url,
                                    "RUNSHEET_DATABASE_USER", "ann",
                                    "RUNSHEET_DATABASE_PASSWORD", "secret"));
            assertThat(config.database())
                    .contains(new Address("jdbc:postgresql://db/r", "ann", "secret"));
            assertThat(config.toString()).doesNotContain("secret");
        }
    }

    @Test
    void aPasswordInTheAddressIsRefusedAndNotRepeated() {
        assertThatThrownBy(
                        () ->
                                Config.of(
                                        Map.of(
                                                "RUNSHEET_DATABASE_URL",
                                                "postgresql://ann:pw@db/r")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("RUNSHEET_DATABASE_PASSWORD")
                .hasMessageNotContaining(":pw");
    }

    @Test
    void everyFaultIsSaidAtOnce() {
        assertThatThrownBy(
                        () ->
                                Config.of(
                                        Map.of(
                                                "RUNSHEET_PORT", "70000",
                                                "RUNSHEET_DATE_MILLIS", "sometimes",
                                                "RUNSHEET_REQUIRE_CLIENT_HEADER", "yes",
                                                "RUNSHEET_DATABASE_USER", "ann")))
                .hasMessage(
                        """
                        RUNSHEET_DATABASE_USER needs RUNSHEET_DATABASE_URL, and is "ann".
                        RUNSHEET_PORT must be a whole number from 0 to 65535, and is "70000".
                        RUNSHEET_REQUIRE_CLIENT_HEADER must be true or false, and is "yes".
                        RUNSHEET_DATE_MILLIS must be one of per-example, always, never, and is "sometimes".\
                        """);
    }

    @Test
    void aKeyWeDoNotKnowStopsTheStart() {
        assertThatThrownBy(() -> Config.of(Map.of("RUNSHEET_DATE_MILIS", "always")))
                .hasMessage(
                        "RUNSHEET_DATE_MILIS is no setting of ours: did you mean"
                                + " RUNSHEET_DATE_MILLIS?");
        assertThatThrownBy(() -> Config.of(Map.of("RUNSHEET_COLOUR_OF_THE_SKY", "blue")))
                .hasMessageStartingWith(
                        "RUNSHEET_COLOUR_OF_THE_SKY is no setting of ours; we know"
                                + " RUNSHEET_AUTOMATION_FIRE,");
    }

    @Test
    void filesAreOfTheUsualKindsUnlessOthersAreNamed() {
        assertThat(Storage.USUAL.mostMegabytes()).isEqualTo(100);
        assertThat(Storage.USUAL.extensions())
                .contains("pdf", "docx")
                .doesNotContain("exe", "html");
        var storage =
                Config.of(
                                Map.of(
                                        "RUNSHEET_FILE_MAX_MB",
                                        "5",
                                        "RUNSHEET_FILE_EXTENSIONS",
                                        "PDF, .png"))
                        .storage();
        assertThat(storage).isEqualTo(new Storage(Optional.empty(), 5, Set.of("pdf", "png")));
    }

    @Test
    void aBucketIsNamedWithItsKeys() {
        var config =
                Config.of(
                        Map.of(
                                "RUNSHEET_S3_BUCKET", "runsheet",
                                "RUNSHEET_S3_ENDPOINT", "http://minio:9000",
                                "RUNSHEET_S3_KEY", "ann",
                                "RUNSHEET_S3_SECRET", "hidden"));
        assertThat(config.storage().bucket())
                .contains(
                        new Bucket(
                                Optional.of(URI.create("http://minio:9000")),
                                "us-east-1",
                                "runsheet",
                                "ann",
                                "hidden"));
        assertThat(config.toString()).doesNotContain("hidden");
        assertThatThrownBy(
                        () ->
                                Config.of(
                                        Map.of(
                                                "RUNSHEET_S3_BUCKET", "runsheet",
                                                "RUNSHEET_S3_ENDPOINT", "minio:9000")))
                .hasMessage(
                        """
                        RUNSHEET_S3_BUCKET needs RUNSHEET_S3_KEY and RUNSHEET_S3_SECRET, and is "runsheet".
                        RUNSHEET_S3_ENDPOINT must look like https://s3.host:9000, and is "minio:9000".\
                        """);
    }
}
