package dev.kept.events;

/// The way by which a command came in.
public enum Channel {
    PORTAL, OFFICE, PHONE_APP, API, MAIL_LINK, AUTOMATIC
}
