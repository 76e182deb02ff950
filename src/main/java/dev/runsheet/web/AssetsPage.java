package dev.runsheet.web;

import dev.runsheet.platform.http.Pages;
import java.util.List;

/// The files that pages refer to.
public final class AssetsPage {
    private AssetsPage() {}

    public static void mount(Pages pages) {
        for (var each : List.of(Asset.STYLE, Asset.MARK)) {
            pages.asset(each.path(), each.content(), each.type());
        }
    }
}
