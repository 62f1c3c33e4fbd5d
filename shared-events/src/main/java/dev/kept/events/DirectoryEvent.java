package dev.kept.events;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// People, places and kinds of work: the only facts that hold names and addresses. The stream's id is the thing's id.
public sealed interface DirectoryEvent extends DomainEvent {

    /// The tenant itself, as its customers know it. The stream's id is the tenant.
    @StoredName("directory.organisation-registered")
    record OrganisationRegistered(String name, String zone, String currency, String email, String phone) implements DirectoryEvent {}

    /// `customerId` is the customer that the person acts for; null for the tenant's own people. `language` is a BCP 47 tag.
    @StoredName("directory.person-registered")
    record PersonRegistered(Personal name, Personal email, Personal phone, @Nullable String customerId, List<String> roles, String language)
            implements
                DirectoryEvent {}

    /// Who is billed.
    @StoredName("directory.customer-registered")
    record CustomerRegistered(Personal name, String primaryContactId, Personal billingAddress) implements DirectoryEvent {}

    /// Where work is done; not the billing address. Coordinates are WGS 84 degrees.
    @StoredName("directory.site-registered")
    record SiteRegistered(String customerId, Personal address, Personal accessNotes, String zone, double latitude, double longitude)
            implements
                DirectoryEvent {}

    /// A kind of work, such as `boiler-repair`; the stream's id is `<tenant>:<code>`.
    @StoredName("directory.service-type-defined")
    record ServiceTypeDefined(String code, String name, Duration expectedDuration, List<String> skills) implements DirectoryEvent {}
}
