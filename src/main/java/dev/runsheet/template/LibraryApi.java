package dev.runsheet.template;

import dev.runsheet.base.Id;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.TemplateId;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Templates and kick-off forms that are shown to everybody, without a token (templates spec 5).
/// What is not public is answered like what does not exist.
public final class LibraryApi {
    private static final String ONE = "/public/library/{org}/blueprint/{checklist}";

    private LibraryApi() {}

    public static void mount(Routes routes) {
        routes.open().get(ONE, LibraryApi::template);
        routes.open().get(ONE + "/kick-off", LibraryApi::kickoff);
        routes.open().get("/{org}/public/kickoff/{alias}", LibraryApi::kickoffByAlias);
    }

    static Answer template(Call call, Handle tx) {
        var draft = Library.shown(tx, byId(call, tx), Content::isPublic);
        return Answer.ok(LibraryJson.template(draft));
    }

    static Answer kickoff(Call call, Handle tx) {
        return kickoff(tx, byId(call, tx));
    }

    static Answer kickoffByAlias(Call call, Handle tx) {
        return kickoff(tx, TemplateStore.findByAlias(tx, org(call), call.path("alias")));
    }

    private static Answer kickoff(Handle tx, Optional<Draft> found) {
        return Answer.ok(LibraryJson.kickoff(Library.shown(tx, found, Content::isPublicKickoff)));
    }

    private static Optional<Draft> byId(Call call, Handle tx) {
        return TemplateStore.find(tx, org(call), call.id("checklist", TemplateId::new));
    }

    private static OrgId org(Call call) {
        return Id.parse(call.path("org"))
                .map(OrgId::new)
                .orElseThrow(() -> new NotFound("organization").refuse());
    }
}
