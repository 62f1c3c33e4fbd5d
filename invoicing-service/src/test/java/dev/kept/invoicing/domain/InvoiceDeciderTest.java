package dev.kept.invoicing.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import dev.kept.events.FileRef;
import dev.kept.events.InvoicingEvent;
import dev.kept.events.InvoicingEvent.InvoiceApproved;
import dev.kept.events.InvoicingEvent.InvoiceDocumentIssued;
import dev.kept.events.InvoicingEvent.InvoiceDrafted;
import dev.kept.events.InvoicingEvent.InvoiceIssued;
import dev.kept.events.InvoicingEvent.InvoicePaid;
import dev.kept.events.InvoicingEvent.InvoiceSent;
import dev.kept.events.InvoicingEvent.PaymentReceived;
import dev.kept.events.Money;
import dev.kept.events.Quantity;
import dev.kept.invoicing.domain.InvoiceCommand.Approve;
import dev.kept.invoicing.domain.InvoiceCommand.CheckPayment;
import dev.kept.invoicing.domain.InvoiceCommand.Draft;
import dev.kept.invoicing.domain.InvoiceCommand.HandOver;
import dev.kept.invoicing.domain.InvoiceCommand.Pay;
import dev.kept.invoicing.domain.InvoiceCommand.Send;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InvoiceDeciderTest {
    private static final InvoiceDecider DECIDER = new InvoiceDecider();
    private static final FileRef PDF = new FileRef("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "application/pdf", 9,
            "INV.pdf", "maeve");
    private static final Draft DRAFT = new Draft("o1", "WO-2026-000001", 1, "brennan", "maeve",
            new Work("boiler-repair", "Boiler repair", Duration.ofMinutes(95),
                    List.of(new Work.Part("Valve", new Quantity(new BigDecimal("2"), "pcs"), new Money(18_40, "EUR"))), 1),
            TallyTest.PRICES);
    private static final Send SEND = new Send(LocalDate.of(2026, 11, 26), 14);
    private static final Money ALL = new Money(231_54, "EUR");
    private static final Caller SERVICE = Caller.service("alder", Actor.service("invoicing"));
    private static final Caller ACCOUNTANT = person("ann", Role.ACCOUNTANT, null);
    private static final Caller MAEVE = person("maeve", Role.CUSTOMER, "brennan");
    private static final Caller STRANGER = person("sam", Role.CUSTOMER, "other");

    @Test
    @Tag("D49")
    @Tag("D77")
    void completed_work_becomes_a_draft_with_the_rule_that_made_it() {
        var accepted = accepted(given(), DRAFT, SERVICE);
        assertInstanceOf(InvoiceDrafted.class, accepted.getFirst().event());
        var why = accepted.getFirst().why();
        assertEquals("prices@1", why == null ? "" : why.policy());
        assertTrue(why != null && why.because().contains("€231.54"), String.valueOf(why));
    }

    @Test
    void ready_to_bill_twice_is_one_draft() {
        assertEquals(List.of(), accepted(drafted(), DRAFT, SERVICE));
        assertEquals(InvoiceId.of("o1", 1), InvoiceId.of("o1", 1));
        assertNotEquals(InvoiceId.of("o1", 1), InvoiceId.of("o1", 2));
    }

    @Test
    @Tag("D55")
    void nothing_is_sent_that_nobody_approved() {
        assertEquals("not-approved-yet", refused(drafted(), SEND, ACCOUNTANT).code());
        assertEquals("approve", refused(drafted(), SEND, ACCOUNTANT).missing().getFirst().command());
        assertEquals(List.of(new InvoiceApproved("o1")), events(drafted(), new Approve(), ACCOUNTANT));
        assertEquals(List.of(new InvoiceIssued("o1", "", ALL, LocalDate.of(2026, 11, 26), LocalDate.of(2026, 12, 10))),
                events(approved(), SEND, ACCOUNTANT));
        assertEquals("already-sent", refused(issued(), SEND, ACCOUNTANT).code());
    }

    @Test
    @Tag("D56")
    void with_its_document_it_goes_to_the_customer_once() {
        assertEquals(List.of(new InvoiceDocumentIssued("o1", "d1", 1, PDF),
                new InvoiceSent("o1", "INV-2026-00001", "maeve", ALL, PDF, "/pay")), events(issued(), new HandOver("d1", PDF), SERVICE));
        assertEquals(List.of(), events(sent(), new HandOver("d2", PDF), SERVICE));
        assertEquals("not-issued-yet", refused(approved(), new HandOver("d1", PDF), SERVICE).code());
    }

    @Test
    @Tag("D57")
    @Tag("D58")
    void the_whole_amount_pays_it() {
        assertEquals(List.of(new PaymentReceived("o1", "p1", "test", ALL), new InvoicePaid("o1", "INV-2026-00001", ALL)),
                events(sent(), new Pay("p1", "test", ALL), MAEVE));
    }

    @Test
    @Tag("D58")
    void parts_add_up_and_the_last_one_pays_it() {
        var first = new PaymentReceived("o1", "p1", "test", new Money(200_00, "EUR"));
        var partly = after(sent(), first);
        assertEquals(new Money(31_54, "EUR"), assertInstanceOf(Invoice.Sent.class, partly).open());
        assertEquals(2, events(partly, new Pay("p2", "test", new Money(31_54, "EUR")), MAEVE).size());
        assertEquals("more-than-owed", refused(partly, new Pay("p2", "test", ALL), MAEVE).code());
    }

    @Test
    void one_payment_counts_once_however_often_it_is_told() {
        var paid = after(sent(), new PaymentReceived("o1", "p1", "test", ALL), new InvoicePaid("o1", "INV-2026-00001", ALL));
        assertEquals(List.of(), events(paid, new Pay("p1", "test", ALL), MAEVE));
        assertEquals("already-paid", refused(paid, new Pay("p2", "test", ALL), MAEVE).code());
        assertEquals("already-paid", refused(paid, new CheckPayment("p2", ALL), MAEVE).code());
        assertEquals(List.of(), events(sent(), new CheckPayment("p1", ALL), MAEVE), "checking records nothing");
    }

    @Test
    void nothing_and_foreign_money_are_no_payment() {
        assertEquals(Kind.INVALID, refused(sent(), new Pay("p1", "test", new Money(0, "EUR")), MAEVE).kind());
        assertEquals(Kind.INVALID, refused(sent(), new Pay("p1", "test", new Money(231_54, "PLN")), MAEVE).kind());
        assertEquals("not-sent-yet", refused(issued(), new Pay("p1", "test", ALL), person("m", Role.OFFICE, null, Role.CUSTOMER)).code());
    }

    @Test
    void a_customer_sees_what_was_sent_to_them_and_nothing_else() {
        assertEquals(Kind.NOT_FOUND, refused(approved(), new Approve(), MAEVE).kind());
        assertEquals(Kind.NOT_FOUND, refused(sent(), new Pay("p1", "test", ALL), STRANGER).kind());
        assertEquals(Kind.NOT_FOUND, refused(sent(), new Approve(), person("t", Role.TECHNICIAN, null)).kind());
        assertEquals(Kind.FORBIDDEN, refused(sent(), new Approve(), MAEVE).kind());
        assertEquals(Kind.FORBIDDEN, refused(sent(), new Pay("p1", "test", ALL), ACCOUNTANT).kind());
        assertEquals(Kind.FORBIDDEN, refused(given(), DRAFT, ACCOUNTANT).kind());
    }

    private static Invoice given() {
        return DECIDER.initial();
    }

    private static Invoice drafted() {
        return after(given(), accepted(given(), DRAFT, SERVICE).getFirst().event());
    }

    private static Invoice approved() {
        return after(drafted(), new InvoiceApproved("o1"));
    }

    private static Invoice issued() {
        return after(approved(),
                new InvoiceIssued("o1", "INV-2026-00001", ALL, LocalDate.of(2026, 11, 26), LocalDate.of(2026, 12, 10)));
    }

    private static Invoice sent() {
        return after(issued(), new InvoiceDocumentIssued("o1", "d1", 1, PDF),
                new InvoiceSent("o1", "INV-2026-00001", "maeve", ALL, PDF, "/pay"));
    }

    private static Invoice after(Invoice state, InvoicingEvent... events) {
        for (var event : events)
            state = DECIDER.evolve(state, event);
        return state;
    }

    private static Decision<InvoicingEvent> decide(Invoice state, InvoiceCommand command, Caller by) {
        return DECIDER.decide(command, state, Asked.at(by, Instant.parse("2026-11-26T12:00:00Z")));
    }

    private static List<Fact<InvoicingEvent>> accepted(Invoice state, InvoiceCommand command, Caller by) {
        return switch (decide(state, command, by)) {
            case Accepted<InvoicingEvent> it -> it.facts();
            case Refused<InvoicingEvent> it -> throw new AssertionError(it.sentence());
        };
    }

    private static List<InvoicingEvent> events(Invoice state, InvoiceCommand command, Caller by) {
        return accepted(state, command, by).stream().map(Fact::event).toList();
    }

    private static Refused<InvoicingEvent> refused(Invoice state, InvoiceCommand command, Caller by) {
        return switch (decide(state, command, by)) {
            case Refused<InvoicingEvent> it -> it;
            case Accepted<InvoicingEvent> it -> throw new AssertionError("accepted: " + it.facts());
        };
    }

    private static Caller person(String id, Role role, @Nullable String customer, Role... more) {
        var roles = new HashSet<>(Set.of(more));
        roles.add(role);
        return new Caller("alder", Actor.person(id), roles, customer, null, Channel.PORTAL);
    }
}
