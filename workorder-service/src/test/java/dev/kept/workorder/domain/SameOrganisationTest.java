package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.NEIGHBOUR;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.People.UNA;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision.Kind;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.workorder.domain.WorkOrderCommand.CloseDenied;
import dev.kept.workorder.domain.WorkOrderCommand.CloseNotCarriedOut;
import dev.kept.workorder.domain.WorkOrderCommand.ReassignApprover;
import dev.kept.workorder.domain.WorkOrderCommand.Release;
import dev.kept.workorder.domain.WorkOrderCommand.ResolveItem;
import dev.kept.workorder.domain.WorkOrderCommand.Submit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Who of which organisation sends in, approves and ends an order, by who created it.
class SameOrganisationTest {
    private static final Policy FACILITY = Samples.preset("facility-approval");
    /// Declan is named as approver, Ronan only uses the portal, Una looks after the company's people.
    private static final Known.Circles BRENNANS = new Known.Circles(List.of("declan"), List.of("maeve", "declan", "ronan", "una"),
            List.of("una"));

    private static Life openedInThePortal() {
        return Life.under(FACILITY).given(MAEVE, Samples.openUnder(FACILITY.name()));
    }

    private static Life openedByTheProvider() {
        return Life.under(FACILITY).given(AOIFE, Samples.openUnder(FACILITY.name()));
    }

    private static Submit submit(@Nullable String approver) {
        return new Submit("approval-2", approver, new Known(Samples.SITE, Samples.BOILER, Samples.REQUESTER, BRENNANS));
    }

    private static ApprovalRequested asked(String... approvers) {
        return Patience.question("approval-2", ApprovalKind.INITIAL, null, new Asking(List.of(approvers), Map.of()), 1, FACILITY,
                Asked.at(MAEVE, Life.nothing().now()));
    }

    @Test
    @Tag("A09")
    void what_the_companys_own_people_opened_any_of_them_may_be_asked_about() {
        openedInThePortal().when(MAEVE, submit("ronan")).thenFact(asked("ronan"));
        openedInThePortal().when(MAEVE, submit(null)).thenFact(asked("declan", "ronan", "una"));
        openedInThePortal().when(MAEVE, submit("maeve")).thenRefused("not-eligible").when(MAEVE, submit("stranger"))
                .thenRefused("not-eligible");
    }

    @Test
    @Tag("A06")
    void what_the_provider_opened_an_admin_of_the_company_approves() {
        openedByTheProvider().when(AOIFE, submit("ronan")).thenRefused("not-eligible").when(AOIFE, submit("declan"))
                .thenRefused("not-eligible").when(AOIFE, submit(null)).thenFact(asked("una"))
                .when(AOIFE, new ReassignApprover("declan", "She is away.", BRENNANS)).thenRefused("not-eligible");
    }

    @Test
    void where_the_policy_says_nothing_those_named_as_approvers_are_asked() {
        var usual = Samples.drafting();
        Life.under(usual).given(MAEVE, Samples.open()).when(MAEVE, submit("ronan")).thenRefused("not-eligible").when(MAEVE, submit(null))
                .thenFact(new ApprovalRequested("approval-2", ApprovalKind.INITIAL, null, List.of("declan"), 1));
    }

    @Test
    @Tag("A04")
    void the_companys_people_send_in_resolve_and_close_what_one_of_them_opened_and_nobody_else_does() {
        var theirs = "one of them does that";
        openedInThePortal().when(AOIFE, submit("ronan")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do").thenSays(theirs)
                .when(NEIGHBOUR, submit("ronan")).thenRefused(Kind.NOT_FOUND, "not-found").when(DECLAN, submit("ronan"))
                .thenStatus(Status.SUBMITTED);
        openedInThePortal().given(MAEVE, submit("declan")).given(DECLAN, Samples.deny()).when(AOIFE, new CloseDenied())
                .thenRefused(Kind.FORBIDDEN, "not-yours-to-do").when(DECLAN, new CloseDenied()).thenStatus(Status.CLOSED);
        var booked = booked(openedInThePortal());
        booked.when(TOMASZ, Samples.complete()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do").thenSays(theirs)
                .when(AOIFE, new CloseNotCarriedOut("Past repair.")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do")
                .when(DECLAN, Samples.complete()).thenStatus(Status.CLOSED);
        booked(openedInThePortal()).when(DECLAN, new CloseNotCarriedOut("Past repair.")).thenStatus(Status.CLOSED);
    }

    @Test
    @Tag("A03")
    void what_the_provider_opened_the_provider_sends_in_and_who_did_it_resolves() {
        var submitted = openedByTheProvider().given(AOIFE, submit(null));
        submitted.given(UNA, Samples.approve()).given(AOIFE, new Release(Samples.BOILER)).given(KEPT, Samples.schedule("visit-1"))
                .given(TOMASZ, new ResolveItem("item-1")).given(TOMASZ, new ResolveItem("item-2")).when(TOMASZ, Samples.complete())
                .thenStatus(Status.CLOSED);
        Life.under(FACILITY).when(TOMASZ, Samples.openUnder(FACILITY.name())).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    void without_the_knob_the_office_does_it_too() {
        var open = Samples.preset("facility-approval", Map.of("create", "{\"roles\":[\"CUSTOMER\"],\"autoSubmit\":false}"));
        Life.under(open).given(MAEVE, Samples.openUnder(open.name())).when(AOIFE, submit("ronan")).thenStatus(Status.SUBMITTED);
    }

    private static Life booked(Life opened) {
        return opened.given(MAEVE, submit("declan")).given(DECLAN, Samples.approve()).given(MAEVE, new Release(Samples.BOILER))
                .given(KEPT, Samples.schedule("visit-1")).given(TOMASZ, new ResolveItem("item-1")).given(TOMASZ, new ResolveItem("item-2"));
    }
}
