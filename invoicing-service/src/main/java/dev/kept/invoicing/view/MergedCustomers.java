package dev.kept.invoicing.view;

import dev.kept.runtime.inbox.CustomerMerges;
import jakarta.inject.Singleton;

/// Which customer stays.
@Singleton
class MergedCustomers extends CustomerMerges {}
