package eu.megawatt.fleet.sovereignty;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an attribute for some time.
 *
 * @param <V> what there is to know
 * @param from the first moment
 * @param to the first moment at which something else is known
 * @param by the claim that counts; empty where there is none
 */
public record Piece<V>(Instant from, Instant to, Optional<Claim<V>> by) {}
