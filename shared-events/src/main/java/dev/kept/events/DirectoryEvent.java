package dev.kept.events;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// People, places, what stands there, and kinds of work: the only facts that hold names and addresses. The stream's id is the thing's id.
/// Where something is changed, the same fact comes again, whole: the last one holds.
public sealed interface DirectoryEvent extends DomainEvent {

    /// The tenant itself, as its customers know it. The stream's id is the tenant.
    @StoredName("directory.organisation-registered")
    record OrganisationRegistered(String name, String zone, String currency, String email, String phone) implements DirectoryEvent {}

    /// `customerId` is the customer that the person acts for; null for the tenant's own people. `language` is a BCP 47 tag. Somebody with the
    /// role OCCUPANT alone asked through a public request form: they are told about their orders and may do nothing else; of mail address
    /// and phone number one may be empty.
    @StoredName("directory.person-registered")
    record PersonRegistered(Personal name, Personal email, Personal phone, @Nullable String customerId, List<String> roles, String language)
            implements
                DirectoryEvent {}

    /// Who answers in a person's place while they are away; it takes the place of what was said before. The stream's id is
    /// `<tenant>:delegation:<personId>`.
    ///
    /// @param to absent: nobody, and so are `from` and `until`
    @StoredName("directory.delegation-set")
    record DelegationSet(String personId, @Nullable String to, @Nullable Instant from, @Nullable Instant until) implements DirectoryEvent {}

    /// Who is billed.
    ///
    /// @param wishes what they like and dislike, in words; absent where nobody wrote it down, and in facts of version 1, as
    ///        `preferredTechnicianId` is
    /// @param preferredTechnicianId whom they would have come
    @StoredName(value = "directory.customer-registered", version = 2)
    record CustomerRegistered(Personal name, String primaryContactId, Personal billingAddress, @Nullable Personal wishes,
            @Nullable String preferredTechnicianId) implements DirectoryEvent {}

    /// This customer was written down twice: from now on it is the other one. Its people and places are told again as the other's; what was
    /// said under this id stays as it was said, and belongs to the one that stays. The last fact of its stream: nothing takes it back, since
    /// what came together afterwards could not be told apart. Who merged the wrong two registers the customer anew, and its places.
    ///
    /// @param into the customer that stays; where that one is merged later, this one follows it
    @StoredName("directory.customer-merged")
    record CustomerMerged(String into) implements DirectoryEvent {}

    /// Where work is done; not the billing address. Coordinates are WGS 84 degrees, both absent where nobody looked them up.
    @StoredName(value = "directory.site-registered", version = 2)
    record SiteRegistered(String customerId, Personal address, Personal accessNotes, String zone, @Nullable Double latitude,
            @Nullable Double longitude)
            implements
                DirectoryEvent {}

    /// What stands at a site and is worked on: a boiler.
    ///
    /// @param name as people call it
    /// @param model maker and type; empty where nobody knows
    /// @param serial of the very piece; empty where nobody knows
    /// @param installedOn absent where nobody knows
    /// @param warrantyUntil the last day on which its maker stands for it; absent: no warranty is known
    @StoredName("directory.asset-registered")
    record AssetRegistered(String siteId, String name, String model, String serial, @Nullable LocalDate installedOn,
            @Nullable LocalDate warrantyUntil) implements DirectoryEvent {}

    /// From now on whoever has the form's link may ask for work at a place, without an account. The stream's id is the form's.
    ///
    /// @param assetId the piece of equipment that it is about; absent: the place
    @StoredName("directory.request-form-opened")
    record RequestFormOpened(String siteId, @Nullable String assetId) implements DirectoryEvent {}

    /// The form's link and its code lead nowhere any more. What was asked through it stays.
    @StoredName("directory.request-form-closed")
    record RequestFormClosed() implements DirectoryEvent {}

    /// A kind of work, such as `boiler-repair`; the stream's id is `<tenant>:<code>`.
    ///
    /// @param keywords words and phrases by which customers name it; empty in facts of version 1
    @StoredName(value = "directory.service-type-defined", version = 2)
    record ServiceTypeDefined(String code, String name, Duration expectedDuration, List<String> skills, List<String> keywords)
            implements
                DirectoryEvent {}

    /// How orders run from now on, where this policy is chosen; orders that are there keep theirs. The stream's id is
    /// `<tenant>:policy:<id>`.
    ///
    /// @param version one more than the newest; a policy that comes with Kept has its own versions, on which a tenant's go on
    /// @param document JSON text as its author wrote it, after `policy.schema.json`
    @StoredName("directory.policy-published")
    record PolicyPublished(String policyId, int version, String document) implements DirectoryEvent {}

    /// Which policy a new order gets: the first of the rules that fits, else the one that Kept begins with. The stream's id is
    /// `<tenant>:policy-rules`.
    @StoredName("directory.policy-rules-set")
    record PolicyRulesSet(List<PolicyRule> rules) implements DirectoryEvent {}

    /// Fits an order of which each of the three is named here; a list that is empty names all.
    ///
    /// @param sources of PORTAL, OFFICE, FORM and so on: how it came
    /// @param serviceTypes codes
    /// @param policyId the newest version of it is taken
    record PolicyRule(List<String> sources, List<String> siteIds, List<String> serviceTypes, String policyId) {}
}
