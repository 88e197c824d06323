package eu.megawatt.service.approval;

import java.time.Instant;
import java.util.Optional;

/**
 * A change that waits for somebody else's yes, or has had an answer.
 *
 * @param kind such as {@code limits}
 * @param summary of the change, for who decides
 * @param state {@code Waiting}, {@code Approved}, {@code Refused}, {@code Failed} where it was
 *     approved and could not be made, or {@code Expired}
 * @param change what is to be done, as it was asked for
 * @param outcome what came of it
 */
public record Approval(
    String id,
    String kind,
    String summary,
    String state,
    String askedBy,
    Instant askedAt,
    Instant expiresAt,
    Optional<String> decidedBy,
    Optional<Instant> decidedAt,
    Optional<String> reason,
    Object change,
    Optional<Object> outcome) {}
