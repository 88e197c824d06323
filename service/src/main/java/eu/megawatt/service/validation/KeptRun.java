package eu.megawatt.service.validation;

import eu.megawatt.kernels.suite.Extent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A validation run as it is kept. */
record KeptRun(
    long sequence,
    String id,
    Extent extent,
    List<String> kernels,
    int soakSeconds,
    String reason,
    String createdBy,
    Instant createdAt,
    Instant startAt,
    Instant endBy,
    String keyName,
    String requestSha256,
    Optional<Instant> cancelledAt,
    String cancelReason) {}
