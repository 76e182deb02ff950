package dev.runsheet.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.Everything;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No operation of Appendix A is missing in the table of clients.
class EveryOperationTest {
    private static final String CLI =
            """
            login, auth login, auth status, whoami, doctor, org list, org use
            user list, user invite, user role, user disable, user enable
            guest list, guest get, guest create, guest update
            group list, group create, group update, group delete
            folder list, folder create, folder delete
            tag list, tag create, tag update, tag delete
            blueprint list, blueprint get, blueprint export, blueprint create, blueprint import
            blueprint update, blueprint delete, blueprint clone, blueprint publish, blueprint steps
            automation list, automation create, automation update, automation delete
            process list, process get, process launch, process update, process archive
            process reactivate, process export
            task list, task get, task complete, task reopen, task reassign, task comment, task wait, api
            """;

    private static final Map<String, String> N8N =
            Map.ofEntries(
                    Map.entry(
                            "blueprint",
                            "get getAll create update delete clone getKickoffFields listSteps"),
                    Map.entry(
                            "process",
                            "launch getAll get update archive reactivate getTasks completeKickoffForm"
                                    + " reopenKickoffForm"),
                    Map.entry(
                            "task",
                            "createOneOff complete reopen get getAll delete clone updateProperties"
                                    + " getMyTasks getUserTasks getGuestTasks getProcessTask"
                                    + " updateProcessTask"),
                    Map.entry(
                            "formField",
                            "getFields updateValue addField updateField deleteField moveField"
                                    + " getDropdownOptions updateDropdownOptions addKickoffField"
                                    + " updateKickoffField reorderKickoffField deleteKickoffField"),
                    Map.entry(
                            "comment",
                            "create createBot reportProblem resolveIssue update delete list"),
                    Map.entry(
                            "user",
                            "getCurrent getAll get invite updateRole disable enable convertToGuest"
                                    + " getOrganization"),
                    Map.entry(
                            "guest",
                            "create get getAll update delete convertToMember enable disable"),
                    Map.entry("group", "create get getAll update delete"),
                    Map.entry("search", "global tasks processes blueprints snippets"),
                    Map.entry(
                            "idFinder",
                            "findProcessId findTaskId findBlueprintId findUserId findGroupId"
                                    + " findFormFieldId"),
                    Map.entry(
                            "tag",
                            "create getAll update delete tagTemplate tagProcess untagTemplate"
                                    + " untagProcess"),
                    Map.entry(
                            "folder", "getAll create update delete addToFolder removeFromFolder"));

    private static final String CONNECTOR =
            """
            Get_Organization_Users, Get_Guests, Get_User_Organizations, Get_User_Tasks
            Invite_User_To_Organization, Get_Checklists, Create_Run, Completed_One_Off_Task
            Reopen_One_Off_Task, Completed_Process_Task, Reopen_Process_Task, Comment_Task
            Create_Task, Edit_Task_Deadline, Remove_Guest, Remove_Assignee, Edit_Step_Type
            """;

    private static final String MCP =
            """
            get_me, get_organization, get_organization_users, get_organization_users_list, get_user
            invite_user_to_organization, change_user_role, disable_user, enable_user
            get_guest, create_guest, update_guest, disable_guest, enable_guest
            get_organization_guests, get_organization_guests_list
            get_groups, get_group, create_group, update_group, delete_group
            get_tags, create_tag, update_tag, delete_tag
            tag_template, tag_process, untag_template, untag_process
            get_template_folders, get_process_folders, create_folder, update_folder, delete_folder
            add_object_to_folder, remove_object_from_folder
            get_task_comments, add_task_comment, update_task_comment, delete_task_comment
            report_task_issue, resolve_task_issues
            search_for_tasks, search_for_processes, search_for_templates, search_for_snippets, search_all
            get_organization_runs, get_process, launch_process, update_process, archive_process
            reactivate_process, reopen_kickoff_form, complete_kickoff_form
            get_my_tasks, get_user_tasks, get_guest_tasks, get_tasks_for_process
            get_task, update_task, get_standalone_task, update_standalone_task, create_standalone_task
            complete_task, reopen_task
            get_template, get_kickoff_fields, suggest_*, assess_*, analyze_*, get_step_dependencies
            get_step_visibility_conditions, get_all_templates
            create_template, update_template, delete_template, clone_template
            get_template_steps, add_step, edit_description, add_assignees, delete_step
            clone_step, reorder_step
            add_form_field, update_form_field, delete_form_field, move_form_field, reorder_form_fields
            get_dropdown_options, update_dropdown_options, get_kickoff_dropdown_options
            add_kickoff_fields, update_kickoff_fields, reorder_kickoff_fields, delete_kickoff_field
            create_automation_rule, update_automation_rule, delete_automation_rule
            tallyfy_api_read, tallyfy_api_write, spec refresh
            """;

    @Test
    void theCommandLineHasAllItsCommands() {
        assertThat(named("cli")).isEqualTo(words(CLI));
    }

    @Test
    void theNodeHasIts96OperationsAndItsTriggers() {
        var all = new TreeSet<String>();
        N8N.forEach(
                (resource, operations) ->
                        Stream.of(operations.split(" "))
                                .forEach(each -> all.add(resource + "." + each)));
        assertThat(all).hasSize(96);
        all.addAll(Set.of("credential test", "trigger", "polling", "webhook"));
        assertThat(named("n8n")).isEqualTo(all);
    }

    @Test
    void theConnectorHasIts17Operations() {
        assertThat(named("connector")).isEqualTo(words(CONNECTOR)).hasSize(17);
    }

    @Test
    void theToolsThatCallAreAllThere() {
        assertThat(named("mcp")).isEqualTo(words(MCP));
    }

    /// A tool may call only what the description has, which it asks for each hour.
    @Test
    void everyPathIsOneOfTheDescription() {
        try (var api = Everything.open()) {
            var described = api.asNobody().get("/docs/index").json();
            var paths = ((Map<?, ?>) described.get("paths")).keySet();
            assertThat(paths.toString()).contains("/organizations/{org}/");
            for (var operation : Operation.all()) {
                for (var call : operation.calls()) {
                    var path = call.path().split("\\?")[0].replace("{org}", World.FLOUR.hex());
                    assertThat(paths)
                            .as(operation + " " + path)
                            .anyMatch(template -> path.matches(pattern((String) template)));
                }
            }
        }
    }

    private static String pattern(String template) {
        return template.replaceAll("\\{\\w+}", "[^/]+");
    }

    private static Set<String> named(String client) {
        return Operation.all().stream()
                .filter(each -> each.client().name().equals(client))
                .flatMap(Operation::names)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> words(String names) {
        return new TreeSet<>(List.of(names.strip().split(",\\s*|\\n")));
    }
}
