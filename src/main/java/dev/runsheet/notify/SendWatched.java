package dev.runsheet.notify;

import dev.runsheet.base.OrgId;
import dev.runsheet.letter.Letter;
import dev.runsheet.letter.Letter.Button;
import dev.runsheet.letter.Letters;
import dev.runsheet.people.EachOrganization;
import dev.runsheet.people.Watcher;
import dev.runsheet.people.Watcher.Frequency;
import dev.runsheet.platform.db.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Writes to watchers what has waited for them long enough: three hours or a day since the first of
/// it. What waits is taken with the letter, so that of several servers one writes it.
public final class SendWatched {
    private static final int MOST = 50;

    private SendWatched() {}

    public static void run(Transactions transactions, Instant now) {
        EachOrganization.run(
                transactions, "letters to watchers", org -> send(transactions, org, now));
    }

    private static void send(Transactions transactions, OrgId org, Instant now) {
        for (var frequency : List.of(Frequency.MINDFUL, Frequency.CHILLED)) {
            var until = now.minus(frequency.patience());
            for (long id :
                    transactions.read(tx -> WatchedStore.waiting(tx, org, frequency, until))) {
                transactions.write(tx -> send(tx, org, id, now));
            }
        }
    }

    private static long send(Handle tx, OrgId org, long id, Instant now) {
        WatcherStore.find(tx, org, id)
                .ifPresent(
                        watcher ->
                                RecipientStore.members(tx, org, List.of(watcher.member()))
                                        .values()
                                        .forEach(to -> send(tx, watcher, to, now)));
        return id;
    }

    static void send(Handle tx, Watcher watcher, Recipient to, Instant now) {
        var lines = WatchedStore.take(tx, watcher);
        if (!lines.isEmpty()) {
            Letters.post(tx, letter(watcher, to, lines), now);
        }
    }

    private static Letter letter(Watcher watcher, Recipient to, List<WatchedStore.Line> lines) {
        boolean isOne = lines.size() == 1;
        var path = isOne ? lines.getFirst().path() : "/home";
        var said = new ArrayList<String>();
        said.add(isOne ? "This happened to what you watch:" : "These happened to what you watch:");
        said.add(
                lines.stream()
                        .limit(MOST)
                        .map(each -> "• " + each.text())
                        .collect(Collectors.joining("\n")));
        if (lines.size() > MOST) {
            said.add("and " + (lines.size() - MOST) + " more");
        }
        return new Letter(
                watcher.org(),
                Kind.WATCHED.word(),
                to.email(),
                isOne
                        ? "You watch: " + lines.getFirst().text()
                        : "You watch: " + lines.size() + " things happened",
                said,
                Optional.of(Button.to("Look at it", path)),
                Optional.of(Kind.WATCHED.word()));
    }
}
