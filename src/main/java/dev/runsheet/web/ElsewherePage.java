package dev.runsheet.web;

import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Pages;
import java.util.List;

/// What letters and other servers lead to, and no page of ours shows: people see it in the
/// application that they work with. The same for everybody, so that it tells nothing.
public final class ElsewherePage {
    private static final List<String> ADDRESSES =
            List.of(
                    "/home",
                    "/tasks",
                    "/tasks/{task}",
                    "/runs/{run}",
                    "/templates/{template}",
                    "/guest-all-task/{org}/{guest}");
    private static final Notice NOTICE =
            Notice.of(
                    "See it where you work",
                    "This server has no page for tasks, processes and templates. You find yours in the application that you use with it; if you have none, ask whoever works with you.",
                    "/",
                    "To the start");

    private ElsewherePage() {}

    public static void mount(Pages pages) {
        for (var address : ADDRESSES) {
            pages.get(address, (_, _) -> Answer.page(NOTICE.html()));
        }
    }
}
