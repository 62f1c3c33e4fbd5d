package dev.kept.events;

/// Why an automatic step happened.
///
/// @param policy the policy and its version, `home-service@1`
/// @param rule the knob that decided, `release = AUTO`
/// @param because a sentence with the values that were compared: "190.68 EUR is above the limit of 150.00 EUR"
public record Why(String policy, String rule, String because) {}
