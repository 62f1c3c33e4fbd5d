package dev.kept.local.boundaries.offender;

import java.time.Instant;

record DomainWithAClock(Instant at) {
    static DomainWithAClock now() {
        return new DomainWithAClock(Instant.now());
    }
}
