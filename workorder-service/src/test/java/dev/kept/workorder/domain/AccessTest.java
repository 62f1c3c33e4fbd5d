package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
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
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller;
import dev.kept.decision.Decision.Kind;
import dev.kept.events.WorkOrderEvent.PartUsed;
import dev.kept.workorder.domain.WorkOrderCommand.CancelVisit;
import dev.kept.workorder.domain.WorkOrderCommand.ScheduleVisit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AccessTest {

    @Test
    void an_order_is_there_for_its_customer_the_office_and_the_accountant_and_for_no_neighbour() {
        var order = Life.submitted();
        Stream.of(MAEVE, DECLAN, AOIFE, NIAMH, KEPT).forEach(by -> assertTrue(Access.sees(order.state(), by), by.id()));
        Stream.of(NEIGHBOUR, TOMASZ, SEAN).forEach(by -> assertFalse(Access.sees(order.state(), by), by.id()));
        assertFalse(Access.sees(Life.nothing().state(), AOIFE), "what is not there is there for nobody");
    }

    @Test
    void what_is_not_there_for_somebody_is_not_found_whatever_they_ask() {
        for (var by : List.of(NEIGHBOUR, SOMEBODYS_LINK, ZOFIA, SEAN))
            LifecycleTableTest.everything()
                    .forEach(row -> Life.dispatched().when(by, row.command()).thenRefused(Kind.NOT_FOUND, "not-found"));
    }

    @Test
    @Tag("B09")
    void a_technician_joins_with_a_visit_and_stays_for_good() {
        assertFalse(sees(Life.ready(), TOMASZ));
        assertTrue(sees(Life.dispatched(), TOMASZ));
        assertTrue(sees(Life.cancelled(), TOMASZ));
        assertFalse(sees(Life.dispatched(), ZOFIA));
    }

    @Test
    void who_does_not_come_any_more_completes_nothing_and_loses_nothing_that_they_did() {
        var life = Life.inProgress().given(KEPT, new ScheduleVisit("visit-2", Samples.TUESDAY, List.of(ZOFIA.id())))
                .given(AOIFE, new CancelVisit("visit-2", "Tomasz does it alone."));
        life.when(ZOFIA, Samples.complete()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do").when(ZOFIA, Samples.part("line-1"))
                .then(PartUsed.class);
        assertTrue(life.order().isAssigned(ZOFIA.id()));
        assertFalse(life.order().comes(ZOFIA.id()), "so no gate code");
    }

    @Test
    void a_link_shows_the_order_to_the_one_who_was_asked() {
        assertTrue(sees(Life.submitted(), DECLANS_LINK));
        assertFalse(sees(Life.submitted(), SOMEBODYS_LINK));
        Life.submitted().when(DECLANS_LINK, Samples.cancel()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do")
                .when(DECLANS_LINK, Samples.note("note-1")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    void echoes_are_kepts_own() {
        for (var by : List.of(MAEVE, AOIFE, TOMASZ, NIAMH))
            Life.dispatched().when(by, Samples.schedule("visit-2")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do")
                    .when(by, Samples.reschedule("visit-1")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do")
                    .when(by, Samples.paid()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do")
                    .when(by, Samples.document("document-1", dev.kept.events.WorkOrderEvent.DocumentKind.ORDER))
                    .thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        Life.dispatched().when(MAEVE, new CancelVisit("visit-1", "why")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    void a_command_for_an_order_that_is_not_there_is_not_found() {
        LifecycleTableTest.everything().filter(row -> !(row.command() instanceof WorkOrderCommand.OpenOrder))
                .forEach(row -> Life.nothing().when(row.by(), row.command()).thenRefused(Kind.NOT_FOUND, "not-found"));
    }

    @Test
    void the_rule_of_visibility_comes_before_every_other() {
        Life.paid().when(NEIGHBOUR, Samples.note("")).thenRefused(Kind.NOT_FOUND, "not-found");
        assertEquals(Status.CLOSED, Life.paid().order().status());
    }

    private static boolean sees(Life life, Caller by) {
        return Access.sees(life.state(), by);
    }
}
