package dev.kept.notification.view;

import dev.kept.runtime.inbox.CustomerMerges;
import jakarta.inject.Singleton;

/// Which customer stays.
@Singleton
class MergedCustomers extends CustomerMerges {}
