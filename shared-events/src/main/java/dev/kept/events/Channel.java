package dev.kept.events;

/// The way by which a command came in.
public enum Channel {
    PORTAL, OFFICE, PHONE_APP, API, MAIL_LINK, AUTOMATIC,
    /// A public request form, by its link or the code on the sign at the place.
    FORM
}
