package dev.runsheet.template;

import dev.runsheet.base.Body;
import dev.runsheet.base.Id;
import dev.runsheet.base.JobTitleId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the job titles that a step is given to: ids, or objects with an `id` or a `name`. `names`
/// are those of the organization.
record RolesForm(Map<JobTitleId, String> names) {
    List<JobTitleId> read(Body body, String key) {
        var titles = new ArrayList<JobTitleId>();
        var list = body.list(key);
        for (int i = 0; i < list.size(); i++) {
            var path = key + "." + i;
            title(list.get(i))
                    .ifPresentOrElse(
                            titles::add,
                            () ->
                                    body.fault(
                                            path,
                                            "The selected " + body.path(path) + " is invalid."));
        }
        return titles.stream().distinct().toList();
    }

    /// An id that is known here wins over a name.
    Optional<JobTitleId> title(Object entry) {
        return switch (entry) {
            case String id -> known(id);
            case Map<?, ?> role -> known(role.get("id")).or(() -> called(role.get("name")));
            case null, default -> Optional.empty();
        };
    }

    private Optional<JobTitleId> known(Object id) {
        return Optional.ofNullable(id)
                .filter(String.class::isInstance)
                .flatMap(text -> Id.parse((String) text))
                .map(JobTitleId::new)
                .filter(names::containsKey);
    }

    private Optional<JobTitleId> called(Object name) {
        return names.entrySet().stream()
                .filter(
                        each ->
                                name instanceof String text
                                        && each.getValue().equalsIgnoreCase(text.strip()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
