package eu.megawatt.fleet.sovereignty;

import java.time.Instant;

/**
 * The power that a place has from a moment on.
 *
 * @param watts all of it, not what is added; facility side
 * @param firm whether it is signed for; energised or being built
 */
public record CapacityStep(Instant from, long watts, boolean firm) {}
