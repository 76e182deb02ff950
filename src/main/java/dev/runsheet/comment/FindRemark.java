package dev.runsheet.comment;

import dev.runsheet.base.CommentId;
import dev.runsheet.base.OrgId;
import dev.runsheet.people.PersonStore;
import dev.runsheet.platform.html.RichText;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Reads a comment for those who are told of it elsewhere.
public final class FindRemark {
    private FindRemark() {}

    /// Empty when it is gone.
    public static Optional<Remark> run(Handle tx, OrgId org, CommentId id) {
        return CommentStore.find(tx, org, id)
                .map(
                        comment ->
                                new Remark(
                                        comment.about(),
                                        comment.author() instanceof Author.Bot,
                                        comment.audience() == Audience.OPEN,
                                        text(tx, org, comment.content())));
    }

    private static String text(Handle tx, OrgId org, String content) {
        var people = PersonStore.find(tx, org, Mentions.in(content).members());
        return RichText.plain(Mentions.rendered(content, people));
    }
}
