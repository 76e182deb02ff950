package dev.runsheet.template;

import dev.runsheet.base.OrgId;
import dev.runsheet.form.Field;
import dev.runsheet.snippet.FindSnippets;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Puts the snippets that a template refers to into its texts, for whoever reads these and does not
/// edit them: what is stored keeps the references (templates spec 5, 9.2).
public final class InsertSnippets {
    private InsertSnippets() {}

    public static Content run(Handle tx, OrgId org, Content content) {
        return content.worded(FindSnippets.run(tx, org, texts(content))::in);
    }

    /// As `run`, for everybody.
    static Content runPublic(Handle tx, OrgId org, Content content) {
        return content.worded(FindSnippets.runPublic(tx, org, texts(content))::in);
    }

    /// Of a kick-off form alone.
    public static List<Field> kickoff(Handle tx, OrgId org, Content content) {
        return run(tx, org, content.withSteps(List.of())).kickoff();
    }

    private static Stream<String> texts(Content content) {
        var texts = Stream.<String>builder();
        content.worded(
                text -> {
                    texts.add(text);
                    return text;
                });
        return texts.build();
    }
}
