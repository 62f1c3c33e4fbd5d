package dev.kept.workorder.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.events.DirectoryEvent.PolicyRule;
import dev.kept.events.WorkOrderEvent.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyChoiceTest {
    private static final List<PolicyRule> RULES = List.of(
            new PolicyRule(List.of("OFFICE", "API"), List.of(), List.of("boiler-repair"), "facility-approval"),
            new PolicyRule(List.of(), List.of("site-1"), List.of(), "it-provider"),
            new PolicyRule(List.of(), List.of(), List.of("boiler-repair"), "vendor-and-owner"));

    @Test
    void the_first_rule_decides_that_fits_in_everything_that_it_names() {
        assertEquals(new PolicyChoice("facility-approval", "Rule 1: source OFFICE, service type boiler-repair"),
                chosen(Source.OFFICE, "site-1", "boiler-repair"));
        assertEquals(new PolicyChoice("it-provider", "Rule 2: this site"), chosen(Source.PORTAL, "site-1", "boiler-repair"));
        assertEquals(new PolicyChoice("it-provider", "Rule 2: this site"), chosen(Source.OFFICE, "site-1", "plumbing"));
        assertEquals(new PolicyChoice("vendor-and-owner", "Rule 3: service type boiler-repair"),
                chosen(Source.PORTAL, "site-2", "boiler-repair"));
    }

    @Test
    void where_none_fits_it_is_the_usual_one_and_no_rule_is_named() {
        assertEquals(new PolicyChoice("home-service", null), chosen(Source.PORTAL, "site-2", "plumbing"));
        assertEquals(new PolicyChoice("home-service", null), PolicyChoice.of(List.of(), Source.PORTAL, "site-1", "plumbing"));
    }

    @Test
    void a_rule_that_names_nothing_fits_every_order() {
        assertEquals(new PolicyChoice("it-provider", "Rule 1: every order"),
                PolicyChoice.of(List.of(new PolicyRule(List.of(), List.of(), List.of(), "it-provider")), Source.API, "s", "t"));
    }

    private static PolicyChoice chosen(Source source, String site, String serviceType) {
        return PolicyChoice.of(RULES, source, site, serviceType);
    }
}
