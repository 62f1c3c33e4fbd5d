package dev.kept.local.storm;

/// What must hold of every vendor round, whoever is killed in it.
enum RoundClaim {
    ONE_OFFER_IS_OPEN_AT_A_TIME, NOBODY_IS_ASKED_TWICE, EVERY_QUESTION_IS_ANSWERED_ONCE, EVERY_VENDOR_IS_TOLD_ONCE, IT_ENDS_WHERE_IT_SHOULD, WHAT_WAS_ACKNOWLEDGED_HAPPENED_ONCE
}
