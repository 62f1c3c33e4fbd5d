package dev.kept.notification.send;

import io.smallrye.mutiny.Uni;

/// The way to somebody's phone.
interface Texts {

    /// Never fails: says what became of it.
    ///
    /// @param from the tenant, as the reader knows it
    /// @param number as the directory has it
    Uni<Outcome> send(String messageId, Post.Party from, String number, String text);
}
