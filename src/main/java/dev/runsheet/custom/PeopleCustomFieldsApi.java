package dev.runsheet.custom;

import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.people.Guest;
import dev.runsheet.people.GuestCodes;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The custom fields of members and guests (platform spec 17), which `people` knows nothing of.
public final class PeopleCustomFieldsApi {
    private static final String ORG = "/organizations/{org}";

    private final GuestCodes codes;

    private PeopleCustomFieldsApi(GuestCodes codes) {
        this.codes = codes;
    }

    public static void mount(Routes routes, GuestCodes codes) {
        var api = new PeopleCustomFieldsApi(codes);
        CustomFieldsApi.serve(
                routes,
                ORG + "/users/{id}",
                PeopleCustomFieldsApi::ofMember,
                PeopleCustomFieldsApi::customizeMember);
        CustomFieldsApi.serve(routes, ORG + "/guests/{code}", api::ofGuest, api::customizeGuest);
    }

    private static Map<String, Object> ofMember(Call call, Handle tx) {
        CustomizePeople.requireSelfOrAdmin(call.actor(), member(call));
        return PeopleStore.member(tx, call.org(), member(call))
                .orElseThrow(() -> new NotFound("member").refuse());
    }

    private static Map<String, Object> customizeMember(Call call, Handle tx, Edit edit) {
        return CustomizePeople.member(tx, call.actor(), member(call), edit, call.at());
    }

    private Map<String, Object> ofGuest(Call call, Handle tx) {
        return PeopleStore.guest(tx, call.org(), guest(call, tx).email());
    }

    private Map<String, Object> customizeGuest(Call call, Handle tx, Edit edit) {
        CustomizePeople.requireAdmin(call.actor());
        return CustomizePeople.guest(tx, call.actor(), guest(call, tx), edit, call.at());
    }

    /// By code and not by address (platform spec 17).
    private Guest guest(Call call, Handle tx) {
        var code = call.path("code");
        if (code.contains("@")) {
            throw new NotFound("guest").refuse();
        }
        return codes.find(tx, call.org(), code);
    }

    private static MemberId member(Call call) {
        return Body.member(call.path("id")).orElseThrow(() -> new NotFound("member").refuse());
    }
}
