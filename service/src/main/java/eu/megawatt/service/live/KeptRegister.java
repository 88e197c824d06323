package eu.megawatt.service.live;

/**
 * Which register is in force, as an input of the plan.
 *
 * @param sha256 its version
 */
public record KeptRegister(String sha256, String name, String reason) {}
