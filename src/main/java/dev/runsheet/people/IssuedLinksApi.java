package dev.runsheet.people;

import dev.runsheet.base.Dates;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.LinkedHashMap;
import org.jdbi.v3.core.Handle;

/// Links of letters, for servers that send none.
public final class IssuedLinksApi {
    private final MailedLinks links;

    private IssuedLinksApi(MailedLinks links) {
        this.links = links;
    }

    public static void mount(Routes routes, MailedLinks links) {
        routes.post("/organizations/{org}/x/users/{id}/link", new IssuedLinksApi(links)::create);
    }

    private Answer create(Call call, Handle tx) {
        var membership = call.settings().membership();
        var link = IssueLink.run(tx, call.actor(), MembersApi.id(call), membership, call.at());
        var json = new LinkedHashMap<String, Object>();
        json.put("purpose", link.purpose().word());
        json.put("email", link.email());
        json.put(
                "link", GuestJson.site(call.baseUrl()) + "/set-password/" + links.token(link.id()));
        json.put("expires_at", Dates.millis(link.expiresAt()));
        return Answer.created(json).secret();
    }
}
