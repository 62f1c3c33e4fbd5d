package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.BRENNANS;
import static dev.kept.workorder.domain.People.DECLANS_LINK;
import static dev.kept.workorder.domain.People.MAEVE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Accepted;
import dev.kept.decision.Decision.Fact;
import dev.kept.decision.Decision.Kind;
import dev.kept.decision.Decision.Refused;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.DirectoryEvent;
import dev.kept.events.DirectoryEvent.PersonRegistered;
import dev.kept.events.DirectoryEvent.RequestFormClosed;
import dev.kept.events.DirectoryEvent.RequestFormOpened;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.workorder.domain.DirectoryCommand.Change;
import dev.kept.workorder.domain.DirectoryCommand.CloseRequestForm;
import dev.kept.workorder.domain.DirectoryCommand.OpenRequestForm;
import dev.kept.workorder.domain.DirectoryCommand.RegisterPerson;
import dev.kept.workorder.domain.DirectoryCommand.RegisterReporter;
import dev.kept.workorder.domain.WorkOrderCommand.OpenOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Public request forms, who asks through them, and what becomes of it.
class ReportingTest {
    private static final Caller FORM = new Caller("alder", Actor.form("form-1"), Set.of(Role.LINK), null, "nora", Channel.FORM);
    private static final RegisterReporter NORA = nora("Nora Quigley", "nora@example.com", "");
    private static final Known.Person REPORTER = new Known.Person("nora", BRENNANS);
    private static final OpenRequestForm LIFT = new OpenRequestForm("site-1", "asset-1");
    private final DirectoryDecider decider = new DirectoryDecider();

    @Test
    void the_office_opens_a_form_and_closes_it_once() {
        var opened = after(decider.initial(), LIFT, AOIFE);
        assertEquals(new DirectoryEntry.Registered(new RequestFormOpened("site-1", "asset-1")), opened);
        assertEquals(Optional.of(new Known.Form("form-1", "site-1", "asset-1")), Reporting.open("form-1", opened));
        assertEquals(List.of(), facts(opened, LIFT, AOIFE), "the same again");
        assertEquals("registered-otherwise", refused(opened, new OpenRequestForm("site-2", null), AOIFE, Kind.CONFLICT));
        var closed = after(opened, new CloseRequestForm(), AOIFE);
        assertEquals(new DirectoryEntry.Registered(new RequestFormClosed()), closed);
        assertEquals(Optional.empty(), Reporting.open("form-1", closed));
        assertEquals(List.of(), facts(closed, new CloseRequestForm(), AOIFE), "the same again");
        assertEquals("registered-otherwise", refused(closed, LIFT, AOIFE, Kind.CONFLICT), "a withdrawn link does not live again");
    }

    @Test
    void a_form_is_the_offices_alone_and_nothing_else_is_closed_as_one() {
        var opened = after(decider.initial(), LIFT, AOIFE);
        for (var other : List.of(MAEVE, FORM, DECLANS_LINK)) {
            refused(decider.initial(), LIFT, other, Kind.FORBIDDEN);
            refused(opened, new CloseRequestForm(), other, Kind.FORBIDDEN);
        }
        refused(decider.initial(), new CloseRequestForm(), AOIFE, Kind.NOT_FOUND);
        refused(after(decider.initial(), NORA, FORM), new CloseRequestForm(), AOIFE, Kind.NOT_FOUND);
        refused(opened, new Change(new OpenRequestForm("site-2", null)), AOIFE, Kind.INVALID);
    }

    @Test
    void who_asks_through_a_form_is_registered_with_no_role_but_to_be_told() {
        assertEquals(List.of(new PersonRegistered(of("Nora Quigley"), of("nora@example.com"), of(""), BRENNANS, List.of("OCCUPANT"), "en")),
                facts(decider.initial(), NORA, FORM));
    }

    @Test
    void a_form_changes_nothing_of_what_is_known_of_somebody() {
        var known = after(decider.initial(), NORA, FORM);
        assertEquals(List.of(), facts(known, nora("Somebody Else", "nora@example.com", "+353 85 555 0199"), FORM));
        var withAccount = after(decider.initial(),
                new RegisterPerson("nora", "Nora Quigley", "nora@example.com", "", BRENNANS, List.of("CUSTOMER"), "en"), AOIFE);
        assertEquals("somebody-else", refused(withAccount, NORA, FORM, Kind.CONFLICT));
        assertEquals("somebody-else", refused(after(decider.initial(), LIFT, AOIFE), NORA, FORM, Kind.CONFLICT));
    }

    @Test
    void a_reporter_says_who_they_are_and_how_they_are_reached() {
        for (var wrong : List.of(nora(" ", "nora@example.com", ""), nora("Nora", "", ""), nora("Nora", "nora", ""),
                nora("Nora", "", "call me"),
                nora("N".repeat(201), "nora@example.com", "")))
            assertEquals("bad-reporter", refused(decider.initial(), wrong, FORM, Kind.INVALID), wrong::toString);
        assertEquals(1, facts(decider.initial(), nora("Nora", "", "+353 85 555 0199"), FORM).size(), "a number alone will do");
        refused(decider.initial(), NORA, AOIFE, Kind.FORBIDDEN);
        refused(decider.initial(), NORA, MAEVE, Kind.FORBIDDEN);
    }

    @Test
    void the_office_may_correct_a_reporter() {
        var known = after(decider.initial(), nora("Nora", "", "+353 85 555 0199"), FORM);
        var corrected = new Change(
                new RegisterPerson("nora", "Nora Quigley", "", "+353 85 555 0199", BRENNANS, List.of("OCCUPANT"), "en"));
        assertEquals(1, facts(known, corrected, AOIFE).size());
    }

    @Test
    void an_order_by_a_form_is_the_reporters_and_says_so() {
        var opened = assertInstanceOf(WorkOrderOpened.class,
                accepted(through(new Known.Form("form-1", Samples.SITE.siteId(), null)), FORM).getFirst());
        assertEquals(Source.FORM, opened.source());
        assertEquals("nora", opened.requesterId());
        assertEquals("nora", opened.openedBy(), "a form is nobody who could be told or asked");
        assertEquals(Source.FORM, Opening.source(FORM));
    }

    @Test
    void a_form_is_for_its_own_place_and_a_link_for_its_own_purpose() {
        Life.nothing().when(FORM, through(new Known.Form("form-1", "site-2", null))).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        Life.nothing().when(FORM, through(null)).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        Life.nothing().when(DECLANS_LINK, through(null)).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        Life.nothing().when(MAEVE, through(new Known.Form("form-1", Samples.SITE.siteId(), null))).thenRefused(Kind.FORBIDDEN,
                "not-yours-to-do");
    }

    @Test
    void where_the_customers_people_may_not_open_orders_a_form_may_not_either() {
        var closed = Samples.varied(Map.of("create", "{\"roles\":[\"OFFICE\"],\"autoSubmit\":true}"));
        Life.under(closed).when(FORM, through(new Known.Form("form-1", Samples.SITE.siteId(), null))).thenRefused(Kind.FORBIDDEN,
                "not-yours-to-do");
    }

    private static OpenOrder through(Known.@Nullable Form form) {
        var it = Samples.open();
        return new OpenOrder(it.number(), it.policy(), null, it.approvalId(), it.description(), it.priority(), it.asap(), it.availability(),
                it.items(), it.attachments(), null, new Known(Samples.SITE, Samples.BOILER, REPORTER, Known.Circles.NOBODY), form, null);
    }

    private static List<WorkOrderEvent> accepted(OpenOrder command, Caller by) {
        var decision = new WorkOrderDecider(Policies.of(List.of(Samples.POLICY))).decide(command, new WorkOrder.None(),
                Asked.at(by, Life.START));
        assertTrue(decision instanceof Accepted<WorkOrderEvent>, decision::toString);
        return ((Accepted<WorkOrderEvent>) decision).facts().stream().map(Fact::event).toList();
    }

    private DirectoryEntry after(DirectoryEntry state, DirectoryCommand command, Caller by) {
        return decider.evolve(state, facts(state, command, by).getFirst());
    }

    private List<DirectoryEvent> facts(DirectoryEntry state, DirectoryCommand command, Caller by) {
        var decision = decider.decide(command, state, Asked.at(by, Life.START));
        assertTrue(decision instanceof Accepted<DirectoryEvent>, decision::toString);
        return ((Accepted<DirectoryEvent>) decision).facts().stream().map(Fact::event).toList();
    }

    private String refused(DirectoryEntry state, DirectoryCommand command, Caller by, Kind kind) {
        Decision<DirectoryEvent> decision = decider.decide(command, state, Asked.at(by, Life.START));
        assertTrue(decision instanceof Refused<DirectoryEvent>, decision::toString);
        var refused = (Refused<DirectoryEvent>) decision;
        assertEquals(kind, refused.kind());
        return refused.code();
    }

    private static RegisterReporter nora(String name, String email, String phone) {
        return new RegisterReporter("nora", name, email, phone, BRENNANS, "en");
    }

    private static Personal of(String text) {
        return new Personal("nora", text);
    }
}
