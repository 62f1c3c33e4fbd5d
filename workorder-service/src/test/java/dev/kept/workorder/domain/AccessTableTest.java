package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.BRENNANS;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.DECLANS_LINK;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.NEIGHBOUR;
import static dev.kept.workorder.domain.People.NIAMH;
import static dev.kept.workorder.domain.People.SEAN;
import static dev.kept.workorder.domain.People.SOMEBODYS_LINK;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.People.ZOFIA;
import static dev.kept.workorder.domain.SampleOrders.ORLA;
import static dev.kept.workorder.domain.SampleOrders.PAWEL;
import static dev.kept.workorder.domain.SampleOrders.RONAN;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Accepted;
import dev.kept.decision.Decision.Refused;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.NoShow;
import dev.kept.events.WorkOrderEvent.VisitRefused;
import dev.kept.workorder.domain.WorkOrderCommand.AssignTechnician;
import dev.kept.workorder.domain.WorkOrderCommand.OpenOrder;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNoShow;
import dev.kept.workorder.domain.WorkOrderCommand.ScheduleVisit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Who may what: every command by everybody on every sample order, written as a page for people. After a change that is meant,
/// `-Dkept.contracts=write` writes the page anew; what has to hold whatever the page says is asserted beside it.
class AccessTableTest {
    private static final Path PAGE = Path.of(System.getProperty("kept.root", "..")).resolve("workorder-service/access.md");
    private static final Caller OTHER_TENANT = new Caller("birch", Actor.person("bea"), Set.of(Role.OFFICE), null, null, Channel.API);
    private static final Caller FINN = new Caller("alder", Actor.person("finn"), Set.of(Role.CUSTOMER), BRENNANS, null, Channel.API);
    private static final Caller RONANS_LINK = new Caller("alder", Actor.person("ronan"), Set.of(Role.LINK), null, null, Channel.MAIL_LINK);
    private static final Map<String, Caller> ROLES = roles();
    private static final Map<String, WorkOrderCommand> COMMANDS = commands();
    private static final Map<String, Life> ORDERS = SampleOrders.all();

    private static Map<String, Caller> roles() {
        var roles = new LinkedHashMap<String, Caller>();
        roles.put("office", AOIFE);
        roles.put("technician assigned", TOMASZ);
        roles.put("technician before", PAWEL);
        roles.put("technician, another", ZOFIA);
        roles.put("accountant", NIAMH);
        roles.put("operator", SEAN);
        roles.put("requester", MAEVE);
        roles.put("submitter", ORLA);
        roles.put("approver asked", DECLAN);
        roles.put("approver before", RONAN);
        roles.put("link, asked", DECLANS_LINK);
        roles.put("link, asked before", RONANS_LINK);
        roles.put("link, never asked", SOMEBODYS_LINK);
        roles.put("same customer", FINN);
        roles.put("neighbour", NEIGHBOUR);
        roles.put("other tenant", OTHER_TENANT);
        roles.put("Kept", KEPT);
        return roles;
    }

    private static Map<String, WorkOrderCommand> commands() {
        var commands = LifecycleTableTest.everything().map(LifecycleTableTest.Row::command)
                .collect(toMap(LifecycleTableTest::asks, it -> it, (one, _) -> one, LinkedHashMap::new));
        commands.put("ReportNoShow of who was to come", new ReportNoShow(null, NoShow.ASSIGNEE));
        return commands;
    }

    @Test
    @Tag("B09")
    void everybody_may_what_the_page_says() throws IOException {
        var written = page();
        if ("write".equals(System.getProperty("kept.contracts")))
            Files.writeString(PAGE, written);
        assertTrue(Files.exists(PAGE), "There is no access.md: write it with -Dkept.contracts=write");
        assertEquals(Files.readString(PAGE), written, "Who may what changed. If that is meant, write it with -Dkept.contracts=write");
    }

    @Test
    void every_command_and_every_status_is_on_the_page() {
        assertEquals(Arrays.stream(WorkOrderCommand.class.getPermittedSubclasses()).collect(toSet()),
                COMMANDS.values().stream().map(Object::getClass).collect(toSet()));
        var passedAtOnce = Stream.of(Status.SCHEDULED, Status.ARRIVED);
        assertEquals(Set.of(Status.values()),
                Stream.concat(passedAtOnce, ORDERS.values().stream().map(life -> life.order().status())).collect(toSet()));
        assertTrue(ORDERS.size() >= 25);
    }

    @Test
    @Tag("B09")
    void field_workers_gain_access_at_the_release_and_an_order_that_is_not_theirs_does_not_exist() {
        int before = 0;
        for (var order : ORDERS.entrySet()) {
            boolean released = order.getValue().order().phase().released();
            before += released ? 0 : 1;
            assertTrue(order.getKey().equals(SampleOrders.FREE) || seesNothing(ZOFIA, order), order.getKey() + ": she was never to come");
            assertTrue(released || (seesNothing(TOMASZ, order) && seesNothing(PAWEL, order)), order.getKey() + ": it is not released");
        }
        assertTrue(before >= 6, "there are orders that are not released");
        var first = ORDERS.get("dispatched to a second technician").state();
        assertTrue(Access.sees(first, TOMASZ) && Access.sees(first, PAWEL), "from then on they stay");
    }

    @Test
    @Tag("B09")
    void what_is_released_for_whoever_is_first_every_technician_sees_until_one_has_it_and_may_only_take() {
        var free = ORDERS.get(SampleOrders.FREE);
        assertTrue(Access.sees(free.state(), ZOFIA));
        assertFalse(knowsTheWayIn(ZOFIA, free), "the gate code is for who comes");
        var take = new AssignTechnician(ZOFIA.id(), true, "visit-1");
        assertEquals(Cell.DONE, cell(take, ZOFIA, free));
        assertEquals(Cell.NOT_THEIRS, cell(take, TOMASZ, free), "for themself");
        assertEquals(Set.of(), COMMANDS.entrySet().stream().filter(it -> !(it.getValue() instanceof OpenOrder))
                .filter(it -> may(cell(it.getValue(), ZOFIA, free))).map(Map.Entry::getKey).collect(toSet()));
        for (var name : List.of("released for whoever is first, and taken", "released by a rule", "given by the office without a booking"))
            assertTrue(seesNothing(ZOFIA, Map.entry(name, ORDERS.get(name))), name);
    }

    @Test
    void no_booking_lets_a_field_worker_in_before_the_release() {
        for (var name : List.of("a draft", "submitted", "denied, to be changed", "approved, not released")) {
            var life = SampleOrders.all().get(name).when(KEPT, new ScheduleVisit("visit-1", Samples.TUESDAY, List.of("tomasz")))
                    .then(VisitRefused.class);
            assertFalse(Access.sees(life.state(), TOMASZ), name);
        }
    }

    @Test
    void nobody_of_another_tenant_or_customer_and_no_stranger_sees_anything() {
        for (var order : ORDERS.entrySet())
            for (var by : List.of(NEIGHBOUR, OTHER_TENANT, SEAN, SOMEBODYS_LINK))
                assertTrue(seesNothing(by, order), by.id() + " sees: " + order.getKey());
    }

    @Test
    void a_link_is_good_for_its_answer_and_nothing_else() {
        for (var order : ORDERS.entrySet())
            assertEquals(Set.of(), COMMANDS.entrySet().stream().filter(it -> !(it.getValue() instanceof OpenOrder))
                    .filter(it -> may(cell(it.getValue(), DECLANS_LINK, order.getValue()))).map(Map.Entry::getKey)
                    .filter(it -> !Set.of("Approve", "Deny").contains(it)).collect(toSet()), order.getKey());
    }

    @Test
    @Tag("B10")
    void the_way_in_is_told_to_the_office_and_to_who_comes_from_release_to_close() {
        var told = new LinkedHashSet<String>();
        for (var order : ORDERS.entrySet())
            for (var by : ROLES.values())
                if (by != AOIFE && knowsTheWayIn(by, order.getValue())) {
                    assertEquals(TOMASZ, by, by.id() + " is told the gate code: " + order.getKey());
                    told.add(order.getKey());
                }
        assertEquals(Set.of("dispatched", "dispatched to a second technician", "on the way", "in progress", "in progress, changes allowed",
                "in progress, a question about extra work", "on hold, the visit kept", "on hold, the visit given back",
                "the visit finished, the work not", "the visit led to nothing", "completed", "completed, nobody has looked at it",
                "completed and accepted", "reopened", "released for whoever is first, and taken",
                "released for whoever is first, and handed over", "given by the office without a booking"), told);
    }

    private enum Cell {
        DONE, NOT_NOW, NOT_THEIRS, NOT_THERE
    }

    private static boolean may(Cell cell) {
        return cell == Cell.DONE || cell == Cell.NOT_NOW;
    }

    private static boolean seesNothing(Caller by, Map.Entry<String, Life> order) {
        return !sees(by, order.getValue()) && !knowsTheWayIn(by, order.getValue()) && COMMANDS.values().stream()
                .filter(it -> by != OTHER_TENANT || !(it instanceof OpenOrder))
                .allMatch(it -> cell(it, by, order.getValue()) == Cell.NOT_THERE);
    }

    /// Each tenant has streams of its own: under this id there is nothing in another's.
    private static WorkOrder stateFor(Caller by, Life order) {
        return by.tenant().equals(KEPT.tenant()) ? order.state() : order.decider().initial();
    }

    private static boolean sees(Caller by, Life order) {
        return Access.sees(stateFor(by, order), by);
    }

    private static boolean knowsTheWayIn(Caller by, Life order) {
        return sees(by, order) && stateFor(by, order) instanceof Order there && Access.knowsTheWayIn(there, by);
    }

    private static Cell cell(WorkOrderCommand command, Caller by, Life order) {
        var asked = new Asked(by, order.now(), order.now(), order.order().revision());
        return switch (order.decider().decide(Samples.seen(command, order.state()), stateFor(by, order), asked)) {
            case Accepted<WorkOrderEvent> _ -> Cell.DONE;
            case Refused<WorkOrderEvent> no -> no.kind() == Decision.Kind.NOT_FOUND
                    ? Cell.NOT_THERE
                    : no.kind() == Decision.Kind.FORBIDDEN ? Cell.NOT_THEIRS : Cell.NOT_NOW;
        };
    }

    private static String page() {
        var page = new StringBuilder(
                """
                        # Who may what with a work order

                        Written by `AccessTableTest`; do not edit. Orders with the same answers stand together; each line is a command, or commands
                        whose answers are the same.

                        | cell | means |
                        | --- | --- |
                        | yes | theirs, and done on each of these orders |
                        | by state | theirs, and done on some of these orders: `lifecycle.md` says when |
                        | not now | theirs, and refused on these orders for how they stand |
                        | no | not theirs: 403, with a sentence that says whose it is |
                        | . | the order does not exist for them: 404 |

                        An order that is not yet theirs does not exist for a technician. One exception: where the policy says `assignment.mode = SELF`,
                        what is released and nobody has is there for every technician of the tenant, so that one can take it; nothing else of it is
                        theirs, not even a note, and the way in is told to none of them. Once somebody has it, it is gone for the others.

                        *Technician before* was to come and was replaced, *approver before* was asked before somebody else was; where nobody was, they
                        are a technician and a person like any other. *Same customer* is a person of the order's customer who has no part in it. Of the
                        other tenant it is the office that asks: OpenOrder opens one of their own.
                        """);
        ORDERS.entrySet().stream().collect(groupingBy(it -> rights(it.getValue()), LinkedHashMap::new, toCollection(ArrayList::new)))
                .values().forEach(group -> page.append(section(group)));
        return page.toString();
    }

    /// What is compared: whose it is, not how the order stands.
    private static List<List<String>> rights(Life order) {
        return COMMANDS.values().stream().map(command -> ROLES.values().stream()
                .map(by -> cell(command, by, order)).map(cell -> may(cell) ? "theirs" : cell.name()).toList()).toList();
    }

    private static String section(List<Map.Entry<String, Life>> group) {
        var lives = group.stream().map(Map.Entry::getValue).toList();
        var lines = new LinkedHashMap<String, List<String>>();
        lines.computeIfAbsent(row(by -> sees(by, lives.getFirst()) ? "yes" : "."), _ -> new ArrayList<>()).add("*see the order*");
        lines.computeIfAbsent(row(by -> wayIn(by, lives)), _ -> new ArrayList<>()).add("*read the gate code*");
        COMMANDS.forEach(
                (name, command) -> lines.computeIfAbsent(row(by -> cells(command, by, lives)), _ -> new ArrayList<>()).add(name));
        return "\n## " + group.stream().map(Map.Entry::getKey).collect(joining("; ")) + "\n\n| | " + String.join(" | ", ROLES.keySet())
                + " |\n|" + " --- |".repeat(ROLES.size() + 1) + "\n"
                + lines.entrySet().stream().map(it -> "| " + String.join(", ", it.getValue()) + " | " + it.getKey() + " |\n")
                        .collect(joining());
    }

    private static String row(Function<Caller, String> cell) {
        return ROLES.values().stream().map(cell).collect(joining(" | "));
    }

    private static String wayIn(Caller by, List<Life> orders) {
        var answers = orders.stream().map(it -> knowsTheWayIn(by, it)).distinct().toList();
        return answers.size() > 1 ? "by state" : answers.getFirst() ? "yes" : sees(by, orders.getFirst()) ? "no" : ".";
    }

    private static String cells(WorkOrderCommand command, Caller by, List<Life> orders) {
        var cells = orders.stream().map(order -> cell(command, by, order)).collect(toSet());
        if (cells.size() > 1)
            return "by state";
        return switch (cells.iterator().next()) {
            case DONE -> "yes";
            case NOT_NOW -> "not now";
            case NOT_THEIRS -> "no";
            case NOT_THERE -> ".";
        };
    }
}
