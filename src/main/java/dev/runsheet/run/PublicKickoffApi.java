package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Dates;
import dev.runsheet.base.Id;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.Conflict;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.TemplateId;
import dev.runsheet.people.StandIn;
import dev.runsheet.people.VisitTokens;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.template.Library;
import dev.runsheet.template.PublicKickoff;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Submitting the public kick-off form of a template without a token of ours (templates spec 5): a
/// stranger leaves an address, gets a letter, and submits with what is in it.
public final class PublicKickoffApi {
    private static final String BY_ID = "/public/library/{org}/blueprint/{checklist}/kick-off";
    private static final String BY_ALIAS = "/{org}/public/kickoff/{alias}";

    private final VisitTokens tokens;
    private final boolean isMailing;

    private PublicKickoffApi(VisitTokens tokens, boolean isMailing) {
        this.tokens = tokens;
        this.isMailing = isMailing;
    }

    private interface Finding {
        PublicKickoff form(Call call, Handle tx, OrgId org);
    }

    /// `isMailing` says whether there is a mail server that letters go through.
    public static void mount(Routes routes, VisitTokens tokens, Boolean isMailing) {
        var api = new PublicKickoffApi(tokens, Boolean.TRUE.equals(isMailing));
        api.mount(
                routes,
                BY_ID,
                (call, tx, org) -> Library.kickoff(tx, org, call.id("checklist", TemplateId::new)));
        api.mount(
                routes, BY_ALIAS, (call, tx, org) -> Library.kickoff(tx, org, call.path("alias")));
    }

    private void mount(Routes routes, String pattern, Finding finding) {
        routes.open().post(pattern + "/invitations", (call, tx) -> invite(call, tx, finding));
        routes.open().post(pattern, (call, tx) -> submit(call, tx, finding));
    }

    private Answer invite(Call call, Handle tx, Finding finding) {
        var org = org(call);
        var form = finding.form(call, tx, org);
        actor(tx, org, form);
        if (!isMailing) {
            throw new Conflict(
                            "This server sends no mail, so no address can be confirmed: its operator has to set RUNSHEET_SMTP_HOST.")
                    .refuse();
        }
        var visit = InviteVisitor.run(tx, org, form, call.body(), call.at());
        var json = new LinkedHashMap<String, Object>();
        json.put("email", visit.email());
        json.put("expires_at", Dates.millis(visit.expiresAt()));
        return Answer.ok(json).withStatus(202);
    }

    /// The stranger hears no more than that it was done.
    private Answer submit(Call call, Handle tx, Finding finding) {
        var org = org(call);
        var form = finding.form(call, tx, org);
        var run =
                LaunchForVisitor.run(
                        tx,
                        actor(tx, org, form),
                        form,
                        tokens,
                        call.body(),
                        call.settings(),
                        call.at());
        return Answer.created(
                Map.of(
                        "id", run.id().hex(),
                        "name", run.details().name(),
                        "created_at", Dates.millis(run.createdAt())));
    }

    /// Who shares the form, or else its owner; when neither is active any more, it leads nowhere.
    private static Actor actor(Handle tx, OrgId org, PublicKickoff form) {
        return StandIn.of(tx, org, form.sharing(), form.owner())
                .orElseThrow(() -> new NotFound("template").refuse());
    }

    private static OrgId org(Call call) {
        return Id.parse(call.path("org"))
                .map(OrgId::new)
                .orElseThrow(() -> new NotFound("organization").refuse());
    }
}
