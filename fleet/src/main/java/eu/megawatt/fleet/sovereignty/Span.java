package eu.megawatt.fleet.sovereignty;

import java.time.Instant;

/** A stretch of time, its first moment included and the one after its last not. */
public record Span(Instant from, Instant to) {}
