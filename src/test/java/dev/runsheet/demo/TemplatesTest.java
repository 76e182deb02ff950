package dev.runsheet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Body;
import dev.runsheet.base.Faults;
import dev.runsheet.base.FieldError;
import dev.runsheet.base.FieldId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.StepId;
import dev.runsheet.base.TaskKind;
import dev.runsheet.deadline.StepDeadline;
import dev.runsheet.form.Email;
import dev.runsheet.form.Field;
import dev.runsheet.form.FieldType;
import dev.runsheet.rule.Action;
import dev.runsheet.rule.Rule;
import dev.runsheet.rule.Scope;
import dev.runsheet.rule.Verb;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The six templates of the example company, read without a server.
class TemplatesTest {
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([^}]+)}}");
    private static final Set<String> SYSTEM = Set.of("DATE", "TEMPLATE_NAME");

    static List<String> names() {
        return Script.TEMPLATES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyFieldRuleAndDeadlineIsSound(String name) {
        var read = new Read(name);
        assertThat(read.faults()).isEmpty();
        assertThat(read.fields).isNotEmpty();
        assertThat(read.steps()).hasSizeGreaterThan(2);
    }

    @Test
    void mostTemplatesAreAsLongAsThoseOfACompany() {
        var longOnes =
                all().filter(
                                read ->
                                        read.fields.size() > 5
                                                && read.steps().size() > 5
                                                && read.rules.size() > 3)
                        .count();
        assertThat(longOnes).isGreaterThanOrEqualTo(6);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyVariableIsAFieldOfTheTemplate(String name) {
        var text = Script.template(name).toString();
        var aliases = new HashSet<>(SYSTEM);
        new Read(name).bodies().forEach(field -> aliases.add((String) field.raw("alias")));
        assertThat(VARIABLE.matcher(text).results().map(found -> found.group(1)))
                .allMatch(aliases::contains);
    }

    @Test
    void noTwoFieldsOrStepsShareAnAlias() {
        var aliases =
                all().flatMap(
                                read ->
                                        Stream.concat(read.bodies().stream(), read.steps().stream())
                                                .map(each -> each.raw("alias")))
                        .toList();
        assertThat(aliases).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void allTypesOfFieldsAreUsed() {
        assertThat(all().flatMap(read -> read.fields.stream()).map(Field::type))
                .contains(FieldType.values());
    }

    @Test
    void allVerbsOfRulesAreUsed() {
        assertThat(
                        all().flatMap(read -> read.rules.stream())
                                .flatMap(rule -> rule.actions().stream())
                                .map(Action::verb))
                .contains(Verb.values());
    }

    @Test
    void allKindsOfTasksAreUsed() {
        var kinds =
                all().flatMap(read -> read.steps().stream())
                        .map(step -> TaskKind.of((String) step.raw("step_type")).orElseThrow());
        assertThat(kinds).contains(TaskKind.values());
    }

    @Test
    void webhooksGoNowhere() {
        var urls =
                all().flatMap(read -> read.rules.stream())
                        .flatMap(rule -> rule.actions().stream())
                        .filter(action -> action.verb() == Verb.EMIT_WEBHOOK)
                        .map(Action::webhookUrl);
        assertThat(urls)
                .isNotEmpty()
                .allMatch(
                        url ->
                                url.startsWith("http://127.0.0.1:9/")
                                        || url.startsWith("https://") && url.contains(".example/"));
    }

    private static Stream<Read> all() {
        return Script.TEMPLATES.stream().map(Read::new);
    }

    /// A template as the packages below read it.
    private static final class Read implements Scope {
        private final Faults faults = new Faults();
        private final Body body;
        private final List<Field> fields = new ArrayList<>();
        private final List<Rule> rules = new ArrayList<>();

        Read(String name) {
            var cast = new Cast(LocalDate.EPOCH, ZoneOffset.UTC);
            for (var member : Script.maps(Script.company().get("members"))) {
                cast.add("@" + ((String) member.get("first_name")).toLowerCase(Locale.ROOT), 1001);
            }
            for (var template : Script.TEMPLATES) {
                cast.add("@" + template, Id.hex(Id.next()));
            }
            for (var kind : List.of("groups", "folders")) {
                for (var each : Script.maps(Script.company().get(kind))) {
                    cast.add((String) each.get("as"), Id.hex(Id.next()));
                }
            }
            body = Body.of(cast.play(Script.template(name)), "", faults);
            bodies().forEach(this::readField);
            steps().forEach(this::readDeadline);
            body.objects("automated_actions").forEach(this::readRule);
        }

        List<FieldError> faults() {
            return faults.all();
        }

        List<Body> steps() {
            return body.objects("steps");
        }

        List<Body> bodies() {
            var all = new ArrayList<>(body.objects("prerun"));
            steps().forEach(step -> all.addAll(step.objects("captures")));
            return all;
        }

        private void readField(Body field) {
            Field.define(field, Optional.empty(), 1, NOON).ifPresent(fields::add);
        }

        private void readDeadline(Body step) {
            var own = step.raw("id");
            if (StepDeadline.define(step, id -> isStep(id) && !id.hex().equals(own)).isEmpty()) {
                step.fault("deadline", "no deadline");
            }
        }

        private void readRule(Body rule) {
            Rule.define(rule, Optional.empty(), this, 1, NOON).ifPresent(rules::add);
        }

        @Override
        public boolean isStep(StepId id) {
            return has(steps(), id);
        }

        @Override
        public boolean isCapture(FieldId id) {
            return steps().stream().anyMatch(step -> has(step.objects("captures"), id));
        }

        @Override
        public boolean isPrerun(FieldId id) {
            return has(body.objects("prerun"), id);
        }

        @Override
        public boolean isMember(MemberId id) {
            return true;
        }

        @Override
        public boolean isGroup(GroupId id) {
            return true;
        }

        @Override
        public boolean isAddress(String text) {
            return Email.isAddress(text);
        }

        private static boolean has(List<Body> bodies, Id id) {
            return bodies.stream().anyMatch(each -> id.hex().equals(each.raw("id")));
        }
    }
}
