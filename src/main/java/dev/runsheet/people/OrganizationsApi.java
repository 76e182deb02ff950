package dev.runsheet.people;

import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import org.jdbi.v3.core.Handle;

/// The organization itself (platform spec 4).
public final class OrganizationsApi {
    private OrganizationsApi() {}

    public static void mount(Routes routes) {
        routes.get("/organizations/{org}", OrganizationsApi::read);
        routes.put("/organizations/{org}", OrganizationsApi::update);
        routes.patch("/organizations/{org}", OrganizationsApi::update);
    }

    private static Answer read(Call call, Handle tx) {
        return answer(call, tx, OrganizationStore.find(tx, call.org()));
    }

    private static Answer update(Call call, Handle tx) {
        var updated = UpdateOrganization.run(tx, call.actor(), call.body(), call.at());
        return answer(call, tx, updated);
    }

    private static Answer answer(Call call, Handle tx, Organization organization) {
        var actor = call.actor();
        var logo = OrganizationStore.logo(tx, actor.org()).orElse(null);
        var active = OrganizationStore.countActiveMembers(tx, actor.org());
        var belonging =
                actor.member()
                        .map(id -> MemberStore.find(tx, actor.org(), id))
                        .map(member -> Belonging.of(organization, active, member, logo))
                        .orElseGet(
                                () -> new Belonging(organization, active, null, null, null, logo));
        return Answer.ok(OrganizationJson.of(belonging, call.baseUrl()));
    }
}
