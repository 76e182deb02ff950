package dev.runsheet.template;

import dev.runsheet.base.RuleId;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.rule.RuleJson;
import org.jdbi.v3.core.Handle;

/// The rules of templates over HTTP.
final class RulesApi {
    private static final String ALL = TemplatesApi.ONE + "/automated-actions";
    private static final String ONE = ALL + "/{rule}";

    private RulesApi() {}

    static void mount(Routes routes) {
        routes.post(ALL, RulesApi::add);
        routes.put(ONE, RulesApi::update);
        routes.delete(ONE, RulesApi::delete);
    }

    static Answer add(Call call, Handle tx) {
        TemplatesApi.match(call, tx);
        var id = TemplatesApi.id(call);
        return Answer.created(
                RuleJson.of(EditRules.add(tx, call.actor(), id, call.body(), call.at())));
    }

    static Answer update(Call call, Handle tx) {
        TemplatesApi.match(call, tx);
        var id = TemplatesApi.id(call);
        return Answer.ok(
                RuleJson.of(
                        EditRules.update(
                                tx, call.actor(), id, ruleId(call), call.body(), call.at())));
    }

    static Answer delete(Call call, Handle tx) {
        TemplatesApi.match(call, tx);
        EditRules.delete(tx, call.actor(), TemplatesApi.id(call), ruleId(call), call.at());
        return TemplatesApi.message("The rule was deleted.");
    }

    private static RuleId ruleId(Call call) {
        return call.id("rule", RuleId::new);
    }
}
