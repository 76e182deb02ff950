package dev.runsheet.notify;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.RunId;
import dev.runsheet.letter.Letters;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Tells people, each as they chose: in their list, by mail, or not at all.
final class PostNotices {
    /// What is told as one letter.
    private record Together(String email, Kind kind, RunId run, Object about, Instant at) {}

    /// What happened so long ago is in nobody's list of news.
    private static final Duration NEWS = Duration.ofDays(1);

    private PostNotices() {}

    static void run(Handle tx, OrgId org, List<Notice> notices, Instant now) {
        if (notices.isEmpty()) {
            return;
        }
        var choices = ChoiceStore.of(tx, org, members(notices));
        for (var notice : notices) {
            if (!notice.to().isGuest() && choice(choices, notice).inApp()) {
                NoticeStore.insert(tx, org, notice);
            }
        }
        notices.stream()
                .filter(each -> each.at().isAfter(now.minus(NEWS)))
                .filter(each -> choice(choices, each).byMail())
                .collect(
                        Collectors.groupingBy(
                                PostNotices::together, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(each -> Letters.post(tx, Words.letter(org, each), now));
    }

    private static List<MemberId> members(List<Notice> notices) {
        return notices.stream()
                .flatMap(each -> each.to().actor().member().stream())
                .distinct()
                .toList();
    }

    private static Choice choice(Map<MemberId, Map<Kind, Choice>> choices, Notice notice) {
        return notice.to()
                .actor()
                .member()
                .map(choices::get)
                .map(each -> each.get(notice.kind()))
                .orElse(Choice.USUAL);
    }

    /// Who gets several tasks of a run at once, or has several that are late, gets one letter.
    private static Together together(Notice notice) {
        var about =
                switch (notice.kind()) {
                    case ASSIGNED -> notice.about().run() == null ? notice.about().id() : null;
                    case OVERDUE, DUE_SOON -> null;
                    default -> notice.about().id();
                };
        var run = notice.kind() == Kind.ASSIGNED ? notice.about().run() : null;
        return new Together(notice.to().email(), notice.kind(), run, about, notice.at());
    }
}
