package dev.kept.gateway.view;

import dev.kept.events.DirectoryEvent.CustomerMerged;
import dev.kept.events.DomainEvent;
import dev.kept.events.Topic;
import dev.kept.runtime.inbox.MergeView;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Which customer stays.
@Singleton
class MergedCustomers extends MergeView {
    MergedCustomers() {
        super("merged_customer", "customer_id", Topic.DIRECTORY);
    }

    @Override
    protected @Nullable String into(DomainEvent event) {
        return event instanceof CustomerMerged it ? it.into() : null;
    }
}
