package dev.kept.gateway.account;

import dev.kept.decision.Caller.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Which of the pages are for whom.
public final class Faces {
    private Faces() {}

    /// Paths, the one to begin with first.
    public static List<String> of(Set<Role> roles) {
        var faces = new ArrayList<String>();
        if (roles.contains(Role.OFFICE) || roles.contains(Role.ACCOUNTANT))
            faces.add("/office");
        if (roles.contains(Role.TECHNICIAN))
            faces.add("/technician");
        if (roles.contains(Role.OPERATOR))
            faces.add("/console");
        if (roles.contains(Role.CUSTOMER))
            faces.add("/portal");
        return faces;
    }
}
