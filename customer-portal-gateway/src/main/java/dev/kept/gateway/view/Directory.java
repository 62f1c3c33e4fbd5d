package dev.kept.gateway.view;

import dev.kept.events.DirectoryEvent.AssetRegistered;
import dev.kept.events.DirectoryEvent.CustomerRegistered;
import dev.kept.events.DirectoryEvent.OrganisationRegistered;
import dev.kept.events.DirectoryEvent.PersonRegistered;
import dev.kept.events.DirectoryEvent.ServiceTypeDefined;
import dev.kept.events.DirectoryEvent.SiteRegistered;
import dev.kept.events.DomainEvent;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// People, places and kinds of work by their ids: one table each, a row holds the newest fact.
final class Directory {
    private Directory() {}

    record PersonRow(String id, String tenant, String name, String email, String phone, @Nullable String customerId, String roles,
            String language, long version) {}

    record CustomerRow(String id, String tenant, String name, String primaryContactId, String billingAddress, String wishes,
            @Nullable String preferredTechnicianId, long version) {}

    record SiteRow(String id, String tenant, String customerId, String address, String accessNotes, String zone, @Nullable Double latitude,
            @Nullable Double longitude, long version) {}

    record AssetRow(String id, String tenant, String siteId, String name, String model, String serial, @Nullable LocalDate installedOn,
            @Nullable LocalDate warrantyUntil, long version) {}

    record ServiceTypeRow(String id, String tenant, String code, String name, long expectedMinutes, List<String> skills,
            List<String> keywords, long version) {}

    record OrganisationRow(String id, String tenant, String name, String zone, String currency, String email, String phone) {}

    /// Rows that are made of one kind of fact alone.
    abstract static class Newest<E extends DomainEvent, R> extends RowView<R> {
        private final Class<E> type;

        Newest(String table, Class<R> row, Class<E> type, Codec codec) {
            super(table, row, codec.mapper());
            this.type = type;
        }

        abstract R row(String id, String tenant, E event, long version);

        @Override
        public Set<Topic> topics() {
            return Set.of(Topic.DIRECTORY);
        }

        @Override
        protected Set<String> keys(Recorded fact) {
            return type.isInstance(fact.event()) ? Set.of(fact.streamId()) : Set.of();
        }

        @Override
        protected @Nullable R fold(String key, @Nullable R before, Recorded fact) {
            return type.isInstance(fact.event())
                    ? row(key, fact.tenant(), type.cast(fact.event()), fact.envelope().stream().sequence())
                    : before;
        }
    }

    @Singleton
    static class People extends Newest<PersonRegistered, PersonRow> {
        @Inject
        People(Codec codec) {
            super("person_row", PersonRow.class, PersonRegistered.class, codec);
        }

        @Override
        PersonRow row(String id, String tenant, PersonRegistered person, long version) {
            return new PersonRow(id, tenant, person.name().text(), person.email().text(), person.phone().text(), person.customerId(),
                    String.join(",", person.roles()), person.language(), version);
        }
    }

    @Singleton
    static class Customers extends Newest<CustomerRegistered, CustomerRow> {
        @Inject
        Customers(Codec codec) {
            super("customer_row", CustomerRow.class, CustomerRegistered.class, codec);
        }

        @Override
        CustomerRow row(String id, String tenant, CustomerRegistered customer, long version) {
            return new CustomerRow(id, tenant, customer.name().text(), customer.primaryContactId(), customer.billingAddress().text(),
                    customer.wishes() == null ? "" : customer.wishes().text(), customer.preferredTechnicianId(), version);
        }
    }

    @Singleton
    static class Sites extends Newest<SiteRegistered, SiteRow> {
        @Inject
        Sites(Codec codec) {
            super("site_row", SiteRow.class, SiteRegistered.class, codec);
        }

        @Override
        SiteRow row(String id, String tenant, SiteRegistered site, long version) {
            return new SiteRow(id, tenant, site.customerId(), site.address().text(), site.accessNotes().text(), site.zone(),
                    site.latitude(),
                    site.longitude(), version);
        }
    }

    @Singleton
    static class Assets extends Newest<AssetRegistered, AssetRow> {
        @Inject
        Assets(Codec codec) {
            super("asset_row", AssetRow.class, AssetRegistered.class, codec);
        }

        @Override
        AssetRow row(String id, String tenant, AssetRegistered it, long version) {
            return new AssetRow(id, tenant, it.siteId(), it.name(), it.model(), it.serial(), it.installedOn(), it.warrantyUntil(), version);
        }
    }

    @Singleton
    static class ServiceTypes extends Newest<ServiceTypeDefined, ServiceTypeRow> {
        @Inject
        ServiceTypes(Codec codec) {
            super("service_type_row", ServiceTypeRow.class, ServiceTypeDefined.class, codec);
        }

        @Override
        ServiceTypeRow row(String id, String tenant, ServiceTypeDefined type, long version) {
            return new ServiceTypeRow(id, tenant, type.code(), type.name(), type.expectedDuration().toMinutes(), type.skills(),
                    type.keywords(), version);
        }
    }

    @Singleton
    static class Organisations extends Newest<OrganisationRegistered, OrganisationRow> {
        @Inject
        Organisations(Codec codec) {
            super("organisation_row", OrganisationRow.class, OrganisationRegistered.class, codec);
        }

        @Override
        OrganisationRow row(String id, String tenant, OrganisationRegistered it, long version) {
            return new OrganisationRow(id, tenant, it.name(), it.zone(), it.currency(), it.email(), it.phone());
        }
    }
}
