package dev.kept.scheduling.domain;

/// Why a technician has no slot to offer: the first rule that they fail.
public record NoSlot(String technicianId, Rule rule, String sentence) {

    public enum Rule {
        SKILL_MISSING("skill-missing"), NO_SHIFT("no-shift"), BOOKED("booked");

        private final String code;

        Rule(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
