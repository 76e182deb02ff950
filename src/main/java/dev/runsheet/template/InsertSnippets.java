package dev.runsheet.template;

import dev.runsheet.base.OrgId;
import dev.runsheet.form.Field;
import dev.runsheet.snippet.FindSnippets;
import dev.runsheet.snippet.Snippets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Puts the snippets that a template refers to into its texts, for whoever reads these and does not
/// edit them: what is stored keeps the references (templates spec 5, 9.2).
public final class InsertSnippets {
    private InsertSnippets() {}

    public static Content run(Handle tx, OrgId org, Content content) {
        return inserted(content, texts -> FindSnippets.run(tx, org, texts));
    }

    /// As `run`, for everybody.
    static Content runPublic(Handle tx, OrgId org, Content content) {
        return inserted(content, texts -> FindSnippets.runPublic(tx, org, texts));
    }

    /// Of a kick-off form alone.
    public static List<Field> kickoff(Handle tx, OrgId org, Content content) {
        return run(tx, org, content.withSteps(List.of())).kickoff();
    }

    /// Most templates refer to none, and are as they were.
    private static Content inserted(Content content, Function<Stream<String>, Snippets> find) {
        return content.richTexts().noneMatch(Snippets::areIn)
                ? content
                : content.worded(find.apply(content.richTexts())::in);
    }
}
