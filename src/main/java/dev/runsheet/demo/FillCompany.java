package dev.runsheet.demo;

import dev.runsheet.people.FoundOrganization.Founded;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gives the example company its groups, templates and a past, all through the API: what happens is
/// sent in the order of time to a server whose clock is `calendar`.
final class FillCompany {
    private final Company company;
    private final Timetable timetable;
    private final Calendar calendar;

    private FillCompany(Company company, Timetable timetable, Calendar calendar) {
        this.company = company;
        this.timetable = timetable;
        this.calendar = calendar;
    }

    static void run(String api, Founded founded, Calendar calendar, Instant now) {
        var zone = ZoneId.of((String) Script.company().get("timezone"));
        var timetable = new Timetable(now, zone);
        var cast = new Cast(timetable.today(), zone);
        // Tokens last for months, but not for all the months that are told.
        calendar.put(now);
        var company = Company.of(api, founded, cast);
        new FillCompany(company, timetable, calendar).fill();
    }

    private void fill() {
        calendar.put(timetable.beginning());
        prepare();
        var moments = new ArrayList<Moment>();
        for (var name : Script.TEMPLATES) {
            var template = imported(name);
            var runs = Script.runs(name);
            var usual = Script.map(runs.get("usual"));
            for (var run : Script.maps(runs.get("runs"))) {
                moments.addAll(new RunStory(company, template, usual, run).moments(timetable));
            }
        }
        for (var task : Script.tasks()) {
            moments.addAll(new TaskStory(company, task).moments(timetable));
        }
        moments.sort(Comparator.comparing(Moment::at));
        for (var moment : moments) {
            calendar.put(moment.at());
            moment.act().run();
        }
    }

    private void prepare() {
        var script = Script.company();
        var founder = company.asFounder();
        founder.put("", Map.of("working_days", script.get("working_days")));
        for (var member : Script.maps(founder.get("/users?per_page=100").get("data"))) {
            company.cast().add(FoundCompany.name(member), member.get("id"));
        }
        for (var kind : List.of("groups", "tags", "folders")) {
            for (var each : Script.maps(script.get(kind))) {
                create(founder, "/" + kind, each);
            }
        }
    }

    private void create(Wire founder, String path, Map<String, Object> script) {
        var body = new LinkedHashMap<>(company.cast().play(without(script, "as")));
        var created = Script.map(founder.post(path, body).get("data"));
        company.cast().add((String) script.get("as"), created.get("id"));
    }

    private static Map<String, Object> without(Map<String, Object> map, String key) {
        var rest = new LinkedHashMap<>(map);
        rest.remove(key);
        return rest;
    }

    private Imported imported(String name) {
        var script = Script.template(name);
        var founder = company.asFounder();
        var made = Script.map(founder.post("/checklists", company.cast().play(script)).get("data"));
        company.cast().add("@" + name, made.get("id"));
        var whole = founder.get("/checklists/" + made.get("id") + "?with=steps").get("data");
        return Imported.of(script, Script.map(whole));
    }
}
