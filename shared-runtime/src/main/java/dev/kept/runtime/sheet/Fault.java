package dev.kept.runtime.sheet;

/// What is wrong with a row, and what to do.
///
/// @param line of the file, on which the row begins; the first is 1
/// @param column as [Column#name] has it; empty where it is about the whole row, or the whole file
/// @param code machine-readable, kebab-case: `duplicate-contact`
/// @param sentence for a person
public record Fault(int line, String column, String code, String sentence) {}
