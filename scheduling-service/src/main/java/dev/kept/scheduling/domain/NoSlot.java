package dev.kept.scheduling.domain;

import dev.kept.events.WorkProfile.Certificate;
import java.util.List;

/// Why a technician has no slot to offer: the first rule that they fail.
public record NoSlot(String technicianId, Rule rule, String sentence) {

    /// In the order in which they are asked.
    public enum Rule {
        SKILL_MISSING("skill-missing"), OUT_OF_REACH("out-of-reach"), NO_SHIFT("no-shift"), CERTIFICATE_EXPIRED(
                "certificate-expired"), ABSENT("absent"), BUSY("busy"), FULL("full"), BOOKED("booked"), TOO_FAR("too-far");

        private final String code;

        Rule(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    static NoSlot lacking(String technicianId, List<String> skills) {
        return new NoSlot(technicianId, Rule.SKILL_MISSING, "Lacks the skill " + String.join(", ", skills) + ".");
    }

    static NoSlot expired(String technicianId, Certificate certificate) {
        return new NoSlot(technicianId, Rule.CERTIFICATE_EXPIRED,
                "The certificate " + certificate.name() + " holds until " + Words.date(certificate.validUntil()) + " only.");
    }
}
