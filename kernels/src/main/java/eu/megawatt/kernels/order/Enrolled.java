package eu.megawatt.kernels.order;

/**
 * The answer to an enrolment.
 *
 * @param agentId what the agent is called
 * @param nodeId which node of the fleet it speaks for
 */
public record Enrolled(String agentId, String nodeId) {}
