package dev.runsheet.notify;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.people.OffTokens.Off;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Stops letters of a kind for whoever has the link that stands at their foot. Within the product
/// the member is told as before.
final class StopLetters {
    private StopLetters() {}

    static void run(Handle tx, OrgId org, Off off) {
        var kind = Kind.of(off.kind()).filter(Kind::mayBeOff);
        if (kind.isEmpty()) {
            return;
        }
        if (off.whose().isGuest()) {
            RecipientStore.guest(tx, org, off.whose().number())
                    .ifPresent(guest -> DigestDaysStore.save(tx, org, guest, List.of()));
            return;
        }
        var member = new MemberId(off.whose().number());
        if (RecipientStore.members(tx, org, List.of(member)).isEmpty()) {
            return;
        }
        var old =
                ChoiceStore.of(tx, org, List.of(member))
                        .getOrDefault(member, Map.of())
                        .getOrDefault(kind.get(), Choice.USUAL);
        ChoiceStore.save(tx, org, member, kind.get(), new Choice(false, old.inApp()));
    }
}
