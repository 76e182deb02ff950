package dev.runsheet.people;

import dev.runsheet.base.Dates;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The colors of an organization, and what clients keep about it under names of their own (platform
/// spec 4.3).
public final class BrandingApi {
    private static final String BRANDING = "/organizations/{org}/custom-branding";
    private static final String PREFERENCES = "/organizations/{org}/preferences";

    private BrandingApi() {}

    public static void mount(Routes routes) {
        routes.get(BRANDING, BrandingApi::branding);
        routes.put(BRANDING, BrandingApi::changeBranding);
        routes.get(PREFERENCES, BrandingApi::preferences);
        routes.put(PREFERENCES, BrandingApi::changePreference);
    }

    private static Answer branding(Call call, Handle tx) {
        return branding(OrganizationStore.find(tx, call.org()));
    }

    private static Answer changeBranding(Call call, Handle tx) {
        var change = Extras.branding(call.body(), Dates.millis(call.at()));
        return branding(KeepExtra.run(tx, call.actor(), call.body(), change, call.at()));
    }

    private static Answer branding(Organization organization) {
        var json = new LinkedHashMap<String, Object>();
        Extras.COLORS.forEach(key -> json.put(key, null));
        json.put(Extras.UPDATED_AT, null);
        json.putAll(organization.extra(Extras.BRANDING));
        return Answer.ok(json);
    }

    private static Answer preferences(Call call, Handle tx) {
        var kept = OrganizationStore.find(tx, call.org()).extra(Extras.PREFERENCES);
        return Answer.plain(Map.of("data", kept.values().stream().toList()));
    }

    private static Answer changePreference(Call call, Handle tx) {
        var change = Extras.preference(call.body(), Dates.millis(call.at()));
        var changed = KeepExtra.run(tx, call.actor(), call.body(), change, call.at());
        var slug = (String) call.body().raw("slug");
        var answer = new LinkedHashMap<String, Object>();
        answer.put("data", changed.extra(Extras.PREFERENCES).get(slug));
        return Answer.plain(answer);
    }
}
