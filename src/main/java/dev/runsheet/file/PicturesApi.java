package dev.runsheet.file;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.Unauthenticated;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Intake;
import dev.runsheet.platform.http.Routes;
import java.util.LinkedHashMap;
import org.jdbi.v3.core.Handle;

/// The logo of an organization, and the photos of its members (platform spec 4.1, 5.1). They are
/// read as files are.
public final class PicturesApi {
    private static final String LOGO = "/organizations/{org}/x/logo";
    private static final String PHOTO = "/organizations/{org}/x/me/photo";

    private final Shelf shelf;

    private PicturesApi(Shelf shelf) {
        this.shelf = shelf;
    }

    public static void mount(Routes routes, Shelf shelf) {
        var api = new PicturesApi(shelf);
        routes.upload(LOGO, (call, _) -> api.uploadLogo(call));
        routes.delete(LOGO, api::deleteLogo);
        routes.upload(PHOTO, (call, _) -> api.uploadPhoto(call));
        routes.delete(PHOTO, api::deletePhoto);
    }

    private Intake.Taken uploadLogo(Call call) {
        requireAdmin(call);
        return upload(call, null, Picture.MOST_BYTES_OF_LOGO);
    }

    private Intake.Taken uploadPhoto(Call call) {
        return upload(call, self(call), Picture.MOST_BYTES_OF_PHOTO);
    }

    /// As a file is taken in; the one before is swept.
    private Intake.Taken upload(Call call, MemberId member, long mostBytes) {
        var own = shelf.upTo(mostBytes);
        try (var parcel = new Parcel(own)) {
            var body = call.parts(own.allowed().mostBytes() + FilesApi.MARGIN, parcel::take);
            var picture = parcel.picture(body, call.org(), member, call.at());
            shelf.blobs().put(call.org(), picture.id(), parcel.content());
            return new Intake.Taken(
                    parcel.gist(body),
                    (then, tx) -> {
                        KeepPicture.run(tx, then.actor(), picture, then.at());
                        return answer(
                                member, FileJson.url(then.baseUrl(), then.org(), picture.id()));
                    });
        }
    }

    private Answer deleteLogo(Call call, Handle tx) {
        requireAdmin(call);
        return delete(call, tx, null);
    }

    private Answer deletePhoto(Call call, Handle tx) {
        return delete(call, tx, self(call));
    }

    private Answer delete(Call call, Handle tx, MemberId member) {
        var gone = KeepPicture.none(tx, call.actor(), member, call.at());
        return answer(member, null)
                .then(() -> gone.ifPresent(each -> shelf.blobs().delete(each.org(), each.id())));
    }

    private static Answer answer(MemberId member, String url) {
        var json = new LinkedHashMap<String, Object>(2);
        json.put(member == null ? "org_logo" : "profile_pic", url);
        return Answer.ok(json);
    }

    private static void requireAdmin(Call call) {
        if (!call.actor().isAdmin()) {
            throw new Forbidden("Only an administrator may do this.").refuse();
        }
    }

    /// An application is no person.
    private static MemberId self(Call call) {
        return call.actor()
                .member()
                .orElseThrow(() -> new Unauthenticated("unauthenticated").refuse());
    }
}
