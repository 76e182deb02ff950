package dev.runsheet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.runsheet.base.FileId;
import dev.runsheet.base.Id;
import dev.runsheet.people.GroupsApi;
import dev.runsheet.people.MeApi;
import dev.runsheet.people.MembersApi;
import dev.runsheet.people.OrganizationsApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.Shelves;
import dev.runsheet.testing.Upload;
import dev.runsheet.testing.World;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The logo of an organization and the photos of its members (platform spec 4.1, 5.1, 14).
class PicturesApiTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final String LOGO = ORG + "/x/logo";
    private static final String PHOTO = ORG + "/x/me/photo";
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    private static final byte[] GIF = "GIF89a-and-so-on".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] JPG = HexFormat.of().parseHex("ffd8ffe000104a46494600010100");
    private static final byte[] PAGE =
            "<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);

    /// The disk has a clock of its own.
    private static final Instant DAY_AFTER = Instant.now().plus(Duration.ofHours(25));

    @TempDir Path folder;
    private Shelf shelf;
    private ApiServer api;
    private ApiServer.Caller ann;
    private ApiServer.Caller bob;
    private ApiServer.Caller gus;

    @BeforeEach
    void open() {
        shelf = Shelves.onDisk(folder);
        api =
                ApiServer.of(
                        MeApi::mount,
                        MembersApi::mount,
                        GroupsApi::mount,
                        OrganizationsApi::mount,
                        Guests::mount,
                        routes -> FilesApi.mount(routes, shelf),
                        routes -> PicturesApi.mount(routes, shelf));
        ann = api.as(World.ANN_TOKEN);
        bob = api.as(World.BOB_TOKEN);
        gus = api.as(Guests.GUS_TOKEN);
    }

    @AfterEach
    void close() {
        api.close();
    }

    private static Upload picture(byte[] content) {
        return new Upload(Map.of(), "name", "picture", content);
    }

    private static Reply ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply;
    }

    private String logo(byte[] content) {
        return (String) ok(ann.post(LOGO, picture(content))).data().get("org_logo");
    }

    private String photo(ApiServer.Caller who, byte[] content) {
        return (String) ok(who.post(PHOTO, picture(content))).data().get("profile_pic");
    }

    /// What a client asks for that follows the url.
    private String path(String url) {
        assertThat(url).startsWith(api.url(ORG + "/file/"));
        return url.substring(api.url("").length());
    }

    private static String id(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private boolean isKept(String url) {
        var id = new FileId(Id.parse(id(url)).orElseThrow());
        return shelf.blobs().open(World.FLOUR, id).isPresent();
    }

    @Test
    void theLogoStandsAtTheOrganizationAndWhoeverIsOfItReadsItEvenAGuest() {
        assertThat(ok(bob.get(ORG)).data()).containsEntry("org_logo", null);
        var url = logo(PNG);

        assertThat(ok(bob.get(ORG)).data()).containsEntry("org_logo", url);
        assertThat(ok(bob.get("/me/organizations")).rows().getFirst())
                .containsEntry("org_logo", url);
        for (var who : List.of(ann, bob, gus)) {
            assertThat(who.download(path(url))).isEqualTo(PNG);
        }
        assertThat(api.as(World.EVE_TOKEN).get(path(url)).status()).isEqualTo(403);
        assertThat(api.asNobody().get(path(url)).status()).isEqualTo(401);
    }

    @Test
    void aPhotoStandsAtItsMemberAndGuestsDoNotReadIt() {
        var url = photo(bob, JPG);

        assertThat(ok(bob.get(ORG + "/me")).data()).containsEntry("profile_pic", url);
        assertThat(ok(ann.get(ORG + "/users/1002")).data()).containsEntry("profile_pic", url);
        for (var list : List.of("/users", "/users-list")) {
            assertThat(ok(ann.get(ORG + list)).rows())
                    .filteredOn(row -> row.get("profile_pic") != null)
                    .extracting(row -> row.get("id"), row -> row.get("profile_pic"))
                    .containsExactly(tuple(1002, url));
        }
        assertThat(ann.download(path(url))).isEqualTo(JPG);
        for (var path : List.of(path(url), path(url) + "/dl")) {
            assertThat(gus.get(path).status()).isEqualTo(404);
        }
        assertThat(ok(ann.get(ORG + "/assets")).rows()).isEmpty();
        assertThat(ann.get(ORG + "/assets/" + id(url)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "89504e470d0a1a0a0000000d49484452, image/png, logo.png",
        "474946383961, image/gif, logo.gif",
        "ffd8ffe000104a46494600010100, image/jpeg, logo.jpg"
    })
    void aBrowserRunsNothingInIt(String bytes, String type, String name) {
        var answer = ok(bob.get(path(logo(HexFormat.of().parseHex(bytes)))));
        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.header("Content-Disposition"))
                .startsWith("attachment; filename=\"" + name + "\"");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("sandbox; default-src 'none'");
        var saved = ok(bob.get(path(logo(HexFormat.of().parseHex(bytes))) + "/dl"));
        assertThat(saved.header("Content-Type")).isEqualTo("application/octet-stream");
    }

    @Test
    void whatItIsItsContentSays() {
        var upload = picture(GIF).file("logo.exe", GIF);
        assertThat(ann.post(LOGO, upload).status()).isEqualTo(200);
        assertThat(ann.post(LOGO, upload.in("file")).status()).isEqualTo(200);
        for (var path : List.of(LOGO, PHOTO)) {
            var reply = ann.post(path, picture(PAGE).file("logo.png", PAGE));
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.errors())
                    .isEqualTo(
                            Map.of(
                                    "name",
                                    List.of("The name must be a picture: JPG, PNG or GIF.")));
            assertThat(ann.post(path, picture(new byte[0])).errors()).containsOnlyKeys("name");
            assertThat(ann.post(path, picture(PNG).in("other")).errors())
                    .isEqualTo(Map.of("name", List.of("The name field is required.")));
        }
        assertThat(ok(ann.get(ORG + "/me")).data()).containsEntry("profile_pic", null);
    }

    @Test
    void aPhotoIsSmallAndALogoAsLargeAsAFileMayBe() {
        int two = 2 * 1024 * 1024;
        photo(bob, Arrays.copyOf(PNG, two));
        var reply = bob.post(PHOTO, picture(Arrays.copyOf(PNG, two + 1)));
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.json()).containsEntry("message", "The file is larger than 2 MB.");
        logo(Arrays.copyOf(PNG, Shelves.MOST_BYTES));
        assertThat(ann.post(LOGO, picture(Arrays.copyOf(PNG, Shelves.MOST_BYTES + 1))).status())
                .isEqualTo(413);
        assertThat(Shelves.onDisk(folder).upTo(Picture.MOST_BYTES_OF_LOGO).allowed().mostBytes())
                .isEqualTo(Shelves.MOST_BYTES);
    }

    @Test
    void onlyAnAdministratorChangesTheLogoAndNoGuestHasAPhoto() {
        var url = logo(PNG);
        assertThat(bob.post(LOGO, picture(GIF)).status()).isEqualTo(403);
        assertThat(bob.delete(LOGO).status()).isEqualTo(403);
        for (var path : List.of(LOGO, PHOTO)) {
            assertThat(gus.post(path, picture(GIF)).status()).isEqualTo(403);
            assertThat(gus.delete(path).status()).isEqualTo(403);
        }
        assertThat(ok(ann.get(ORG)).data()).containsEntry("org_logo", url);
    }

    @Test
    void aReplacedOneIsSweptAndTheOthersStay() {
        var first = logo(PNG);
        var second = logo(GIF);
        var photo = photo(bob, JPG);
        assertThat(second).isNotEqualTo(first);
        assertThat(ann.get(path(first)).status()).isEqualTo(404);

        SweepFiles.run(api.database().database(), shelf, DAY_AFTER);

        assertThat(isKept(first)).isFalse();
        assertThat(ann.download(path(second))).isEqualTo(GIF);
        assertThat(ann.download(path(photo))).isEqualTo(JPG);
    }

    @Test
    void aDeletedOneIsGoneWithItsBytes() {
        var url = logo(PNG);
        var photo = photo(bob, JPG);
        assertThat(ok(ann.delete(LOGO)).json())
                .isEqualTo(Map.of("data", Collections.singletonMap("org_logo", null)));
        assertThat(ok(bob.delete(PHOTO)).data()).containsEntry("profile_pic", null);
        assertThat(isKept(url)).isFalse();
        assertThat(isKept(photo)).isFalse();
        assertThat(ok(bob.get(ORG)).data()).containsEntry("org_logo", null);
        assertThat(ok(bob.get(ORG + "/me")).data()).containsEntry("profile_pic", null);
        ok(ann.delete(LOGO));
        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "Changed the logo of the organization",
                        "Changed the photo of a member",
                        "Deleted the logo of the organization",
                        "Deleted the photo of a member");
    }

    private List<String> lines() {
        return api.database()
                .database()
                .read(
                        tx ->
                                tx.createQuery("select description from activity")
                                        .mapTo(String.class)
                                        .list());
    }

    @Test
    void theLogoIsNotDeletedAsAFileButAPhotoIsByItsMemberOrAnAdministrator() {
        var url = logo(PNG);
        for (var who : List.of(ann, bob)) {
            assertThat(who.delete(ORG + "/file/" + id(url)).status()).isEqualTo(400);
            assertThat(who.delete(ORG + "/assets/" + id(url)).status()).isEqualTo(404);
        }
        assertThat(ann.download(path(url))).isEqualTo(PNG);

        var anns = photo(ann, GIF);
        assertThat(bob.delete(ORG + "/file/" + id(anns)).status()).isEqualTo(403);
        var bobs = photo(bob, GIF);
        ok(ann.delete(ORG + "/file/" + id(bobs)));
        assertThat(isKept(bobs)).isFalse();
        assertThat(ok(bob.get(ORG + "/me")).data()).containsEntry("profile_pic", null);
        assertThat(ok(ann.get(ORG + "/me")).data()).containsEntry("profile_pic", anns);
    }

    @Test
    void whoIsDeletedHasNoFaceAnyMore() {
        var url = photo(bob, JPG);
        ok(ann.delete(ORG + "/users/1002/disable"));
        assertThat(ann.download(path(url))).isEqualTo(JPG);
        ok(ann.delete(ORG + "/users/1002/delete"));
        assertThat(ann.get(path(url)).status()).isEqualTo(404);
    }

    @Test
    void anUploadWithAKeyIsDoneOnce() {
        var keyed = ann.with("Idempotency-Key", "logo-1");
        var first = ok(keyed.post(LOGO, picture(PNG)));
        assertThat(keyed.post(LOGO, picture(PNG)).text()).isEqualTo(first.text());
        assertThat(keyed.post(LOGO, picture(GIF)).status()).isEqualTo(422);
    }
}
