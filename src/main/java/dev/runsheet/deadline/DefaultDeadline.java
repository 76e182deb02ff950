package dev.runsheet.deadline;

import dev.runsheet.base.Body;
import dev.runsheet.base.Given;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The organization's deadline for new steps, kept as `{"type":"days","value":5}`.
public record DefaultDeadline(Offset offset) {
    /// What holds for an organization that chose nothing.
    public static final DefaultDeadline ONE_DAY = new DefaultDeadline(new Offset(1, Unit.DAYS));

    /// The stored setting; whatever cannot be read counts as not chosen.
    public static DefaultDeadline of(Map<String, Object> setting) {
        if (setting == null || !(setting.get("type") instanceof String type)) {
            return ONE_DAY;
        }
        return Unit.of(type)
                .flatMap(
                        unit ->
                                Body.whole(setting.get("value"))
                                        .filter(value -> value >= 0 && value <= Offset.MOST)
                                        .map(value -> new Offset(value.intValue(), unit)))
                .map(DefaultDeadline::new)
                .orElse(ONE_DAY);
    }

    /// What `default_deadline` of the settings says, in the shape it is stored in.
    public static Given<Map<String, Object>> define(Body settings) {
        if (!settings.isSet("default_deadline")) {
            return settings.has("default_deadline") ? Given.of(null) : Given.absent();
        }
        return settings.object("default_deadline")
                .flatMap(DefaultDeadline::read)
                .map(Given::of)
                .orElse(Given.absent());
    }

    private static Optional<Map<String, Object>> read(Body given) {
        var value = given.integer("value", 0, Offset.MOST);
        var unit =
                given.raw("type") instanceof String type ? Unit.of(type) : Optional.<Unit>empty();
        if (!given.isSet("value")) {
            given.fault("value", "The " + given.path("value") + " field is required.");
        }
        if (unit.isEmpty()) {
            given.fault("type", "The selected " + given.path("type") + " is invalid.");
        }
        if (value.isEmpty() || unit.isEmpty()) {
            return Optional.empty();
        }
        var offset = new Offset(value.getAsInt(), unit.get());
        return Optional.of(new DefaultDeadline(offset).setting());
    }

    /// In the shape it is stored in.
    public Map<String, Object> setting() {
        var setting = new LinkedHashMap<String, Object>();
        setting.put("type", offset.unit().word());
        setting.put("value", offset.value());
        return setting;
    }

    public StepDeadline deadline() {
        return StepDeadline.afterLaunch(offset);
    }
}
