package dev.kept.runtime.sheet;

/// Something that is to begin: one row makes several, and several rows may need the same one.
///
/// @param id of its stream
/// @param what it is, one of [SheetKind#things]
/// @param line on which it stands first
public record Entry<C>(String id, String what, C command, int line) {}
