package dev.kept.local.storm;

import dev.kept.local.Api;
import dev.kept.local.RunningSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// What the callers make none of, made once before they come: a view without rows would equal any rebuild. It lies years ahead or waits for
/// somebody who does not come, so that nothing of it gets in the callers' way.
final class Groundwork {
    private static final Duration SOON = Duration.ofSeconds(60);
    /// A tenth of a second each: nobody can have typed within three seconds.
    private static final int MOST_TRIES = 100;
    private final RunningSystem kept;
    private final Api office;
    private final String home;

    private Groundwork(RunningSystem kept) {
        this.kept = kept;
        this.office = kept.signedIn("OFFICE");
        this.home = kept.home().path("id").asText();
    }

    /// A system of its own on which it lies, and nothing moves any more: also the demo stock has all arrived.
    static RunningSystem laid() {
        var kept = RunningSystem.fresh();
        var ground = new Groundwork(kept);
        ground.aCustomerWhoWasWrittenDownTwice();
        ground.aDeputy();
        ground.aPlan();
        ground.aPolicy();
        ground.anOfferToAVendor();
        ground.aRequestByTheSignAtTheBoiler();
        Quiet.await(kept);
        return kept;
    }

    private void aCustomerWhoWasWrittenDownTwice() {
        var stays = customer("Nora Quinlan");
        var doubled = customer("N. Quinlan");
        office.post("/directory/customers/" + doubled + "/merge", Map.of("into", stays)).ok();
    }

    private void aDeputy() {
        kept.signedIn("CUSTOMER").post("/directory/delegations",
                Map.of("to", kept.personId("APPROVER"), "from", "2031-03-05T00:00:00Z", "until", "2031-03-12T00:00:00Z")).ok();
    }

    private void aPlan() {
        var plan = office.post("/plans", Map.of("siteId", home, "serviceType", "plumbing", "description", "Clean the gutter.", "when",
                Map.of("calendar", "FREQ=MONTHLY;INTERVAL=3", "startsOn", "2031-03-05", "until", "2032-03-05"))).ok().path("id").asText();
        office.post("/plans/" + plan + "/activate", Map.of()).ok();
    }

    private void aPolicy() {
        var policies = office.get("/directory/policies").ok().path("items");
        var like = StreamSupport.stream(policies.spliterator(), false)
                .filter(policy -> policy.path("policyId").asText().equals("home-service")).findFirst().orElseThrow();
        registered("policies", Map.of("document", like.path("document").asText().replace("\"home-service\"", "\"of-our-own\"")));
    }

    /// With the rule by which it is offered.
    private void anOfferToAVendor() {
        var rounds = new VendorRounds(kept);
        rounds.together(rounds.next(1), RoundStep.ACCEPTED::before);
    }

    private void aRequestByTheSignAtTheBoiler() {
        var boiler = registered("assets", Map.of("siteId", home, "name", "Boiler in the cellar"));
        var sign = registered("request-forms", Map.of("siteId", home, "assetId", boiler));
        var link = office.get("/directory/request-forms/" + sign).ok().path("link").asText();
        var form = "/links/" + link.substring(link.lastIndexOf('/') + 1);
        var nobody = Api.anonymous(kept.gateway());
        var opened = nobody.eventually(form + "/form", SOON, it -> it.has("opened")).path("opened").asText();
        var request = Map.of("description", "No hot water on the second floor.", "serviceType", "boiler-repair", "name", "Orla Byrne",
                "email", "orla@example.com", "opened", opened);
        var sent = nobody.post(form + "/request", request);
        for (int tries = 1; sent.body().path("code").asText().equals("too-quick") && tries < MOST_TRIES; tries++) {
            RunningSystem.pause();
            sent = nobody.post(form + "/request", request);
        }
        sent.ok();
    }

    private String customer(String name) {
        var id = UUID.randomUUID().toString();
        var contact = registered("people", Map.of("name", name, "email", "quinlan-" + id + "@example.com", "phone", "", "customerId", id,
                "roles", List.of("CUSTOMER"), "language", "en-IE"));
        return registered("customers", Map.of("id", id, "name", name, "primaryContactId", contact, "billingAddress", "3 Mill Lane"));
    }

    private String registered(String kind, Map<String, ?> body) {
        var answer = office.post("/directory/" + kind, body).ok();
        office.get("/work-orders/nobody?after=" + answer.path("reference").asText()); // waits until the orders' service knows it
        return answer.path("id").asText();
    }
}
