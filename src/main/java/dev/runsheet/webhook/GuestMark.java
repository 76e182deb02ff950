package dev.runsheet.webhook;

import dev.runsheet.base.OrgId;
import dev.runsheet.people.GuestCodes;
import java.util.UUID;
import java.util.regex.Pattern;

/// Stands for the code of a guest in what is kept of a call, as codes are not kept (ADR 0022). The
/// number of the event is in it, which nobody knows who could write such a mark into an answer.
record GuestMark(long guest, int generation) {

    String text(UUID event) {
        return "code-" + event + "-" + guest + "-" + generation;
    }

    /// With the codes, as it goes out.
    static String filled(String body, OrgId org, UUID event, GuestCodes codes) {
        return Pattern.compile("code-" + event + "-(\\d+)-(\\d+)")
                .matcher(body)
                .replaceAll(
                        mark ->
                                codes.of(
                                        org,
                                        Long.parseLong(mark.group(1)),
                                        Integer.parseInt(mark.group(2))));
    }
}
