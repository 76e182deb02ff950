package dev.runsheet.run;

import dev.runsheet.base.TemplateId;
import java.util.List;
import java.util.stream.Stream;

/// The template version a run was launched from; the title is the one it had then. `injected` are
/// those whose steps were put into the run since.
public record Launched(TemplateId template, int version, String title, List<Injected> injected) {

    public record Injected(TemplateId template, int version) {}

    boolean has(TemplateId other) {
        return template.equals(other)
                || injected.stream().anyMatch(each -> each.template().equals(other));
    }

    Launched plus(Injected more) {
        var all = Stream.concat(injected.stream(), Stream.of(more)).toList();
        return new Launched(template, version, title, all);
    }
}
