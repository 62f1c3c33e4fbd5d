package dev.kept.runtime.link;

import java.time.Instant;
import java.util.Optional;

/// Signed links (Ed25519): a decision from an e-mail needs no account. The signature is the only secret; there is no table of links.
public interface Links {
    /// What a link allows. `subject` is an order's or invoice's id, `item` an approval's, `person` the one to whom it was written. Of a public
    /// request form's, `subject` is its place, and `item` and `person` are the form: it was written to nobody.
    ///
    /// @param purpose `approve`, `pay`, `request`
    /// @param revision content revision that the mail showed
    record Link(String purpose, String tenant, String subject, String item, int revision, String person, Instant expiresAt) {}

    /// The token to put into a path: URL-safe, at most 600 characters.
    String sign(Link link);

    /// The link of a token; empty when the signature is wrong or it has expired (system clock).
    Optional<Link> open(String token);
}
