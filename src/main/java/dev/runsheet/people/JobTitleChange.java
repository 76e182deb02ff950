package dev.runsheet.people;

import dev.runsheet.base.Body;
import dev.runsheet.base.Given;
import java.util.ArrayList;
import java.util.List;

/// What of a job title is to be different; a given list replaces the whole one.
record JobTitleChange(Given<String> name, Given<List<String>> permissions) {
    private static final int MOST = 200;

    static JobTitleChange create(Body body) {
        return new JobTitleChange(
                Given.of(body.requiredString("name", MOST).strip()), permissions(body));
    }

    static JobTitleChange update(Body body) {
        return new JobTitleChange(
                body.givenTitle("name", MOST).map(String::strip), permissions(body));
    }

    private static Given<List<String>> permissions(Body body) {
        if (!body.has("permissions")) {
            return Given.absent();
        }
        var permissions = new ArrayList<String>();
        var list = body.list("permissions");
        for (int i = 0; i < Math.min(list.size(), MOST); i++) {
            var path = "permissions." + i;
            if (list.get(i) instanceof String text && text.length() <= MOST) {
                permissions.add(text);
            } else {
                body.fault(path, "The " + path + " must be a string.");
            }
        }
        if (list.size() > MOST) {
            body.fault("permissions", "The permissions may not have more than " + MOST + " items.");
        }
        return Given.of(List.copyOf(permissions));
    }
}
