package dev.kept.workorder.domain;

import dev.kept.events.WorkOrderEvent.Occurrence;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the directory says about the parties of a new order, looked up by the edge. Null: there is no such thing in this tenant.
///
/// @param requester the person for whom the order is; the edge looks up the named one, else the caller, else (for the office) the site's
///        customer's primary contact
/// @param circles who of the site's customer may be asked for an approval
public record Known(@Nullable Site site, @Nullable ServiceType serviceType, @Nullable Person requester, Circles circles) {

    /// The people of a customer, as ids.
    ///
    /// @param approvers who is named as one
    /// @param users everybody
    /// @param admins who administers the customer's own people
    /// @param deputies of those who are away now, who answers in their place
    public record Circles(List<String> approvers, List<String> users, List<String> admins, Map<String, String> deputies) {
        public static final Circles NOBODY = new Circles(List.of(), List.of(), List.of());

        public Circles {
            approvers = List.copyOf(approvers);
            users = List.copyOf(users);
            admins = List.copyOf(admins);
            deputies = Map.copyOf(deputies);
        }

        public Circles(List<String> approvers, List<String> users, List<String> admins) {
            this(approvers, users, admins, Map.of());
        }

        List<String> of(Policy.Approval.Circle circle) {
            return switch (circle) {
                case APPROVERS -> approvers;
                case USERS -> users;
                case ADMINS -> admins;
            };
        }
    }

    /// Whose something is, today.
    ///
    /// @param formerly ids of customers that were merged into this one: orders name them still
    public record Customer(String id, Set<String> formerly) {
        public static final int MOST_MERGED = 20;

        public Customer {
            formerly = Set.copyOf(formerly);
        }

        boolean is(@Nullable String customerId) {
            return id.equals(customerId) || (customerId != null && formerly.contains(customerId));
        }
    }

    public record Site(String siteId, Customer customer, String zone) {
        public Site(String siteId, String customerId, String zone) {
            this(siteId, new Customer(customerId, Set.of()), zone);
        }

        public String customerId() {
            return customer.id();
        }

        /// Whether it is this customer's, or was when it had that id.
        public boolean isOf(@Nullable String customerId) {
            return customer.is(customerId);
        }
    }

    public record ServiceType(String code, List<String> skills, Duration expectedDuration) {
        public ServiceType {
            skills = List.copyOf(skills);
        }
    }

    /// What stands at a site.
    ///
    /// @param warrantyUntil the last day on which its maker stands for it; null: no warranty is known
    public record Asset(String assetId, String siteId, String name, @Nullable LocalDate warrantyUntil) {}

    /// What somebody says an order is about.
    ///
    /// @param named ids, as they were named
    /// @param found what the directory knows of them
    public record Equipment(List<String> named, List<Asset> found) {
        public static final Equipment NONE = new Equipment(List.of(), List.of());

        public Equipment {
            named = named.stream().distinct().toList();
            found = List.copyOf(found);
        }
    }

    /// What a new order came of, where nobody with an account asked for it there and then.
    public sealed interface Origin {}

    /// The order that a new one came out of.
    ///
    /// @param byTechnician who had it opened: the technician of the visit; else the office
    public record Parent(String orderId, String number, boolean byTechnician) implements Origin {}

    /// A plan, whose time had come.
    public record Planned(Occurrence occurrence) implements Origin {}

    /// A public request form, open when somebody asked through it.
    ///
    /// @param assetId the piece of equipment that it is about; null: the place
    public record Form(String formId, String siteId, @Nullable String assetId) implements Origin {}

    /// Another order, as the log has it now.
    ///
    /// @param itself it is the very order that is asked
    /// @param open it has not ended
    /// @param mergedIntoThis it was merged into the one that is asked, and lives again
    public record Other(String orderId, String number, Customer customer, boolean itself, boolean open, boolean mergedIntoThis) {
        public Other(String orderId, String number, String customerId, boolean itself, boolean open, boolean mergedIntoThis) {
            this(orderId, number, new Customer(customerId, Set.of()), itself, open, mergedIntoThis);
        }

        boolean isOf(String customerId) {
            return customer.is(customerId);
        }
    }

    /// @param customerId for whom the person acts; null for the tenant's own people
    public record Person(String personId, @Nullable String customerId) {}
}
