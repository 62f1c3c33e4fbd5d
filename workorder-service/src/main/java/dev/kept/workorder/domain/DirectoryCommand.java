package dev.kept.workorder.domain;

import dev.kept.events.DirectoryEvent.PolicyRule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked of the directory: that something is known. Names, addresses and numbers are plain text here and an object of the
/// person in the fact. The stream's id is the id in the command (of an organisation the tenant, of a kind of work `<tenant>:<code>`, of a policy `<tenant>:policy:<id>`, of the rules that choose one `<tenant>:policy-rules`, of who stands in for a person `<tenant>:delegation:<personId>`).
public sealed interface DirectoryCommand {

    /// @param zone IANA name
    /// @param currency three capital letters
    record RegisterOrganisation(String name, String zone, String currency, String email, String phone) implements DirectoryCommand {}

    /// @param customerId for whom the person acts; null for the tenant's own people
    /// @param roles of CUSTOMER, APPROVER, OFFICE, TECHNICIAN, ACCOUNTANT, OPERATOR
    /// @param language BCP 47 tag
    record RegisterPerson(String personId, String name, String email, String phone, @Nullable String customerId, List<String> roles,
            String language) implements DirectoryCommand {
        public RegisterPerson {
            roles = roles.stream().distinct().sorted().toList();
        }
    }

    /// While a person is away, somebody else of the same customer answers in their place.
    ///
    /// @param person null: there is nobody of that id
    /// @param to null: nobody from now on
    /// @param deputy what the directory knows of `to`; null: nothing
    record SetDelegation(Known.@Nullable Person person, @Nullable String to, Known.@Nullable Person deputy, @Nullable Instant from,
            @Nullable Instant until) implements DirectoryCommand {}

    /// Whoever asks through a public request form, so that they can be told.
    ///
    /// @param personId made of the customer and of how they are reached, so that the same person stays one
    /// @param email or empty
    /// @param phone or empty; not both
    record RegisterReporter(String personId, String name, String email, String phone, String customerId, String language)
            implements
                DirectoryCommand {}

    /// @param assetId null: the form is about the place
    record OpenRequestForm(String siteId, @Nullable String assetId) implements DirectoryCommand {}

    record CloseRequestForm() implements DirectoryCommand {}

    /// @param wishes what they like and dislike; null: nobody wrote it down
    record RegisterCustomer(String name, String primaryContactId, String billingAddress, @Nullable String wishes,
            @Nullable String preferredTechnicianId) implements DirectoryCommand {}

    /// Coordinates are WGS 84 degrees; both null where nobody looked them up.
    record RegisterSite(String customerId, String address, String accessNotes, String zone, @Nullable Double latitude,
            @Nullable Double longitude) implements DirectoryCommand {}

    /// @param model maker and type, or empty
    /// @param serial or empty
    /// @param warrantyUntil the last day on which its maker stands for it; null: no warranty is known
    record RegisterAsset(String siteId, String name, String model, String serial, @Nullable LocalDate installedOn,
            @Nullable LocalDate warrantyUntil) implements DirectoryCommand {}

    /// What is registered under this id reads so from now on.
    ///
    /// @param entry the whole of it, of the same kind
    record Change(DirectoryCommand entry) implements DirectoryCommand {}

    /// This customer was written down twice.
    ///
    /// @param into the one that stays
    /// @param target what the directory has under that id, of this tenant
    /// @param merged how many customers either of the two took up before
    /// @param moving how many people and places this one has
    record MergeCustomer(String customerId, String into, DirectoryEntry target, long merged, long moving) implements DirectoryCommand {
        /// What one reaction does by itself in a few seconds.
        public static final int MOST_MOVED = 1_000;
    }

    /// A person or a place of a customer that was merged is the other one's.
    record MoveToCustomer(String customerId) implements DirectoryCommand {}

    /// @param keywords words and phrases by which customers name it
    record DefineServiceType(String code, String name, Duration expectedDuration, List<String> skills, List<String> keywords)
            implements
                DirectoryCommand {
        public DefineServiceType {
            skills = skills.stream().distinct().toList();
            keywords = keywords.stream().map(String::strip).distinct().toList();
        }
    }

    /// @param document JSON text, as written; `policy` is what it says
    /// @param included the newest version that comes with Kept; 0 where none does
    record PublishPolicy(Policy policy, String document, int included) implements DirectoryCommand {}

    /// @param known ids of the policies that there are
    record SetPolicyRules(List<PolicyRule> rules, List<String> known) implements DirectoryCommand {
        public SetPolicyRules {
            rules = List.copyOf(rules);
            known = List.copyOf(known);
        }
    }
}
