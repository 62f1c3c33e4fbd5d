package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.Status.CLOSED;
import static dev.kept.workorder.domain.Status.DRAFT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The picture of a policy's path, knob by knob; whether it is the path that orders take, [PresetsTest] sees. `?` marks what many pass by.
class OrderPathTest {
    private static final String NO_REASONS = "{\"reasons\":{},\"onCustomerReply\":\"STAY\"}";

    @Test
    void each_knob_draws_its_own_stop() {
        drawn("DRAFT? SUBMITTED? READY DISPATCHED EN_ROUTE ARRIVED IN_PROGRESS COMPLETED CLOSED", Samples.policy(1));
        drawn("DRAFT SUBMITTED? READY DISPATCHED EN_ROUTE ARRIVED IN_PROGRESS COMPLETED CLOSED",
                Samples.varied(Map.of("create", "{\"roles\":[\"CUSTOMER\"],\"autoSubmit\":false}")));
        drawn("READY DISPATCHED EN_ROUTE ARRIVED IN_PROGRESS COMPLETED CLOSED",
                Samples.varied(Map.of("approval", "{\"initial\":\"NONE\"}")));
        drawn("DRAFT? SUBMITTED READY DISPATCHED EN_ROUTE ARRIVED IN_PROGRESS COMPLETED CLOSED",
                Samples.varied(Map.of("approval", "{\"initial\":\"ALWAYS\"}")));
        drawn("DRAFT? SUBMITTED? APPROVED READY DISPATCHED EN_ROUTE ARRIVED IN_PROGRESS COMPLETED CLOSED",
                Samples.varied(Map.of("release", "\"MANUAL\"")));
        drawn("DRAFT? SUBMITTED? READY OFFERED ACCEPTED SCHEDULED EN_ROUTE? ARRIVED IN_PROGRESS COMPLETED CLOSED", Samples.offering());
        drawn("DRAFT? SUBMITTED? READY SCHEDULED EN_ROUTE? ARRIVED IN_PROGRESS COMPLETED CLOSED",
                Samples.varied(Map.of("dispatch", "{\"on\":\"NEVER\"}")));
        drawn("DRAFT? SUBMITTED? READY DISPATCHED? EN_ROUTE ARRIVED IN_PROGRESS COMPLETED CLOSED",
                Samples.varied(Map.of("scheduling", "{\"need\":\"OPTIONAL\"}")));
        drawn("DRAFT? SUBMITTED? READY DISPATCHED EN_ROUTE IN_PROGRESS COMPLETED CLOSED",
                Samples.varied(Map.of("start", "{\"on\":\"ARRIVE\"}")));
        drawn("DRAFT? SUBMITTED? READY DISPATCHED? EN_ROUTE ARRIVED? IN_PROGRESS COMPLETED CLOSED",
                Samples.varied(Map.of("assignment", "{\"mode\":\"SELF\"}", "scheduling", "{\"need\":\"OPTIONAL\"}", "start",
                        "{\"on\":\"OPEN\"}")));
        drawn("DRAFT? SUBMITTED? READY DISPATCHED EN_ROUTE ARRIVED IN_PROGRESS? COMPLETED CLOSED",
                Samples.varied(Map.of("complete", "{\"from\":\"SCHEDULED\",\"requires\":[]}")));
        drawn("DRAFT? SUBMITTED? READY DISPATCHED EN_ROUTE ARRIVED IN_PROGRESS CLOSED",
                Samples.varied(Map.of("close", "{\"on\":\"COMPLETE\"}")));
        drawn("DRAFT? SUBMITTED? READY DISPATCHED EN_ROUTE ARRIVED IN_PROGRESS COMPLETED CLOSED",
                Samples.varied(Map.of("close", "{\"on\":\"COMPLETE\"}", "verify", "\"OFFICE\"")));
    }

    @Test
    void a_no_leads_back_only_where_it_does_not_end_the_order() {
        assertEquals(List.of(DRAFT, CLOSED), afterNo("{\"initial\":\"ALWAYS\",\"onDeny\":\"RESETTABLE\"}"));
        assertEquals(List.of(), afterNo("{\"initial\":\"ALWAYS\",\"onDeny\":\"CLOSE\"}"));
        assertEquals(List.of(), afterNo("{\"initial\":\"NONE\",\"onDeny\":\"RESETTABLE\"}"));
    }

    @Test
    void an_order_may_wait_for_a_reason_or_for_an_answer() {
        assertEquals(true, OrderPath.of(Samples.policy(1)).mayWait());
        assertEquals(false, OrderPath.of(Samples.varied(Map.of("hold", NO_REASONS))).mayWait());
        assertEquals(true,
                OrderPath.of(Samples.varied(Map.of("hold", NO_REASONS, "amend", "{\"allowed\":true}", "extraWork", Samples.EXTRA)))
                        .mayWait(),
                "for more work to be agreed");
    }

    private static List<Status> afterNo(String approval) {
        return OrderPath.of(Samples.varied(Map.of("approval", approval))).afterNo();
    }

    private static void drawn(String path, Policy policy) {
        assertEquals(path, OrderPath.of(policy).stops().stream().map(stop -> stop.status() + (stop.optional() ? "?" : ""))
                .collect(Collectors.joining(" ")));
    }
}
