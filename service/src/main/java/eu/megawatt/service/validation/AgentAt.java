package eu.megawatt.service.validation;

import java.util.Optional;

/**
 * What an agent is at.
 *
 * @param step which kernel, where it has said so
 */
public record AgentAt(
    String orderId, String runId, String state, Optional<RunView.StepView> step) {}
