package dev.kept.local.boundaries.offender;

import com.fasterxml.jackson.databind.JsonNode;

record DomainWithALibrary(JsonNode payload) {}
