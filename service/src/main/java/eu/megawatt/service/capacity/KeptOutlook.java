package eu.megawatt.service.capacity;

import java.time.Instant;
import java.util.List;

/**
 * An outlook as it was answered.
 *
 * @param planVersion of the capacity plan that it is of
 * @param answer with and without the drafts, where there are any
 * @param asked as it was asked
 */
public record KeptOutlook(
    String id,
    Instant createdAt,
    String createdBy,
    int planVersion,
    OutlookQuestion asked,
    OutlookView answer,
    List<StepView> steps) {}
