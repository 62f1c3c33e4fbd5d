package dev.kept.workorder;

import dev.kept.events.DirectoryEvent;
import dev.kept.events.PlanEvent;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent;
import dev.kept.runtime.log.StreamType;
import dev.kept.workorder.domain.Allowances;
import dev.kept.workorder.domain.DirectoryCommand;
import dev.kept.workorder.domain.DirectoryDecider;
import dev.kept.workorder.domain.DirectoryEntry;
import dev.kept.workorder.domain.WorkOrder;
import dev.kept.workorder.domain.WorkOrderCommand;
import dev.kept.workorder.domain.WorkOrderDecider;
import dev.kept.workorder.plan.Plan;
import dev.kept.workorder.plan.PlanCommand;
import dev.kept.workorder.plan.PlanDecider;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// What this service keeps facts about.
public final class Streams {
    private static final KnownPolicies POLICIES = new KnownPolicies(PolicyFiles.read());
    private static final WorkOrderDecider DECIDER = new WorkOrderDecider(POLICIES);
    public static final StreamType<WorkOrderCommand, WorkOrder, WorkOrderEvent> WORK_ORDERS = new StreamType<>("workorder",
            Topic.WORKORDER, WorkOrderEvent.class, DECIDER);
    /// Organisations, people, customers, sites, kinds of work and policies.
    public static final StreamType<DirectoryCommand, DirectoryEntry, DirectoryEvent> DIRECTORY = new StreamType<>("directory",
            Topic.DIRECTORY, DirectoryEvent.class, new DirectoryDecider());

    /// Work that comes again.
    public static final StreamType<PlanCommand, Plan, PlanEvent> PLANS = new StreamType<>("plan", Topic.PLAN, PlanEvent.class,
            new PlanDecider());

    private Streams() {}

    /// The stream of a tenant's policy, all versions.
    public static String policy(String tenant, String id) {
        return tenant + ":policy:" + id;
    }

    /// The stream of who stands in for a person.
    public static String delegation(String tenant, String personId) {
        return tenant + ":delegation:" + personId;
    }

    /// The stream of the rules by which a tenant's policies are chosen.
    public static String policyRules(String tenant) {
        return tenant + ":policy-rules";
    }

    /// The log, and those who need the rules, find them here.
    @Singleton
    static class Beans {
        @Produces
        @Singleton
        StreamType<WorkOrderCommand, WorkOrder, WorkOrderEvent> workOrders() {
            return WORK_ORDERS;
        }

        @Produces
        @Singleton
        StreamType<DirectoryCommand, DirectoryEntry, DirectoryEvent> directory() {
            return DIRECTORY;
        }

        @Produces
        @Singleton
        StreamType<PlanCommand, Plan, PlanEvent> plans() {
            return PLANS;
        }

        @Produces
        @Singleton
        KnownPolicies policies() {
            return POLICIES;
        }

        @Produces
        @Singleton
        Allowances allowances() {
            return new Allowances(DECIDER);
        }
    }
}
